import { describe, expect, it } from "vitest";
import { maskText } from "./own-text.ts";

/** What each letter of a mask becomes: what a text looks like, what it tells, and what is printed. */
describe("a mask in the JSONata text", () => {
  it.each([
    [
      'day <-> X as date("MM/dd/yyyy")',
      String.raw`/^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/`,
      '$exists($g) ? $reading({ "month": $within($int($g[0]), 1, 12), "day": $within($int($g[1]), 1, 31), "year": $within($int($g[2]), 1, 9999) }, 3, true)',
      '$zeros($c.month, 2) & "/" & $zeros($c.day, 2) & "/" & $zeros($c.year, 4)',
    ],
    [
      'day <-> X as date("d.M.yyyy")',
      String.raw`/^([0-9]{1}|[1-9][0-9]{1,1})\.([0-9]{1}|[1-9][0-9]{1,1})\.([0-9]{4})$/`,
      '$exists($g) ? $reading({ "day": $within($int($g[0]), 1, 31), "month": $within($int($g[1]), 1, 12), "year": $within($int($g[2]), 1, 9999) }, 3, true)',
      '$zeros($c.day, 1) & "." & $zeros($c.month, 1) & "." & $zeros($c.year, 4)',
    ],
    [
      'day <-> X as date("yyMMdd")',
      "/^([0-9]{2})([0-9]{2})([0-9]{2})$/",
      '$exists($g) ? $reading({ "year": $fullYear($int($g[0])), "month": $within($int($g[1]), 1, 12), "day": $within($int($g[2]), 1, 31) }, 3, true)',
      '$c.year < 1969 or $c.year > 2068 ? $refuse("range") : $zeros($c.year % 100, 2) & $zeros($c.month, 2) & $zeros($c.day, 2)',
    ],
    [
      'day <-> X as date("yyyy-DDD")',
      "/^([0-9]{4})-([0-9]{3})$/",
      '$exists($g) ? $reading({ "year": $within($int($g[0]), 1, 9999), "dayOfYear": $within($int($g[1]), 1, 366) }, 2, true)',
      '$zeros($c.year, 4) & "-" & $zeros($c.days - $daysFrom($c.year, 1, 1) + 1, 3)',
    ],
    [
      'day <-> X as date("y-D")',
      "/^([0-9]{1}|[1-9][0-9]{1,3})-([0-9]{1}|[1-9][0-9]{1,2})$/",
      '$exists($g) ? $reading({ "year": ($int($g[0]) > 9 and $int($g[0]) < 100 ? $missing : $within($int($g[0]), 1, 9999)), "dayOfYear": $within($int($g[1]), 1, 366) }, 2, true)',
      '($c.year > 9 and $c.year < 100) ? $refuse("range") : $zeros($c.year, 1) & "-" & $zeros($c.days - $daysFrom($c.year, 1, 1) + 1, 1)',
    ],
    [
      'day <-> X as date("EEE, d MMM yyyy")',
      "/^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), ([0-9]{1}|[1-9][0-9]{1,1}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([0-9]{4})$/",
      '$exists($g) ? $reading({ "weekday": $placeOf($g[0], ["Sun","Mon","Tue","Wed","Thu","Fri","Sat"]), "day": $within($int($g[1]), 1, 31), "month": $placeOf($g[2], ["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"]) + 1, "year": $within($int($g[3]), 1, 9999) }, 4, true)',
      '["Sun","Mon","Tue","Wed","Thu","Fri","Sat"][$weekday($c.days)] & ", " & $zeros($c.day, 1) & " " & ["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"][$c.month - 1] & " " & $zeros($c.year, 4)',
    ],
    [
      'day <-> X as date("EEEE, d. MMMM yyyy")',
      String.raw`/^(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday), ([0-9]{1}|[1-9][0-9]{1,1})\. (January|February|March|April|May|June|July|August|September|October|November|December) ([0-9]{4})$/`,
      '$exists($g) ? $reading({ "weekday": $placeOf($g[0], ["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"]), "day": $within($int($g[1]), 1, 31), "month": $placeOf($g[2], ["January","February","March","April","May","June","July","August","September","October","November","December"]) + 1, "year": $within($int($g[3]), 1, 9999) }, 4, true)',
      '["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"][$weekday($c.days)] & ", " & $zeros($c.day, 1) & ". " & ["January","February","March","April","May","June","July","August","September","October","November","December"][$c.month - 1] & " " & $zeros($c.year, 4)',
    ],
    [
      'day <-> X as date("yyyy(MM){dd}[MM]")',
      String.raw`/^([0-9]{4})\(([0-9]{2})\)\{([0-9]{2})\}\[([0-9]{2})\]$/`,
      '$exists($g) and $within($int($g[1]), 1, 12) = $within($int($g[3]), 1, 12) ? $reading({ "year": $within($int($g[0]), 1, 9999), "month": $within($int($g[1]), 1, 12), "day": $within($int($g[2]), 1, 31) }, 3, true)',
      '$zeros($c.year, 4) & "(" & $zeros($c.month, 2) & "){" & $zeros($c.day, 2) & "}[" & $zeros($c.month, 2) & "]"',
    ],
    [
      String.raw`day <-> X as date("yyyy'\\^$|*+?'MM dd")`,
      String.raw`/^([0-9]{4})\x5c\^\$\|\*\+\?([0-9]{2}) ([0-9]{2})$/`,
      '$exists($g) ? $reading({ "year": $within($int($g[0]), 1, 9999), "month": $within($int($g[1]), 1, 12), "day": $within($int($g[2]), 1, 31) }, 3, true)',
      String.raw`$zeros($c.year, 4) & "\\^$|*+?" & $zeros($c.month, 2) & " " & $zeros($c.day, 2)`,
    ],
    [
      "seen <-> X as datetime(\"yyyy-MM-dd'T'HH:mm:ss.SSSZ\")",
      String.raw`/^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})([+-][0-9]{4})$/`,
      '$exists($g) ? $reading({ "year": $within($int($g[0]), 1, 9999), "month": $within($int($g[1]), 1, 12), "day": $within($int($g[2]), 1, 31), "hour": $within($int($g[3]), 0, 23), "minute": $within($int($g[4]), 0, 59), "second": $within($int($g[5]), 0, 59), "ms": $within($int($g[6]), 0, 999), "ahead": $offsetOf($g[7]) }, 8, true)',
      '$zeros($c.year, 4) & "-" & $zeros($c.month, 2) & "-" & $zeros($c.day, 2) & "T" & $zeros($c.hour, 2) & ":" & $zeros($c.minute, 2) & ":" & $zeros($c.second, 2) & "." & $zeros($c.ms, 3) & "+0000"',
    ],
    [
      "seen <-> X as datetime(\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\")",
      String.raw`/^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})(Z|[+-][0-9]{2}:[0-9]{2})$/`,
      '$exists($g) ? $reading({ "year": $within($int($g[0]), 1, 9999), "month": $within($int($g[1]), 1, 12), "day": $within($int($g[2]), 1, 31), "hour": $within($int($g[3]), 0, 23), "minute": $within($int($g[4]), 0, 59), "second": $within($int($g[5]), 0, 59), "ms": $within($int($g[6]), 0, 999), "ahead": $offsetOf($g[7]) }, 8, true)',
      '$zeros($c.year, 4) & "-" & $zeros($c.month, 2) & "-" & $zeros($c.day, 2) & "T" & $zeros($c.hour, 2) & ":" & $zeros($c.minute, 2) & ":" & $zeros($c.second, 2) & "." & $zeros($c.ms, 3) & "Z"',
    ],
    [
      'seen <-> X as datetime("yyyyMMddHHmmssSSSXX")',
      "/^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{3})(Z|[+-][0-9]{4})$/",
      '$exists($g) ? $reading({ "year": $within($int($g[0]), 1, 9999), "month": $within($int($g[1]), 1, 12), "day": $within($int($g[2]), 1, 31), "hour": $within($int($g[3]), 0, 23), "minute": $within($int($g[4]), 0, 59), "second": $within($int($g[5]), 0, 59), "ms": $within($int($g[6]), 0, 999), "ahead": $offsetOf($g[7]) }, 8, true)',
      '$zeros($c.year, 4) & $zeros($c.month, 2) & $zeros($c.day, 2) & $zeros($c.hour, 2) & $zeros($c.minute, 2) & $zeros($c.second, 2) & $zeros($c.ms, 3) & "Z"',
    ],
    [
      'seen <-> X as datetime("yyyy-MM-dd HH:mm:ss.SSSX")',
      String.raw`/^([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})(Z|[+-][0-9]{2})$/`,
      '$exists($g) ? $reading({ "year": $within($int($g[0]), 1, 9999), "month": $within($int($g[1]), 1, 12), "day": $within($int($g[2]), 1, 31), "hour": $within($int($g[3]), 0, 23), "minute": $within($int($g[4]), 0, 59), "second": $within($int($g[5]), 0, 59), "ms": $within($int($g[6]), 0, 999), "ahead": $offsetOf($g[7]) }, 8, true)',
      '$zeros($c.year, 4) & "-" & $zeros($c.month, 2) & "-" & $zeros($c.day, 2) & " " & $zeros($c.hour, 2) & ":" & $zeros($c.minute, 2) & ":" & $zeros($c.second, 2) & "." & $zeros($c.ms, 3) & "Z"',
    ],
    [
      'clock <-> X as time("HH:mm:ss.SSS")',
      String.raw`/^([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})$/`,
      '$exists($g) ? $reading({ "hour": $within($int($g[0]), 0, 23), "minute": $within($int($g[1]), 0, 59), "second": $within($int($g[2]), 0, 59), "ms": $within($int($g[3]), 0, 999) }, 4, false)',
      '$zeros($c.hour, 2) & ":" & $zeros($c.minute, 2) & ":" & $zeros($c.second, 2) & "." & $zeros($c.ms, 3)',
    ],
    [
      'clock <-> X as time("hh:mm:ss.SSS a")',
      String.raw`/^([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3}) (AM|PM)$/`,
      '$exists($g) ? $reading({ "halfHour": $within($int($g[0]), 1, 12) % 12, "minute": $within($int($g[1]), 0, 59), "second": $within($int($g[2]), 0, 59), "ms": $within($int($g[3]), 0, 999), "half": $placeOf($g[4], ["AM","PM"]) }, 5, false)',
      '$zeros(($c.hour % 12 = 0 ? 12 : $c.hour % 12), 2) & ":" & $zeros($c.minute, 2) & ":" & $zeros($c.second, 2) & "." & $zeros($c.ms, 3) & " " & ["AM","PM"][($c.hour < 12 ? 0 : 1)]',
    ],
    [
      'clock <-> X as time("K:mm:ss.SSS a")',
      String.raw`/^([0-9]{1}|[1-9][0-9]{1,1}):([0-9]{2}):([0-9]{2})\.([0-9]{3}) (AM|PM)$/`,
      '$exists($g) ? $reading({ "halfHour": $within($int($g[0]), 0, 11), "minute": $within($int($g[1]), 0, 59), "second": $within($int($g[2]), 0, 59), "ms": $within($int($g[3]), 0, 999), "half": $placeOf($g[4], ["AM","PM"]) }, 5, false)',
      '$zeros($c.hour % 12, 1) & ":" & $zeros($c.minute, 2) & ":" & $zeros($c.second, 2) & "." & $zeros($c.ms, 3) & " " & ["AM","PM"][($c.hour < 12 ? 0 : 1)]',
    ],
    [
      'clock <-> X as time("kk:mm:ss.SSS")',
      String.raw`/^([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})$/`,
      '$exists($g) ? $reading({ "hour": $within($int($g[0]), 1, 24) % 24, "minute": $within($int($g[1]), 0, 59), "second": $within($int($g[2]), 0, 59), "ms": $within($int($g[3]), 0, 999) }, 4, false)',
      '$zeros(($c.hour = 0 ? 24 : $c.hour), 2) & ":" & $zeros($c.minute, 2) & ":" & $zeros($c.second, 2) & "." & $zeros($c.ms, 3)',
    ],
    [
      'clock <-> X as time("H:m:s.S")',
      String.raw`/^([0-9]{1}|[1-9][0-9]{1,1}):([0-9]{1}|[1-9][0-9]{1,1}):([0-9]{1}|[1-9][0-9]{1,1})\.([0-9]{1}|[1-9][0-9]{1,2})$/`,
      '$exists($g) ? $reading({ "hour": $within($int($g[0]), 0, 23), "minute": $within($int($g[1]), 0, 59), "second": $within($int($g[2]), 0, 59), "ms": $within($int($g[3]), 0, 999) }, 4, false)',
      '$zeros($c.hour, 1) & ":" & $zeros($c.minute, 1) & ":" & $zeros($c.second, 1) & "." & $zeros($c.ms, 1)',
    ],
  ])("%s", (row, pattern, tells, prints) => {
    expect(maskText(row)).toEqual({ pattern, tells, prints });
  });
});

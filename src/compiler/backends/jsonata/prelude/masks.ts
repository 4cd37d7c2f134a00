import type { Helper } from "./helper.ts";

/** Dates, datetimes and times as text in a mask. A reading is `{ ms, ahead }` or missing. */
export const maskHelpers: readonly Helper[] = [
  {
    name: "within",
    about: "a number of a range, else missing",
    text: `function($n, $least, $most) { $n >= $least and $n <= $most ? $n }`,
  },
  {
    name: "placeOf",
    about: "the index of a text in a list",
    text: `function($text, $list) {
    $reduce($list, function($r, $x, $i) { $x = $text ? { "is": $i } : $r }, {}).is
  }`,
  },
  {
    name: "fullYear",
    about: "two digits stand for 1969 to 2068",
    text: `function($n) { $n < 69 ? 2000 + $n : 1900 + $n }`,
  },
  {
    name: "offsetOf",
    about: "milliseconds that an offset is ahead of UTC",
    text: `function($text) {
    $text = "Z" ? 0 : (
      $minutes := $length($text) = 3 ? 0 : $int($substring($text, -2));
      $hours := $int($substring($text, 1, 2));
      $hours < 24 and $minutes < 60
        ? (60 * $hours + $minutes) * ($substring($text, 0, 1) = "-" ? -60000 : 60000)
    )
  }`,
  },
  {
    name: "reading",
    about:
      "the clock time that the parts of a text tell; missing where they are no time or disagree",
    text: `function($t, $parts, $hasDay) {(
    $hour := $orElse($t.hour, $orElse($t.half, 0) * 12 + $orElse($t.halfHour, 0));
    $agrees := $agree($t.half, $hour < 12 ? 0 : 1) and $agree($t.halfHour, $hour % 12);
    $day := $hasDay ? $toldDay($t) : 0;
    $exists($day) and $agrees and $count($keys($t)) = $parts ? {
      "ms": $day * 86400000 + (($hour * 60 + $orElse($t.minute, 0)) * 60 + $orElse($t.second, 0)) * 1000
        + $orElse($t.ms, 0),
      "ahead": $orElse($t.ahead, 0)
    }
  )}`,
  },
  {
    name: "agree",
    about: "",
    text: `function($told, $found) { $exists($told) ? $told = $found : true }`,
  },
  {
    name: "toldDay",
    about: "",
    text: `function($t) {(
    $day := $exists($t.dayOfYear) ? $daysFrom($t.year, 1, 1) + $t.dayOfYear - 1
      : $dayOfParts($t.year, $t.month, $t.day);
    $c := $exists($day) ? $calendar($day);
    $exists($c) and $c.year = $t.year and $agree($t.month, $c.month) and $agree($t.day, $c.day)
      and $agree($t.weekday, $weekday($day)) ? $day
  )}`,
  },
  {
    name: "weekday",
    about: "Sunday is 0",
    text: `function($day) { (($day + 4) % 7 + 7) % 7 }`,
  },
  {
    name: "clock",
    about: "calendar and clock of milliseconds since 1970",
    text: `function($ms) {(
    $day := $floor($ms / 86400000);
    $time := $ms - $day * 86400000;
    $merge([$calendar($day), {
      "days": $day,
      "hour": $floor($time / 3600000),
      "minute": $floor($time / 60000) % 60,
      "second": $floor($time / 1000) % 60,
      "ms": $time % 1000
    }])
  )}`,
  },
  {
    name: "dateIn",
    about: "",
    text: `function($x, $read) {
    $held($x) ? (
      $r := $type($x) = "string" ? $read($x);
      $type($x) != "string" ? $refuse("type")
      : $exists($r) ? $rangeChecked($substring($instantText($r.ms - $r.ahead), 0, 10))
      : $refuse("format")
    ) : $x
  }`,
  },
  {
    name: "dateOut",
    about: "with the time of day of the text that it replaces, else midnight",
    text: `function($x, $old, $read, $print) {(
    $day := $asDate($x);
    $r := $type($old) = "string" ? $read($old);
    $before := $exists($r) ? $r.ms - $r.ahead : 0;
    $held($day) ? $print($dayOf($day) * 86400000 + $before - $floor($before / 86400000) * 86400000)
      : $day
  )}`,
  },
  {
    name: "datetimeIn",
    about: "",
    text: `function($x, $read) {
    $held($x) ? (
      $r := $type($x) = "string" ? $read($x);
      $type($x) != "string" ? $refuse("type")
      : $exists($r) ? $rangeChecked($instantText($r.ms - $r.ahead)) : $refuse("format")
    ) : $x
  }`,
  },
  {
    name: "datetimeOut",
    about: "finer units than the mask has are cut off",
    text: `function($x, $print) {
    $held($x) ? (
      $at := $type($x) = "string" ? $instant($x);
      $type($x) != "string" ? $refuse("type")
      : $exists($at) = false ? $refuse("format")
      : $at.extra != "" ? $refuse("inexact")
      : $exists($instantText($at.ms)) ? $print($at.ms) : $refuse("range")
    ) : $x
  }`,
  },
  {
    name: "timeIn",
    about: "",
    text: `function($x, $read) {
    $held($x) ? (
      $r := $type($x) = "string" ? $read($x);
      $type($x) != "string" ? $refuse("type")
      : $exists($r) ? $substring($clockText($r.ms), 0, $r.ms % 1000 = 0 ? 8 : 12)
      : $refuse("format")
    ) : $x
  }`,
  },
  {
    name: "timeOut",
    about: "",
    text: `function($x, $print) {
    $held($x) ? (
      $t := $type($x) = "string" ? $timeOf($x);
      $type($x) != "string" ? $refuse("type")
      : $exists($t) = false ? $refuse("format")
      : $t.extra != "" ? $refuse("inexact") : $print($t.ms)
    ) : $x
  }`,
  },
];

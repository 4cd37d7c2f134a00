import { describe, expect, it } from "vitest";
import { readText, writeText } from "../../../src/compiler/backends/jsonata/jsonata.ts";
import { cellText, mapOf, ownText } from "./own-text.ts";

/**
 * What a row becomes in the JSONata text: the function that reads the vendor's cell and, where it is
 * another one, the function that writes it, and what else the rule says. Whether these do what the row
 * means is tried on records (`agreement.test.ts`).
 */
describe("a row in the JSONata text", () => {
  it.each<readonly [string, string, (string | undefined)?, string?]>([
    ["text <-> X", "$asText"],
    ["kind <-> X", 'function($x) { $asOneOf($x, ["a","b"]) }'],
    ["any <-> X", "$asIs"],
    ["clock <-> X", "$asTime", undefined, '{ "same": $sameTime }'],
    ["flag <-> X", "$asBoolean"],
    ["seen <-> X", "$asDatetime", undefined, '{ "same": $sameInstant }'],
    ["dec <-> X", "$asDecimal", undefined, '{ "same": $sameDecimal }'],
    ["texts <-> X", "function($x) { (function($l) { $asList($l, $asText) })($x) }"],
    [
      "grid <-> X",
      "function($x) { (function($l) { $asList($l, function($l) { $asList($l, $asDecimal) }) })($x) }",
      undefined,
      '{ "same": function($a, $b) { $sameList($a, $b, function($a, $b) { $sameList($a, $b, $sameDecimal) }) } }',
    ],
    ["anys <-> X", "function($x) { (function($l) { $asList($l, $asIs) })($x) }"],
    [
      "times <-> X",
      "function($x) { (function($m) { $asMap($m, $asTime) })($x) }",
      undefined,
      '{ "same": function($a, $b) { $sameMap($a, $b, $sameTime) } }',
    ],
    [
      "place <-> X",
      'function($x) { (function($o) { $asObject($o, { "city": $asText, "since": $asDatetime }) })($x) }',
      undefined,
      '{ "same": function($a, $b) { $sameObject($a, $b, { "since": $sameInstant }) } }',
    ],
    [
      "items <-> X",
      'function($x) { (function($l) { $asList($l, function($o) { $asObject($o, { "key": $asText, "n": $asInteger, "at": $asDatetime }) }) })($x) }',
      undefined,
      '{ "same": function($a, $b) { $sameList($a, $b, function($a, $b) { $sameObject($a, $b, { "at": $sameInstant }) }) } }',
    ],
    ["int <-> X as string", "$stringToInteger", "$integerToString"],
    ['day <-> X as datetime lossy "the time of day stays"', "$datetimeToDate", "$dateToDatetime"],
    [
      'day <-> X as date("MM/dd/yyyy")',
      "function($x) { $dateIn($x, $day_mask_read) }",
      "function($x) { $dateOut($x, $missing, $day_mask_read, $day_mask_print) }",
    ],
    [
      'seen <-> X as epoch("s")',
      "function($x) { $fromEpoch($x, 1000) }",
      "function($x) { $toEpoch($x, 1000) }",
      '{ "same": $sameInstant }',
    ],
    [
      'seen <-> X as epoch("ms")',
      "function($x) { $fromEpoch($x, 1) }",
      "function($x) { $toEpoch($x, 1) }",
      '{ "same": $sameInstant }',
    ],
    [
      'dec <-> X as number("#,##0.00", "de")',
      'function($x) { $numberIn($x, {"minInteger":1,"minFraction":2,"maxFraction":2,"groupSize":3,"showsPoint":false,"positive":["",""],"negative":["-",""],"point":",","mark":"."}, "decimal") }',
      'function($x) { $numberOut($x, {"minInteger":1,"minFraction":2,"maxFraction":2,"groupSize":3,"showsPoint":false,"positive":["",""],"negative":["-",""],"point":",","mark":"."}, "decimal") }',
      '{ "same": $sameDecimal }',
    ],
    [
      'num <-> X as number("0.0", "en")',
      'function($x) { $numberIn($x, {"minInteger":1,"minFraction":1,"maxFraction":1,"groupSize":0,"showsPoint":false,"positive":["",""],"negative":["-",""],"point":".","mark":","}, "number") }',
      'function($x) { $numberOut($x, {"minInteger":1,"minFraction":1,"maxFraction":1,"groupSize":0,"showsPoint":false,"positive":["",""],"negative":["-",""],"point":".","mark":","}, "number") }',
    ],
    [
      'texts <-> X as list(";")',
      'function($x) { $splitBy($x, ";") }',
      'function($x) { $joinBy($x, ";") }',
    ],
    [
      'decs <-> X as list(";")',
      'function($x) { $eachItem($splitBy($x, ";"), $stringToDecimal) }',
      'function($x) { $joinBy($eachItem($x, $decimalToString), ";") }',
      '{ "same": function($a, $b) { $sameList($a, $b, $sameDecimal) } }',
    ],
    [
      "dec <-> X / 100",
      'function($x) { $linear($x, {"from":"number","before":"0","times":"1","by":"100","after":"0","to":"decimal"}) }',
      'function($x) { $linear($x, {"from":"decimal","before":"0","times":"100","by":"1","after":"0","to":"number"}) }',
      '{ "same": $sameDecimal }',
    ],
    [
      "num <-> X * 9 / 5 + 32",
      'function($x) { $linear($x, {"from":"number","before":"0","times":"9","by":"5","after":"32","to":"number"}) }',
      'function($x) { $linear($x, {"from":"number","before":"-32","times":"5","by":"9","after":"0","to":"number"}) }',
    ],
    [
      "num <-> X - 0.5",
      'function($x) { $linear($x, {"from":"number","before":"0","times":"1","by":"1","after":"-0.5","to":"number"}) }',
      'function($x) { $linear($x, {"from":"number","before":"0.5","times":"1","by":"1","after":"0","to":"number"}) }',
    ],
    ['text <-> X via upper lossy "small letters"', "$upper"],
    ["text <-> X via base64", "$fromBase64", "$toBase64"],
    ["flag <-> X via not", "$negated"],
    [
      'text <-> X via lower via trim lossy "small letters"',
      "function($x) { $trimmed($lower($x)) }",
      "function($x) { $lower($trimmed($x)) }",
    ],
    [
      "flag <-> X via yesNo",
      `function($x) {
  $x = "Y" ? true
  : $x = "N" ? false
  : $held($x) ? ( $type($x) in ["string"] ? $refuse("unknown-value") : $refuse("type") ) : $x
}`,
      `function($x) {
  $x = true ? "Y"
  : $x = false ? "N"
  : $held($x) ? ( $type($x) in ["boolean"] ? $refuse("unknown-value") : $refuse("type") ) : $x
}`,
    ],
    [
      "text <-> X from users (name <-> id)",
      'function($x) { $lookedUp($x, "users", "id", "name") }',
      'function($x) { $lookedUp($x, "users", "name", "id") }',
    ],
    [
      "int <-> X as string else null",
      'function($x) { $rescue($stringToInteger($x), $x, "null") }',
      'function($x) { $rescue($integerToString($x), $x, "null") }',
    ],
    [
      "int <-> X as string else drop",
      'function($x) { $rescue($stringToInteger($x), $x, "drop") }',
      'function($x) { $rescue($integerToString($x), $x, "drop") }',
    ],
    [
      "int <-> X as string else keep",
      'function($x) { $rescue($stringToInteger($x), $x, "keep") }',
      "function($x) { $keepBack($integerToString($x), $x, function($y) { $stringToInteger($y) }) }",
    ],
    [
      'text <-> X via lower via trim else keep lossy "small letters"',
      'function($x) { $rescue($trimmed($lower($x)), $x, "keep") }',
      "function($x) { $keepBack($lower($trimmed($x)), $x, function($y) { $trimmed($lower($y)) }) }",
    ],
    [
      'day <-> X as datetime else keep lossy "the time of day stays"',
      'function($x) { $rescue($datetimeToDate($x), $x, "keep") }',
      "function($x, $old) { $keepBack($dateToDatetime($x, $old), $x, function($y) { $datetimeToDate($y) }) }",
    ],
    ["text <-> X else drop", 'function($x) { $rescue($asText($x), $x, "drop") }'],
    [
      'text <-> X default <- "n/a" default -> "US" on create',
      "$asText",
      undefined,
      '{ "default": "n/a", "fill": "US", "on": "create" }',
    ],
    ["text <-> X on update", "$asText", undefined, '{ "on": "update" }'],
    [
      'text <-> X { "x" <-> "1", "y" -> "2", "z" <- "3", "n" <-> null, "m" <-> missing, null <-> "0", "u" <- else }',
      `function($x) {
  $x = "1" ? "x"
  : $x = "3" ? "z"
  : $x = null ? "n"
  : $exists($x) = false ? "m"
  : $x = "0" ? null
  : $held($x) ? ( $type($x) in ["string"] ? "u" : $refuse("type") ) : $x
}`,
      `function($x) {
  $x = "x" ? "1"
  : $x = "y" ? "2"
  : $x = "n" ? null
  : $x = "m" ? $missing
  : $x = null ? "0"
  : $held($x) ? ( $type($x) in ["string"] ? $refuse("unknown-value") : $refuse("type") ) : $x
}`,
    ],
    [
      'kind <-> X { "a" <-> 1, "b" <-> 2, else keep }',
      'function($x) { $rescue($kind_in($x), $x, "keep") }',
      "function($x) { $keepBack($kind_out($x), $x, function($y) { $kind_in($y) }) }",
    ],
    [
      'text <-> X { "x" <-> { p: true, q: { r: 1 } }, "y" <-> { p: false, q: { r: 2 } } }',
      `function($x) {
  $showsMembers($x, [{ "at": ["p"], "is": true }, { "at": ["q", "r"], "is": 1 }]) ? "x"
  : $showsMembers($x, [{ "at": ["p"], "is": false }, { "at": ["q", "r"], "is": 2 }]) ? "y"
  : $held($x) ? ( $type($x) in ["object"] ? $refuse("unknown-value") : $refuse("type") ) : $x
}`,
      `function($x, $old) {
  $x = "x" ? $withMembers($old, [{ "at": ["p"], "is": true }, { "at": ["q", "r"], "is": 1 }])
  : $x = "y" ? $withMembers($old, [{ "at": ["p"], "is": false }, { "at": ["q", "r"], "is": 2 }])
  : $held($x) ? ( $type($x) in ["string"] ? $refuse("unknown-value") : $refuse("type") ) : $x
}`,
    ],
    [
      "int <-> X { 1 <-> true, 2 <-> false, else -> true }",
      `function($x) {
  $x = true ? 1
  : $x = false ? 2
  : $held($x) ? ( $type($x) in ["boolean"] ? $refuse("unknown-value") : $refuse("type") ) : $x
}`,
      `function($x) {
  $x = 1 ? true
  : $x = 2 ? false
  : $held($x) ? ( $type($x) in ["number"] ? true : $refuse("type") ) : $x
}`,
    ],
    [
      'day <-> X as datetime("yyyy-MM-dd HH:mm") lossy "the time of day stays"',
      "function($x) { $dateIn($x, $day_mask_read) }",
      "function($x, $old) { $dateOut($x, $old, $day_mask_read, $day_mask_print) }",
    ],
    [
      'day <-> X as string as datetime lossy "the time of day stays"',
      "function($x) { $datetimeToDate($stringToDatetime($x)) }",
      "function($x, $old) { $datetimeToString($dateToDatetime($x, $stringToDatetime($old))) }",
    ],
    [
      'day <-> X via trim as datetime lossy "the time of day stays"',
      "function($x) { $datetimeToDate($stringToDatetime($trimmed($x))) }",
      "function($x, $old) { $trimmed($datetimeToString($dateToDatetime($x, $stringToDatetime($trimmed($old))))) }",
    ],
    [
      'day <-> X as epoch("s") lossy "the time of day stays"',
      "function($x) { $datetimeToDate($fromEpoch($x, 1000)) }",
      "function($x, $old) { $toEpoch($dateToDatetime($x, $fromEpoch($old, 1000)), 1000) }",
    ],
    [
      'day <-> X as datetime via trim lossy "the time of day stays"',
      "function($x) { $stringToDate($trimmed($datetimeToString($x))) }",
      "function($x) { $stringToDatetime($trimmed($dateToString($x))) }",
    ],
  ])("%s", (row = "", get, build = get, options = undefined) => {
    expect(cellText(row)).toEqual({ get, build, options });
  });

  it("of many texts looks them up, and tests null and missing one by one", () => {
    const keys = [...Array(24).keys()];
    const rows = keys.map((key) => `"c${key}" <-> "${key}"`).join(", ");
    const { definitions } = ownText(
      writeText(mapOf(`text <-> X { ${rows}, "none" <-> null, "gone" <-> missing }`)),
    );
    const listed = (entries: readonly string[]): string => `{\n  ${entries.join(",\n  ")}\n}`;
    const named = (list: string): string =>
      `$type($x) = "string" and $exists($lookup(${list}, "=" & $x)) ? $lookup(${list}, "=" & $x)`;
    const last = `$held($x) ? ( $type($x) in ["string"] ? $refuse("unknown-value") : $refuse("type") ) : $x`;
    expect(Object.fromEntries(definitions)).toEqual({
      $text_rows: listed(keys.map((key) => `"=${key}": "c${key}"`)),
      $text_in: `function($x) {\n  $x = null ? "none"\n  : $exists($x) = false ? "gone"\n  : ${named("$text_rows")}\n  : ${last}\n}`,
      $text2_rows: listed([...keys.map((key) => `"=c${key}": "${key}"`), '"=none": null']),
      $text_out: `function($x) {\n  $x = "gone" ? $missing\n  : ${named("$text2_rows")}\n  : ${last}\n}`,
    });
  });

  it("of a list with a table has a row for other lists, and none for what is no list", () => {
    const map = mapOf('text <- X as list(";") { "none" <- null, "some" <- else }');
    expect(ownText(readText(map)).definitions.get("$text_in")).toBe(`function($x) {
  $x = null ? "none"
  : $held($x) ? ( $type($x) in ["array"] ? "some" : $refuse("type") ) : $x
}`);
  });
});

import { describe, expect, it } from "vitest";
import { valueText } from "./own-text.ts";

/** What an expression over the vendor record `$v` becomes; `expressions.test.ts` tries what it gives. */
describe("an expression in the JSONata text", () => {
  it.each([
    ["text <- A", '$asText($get($v, ["A"]))'],
    ["any <- this", "$v"],
    ["text <- 'x'", '"x"'],
    ["text <- A.b[0].c", '$asText($see($v, ["A", "b", { "item": 0, "then": ["c"] }]))'],
    [
      'text <- I[k = "x" and s.t = 2].n',
      '$asText($see($v, ["I", { "where": function($i) { $allOf($isSame($asText($get($i, ["k"])), "x", $equal), $isSame($asInteger($get($i, ["s", "t"])), 2, $equal)) }, "with": {"k":"x","s":{"t":2}}, "then": ["n"] }]))',
    ],
    [
      "texts <- I[].a[].b",
      '(function($l) { $asList($l, $asText) })($flat($get($v, ["I"]), function($e) { $flat($get($e, ["a"]), function($e) { $get($e, ["b"]) }, false) }, true))',
    ],
    [
      "texts <- I[0].a[].b",
      '(function($l) { $asList($l, $asText) })($flat($see($v, ["I", { "item": 0, "then": ["a"] }]), function($e) { $get($e, ["b"]) }, false))',
    ],
    [
      "decs <- this[].a",
      '(function($l) { $asList($l, $asDecimal) })($flat($v, function($e) { $get($e, ["a"]) }, false))',
    ],
    [
      'text <- "<{A}-{B}>"',
      '$joined("<", [{ "before": "", "text": $texted($asText($get($v, ["A"]))) }, { "before": "-", "text": $texted($asText($get($v, ["B"]))) }], ">")',
    ],
    ["num <- -A", '$with1($asNumber($get($v, ["A"])), $negative)'],
    [
      "num <- A + 1",
      '$with2($asNumber($get($v, ["A"])), 1, function($x, $y) { $finite($x + $y) })',
    ],
    [
      "num <- A - B",
      '$with2($asNumber($get($v, ["A"])), $asNumber($get($v, ["B"])), function($x, $y) { $finite($x - $y) })',
    ],
    [
      "num <- A * 2",
      '$with2($asNumber($get($v, ["A"])), 2, function($x, $y) { $finite($x * $y) })',
    ],
    [
      "num <- A / B",
      '$with2($asNumber($get($v, ["A"])), $asNumber($get($v, ["B"])), function($x, $y) { $y = 0 ? $refuse("range") : $finite($x / $y) })',
    ],
    [
      "num <- A % 2",
      '$with2($asNumber($get($v, ["A"])), 2, function($x, $y) { $y = 0 ? $refuse("range") : $finite($x % $y) })',
    ],
    [
      "dec <- A + 1.5",
      '$numberToDecimal($with2($asNumber($get($v, ["A"])), 1.5, function($x, $y) { $finite($x + $y) }))',
    ],
    [
      "dec <- (A as decimal) - B",
      '$with2($asDecimal($get($v, ["A"])), $asNumber($get($v, ["B"])), function($x, $y) { $decimals($x, $y, $less) })',
    ],
    [
      "dec <- (A as decimal) * (B as decimal)",
      '$with2($asDecimal($get($v, ["A"])), $asDecimal($get($v, ["B"])), function($x, $y) { $decimals($x, $y, $times) })',
    ],
    [
      "dec <- (A as decimal) / (B as decimal)",
      '$with2($asDecimal($get($v, ["A"])), $asDecimal($get($v, ["B"])), function($x, $y) { $decimals($x, $y, $dividedBy) })',
    ],
    [
      "dec <- (A as decimal) % (B as decimal)",
      '$with2($asDecimal($get($v, ["A"])), $asDecimal($get($v, ["B"])), function($x, $y) { $decimals($x, $y, $modulo) })',
    ],
    [
      "flag <- A = 1 and B < 2 or C >= 3",
      '$anyOf($allOf($isSame($asInteger($get($v, ["A"])), 1, $equal), $isOrdered($asInteger($get($v, ["B"])), 2, $orderOf, function($o) { $o < 0 })), $isOrdered($asInteger($get($v, ["C"])), 3, $orderOf, function($o) { $o >= 0 }))',
    ],
    [
      "flag <- (A as string) > B",
      '$isOrdered($asText($get($v, ["A"])), $asText($get($v, ["B"])), $orderOf, function($o) { $o > 0 })',
    ],
    [
      "flag <- (A as decimal) <= (B as decimal)",
      '$isOrdered($asDecimal($get($v, ["A"])), $asDecimal($get($v, ["B"])), $compareDecimals, function($o) { $o <= 0 })',
    ],
    [
      "flag <- (A as datetime) > (B as datetime)",
      '$isOrdered($asDatetime($get($v, ["A"])), $asDatetime($get($v, ["B"])), $orderInstants, function($o) { $o > 0 })',
    ],
    [
      "flag <- (A as datetime) = (B as datetime)",
      '$isSame($asDatetime($get($v, ["A"])), $asDatetime($get($v, ["B"])), $sameInstant)',
    ],
    [
      "flag <- (A as decimal) = (B as decimal)",
      '$isSame($asDecimal($get($v, ["A"])), $asDecimal($get($v, ["B"])), $sameDecimal)',
    ],
    [
      "flag <- (A as decimal) != (B as decimal)",
      '$isSame($asDecimal($get($v, ["A"])), $asDecimal($get($v, ["B"])), function($x, $y) { $sameDecimal($x, $y) = false })',
    ],
    [
      'flag <- A != "x"',
      '$isSame($asText($get($v, ["A"])), "x", function($x, $y) { $equal($x, $y) = false })',
    ],
    ['text <- A & "x"', '$concat($asText($get($v, ["A"])), "x")'],
    ['flag <- A in ["x", "y"]', '$isIn($asText($get($v, ["A"])), ["x","y"])'],
    ["flag <- A present", '$isThere($get($v, ["A"]), true)'],
    ["flag <- A missing", '$isThere($get($v, ["A"]), false)'],
    [
      'text <- A = 1 ? "x" : B',
      '( $test := $isSame($asInteger($get($v, ["A"])), 1, $equal); $isRefused($test) ? $test : $test = true ? "x" : $asText($get($v, ["B"])) )',
    ],
    [
      'text <- A ?? B ?? "c"',
      '$firstOf([{ "is": $asText($get($v, ["A"])) }, { "is": $asText($get($v, ["B"])) }, { "is": "c" }])',
    ],
    ["text <- $uppercase(T)", '$with1($asText($get($v, ["T"])), function($a) { $uppercase($a) })'],
    [
      "text <- $substring(T, 1)",
      '$with2($asText($get($v, ["T"])), 1, function($a, $b) { $fn_substring($a, $b) })',
    ],
    [
      "text <- $substring(T, 1, 2)",
      '(function($a, $b, $c) { $ready([{ "is": $a }, { "is": $b }, { "is": $c }], 2, function() { $fn_substring($a, $b, $c) }) })($asText($get($v, ["T"])), 1, 2)',
    ],
    [
      'text <- $replace(T, "a", "b")',
      '(function($a, $b, $c) { $ready([{ "is": $a }, { "is": $b }, { "is": $c }], 3, function() { $fn_replace($a, $b, $c) }) })($asText($get($v, ["T"])), "a", "b")',
    ],
    [
      'text <- $replace(T, "a", "b", 2)',
      '(function($a, $b, $c, $d) { $ready([{ "is": $a }, { "is": $b }, { "is": $c }, { "is": $d }], 3, function() { $fn_replace($a, $b, $c, $d) }) })($asText($get($v, ["T"])), "a", "b", 2)',
    ],
    ["flag <- $exists(T)", '$fn_exists($get($v, ["T"]))'],
    [
      "num <- $sum(I[].n)",
      '$with1((function($l) { $asList($l, $asNumber) })($flat($get($v, ["I"]), function($e) { $get($e, ["n"]) }, false)), function($a) { $fn_sum($a) })',
    ],
    [
      'text <- jsonata("$sum(a)")',
      `$asText(( $$ := $v; $given := $lookup($v.{ "is": (
$sum(a)
) }, "is"); $type($given) = "function" ? $missing : $given ))`,
    ],
    ['text <- A default <- "n"', '$orElse($asText($get($v, ["A"])), "n")'],
    ["text <- A as string else keep", '$text_in($get($v, ["A"]))'],
    [
      'text <- A ? "x" : "y"',
      '( $test := $asBoolean($get($v, ["A"])); $isRefused($test) ? $test : $test = true ? "x" : "y" )',
    ],
    ["flag <- A in [1, 2.5]", undefined],
    [
      "flag <- (A present or B missing) and C = true",
      '$allOf($anyOf($isThere($get($v, ["A"]), true), $isThere($get($v, ["B"]), false)), $isSame($asBoolean($get($v, ["C"])), true, $equal))',
    ],
    [
      'texts <- I[k = "x"].l[].m',
      '(function($l) { $asList($l, $asText) })($flat($see($v, ["I", { "where": function($i) { $isSame($asText($get($i, ["k"])), "x", $equal) }, "with": {"k":"x"}, "then": ["l"] }]), function($e) { $get($e, ["m"]) }, false))',
    ],
  ])("%s", (row, expected) => {
    expect(valueText(row)).toBe(expected);
  });
});

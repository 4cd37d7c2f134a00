import type { Helper } from "./helper.ts";

/** Operators and functions of one-way expressions: refusals go first, then missing, then null. */
export const expressionHelpers: readonly Helper[] = [
  {
    name: "with1",
    about: "applies a function to a value that is there",
    text: `function($a, $f) { $held($a) ? $f($a) : $a }`,
  },
  {
    name: "with2",
    about: "the same for two values",
    text: `function($a, $b, $f) {
    $isRefused($a) ? $a : $isRefused($b) ? $b
    : $exists($a) = false or $exists($b) = false ? $missing
    : $a = null or $b = null ? null : $f($a, $b)
  }`,
  },
  {
    name: "ready",
    about: "the same for several values, of which the last may be left out",
    text: `function($values, $required, $f) {(
    $refused := $filter($values, function($v) { $isRefused($v.is) })[0].is;
    $lacks := $reduce($values, function($r, $v, $i) { $r or ($i < $required and $exists($v.is) = false) }, false);
    $exists($refused) ? $refused : $lacks ? $missing
    : $reduce($values, function($r, $v) { $r or $v.is = null }, false) ? null : $f()
  )}`,
  },
  {
    name: "finite",
    about: "",
    text: `function($x) { $x >= -1.7976931348623157e308 and $x <= 1.7976931348623157e308 ? $x : $refuse("range") }`,
  },
  {
    name: "concat",
    about: "missing and null say nothing",
    text: `function($a, $b) {
    $isRefused($a) ? $a : $isRefused($b) ? $b
    : ($held($a) ? $string($a) : "") & ($held($b) ? $string($b) : "")
  }`,
  },
  {
    name: "isSame",
    about: "equality of all three states",
    text: `function($a, $b, $same) { $isRefused($a) ? $a : $isRefused($b) ? $b : $same($a, $b) }`,
  },
  {
    name: "isOrdered",
    about: "a comparison by size; false where a side is missing or null",
    text: `function($a, $b, $by, $test) {
    $isRefused($a) ? $a : $isRefused($b) ? $b
    : $held($a) = false or $held($b) = false ? false
    : ( $o := $by($a, $b); $exists($o) ? $test($o) : $refuse("type") )
  }`,
  },
  {
    name: "orderOf",
    about: "numbers by size, texts by code unit",
    text: `function($a, $b) {
    $type($a) = $type($b) and $type($a) in ["number", "string"] ? ( $a = $b ? 0 : $a < $b ? -1 : 1 )
  }`,
  },
  {
    name: "orderInstants",
    about: "",
    text: `function($a, $b) {(
    $x := $type($a) = "string" ? $instant($a);
    $y := $type($b) = "string" ? $instant($b);
    $exists($x) and $exists($y)
      ? ( $x.ms != $y.ms ? $x.ms - $y.ms : $x.extra = $y.extra ? 0 : $x.extra < $y.extra ? -1 : 1 )
  )}`,
  },
  {
    name: "allOf",
    about: "whether both hold; missing and null do not",
    text: `function($a, $b) { $isRefused($a) ? $a : $a = true ? ( $isRefused($b) ? $b : $b = true ) : false }`,
  },
  {
    name: "anyOf",
    about: "whether one holds",
    text: `function($a, $b) { $isRefused($a) ? $a : $a = true ? true : $isRefused($b) ? $b : $b = true }`,
  },
  {
    name: "isIn",
    about: "",
    text: `function($x, $list) {
    $isRefused($x) ? $x : $reduce($list, function($r, $y) { $r or $equal($x, $y) }, false)
  }`,
  },
  {
    name: "isThere",
    about: "whether a value is present and not null",
    text: `function($x, $wanted) { $isRefused($x) ? $x : $held($x) = $wanted }`,
  },
  {
    name: "texted",
    about: "a value as a template joins it",
    text: `function($x) { $held($x) ? $string($x) : $x }`,
  },
  {
    name: "flat",
    about: "what a path leads to in each item; items where it leads nowhere are left out",
    text: `function($list, $f, $isNested) {
    $held($list) ? (
      $type($list) = "array" ? $reduce($list, function($all, $x) {
        $isRefused($all) ? $all : (
          $y := $f($x);
          $isRefused($y) ? $y : $exists($y) = false ? $all
          : $append($all, $isNested and $type($y) = "array" ? $y : $box($y))
        )
      }, []) : $refuse("type")
    ) : $list
  }`,
  },
  {
    name: "decimals",
    about: "exact arithmetic: a number where both operands are, else text",
    text: `function($a, $b, $f) {(
    $x := $operand($a, "decimal");
    $y := $operand($b, "decimal");
    $isRefused($x) ? $x : $isRefused($y) ? $y : (
      $z := $f($x, $y);
      $exists($z) = false ? $refuse("inexact")
      : $isRefused($z) ? $z
      : $inForm($z, $type($a) = "string" ? $a : $b, "decimal")
    )
  )}`,
  },
  {
    name: "less",
    about: "",
    text: `function($a, $b) { $plus($a, $merge([$b, { "sign": 0 - $b.sign }])) }`,
  },
  {
    name: "negative",
    about: "",
    text: `function($x) {
    $type($x) = "string" ? $decimals($x, "0", function($p, $q) { $less($q, $p) }) : 0 - $x
  }`,
  },
  {
    name: "dividedBy",
    about: "",
    text: `function($a, $b) { $b.sign = 0 ? $refuse("range") : $over($a, $b) }`,
  },
  {
    name: "modulo",
    about: "the rest of a division, with the sign of the first",
    text: `function($a, $b) {
    $b.sign = 0 ? $refuse("range") : $a.sign = 0 ? $a : (
      $exp := $a.exp < $b.exp ? $a.exp : $b.exp;
      $divisor := $pad($b.digits, $length($b.digits) + $b.exp - $exp, "0");
      $rest := $reduce($split($pad($a.digits, $length($a.digits) + $a.exp - $exp, "0"), ""),
        function($r, $digit) { $reduced($r & $digit, $divisor) }, "");
      $normal($a.sign, "0" & $rest, $exp)
    )
  }`,
  },
  {
    name: "reduced",
    about: "digits less a divisor as often as it goes, at most nine times",
    text: `function($digits, $divisor) {(
    $rest := $less($normal(1, $digits, 0), $normal(1, $divisor, 0));
    $rest.sign < 0 ? $digits : $rest.sign = 0 ? ""
    : $reduced($pad($rest.digits, $length($rest.digits) + $rest.exp, "0"), $divisor)
  )}`,
  },
];

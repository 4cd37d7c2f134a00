import type { Helper } from "./helper.ts";

/** Decimals as `{ sign, digits, exp }`: sign * digits * 10^exp, digits without zeros at the ends. */
export const numberHelpers: readonly Helper[] = [
  {
    name: "isShort",
    about: "a number of at most 15 significant digits: its text and it are the same",
    text: `function($x) {
    $x = $number($string($x)) and ($abs($x) < 1000000000000000 or $length($decimal($string($x)).digits) <= 15)
  }`,
  },
  {
    name: "int",
    about: "digits, zeros in front allowed",
    text: `function($digits) { $number("1" & $digits) - $power(10, $length($digits)) }`,
  },
  {
    name: "signed",
    about: "digits behind a sign",
    text: `function($text) {(
    $first := $substring($text, 0, 1);
    $first = "-" ? 0 - $int($substring($text, 1))
    : $first = "+" ? $int($substring($text, 1)) : $int($text)
  )}`,
  },
  {
    name: "decimal",
    about: "the exact value of number text; missing for other text",
    text: String.raw`function($text) {(
    $g := $match($text, /^([+-]?)([0-9]+)(\.[0-9]+|)([eE][+-]?[0-9]{1,3}|)$/).groups;
    $exists($g) ? $normal(
      $g[0] = "-" ? -1 : 1,
      $g[1] & $substring($g[2], 1),
      ($g[3] = "" ? 0 : $signed($substring($g[3], 1))) - $length($substring($g[2], 1))
    )
  )}`,
  },
  {
    name: "normal",
    about: "without zeros at the ends",
    text: `function($sign, $digits, $exp) {(
    $lead := $match($digits, /[1-9][0-9]*/, 1).match;
    $exists($lead) ? (
      $kept := $match($lead, /[0-9]*[1-9]/, 1).match;
      { "sign": $sign, "digits": $kept, "exp": $exp + $length($lead) - $length($kept) }
    ) : { "sign": 0, "digits": "", "exp": 0 }
  )}`,
  },
  {
    name: "decimalText",
    about: "plain text of a decimal, without exponent",
    text: `function($d) {(
    $point := $length($d.digits) + $d.exp;
    $d.sign = 0 ? "0" : ($d.sign < 0 ? "-" : "") & (
      $d.exp >= 0 ? $pad($d.digits, $point, "0")
      : $point > 0 ? $substring($d.digits, 0, $point) & "." & $substring($d.digits, $point)
      : "0." & $pad($d.digits, $point - $length($d.digits), "0")
    )
  )}`,
  },
  {
    name: "plainText",
    about: "text of a short number without exponent",
    text: `function($x) {( $text := $string($x); $contains($text, "e") ? $decimalText($decimal($text)) : $text )}`,
  },
  {
    name: "shortNumber",
    about: "a decimal as a number that is the same decimal again",
    text: `function($d) {(
    $size := $length($d.digits) + $d.exp;
    $d.sign = 0 ? 0
    : $length($d.digits) > 15 ? $refuse("inexact")
    : $size > 309 or $size < -330 ? $refuse("range")
    : $size = 309 and $d.digits > "179769313486231" ? $refuse("range")
    : (
      $x := $number($d.digits & "e" & $string($d.exp));
      $x = 0 ? $refuse("range")
      : $size < -289 and $equal($decimal($string($x)), $merge([$d, { "sign": 1 }])) = false
        ? $refuse("inexact")
      : $d.sign * $x
    )
  )}`,
  },
  {
    name: "compareDecimals",
    about: "negative, zero or positive; missing unless both are numbers or number text",
    text: `function($a, $b) {
    $type($a) = "number" and $type($b) = "number" ? ( $a = $b ? 0 : $a < $b ? -1 : 1 ) : (
      $x := $decimalOf($a);
      $y := $decimalOf($b);
      $exists($x) and $exists($y) ? (
        $size := $length($x.digits) + $x.exp - $length($y.digits) - $y.exp;
        $x.sign != $y.sign ? $x.sign - $y.sign
        : $size != 0 ? $size * $x.sign
        : $x.digits = $y.digits ? 0
        : $x.digits < $y.digits ? 0 - $x.sign : $x.sign
      )
    )
  }`,
  },
  {
    name: "decimalOf",
    about: "the exact value of a number or of number text; missing for anything else",
    text: `function($x) {
    $type($x) = "number" ? $decimal($string($x)) : $type($x) = "string" ? $decimal($x)
  }`,
  },
];

/** Exact arithmetic on decimals, in groups of seven digits so that no product loses any. */
export const arithmeticHelpers: readonly Helper[] = [
  {
    name: "limbs",
    about: "digits in groups of seven, the last group first",
    text: `function($digits) {(
    $n := $ceil($length($digits) / 7);
    $text := $pad($digits, -7 * $n, "0");
    [$map([1..$n], function($i) { $int($substring($text, 7 * ($n - $i), 7)) })]
  )}`,
  },
  {
    name: "carried",
    about: "sums per group as digits; negative where the whole is",
    text: `function($sums) {(
    $end := $reduce($sums, function($s, $x) {(
      $value := $x + $s.carry;
      $carry := $floor($value / 10000000);
      { "carry": $carry, "text": $pad($string($value - $carry * 10000000), -7, "0") & $s.text }
    )}, { "carry": 0, "text": "" });
    $end.carry < 0
      ? $merge([$carried([$map($sums, function($x) { 0 - $x })]), { "sign": -1 }])
      : { "sign": 1, "digits": $string($end.carry) & $end.text }
  )}`,
  },
  {
    name: "times",
    about: "",
    text: `function($a, $b) {
    $a.sign = 0 or $b.sign = 0 ? $normal(0, "0", 0) : (
      $p := $limbs($a.digits);
      $q := $limbs($b.digits);
      $sums := [$map([0..$count($p) + $count($q) - 2], function($k) {
        $sum([0, $map([0..$k], function($i) {
          $i < $count($p) and $k - $i < $count($q) ? $p[$i] * $q[$k - $i] : 0
        })])
      })];
      $normal($a.sign * $b.sign, $carried($sums).digits, $a.exp + $b.exp)
    )
  }`,
  },
  {
    name: "plus",
    about: "",
    text: `function($a, $b) {
    $a.sign = 0 ? $b : $b.sign = 0 ? $a : (
      $exp := $a.exp < $b.exp ? $a.exp : $b.exp;
      $p := $limbs($pad($a.digits, $length($a.digits) + $a.exp - $exp, "0"));
      $q := $limbs($pad($b.digits, $length($b.digits) + $b.exp - $exp, "0"));
      $n := $count($p) > $count($q) ? $count($p) : $count($q);
      $total := $carried([$map([0..$n - 1], function($i) {
        $a.sign * $orElse($p[$i], 0) + $b.sign * $orElse($q[$i], 0)
      })]);
      $normal($total.sign, $total.digits, $exp)
    )
  }`,
  },
  {
    name: "over",
    about: "the exact quotient; missing where it has more than 15 digits or no end",
    text: `function($a, $b) {
    $a.sign = 0 and $b.sign != 0 ? $a : $b.sign != 0 ? (
      $q := $decimal($string($number($a.digits) / $number($b.digits)));
      $proof := $times($q, { "sign": 1, "digits": $b.digits, "exp": 0 });
      $proof.digits = $a.digits and $proof.exp = 0
        ? $normal($a.sign * $b.sign, $q.digits, $q.exp + $a.exp - $b.exp)
    )
  }`,
  },
  {
    name: "linear",
    about: "(value + before) * times / by + after, exact; at most 15 digits on either side",
    text: `function($x, $f) {
    $held($x) ? (
      $d := $operand($x, $f.from);
      $isRefused($d) ? $d : (
        $y := $over($times($plus($d, $decimal($f.before)), $decimal($f.times)), $decimal($f.by));
        $exists($y) ? $inForm($plus($y, $decimal($f.after)), $x, $f.to) : $refuse("inexact")
      )
    ) : $x
  }`,
  },
  {
    name: "operand",
    about: "",
    text: `function($x, $from) {
    $from = "decimal" and $type($x) = "string" ? (
      $d := $decimal($x);
      $exists($d) = false ? $refuse("format") : $length($d.digits) > 15 ? $refuse("inexact") : $d
    ) : (
      $checked := $from = "integer" ? $asInteger($x) : $asNumber($x);
      $isRefused($checked) ? $checked
      : $isShort($x) ? $decimal($string($x)) : $refuse("inexact")
    )
  }`,
  },
  {
    name: "inForm",
    about: "text where text came in, else a number",
    text: `function($d, $x, $to) {
    $to = "integer" and $d.exp < 0 ? $refuse("range") : (
      $n := $shortNumber($d);
      $isRefused($n) ? $n
      : $to = "integer" ? $asWhole($n, "range")
      : $to = "decimal" and $type($x) = "string" ? $decimalText($d) : $n
    )
  }`,
  },
];

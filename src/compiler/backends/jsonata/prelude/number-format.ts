import type { Helper } from "./helper.ts";

/** Numbers in a pattern `$f`: digit counts, point, grouping, and the texts around the digits. */
export const numberFormatHelpers: readonly Helper[] = [
  {
    name: "digitParts",
    about: "sign, digits before and digits after the point of number text, as many as are written",
    text: String.raw`function($text) {(
    $g := $match($text, /^([+-]?)([0-9]+)(\.[0-9]+|)([eE][+-]?[0-9]{1,3}|)$/).groups;
    $exists($g) ? (
      $exp := $g[3] = "" ? 0 : $signed($substring($g[3], 1));
      $fraction := $substring($g[2], 1);
      $whole := $exp < 0 ? $pad($g[1], $exp, "0") : $g[1];
      $cut := $length($whole) + $exp;
      $merge([{ "minus": $g[0] = "-" }, $exp >= 0 ? {
        "whole": $whole & $pad($substring($fraction, 0, $exp), $exp, "0"),
        "fraction": $substring($fraction, $exp)
      } : { "whole": $substring($whole, 0, $cut), "fraction": $substring($whole, $cut) & $fraction }])
    )
  )}`,
  },
  {
    name: "bare",
    about: "digits without zeros in front",
    text: `function($digits) { $orElse($match($digits, /[1-9][0-9]*/, 1).match, "") }`,
  },
  {
    name: "withoutZeros",
    about: "digits without zeros at the end",
    text: `function($digits) { $orElse($match($digits, /[0-9]*[1-9]/, 1).match, "") }`,
  },
  {
    name: "grouped",
    about: "",
    text: `function($digits, $size, $mark) {
    $size = 0 or $length($digits) <= $size ? $digits
    : $grouped($substring($digits, 0, $length($digits) - $size), $size, $mark) & $mark
      & $substring($digits, -$size)
  }`,
  },
  {
    name: "formatted",
    about: "",
    text: `function($p, $f, $mark) {(
    $whole := $pad($bare($p.whole), -$f.minInteger, "0");
    $fraction := $pad($withoutZeros($p.fraction), $f.minFraction, "0");
    $around := $p.minus and $bare($p.whole & $p.fraction) != "" ? $f.negative : $f.positive;
    $around[0] & $grouped($whole = "" and $fraction = "" ? "0" : $whole, $f.groupSize, $mark)
      & ($fraction != "" or $f.showsPoint ? $f.point : "") & $fraction & $around[1]
  )}`,
  },
  {
    name: "numberIn",
    about: "the number whose text this is, with or without grouping",
    text: `function($x, $f, $holds) {
    $held($x) ? ( $type($x) != "string" ? $refuse("type") : (
      $p := $orElse($partsOf($x, $f, $f.positive, false), $partsOf($x, $f, $f.negative, true));
      $text := ($p.minus and $bare($p.whole & $p.fraction) != "" ? "-" : "")
        & $pad($bare($p.whole), -1, "0") & ($p.fraction = "" ? "" : "." & $p.fraction);
      $exists($p) = false ? $refuse("format")
      : $holds = "decimal" ? $text
      : $holds = "integer" and $withoutZeros($p.fraction) != "" ? $refuse("range")
      : $holds = "integer" ? $stringToInteger($pad($bare($p.whole), -1, "0")) * ($p.minus ? -1 : 1)
      : $stringToNumber($text)
    ) ) : $x
  }`,
  },
  {
    name: "partsOf",
    about: "",
    text: `function($x, $f, $around, $minus) {(
    $start := $length($around[0]);
    $width := $length($x) - $start - $length($around[1]);
    $body := $width >= 0 and $substring($x, 0, $start) = $around[0]
      and $substring($x, $start + $width) = $around[1] ? $substring($x, $start, $width);
    $digits := $split($body, $f.point);
    $whole := $replace($digits[0], $f.mark, "");
    $fraction := $exists($body) ? $substringAfter($body & $f.point, $f.point);
    $p := {
      "minus": $minus,
      "whole": $whole,
      "fraction": $count($digits) > 1 ? $substring($fraction, 0, $length($fraction) - $length($f.point)) : ""
    };
    $exists($body) and $contains("0" & $p.whole & $p.fraction, /^[0-9]+$/) and $p.whole & $p.fraction != ""
      and $length($p.fraction) <= $f.maxFraction
      and ($formatted($p, $f, $f.mark) = $x or $formatted($p, $f, "") = $x) ? $p
  )}`,
  },
  {
    name: "numberOut",
    about: "never rounds",
    text: `function($x, $f, $holds) {
    $held($x) ? (
      $n := $holds = "decimal" and $type($x) = "string" ? $asDecimal($x)
        : $type($x) != "number" ? $refuse("type")
        : $holds = "integer" ? $asInteger($x) : $numberToDecimal($x);
      $p := $isRefused($n) ? $missing : $digitParts($type($n) = "number" ? $string($n) : $n);
      $isRefused($n) ? $n
      : $length($withoutZeros($p.fraction)) > $f.maxFraction ? $refuse("inexact")
      : $formatted($p, $f, $f.mark)
    ) : $x
  }`,
  },
];

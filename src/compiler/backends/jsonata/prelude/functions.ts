import type { Helper } from "./helper.ts";

/**
 * Functions of one-way expressions where JSONata's own would raise an error, look at null or give
 * a lone item. Arguments are there; a last one that may be left out may be missing.
 */
export const functionHelpers: readonly Helper[] = [
  {
    name: "fn_substring",
    about: "",
    text: `function($a, $b, $c) { $exists($c) ? $substring($a, $b, $c) : $substring($a, $b) }`,
  },
  {
    name: "fn_split",
    about: "",
    text: `function($a, $b, $c) {
    $exists($c) = false ? $split($a, $b) : $c < 0 ? $refuse("range")
    : [$filter($split($a, $b), function($x, $i) { $i < $floor($c) })]
  }`,
  },
  {
    name: "fn_join",
    about: "",
    text: `function($a, $b) { $join($withoutNull($a), $orElse($b, "")) }`,
  },
  {
    name: "withoutNull",
    about: "",
    text: `function($list) { $reduce($list, function($all, $x) { $x = null ? $all : $append($all, $box($x)) }, []) }`,
  },
  {
    name: "fn_replace",
    about: "",
    text: `function($a, $b, $c, $d) {
    $b = "" ? $refuse("format") : $exists($d) = false ? $replaced($a, $b, $c)
    : $d < 0 ? $refuse("range") : $replaced($a, $b, $c, $d)
  }`,
  },
  {
    name: "replaced",
    about: "",
    text: `function($a, $b, $c, $d) {
    $exists($d) ? $replace($a, $b, $c, $d) : $replace($a, $b, $c)
  }`,
  },
  {
    name: "fn_pad",
    about: "",
    text: `function($a, $b, $c) {
    $abs($b) >= 1000001 ? $refuse("range")
    : $pad($a, $b < 0 ? $ceil($b) : $floor($b), $orElse($c, " "))
  }`,
  },
  {
    name: "fn_base64encode",
    about: "",
    text: String.raw`function($a) { $contains($a, /[^\x00-\xff]/) ? $refuse("format") : $base64encode($a) }`,
  },
  {
    name: "fn_base64decode",
    about: "",
    text: `function($a) { $isBase64($a) ? $base64decode($a) : $refuse("format") }`,
  },
  {
    name: "fn_encodeUrl",
    about: "",
    text: `function($a) { $isPaired($a) ? $encodeUrl($a) : $refuse("format") }`,
  },
  {
    name: "fn_decodeUrl",
    about: "",
    text: `function($a) { $isUtf8($a) ? $decodeUrl($a) : $refuse("format") }`,
  },
  {
    name: "fn_encodeUrlComponent",
    about: "",
    text: `function($a) { $isPaired($a) ? $encodeUrlComponent($a) : $refuse("format") }`,
  },
  {
    name: "fn_decodeUrlComponent",
    about: "",
    text: `function($a) { $isUtf8($a) ? $decodeUrlComponent($a) : $refuse("format") }`,
  },
  {
    name: "fn_round",
    about: "",
    text: `function($a, $b) { $finite($exists($b) ? $round($a, $b) : $round($a)) }`,
  },
  {
    name: "fn_power",
    about: "",
    text: `function($a, $b) {(
    $size := $b < 0 and $a != 0 ? 1 / $abs($a) : $abs($a);
    $n := $floor($abs($b));
    $whole := $size > 1 ? $raised($size, $n, 1) : 1;
    $a = 0 and $b < 0 ? $refuse("range")
    : $a < 0 and $floor($b) != $b ? $refuse("range")
    : $whole < 0 ? $refuse("range")
    : $size > 1 and $whole > 1.7976931348623157e308 / $power($size, $abs($b) - $n) ? $refuse("range")
    : $power($a, $b)
  )}`,
  },
  {
    name: "raised",
    about: "a power above 1; negative beyond what a double holds",
    text: `function($x, $n, $product) {(
    $takes := $n % 2 = 1;
    $next := $takes and $product <= 1.7976931348623157e308 / $x ? $product * $x : $product;
    $n = 0 ? $product
    : $takes and $product > 1.7976931348623157e308 / $x ? -1
    : $n = 1 ? $next
    : $x > 1.3407807929942596e154 ? -1
    : $raised($x * $x, $floor($n / 2), $next)
  )}`,
  },
  {
    name: "fn_sqrt",
    about: "",
    text: `function($a) { $a < 0 ? $refuse("range") : $sqrt($a) }`,
  },
  {
    name: "fn_formatBase",
    about: "",
    text: `function($a, $b) {(
    $base := $exists($b) ? $round($b) : 10;
    $base < 2 or $base > 36 ? $refuse("range") : $formatBase($a, $base)
  )}`,
  },
  {
    name: "fn_number",
    about: "",
    text: String.raw`function($a) {
    $type($a) in ["number", "boolean"] ? $number($a)
    : $type($a) != "string" ? $refuse("type")
    : $contains($a, /^0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)$/)
      ? ( $length($a) > 1000 ? $refuse("range") : $number($a) )
    : $contains($a, /^-?[0-9]+(\.[0-9]+|)([eE][-+]?[0-9]+|)$/) ? (
      $isHuge($a) ? $refuse("range") : $number($a)
    )
    : $refuse("format")
  }`,
  },
  {
    name: "isHuge",
    about: "whether number text is beyond what a double holds",
    text: String.raw`function($text) {(
    $g := $match($text, /^-?([0-9]+)(\.[0-9]+|)([eE][-+]?[0-9]+|)$/).groups;
    $exp := $g[2] = "" ? "0" : $substring($g[2], 1);
    $d := $normal(1, $g[0] & $substring($g[1], 1), 0);
    $d.sign = 0 or $length($exp) > 20 ? $d.sign != 0 and $substring($exp, 0, 1) != "-" : (
      $size := $length($d.digits) + $d.exp - $length($substring($g[1], 1)) + $signed($exp);
      $size > 309 or ($size = 309 and $pad($d.digits, 20, "0") >= "17976931348623158080")
    )
  )}`,
  },
  {
    name: "fn_sum",
    about: "",
    text: `function($a) { $finite($sum($withoutNull($a))) }`,
  },
  {
    name: "fn_max",
    about: "",
    text: `function($a) { $max($withoutNull($a)) }`,
  },
  {
    name: "fn_min",
    about: "",
    text: `function($a) { $min($withoutNull($a)) }`,
  },
  {
    name: "fn_average",
    about: "",
    text: `function($a) {(
    $list := $withoutNull($a);
    $total := $finite($sum($list));
    $count($list) = 0 ? $missing : $isRefused($total) ? $total : $total / $count($list)
  )}`,
  },
  {
    name: "fn_count",
    about: "",
    text: `function($a) { $isRefused($a) or $a = null ? $a : $count($a) }`,
  },
  {
    name: "fn_append",
    about: "",
    text: `function($a, $b) {
    $isRefused($a) ? $a : $isRefused($b) ? $b : $append($asItemList($a), $asItemList($b))
  }`,
  },
  {
    name: "asItemList",
    about: "",
    text: `function($x) { $exists($x) = false ? [] : $type($x) = "array" ? $x : $box($x) }`,
  },
  {
    name: "fn_boolean",
    about: "",
    text: `function($a) { $isRefused($a) ? $a : $boolean($a) }`,
  },
  {
    name: "fn_not",
    about: "",
    text: `function($a) { $isRefused($a) ? $a : $exists($a) ? $boolean($a) = false : $missing }`,
  },
  {
    name: "fn_exists",
    about: "",
    text: `function($a) { $isRefused($a) ? $a : $exists($a) }`,
  },
  {
    name: "fn_type",
    about: "",
    text: `function($a) { $isRefused($a) ? $a : $type($a) }`,
  },
  {
    name: "fn_sort",
    about: "",
    text: `function($a) {(
    $kinds := $distinct([$map($a, function($x) { $type($x) })]);
    $count($a) < 2 ? $a
    : $count($kinds) = 1 and $kinds[0] in ["number", "string"] ? $sort($a) : $refuse("type")
  )}`,
  },
  {
    name: "fn_keys",
    about: "",
    text: `function($a) { [$keys($a)] }`,
  },
  {
    name: "fn_merge",
    about: "",
    text: `function($a) {(
    $list := $withoutNull($a);
    $reduce($list, function($ok, $x) { $ok and $type($x) = "object" }, true)
      ? $merge($list) : $refuse("type")
  )}`,
  },
  {
    name: "fn_fromMillis",
    about: "",
    text: `function($a) { $rangeChecked($instantText($a < 0 ? $ceil($a) : $floor($a))) }`,
  },
  {
    name: "fn_toMillis",
    about: "",
    text: `function($a) {(
    $at := $instant($exists($dayOf($a)) ? $a & "T00:00:00Z" : $a);
    $exists($at) and $substring($exists($dayOf($a)) ? $a & "T00:00:00Z" : $a, 16, 1) = ":"
      ? $at.ms : $refuse("format")
  )}`,
  },
];

import type { Helper } from "./helper.ts";
import { onHeld, onText } from "./texts.ts";

/** Between two scalar types; the names are those of the run-time library. */
export const conversionHelpers: readonly Helper[] = [
  { name: "integerToNumber", about: "", text: "function($x) { $asInteger($x) }" },
  { name: "numberToInteger", about: "", text: "function($x) { $asInteger($x) }" },
  {
    name: "numberToIntegerBuild",
    about: "",
    text: onHeld(`$asWhole($asNumber($x), "range")`),
  },
  {
    name: "integerToString",
    about: "",
    text: `function($x) {( $n := $asInteger($x); $held($n) ? $formatBase($n, 10) : $n )}`,
  },
  {
    name: "stringToInteger",
    about: "",
    text: onText(`(
    $g := $match($x, /^([+-]?)0*([0-9]+)$/).groups;
    $exists($g) = false ? $refuse("format")
    : $length($g[1]) > 16 ? $refuse("range")
    : $asWhole($g[0] = "-" ? 0 - $number($g[1]) : $number($g[1]), "range")
  )`),
  },
  {
    name: "numberToString",
    about: "",
    text: `function($x) {(
    $n := $numberToDecimal($x);
    $held($n) ? $plainText($n) : $n
  )}`,
  },
  {
    name: "stringToNumber",
    about: "",
    text: onText(`( $d := $decimal($x); $exists($d) ? $shortNumber($d) : $refuse("format") )`),
  },
  {
    name: "decimalToString",
    about: "",
    text: `function($x) {(
    $d := $asDecimal($x);
    $type($d) = "number" ? $plainText($d) : $d
  )}`,
  },
  {
    name: "stringToDecimal",
    about: "",
    text: onText(`$exists($decimal($x)) ? $x : $refuse("format")`),
  },
  {
    name: "decimalToNumber",
    about: "",
    text: `function($x) {( $d := $asDecimal($x); $type($d) = "string" ? $stringToNumber($d) : $d )}`,
  },
  {
    name: "numberToDecimal",
    about: "",
    text: `function($x) {(
    $n := $asNumber($x);
    $held($n) ? ( $isShort($n) ? $n : $refuse("inexact") ) : $n
  )}`,
  },
  {
    name: "decimalToInteger",
    about: "",
    text: `function($x) { $asWhole($decimalToNumber($x), "type") }`,
  },
  {
    name: "decimalToIntegerBuild",
    about: "",
    text: `function($x) { $asWhole($decimalToNumber($x), "range") }`,
  },
  {
    name: "integerToDecimal",
    about: "",
    text: `function($x) {( $n := $asInteger($x); $isRefused($n) ? $n : $numberToDecimal($n) )}`,
  },
  {
    name: "booleanToString",
    about: "",
    text: `function($x) {( $b := $asBoolean($x); $held($b) ? $string($b) : $b )}`,
  },
  {
    name: "stringToBoolean",
    about: "",
    text: onText(`$x = "true" ? true : $x = "false" ? false : $refuse("format")`),
  },
  {
    name: "booleanToInteger",
    about: "",
    text: `function($x) {( $b := $asBoolean($x); $held($b) ? ( $b ? 1 : 0 ) : $b )}`,
  },
  {
    name: "integerToBoolean",
    about: "",
    text: `function($x) {(
    $n := $asInteger($x);
    $held($n) ? ( $n = 1 ? true : $n = 0 ? false : $refuse("range") ) : $n
  )}`,
  },
  {
    name: "dateToDatetime",
    about: "with the time of day of the datetime that it replaces, else midnight",
    text: `function($x, $old) {(
    $day := $asDate($x);
    $before := $type($old) = "string" ? $instant($old);
    $held($day) ? $day & "T" & (
      $exists($before)
        ? $clockText($before.ms - $floor($before.ms / 86400000) * 86400000) & $before.extra
        : "00:00:00.000"
    ) & "Z" : $day
  )}`,
  },
  {
    name: "datetimeToDate",
    about: "the day of UTC",
    text: onText(`(
    $at := $instant($x);
    $exists($at) ? $rangeChecked($substring($instantText($at.ms), 0, 10)) : $refuse("format")
  )`),
  },
  {
    name: "datetimeToInteger",
    about: "milliseconds since 1970",
    text: onText(`(
    $at := $instant($x);
    $exists($at) = false ? $refuse("format")
    : $at.extra != "" ? $refuse("inexact")
    : $exists($instantText($at.ms)) ? $at.ms : $refuse("range")
  )`),
  },
  {
    name: "integerToDatetime",
    about: "",
    text: `function($x) {(
    $ms := $asInteger($x);
    $held($ms) ? $rangeChecked($instantText($ms)) : $ms
  )}`,
  },
  { name: "stringToDate", about: "", text: "function($x) { $asDate($x) }" },
  { name: "dateToString", about: "", text: "function($x) { $asDate($x) }" },
  { name: "stringToDatetime", about: "", text: "function($x) { $asDatetime($x) }" },
  { name: "datetimeToString", about: "", text: "function($x) { $asDatetime($x) }" },
  { name: "stringToTime", about: "", text: "function($x) { $asTime($x) }" },
  { name: "timeToString", about: "", text: "function($x) { $asTime($x) }" },
];

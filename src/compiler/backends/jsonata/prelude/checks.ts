import type { Helper } from "./helper.ts";
import { onHeld, onText } from "./texts.ts";

/** Checks of one type each: the value itself, or a refusal. Missing and null pass. */
export const checkHelpers: readonly Helper[] = [
  { name: "asText", about: "", text: onText("$x") },
  {
    name: "asNumber",
    about: "",
    text: onHeld(`( $type($x) = "number" ? $x : $refuse("type") )`),
  },
  {
    name: "asBoolean",
    about: "",
    text: onHeld(`( $type($x) = "boolean" ? $x : $refuse("type") )`),
  },
  {
    name: "asInteger",
    about: "a whole number that a double tells from its neighbours",
    text: onHeld(`(
    $type($x) = "number" ? ( $floor($x) = $x ? $asWhole($x, "type") : $refuse("type") ) : $refuse("type")
  )`),
  },
  {
    name: "asWhole",
    about: "",
    text: `function($x, $broken) {
    $isRefused($x) or $x = null or $exists($x) = false ? $x
    : $floor($x) != $x ? $refuse($broken)
    : $abs($x) > 9007199254740991 ? $refuse("range")
    : $x + 0
  }`,
  },
  {
    name: "asDecimal",
    about: "a number of at most 15 digits, or number text of any length",
    text: onHeld(`(
    $type($x) = "number" ? ( $isShort($x) ? $x : $refuse("inexact") )
    : $type($x) = "string" ? ( $exists($decimal($x)) ? $x : $refuse("format") )
    : $refuse("type")
  )`),
  },
  {
    name: "asDate",
    about: "YYYY-MM-DD, a day that exists",
    text: onText(`$exists($dayOf($x)) ? $x : $refuse("format")`),
  },
  {
    name: "asDatetime",
    about: "YYYY-MM-DDTHH:mm[:ss[.f]] with Z or an offset",
    text: onText(`$exists($instant($x)) ? $x : $refuse("format")`),
  },
  {
    name: "asTime",
    about: "HH:mm[:ss[.f]]",
    text: onText(`$exists($timeOf($x)) ? $x : $refuse("format")`),
  },
  {
    name: "asOneOf",
    about: "",
    text: `function($x, $members) {
    $held($x) ? (
      $type($x) != "string" ? $refuse("type") : $x in $members ? $x : $refuse("unknown-value")
    ) : $x
  }`,
  },
  {
    name: "asList",
    about: "a list whose items pass",
    text: `function($x, $check) {
    $held($x) ? (
      $type($x) = "array" ? $firstRefusal($x, $x, $check) : $refuse("type")
    ) : $x
  }`,
  },
  {
    name: "asObject",
    about: "an object whose members pass; others pass unseen",
    text: `function($x, $checks) {
    $held($x) ? (
      $type($x) = "object"
        ? $firstRefusal($x, [$keys($checks)], function($name) {(
            $check := $lookup($checks, $name);
            $check($lookup($x, $name))
          )})
        : $refuse("type")
    ) : $x
  }`,
  },
  {
    name: "asMap",
    about: "an object whose values pass",
    text: `function($x, $check) {
    $held($x) ? (
      $type($x) = "object"
        ? $firstRefusal($x, [$keys($x)], function($name) { $check($lookup($x, $name)) })
        : $refuse("type")
    ) : $x
  }`,
  },
  {
    name: "firstRefusal",
    about: "the first refusal of a check over a list, else the value",
    text: `function($x, $list, $check) {
    $reduce($list, function($r, $y) {
      $isRefused($r) ? $r : ( $z := $check($y); $isRefused($z) ? $z : $r )
    }, $x)
  }`,
  },
];

import type { Helper } from "./helper.ts";

/** Whether a value is unchanged in meaning. */
export const equalityHelpers: readonly Helper[] = [
  {
    name: "equal",
    about: "the same JSON, or both missing",
    text: `function($a, $b) { $exists($a) ? $a = $b : $exists($b) = false }`,
  },
  {
    name: "sameDecimal",
    about: "the same value, whatever the form",
    text: `function($a, $b) { $equal($a, $b) or $compareDecimals($a, $b) = 0 }`,
  },
  {
    name: "sameInstant",
    about: "the same instant, whatever the offset",
    text: `function($a, $b) {
    $equal($a, $b) or (
      $type($a) = "string" and $type($b) = "string"
        ? ( $x := $instant($a); $exists($x) ? $x = $instant($b) : false ) : false
    )
  }`,
  },
  {
    name: "sameTime",
    about: "",
    text: `function($a, $b) {
    $equal($a, $b) or (
      $type($a) = "string" and $type($b) = "string"
        ? ( $x := $timeOf($a); $exists($x) ? $x = $timeOf($b) : false ) : false
    )
  }`,
  },
  {
    name: "sameList",
    about: "",
    text: `function($a, $b, $same) {
    $type($a) = "array" and $type($b) = "array" ? (
      $count($a) != $count($b) ? false
      : $reduce($zip($a, $b), function($ok, $pair) { $ok ? $same($pair[0], $pair[1]) : false }, true)
    ) : $equal($a, $b)
  }`,
  },
  {
    name: "sameObject",
    about: "members by their own comparison, others by JSON",
    text: `function($a, $b, $sames) {
    $type($a) = "object" and $type($b) = "object" ? (
      $count($keys($a)) != $count($keys($b)) ? false
      : $reduce([$keys($a)], function($ok, $name) {(
          $same := $orElse($lookup($sames, $name), $equal);
          $ok ? $same($lookup($a, $name), $lookup($b, $name)) : false
        )}, true)
    ) : $equal($a, $b)
  }`,
  },
  {
    name: "sameMap",
    about: "",
    text: `function($a, $b, $same) {
    $type($a) = "object" and $type($b) = "object" ? (
      $count($keys($a)) != $count($keys($b)) ? false
      : $reduce([$keys($a)], function($ok, $name) {
          $ok ? $same($lookup($a, $name), $lookup($b, $name)) : false
        }, true)
    ) : $equal($a, $b)
  }`,
  },
];

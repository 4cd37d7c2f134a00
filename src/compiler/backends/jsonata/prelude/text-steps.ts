import type { Helper } from "./helper.ts";
import { onHeld, onText } from "./texts.ts";

/** Conversions of text, of lists in text, and through tables. */
export const textStepHelpers: readonly Helper[] = [
  { name: "lower", about: "", text: onText("$lowercase($x)") },
  { name: "upper", about: "", text: onText("$uppercase($x)") },
  {
    name: "trimmed",
    about: "without blanks, tabs and line ends at both ends",
    text: onText(
      String.raw`$orElse($match($x, /[^ \t\n\r][\s\S]*[^ \t\n\r]|[^ \t\n\r]/, 1).match, "")`,
    ),
  },
  {
    name: "negated",
    about: "",
    text: onHeld(`( $type($x) = "boolean" ? $x = false : $refuse("type") )`),
  },
  {
    name: "withoutAffix",
    about: "",
    text: `function($x, $prefix, $suffix) {
    $held($x) ? ( $type($x) != "string" ? $refuse("type") : (
      $width := $length($x) - $length($prefix) - $length($suffix);
      $inside := $substring($x, $length($prefix), $width);
      $width >= 0 and $prefix & $inside & $suffix = $x ? $inside : $refuse("no-match")
    ) ) : $x
  }`,
  },
  {
    name: "splitBy",
    about: "the texts between separators",
    text: `function($x, $separator) {
    $held($x) ? (
      $type($x) != "string" ? $refuse("type") : $x = "" ? [] : $split($x, $separator)
    ) : $x
  }`,
  },
  {
    name: "joinBy",
    about: "texts with separators between them that come apart again",
    text: `function($x, $separator) {
    $held($x) ? ( $type($x) != "array" ? $refuse("type") : (
      $checked := $reduce($x, function($r, $item) {
        $isRefused($r) or $type($item) = "string" ? $r : $refuse("type")
      }, "");
      $text := $isRefused($checked) ? "" : $join($x, $separator);
      $isRefused($checked) ? $checked
      : $splitBy($text, $separator) = $x ? $text : $refuse("format")
    ) ) : $x
  }`,
  },
  {
    name: "eachItem",
    about: "a list, each item converted; what becomes missing is null",
    text: `function($x, $codec) {
    $held($x) ? (
      $type($x) = "array" ? $reduce($x, function($all, $item) {
        $isRefused($all) ? $all : (
          $y := $item = null ? null : $codec($item);
          $isRefused($y) ? $y : $append($all, $box($exists($y) ? $y : null))
        )
      }, []) : $refuse("type")
    ) : $x
  }`,
  },
  {
    name: "showsMembers",
    about: "whether an object has these members",
    text: `function($x, $members) {
    $type($x) = "object" ? $reduce($members, function($ok, $m) {
      $ok and $equal($see($x, $m.at), $m.is)
    }, true) : false
  }`,
  },
  {
    name: "withMembers",
    about: "an object with these members set",
    text: `function($x, $members) {
    $reduce($members, function($o, $m) { $withMember($o, $m.at, 0, $m.is) },
      $type($x) = "object" ? $x : {})
  }`,
  },
  {
    name: "withMember",
    about: "",
    text: `function($o, $path, $n, $x) {
    $n = $count($path) ? $x : (
      $base := $type($o) = "object" ? $o : {};
      $merge([$base, { $path[$n]: $withMember($lookup($base, $path[$n]), $path, $n + 1, $x) }])
    )
  }`,
  },
  {
    name: "lookedUp",
    about: "the other column of the row of a run-time table",
    text: `function($x, $table, $from, $to) {
    $held($x) ? (
      $row := $find($lookup($tables, $table), function($r) { $equal($lookup($r, $from), $x) });
      $exists($row.index) ? $lookup($row.is, $to) : $refuse("unknown-value")
    ) : $x
  }`,
  },
];

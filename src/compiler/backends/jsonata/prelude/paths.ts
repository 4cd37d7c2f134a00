import type { Helper } from "./helper.ts";

/**
 * Paths are lists of member names. A step into a list is an object and stands last: `item` is an
 * index or `where` a test, `with` what makes the test true, `then` the rest of the path.
 */
export const pathHelpers: readonly Helper[] = [
  {
    name: "get",
    about: "the value at a path: missing, null, a value, an implicit null or a refusal",
    text: `function($o, $path) { $held($o) ? $reduce($path, $follow, $o) : $o }`,
  },
  {
    name: "see",
    about: "the same with null for an implicit null",
    text: `function($o, $path) { $plain($get($o, $path)) }`,
    withoutLists: `function($o, $path) { $get($o, $path) }`,
  },
  {
    name: "follow",
    about: "",
    text: `function($x, $step) {
    $type($step) = "string"
      ? ( $type($x) = "object" ? $lookup($x, $step) : $held($x) ? $refuse("type") : $x )
    : $type($x) = "array" ? (
      $found := $pick($x, $step);
      $isRefused($found) ? $found : (
        $y := $exists($found.is) ? $get($found.is, $step.then);
        $exists($y) ? $y : $gone
      )
    )
    : $held($x) ? $refuse("type") : $x
  }`,
    withoutLists: `function($x, $name) {
    $type($x) = "object" ? $lookup($x, $name) : $held($x) ? $refuse("type") : $x
  }`,
  },
  {
    name: "pick",
    about: "the item that a step names, and its index",
    text: `function($list, $step) {
    $exists($step.item)
      ? { "index": $step.item < $count($list) ? $step.item, "is": $list[$step.item] }
    : $step.unique = true ? (
      $many := $countWhere($list, $step.where);
      $isRefused($many) ? $many
      : $many > 1 ? $refuse("duplicate-key")
      : $find($list, $step.where)
    )
    : $find($list, $step.where)
  }`,
  },
  {
    name: "countWhere",
    about: "how many items satisfy a test; a refusal when one cannot be tested",
    text: `function($list, $test) {
    $reduce($list, function($n, $x) {
      $isRefused($n) ? $n : (
        $holds := $test($x);
        $isRefused($holds) ? $holds : $holds = true ? $n + 1 : $n
      )
    }, 0)
  }`,
  },
  {
    name: "find",
    about: "the first item that satisfies a test, and its index",
    text: `function($list, $test) {
    $reduce($list, function($found, $x, $i) {
      $word($found) = "refused" or $exists($found.index) ? $found : (
        $holds := $test($x);
        $isRefused($holds) ? $holds : $holds = true ? { "index": $i, "is": $x } : $found
      )
    }, {})
  }`,
  },
  {
    name: "set",
    about: "a value or null at a path; parents are made where they are missing or null",
    text: `function($o, $path, $x) { $setFrom($o, $path, 0, $x, false) }`,
    withoutLists: `function($o, $path, $x) { $setFrom($o, $path, 0, $x) }`,
  },
  {
    name: "setFrom",
    about: "",
    text: `function($o, $path, $n, $x, $found) {(
    $step := $n < $count($path) ? $path[$n];
    $exists($step) = false ? ( $found and $x = null ? $drop : $x )
    : $type($step) = "string" ? (
      $held($o) and $type($o) != "object" ? $refuse("type") : (
        $base := $held($o) ? $o : {};
        $y := $setFrom($lookup($base, $step), $path, $n + 1, $x, $found);
        $isRefused($y) ? $y
        : $word($y) = "drop" ? $without($base, $step)
        : $merge([$base, { $step: $y }])
      )
    )
    : $held($o) and $type($o) != "array" ? $refuse("type")
    : $exists($step.item) ? $setItem($held($o) ? $o : [], $step, $x)
    : $x = null ? $setNullFound($held($o) ? $o : [], $step)
    : $setFound($held($o) ? $o : [], $step, $x)
  )}`,
    withoutLists: `function($o, $path, $n, $x) {
    $n = $count($path) ? $x
    : $held($o) and $type($o) != "object" ? $refuse("type") : (
      $base := $held($o) ? $o : {};
      $y := $setFrom($lookup($base, $path[$n]), $path, $n + 1, $x);
      $isRefused($y) ? $y : $merge([$base, { $path[$n]: $y }])
    )
  }`,
  },
  {
    name: "setItem",
    about: "sets by index and fills up with null",
    text: `function($list, $step, $x) {(
    $padded := $count($list) > $step.item ? $list
      : $append($list, [$map([$count($list)..$step.item], function($i) { null })]);
    $y := $setFrom($padded[$step.item], $step.then, 0, $x, false);
    $isRefused($y) ? $y : $replaceAt($padded, $step.item, $y)
  )}`,
  },
  {
    name: "setFound",
    about: "sets in the item that satisfies the test, else in a new item at the end",
    text: `function($list, $step, $x) {(
    $found := $find($list, $step.where);
    $exists($found.index) ? (
      $y := $setFrom($found.is, $step.then, 0, $x, true);
      $isRefused($y) ? $y : $replaceAt($list, $found.index, $y)
    ) : $isRefused($found) ? $found : (
      $y := $count($step.then) = 0 and $type($x) = "object" ? $merge([$step.with, $x])
        : $setFrom($step.with, $step.then, 0, $x, true);
      $isRefused($y) ? $y : $append($list, $box($y))
    )
  )}`,
  },
  {
    name: "setNullFound",
    about: "takes a member out of the item, and the item out of the list when nothing else is left",
    text: `function($list, $step) {(
    $found := $find($list, $step.where);
    $exists($found.index) ? (
      $y := $setFrom($found.is, $step.then, 0, null, true);
      $isRefused($y) ? $y
      : $word($y) = "drop" or $y = $step.with ? $removeAt($list, $found.index)
      : $replaceAt($list, $found.index, $y)
    ) : $isRefused($found) ? $found : $list
  )}`,
  },
  {
    name: "replaceAt",
    about: "",
    text: `function($list, $index, $x) {
    $reduce($list, function($all, $y, $i) { $append($all, $box($i = $index ? $x : $y)) }, [])
  }`,
  },
  {
    name: "removeAt",
    about: "",
    text: `function($list, $index) {
    $reduce($list, function($all, $y, $i) { $i = $index ? $all : $append($all, $box($y)) }, [])
  }`,
  },
  {
    name: "without",
    about: "an object without one member",
    text: `function($o, $name) {(
    $rest := $sift($o, function($x, $key) { $key != $name });
    $exists($rest) ? $rest : {}
  )}`,
  },
  {
    name: "unset",
    about: "removes a place; its parents stay",
    text: `function($o, $path) { $held($o) ? $unsetFrom($o, $path, 0) : $o }`,
  },
  {
    name: "unsetFrom",
    about: "",
    text: `function($o, $path, $n) {(
    $step := $n < $count($path) ? $path[$n];
    $exists($step) = false ? $drop
    : $held($o) = false ? $o
    : $type($step) = "string" ? (
      $type($o) != "object" ? $refuse("type") : (
        $old := $lookup($o, $step);
        $y := $exists($old) ? $unsetFrom($old, $path, $n + 1);
        $exists($y) = false ? $o
        : $isRefused($y) ? $y
        : $word($y) = "drop" ? $without($o, $step)
        : $merge([$o, { $step: $y }])
      )
    )
    : $type($o) != "array" ? $refuse("type")
    : $exists($step.item) = false ? $setNullFound($o, $step)
    : $step.item >= $count($o) ? $o
    : (
      $y := $unsetFrom($o[$step.item], $step.then, 0);
      $isRefused($y) ? $y : $replaceAt($o, $step.item, $word($y) = "drop" ? null : $y)
    )
  )}`,
    withoutLists: `function($o, $path, $n) {
    $n = $count($path) ? $drop
    : $held($o) = false ? $o
    : $type($o) != "object" ? $refuse("type") : (
      $old := $lookup($o, $path[$n]);
      $y := $exists($old) ? $unsetFrom($old, $path, $n + 1);
      $exists($y) = false ? $o
      : $isRefused($y) ? $y
      : $word($y) = "drop" ? $without($o, $path[$n])
      : $merge([$o, { $path[$n]: $y }])
    )
  }`,
  },
  {
    name: "establish",
    about: "sets what makes a condition true where it is not so already",
    text: `function($o, $items) {
    $reduce($items, function($r, $i) {
      $isRefused($r) or $equal($see($r, $i.at), $i.is) ? $r : $set($r, $i.at, $i.is)
    }, $o)
  }`,
  },
  {
    name: "pathText",
    about: "a path as errors print it",
    text: `function($path) {
    $reduce($path, function($text, $step) {
      $type($step) = "string" ? $text & ($text = "" ? "" : ".") & $step
      : $text & ($exists($step.item) ? "[" & $string($step.item) & "]" : "[]")
        & ($count($step.then) = 0 or $type($step.then[0]) != "string" ? "" : ".") & $pathText($step.then)
    }, "")
  }`,
    withoutLists: `function($path) { $join($path, ".") }`,
  },
];

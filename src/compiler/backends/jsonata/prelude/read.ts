import type { Helper } from "./helper.ts";

/** Reading: a record is built rule by rule, and becomes the first refusal that no rule caught. */
export const readHelpers: readonly Helper[] = [
  {
    name: "put",
    about: "a value at a common place; missing puts nothing, a refusal refuses the record",
    text: `function($r, $left, $x, $at) {
    $isRefused($r) or $exists($x) = false ? $r
    : $isRefused($x) ? $under($x, $at)
    : $under($set($r, $left, $plain($x)), $at)
  }`,
  },
  {
    name: "take",
    about: "the value of a vendor place, converted, at a common place",
    text: `function($r, $left, $v, $right, $codec) {
    $put($r, $left, $codec($see($v, $right)), $right)
  }`,
  },
  {
    name: "show",
    about: "the same for a view: a refusal puts nothing",
    text: `function($r, $left, $x) {(
    $y := $isRefused($x) or $exists($x) = false ? $r : $set($r, $left, $plain($x));
    $isRefused($y) ? $r : $y
  )}`,
  },
  {
    name: "readScope",
    about: "an object by the rules of its scope; missing and null stay themselves",
    text: `function($x, $read) {
    $held($x) ? ( $type($x) = "object" ? $read($x) : $refuse("type") ) : $x
  }`,
  },
  {
    name: "readItems",
    about: "a list by the rules of its items; null items stay, missing ones are null",
    text: `function($x, $read) {
    $held($x) ? (
      $type($x) = "array" ? $reduce($x, function($all, $item) {
        $isRefused($all) ? $all : (
          $y := $item = null ? null : $read($item);
          $isRefused($y) ? $under($y, "[]") : $append($all, $box($exists($y) ? $plain($y) : null))
        )
      }, []) : $refuse("type")
    ) : $x
  }`,
  },
  {
    name: "selected",
    about: "the items that satisfy a test",
    text: `function($x, $test) {
    $type($x) = "array" ? $reduce($x, function($all, $item) {
      $isRefused($all) ? $all : (
        $holds := $test($item);
        $isRefused($holds) ? $holds : $holds = true ? $append($all, $box($item)) : $all
      )
    }, []) : $held($x) ? $refuse("type") : $x
  }`,
  },
  {
    name: "collected",
    about: "the list at a place that several rules fill, with further items",
    text: `function($r, $left, $x) {(
    $before := $isRefused($r) ? $missing : $see($r, $left);
    $x = null ? ( $held($before) ? $missing : [] )
    : $type($before) = "array" and $type($x) = "array" ? $append($before, $x) : $x
  )}`,
  },
  {
    name: "entries",
    about: "the members of an object as a list of { key, value }",
    text: `function($x) {
    $held($x) ? (
      $type($x) = "object"
        ? [$each($x, function($value, $key) { { "key": $key, "value": $value } })]
        : $refuse("type")
    ) : $x
  }`,
  },
  {
    name: "fromEntries",
    about: "the object that a list of { key, value } makes",
    text: `function($x) {
    $type($x) = "array" ? $reduce($x, function($all, $item) {(
      $key := $see($item, ["key"]);
      $value := $see($item, ["value"]);
      $isRefused($all) ? $all
      : $isRefused($key) ? $key
      : $type($key) != "string" or $exists($key) = false ? $refuse("type")
      : $exists($lookup($all, $key)) ? $refuse("duplicate-key")
      : $merge([$all, { $key: $exists($value) ? $value : null }])
    )}, {}) : $x
  }`,
  },
  {
    name: "joined",
    about: "a template: the parts that are present, each but the first behind the text before it",
    text: `function($prefix, $parts, $suffix) {(
    $refused := $filter($parts, function($p) { $isRefused($p.text) })[0].text;
    $present := [$filter($parts, function($p) { $held($p.text) })];
    $exists($refused) ? $refused
    : $count($present) > 0 ? $reduce($present, function($text, $p, $i) {
        $text & ($i = 0 ? "" : $p.before) & $p.text
      }, $prefix) & $suffix
    : $count($filter($parts, function($p) { $p.text = null })) > 0 ? null : $missing
  )}`,
  },
  {
    name: "firstOf",
    about: "the first value that is neither missing nor null, else null if one is null",
    text: `function($values) {
    $reduce($values, function($found, $v) {
      $held($found.is) or $isRefused($found.is) ? $found
      : $exists($v.is) and ($v.is != null or $exists($found.is) = false) ? $v : $found
    }, {}).is
  }`,
  },
  {
    name: "others",
    about: "the members that no rule names and that match",
    text: `function($x, $taken, $matches) {
    $held($x) ? ( $type($x) = "object" ? (
      $rest := $sift($x, function($value, $name) {
        $name in $taken ? false : $exists($matches) ? $matches($name) : true
      });
      $exists($rest) ? $rest : {}
    ) : $refuse("type") ) : {}
  }`,
  },
  {
    name: "putRest",
    about: "each of these members at its own place",
    text: `function($r, $left, $rest) {
    $isRefused($r) ? $r : $isRefused($rest) ? $rest
    : $reduce([$keys($rest)], function($r, $name) {
        $isRefused($r) ? $r : $set($r, $append($left, [$name]), $lookup($rest, $name))
      }, $r)
  }`,
  },
  {
    name: "readWhen",
    about: "reads by the first branch whose condition holds",
    text: `function($r, $branches, $more) {(
    $found := $find($branches, function($b) { ($b.was)() });
    $isRefused($r) ? $r
    : $isRefused($found) ? $found
    : $exists($found.index) ? ( $b := $found.is; ($b.read)($stated($r, $b.is, $b.common)) )
    : $exists($more.otherwise) ? ($more.otherwise)($r)
    : $reduce($more.tested, function($any, $t) { $any or $held($t.is) }, false) ? $refuse("no-case")
    : $exists($more.common) and $reduce($more.tested, function($any, $t) { $any or $t.is = null }, false)
      ? $set($r, $more.common, null)
    : $r
  )}`,
  },
  {
    name: "stated",
    about: "an object with what makes a condition true, where it is not so already",
    text: `function($o, $test, $items) {
    ( $exists($o) ? $test($o) = true : false ) ? $o : $establish($o, $items)
  }`,
  },
  {
    name: "orKeep",
    about: "a view stays as it is where a rule is refused",
    text: `function($r, $x) { $isRefused($x) ? $r : $x }`,
  },
];

import type { Helper } from "./helper.ts";

/** Writing lists: items are aligned with the items of the original, and written over them. */
export const listHelpers: readonly Helper[] = [
  {
    name: "eachOf",
    about: "two lists, item by item",
    text: `function($s, $left, $right, $own, $write, $more) {(
    $raw := $see($s.v, $right);
    $x := $change($s, $left, $own($s.v), function($l) {(
      $list := $asItems($l, $more.left);
      $olds := $asItems($raw, $more.right);
      $l = null ? $restOf($raw, $more.right, null)
      : $exists($l) = false ? $missing
      : $isRefused($list) ? $list
      : $isRefused($olds) ? $olds
      : $inPlace($writeItems($list, $held($olds) ? $olds : [], $write, $more), $raw, $more.right)
    )}, $more);
    $store($s, $right, $word($x) = "drop" ? $restOf($raw, $more.right, $drop) : $x, $left)
  )}`,
  },
  {
    name: "asItems",
    about: "the items that take part",
    text: `function($x, $side) {(
    $list := $side.map = true ? $entries($x) : $x;
    $exists($side.where) ? $selected($list, $side.where)
    : $held($list) and $type($list) != "array" ? $refuse("type") : $list
  )}`,
  },
  {
    name: "restOf",
    about: "the items that take no part, or something else where there is none",
    text: `function($raw, $side, $else) {(
    $rest := $exists($side.where) and $type($raw) = "array" ? $selected($raw, function($x) {(
      $holds := ($side.where)($x);
      $isRefused($holds) ? $holds : $holds = true ? false : true
    )}) : [];
    $isRefused($rest) ? $rest : $count($rest) > 0 ? $rest : $else
  )}`,
  },
  {
    name: "inPlace",
    about: "the written items among those that take no part, further ones after the last",
    text: `function($items, $raw, $side) {
    $side.map = true ? $fromEntries($items)
    : $exists($side.where) and $type($raw) = "array" and $count($raw) > 0 ? (
      $new := $boxed($items);
      $last := $reduce($raw, function($l, $x, $i) { ($side.where)($x) = true ? $i : $l }, $count($raw) - 1);
      $reduce($raw, function($r, $x, $i) {(
        $taken := ($side.where)($x) = true;
        $own := $taken ? $lookup($new, $string($r.n)) : { "is": $x };
        $list := $exists($own) ? $append($r.list, $box($own.is)) : $r.list;
        $n := $taken ? $r.n + 1 : $r.n;
        {
          "n": $n,
          "list": $i = $last ? $reduce($items, function($all, $item, $k) {
            $k < $n ? $all : $append($all, $box($item))
          }, $list) : $list
        }
      )}, { "n": 0, "list": [] }).list
    ) : $items
  }`,
  },
  {
    name: "boxed",
    about: "items by the text of their index",
    text: `function($list) { $merge([{}, $map($list, function($x, $i) { { $string($i): { "is": $x } } })]) }`,
  },
  {
    name: "writeItems",
    about: "items are written over those that they align with",
    text: `function($list, $olds, $write, $more) {(
    $pairs := $exists($more.key) ? $alignByKey($list, $olds, $more)
      : $alignByPlace($list, $olds, $more.sameItem);
    $reduce($pairs, function($all, $p) {(
      $shown := $p.item = null and $held($p.old.is) and $exists($more.shows) ? ($more.shows)($p.old.is) : 0;
      $x := $p.item != null
          ? $write($p.item, $held($p.old.is) ? $p.old.is : $missing, "item", $more.seed)
        : $exists($shown) = false or $shown = null ? $p.old.is : null;
      $append($all, $box($exists($x) ? $x : null))
    )}, [])
  )}`,
  },
  {
    name: "alignByKey",
    about: "the k-th item with a key takes the k-th original with it",
    text: `function($list, $olds, $more) {(
    $index := $merge([{}, $map($zip($keyLabels($olds, $more.oldKey), $olds), function($p) {
      $p[0] = "" ? {} : { $p[0]: { "is": $p[1] } }
    })]);
    [$map($zip($keyLabels($list, $more.key), $list), function($p) {
      { "item": $p[1], "old": $lookup($index, $p[0]) }
    })]
  )}`,
  },
  {
    name: "keyLabels",
    about: "key and number of its occurrence per item; empty where the key is missing or null",
    text: `function($list, $key) {
    $reduce($list, function($r, $x) {(
      $text := $keyText($key($x));
      $n := $orElse($lookup($r.seen, "=" & $text), 0);
      $text = "" ? { "seen": $r.seen, "labels": $append($r.labels, "") } : {
        "seen": $merge([$r.seen, { "=" & $text: $n + 1 }]),
        "labels": $append($r.labels, $string($n) & ":" & $text)
      }
    )}, { "seen": {}, "labels": [] }).labels
  }`,
  },
  {
    name: "keyText",
    about: "a text that is equal for equal keys only; empty where a part is missing or null",
    text: `function($parts) {
    $reduce($parts, function($text, $p) {(
      $x := $p.is;
      $text = "" or $held($x) = false ? "" : $text & "|" & $type($x) & (
        $type($x) = "number" ? $string($x) & " " & $string($x - $number($string($x)))
        : $type($x) = "string" ? $string($length($x)) & $x
        : $string($x)
      )
    )}, "key")
  }`,
  },
  {
    name: "alignByPlace",
    about: "equal items at the front, equal items at the back, the rest by position",
    text: `function($list, $olds, $same) {(
    $n := $count($list);
    $m := $count($olds);
    $index := $boxed($olds);
    $isShown := function($i, $x) {(
      $old := $lookup($index, $string($i));
      $exists($old) ? $same($x, $old.is) : false
    )};
    $front := $reduce($list, function($k, $x, $i) { $k != $i ? $k : $isShown($i, $x) ? $k + 1 : $k }, 0);
    $most := ($n < $m ? $n : $m) - $front;
    $back := $reduce($reverse($list), function($k, $x, $i) {
      $k != $i or $i >= $most ? $k : $isShown($m - 1 - $i, $x) ? $k + 1 : $k
    }, 0);
    [$map($list, function($x, $i) {(
      $at := $i >= $n - $back ? $i + $m - $n : $i < $m - $back ? $i : -1;
      { "item": $x, "old": $lookup($index, $string($at)) }
    )})]
  )}`,
  },
  {
    name: "alikeObjects",
    about: "equal as far as the rules of a scope see",
    text: `function($x, $y, $same) {
    $type($x) = "object" and $type($y) = "object" ? $same($x, $y) : $equal($x, $y)
  }`,
  },
  {
    name: "alikeLists",
    about: "",
    text: `function($x, $y, $same, $where) {
    $held($x) = false or $held($y) = false ? $equal($x, $y)
    : $type($x) != "array" or $type($y) != "array" ? false : (
      $chosen := function($l) { $exists($where) ? $calm($selected($l, $where)) : $l };
      $sameList($chosen($x), $chosen($y), function($a, $b) {
        $a = null or $b = null ? $equal($a, $b)
        : ($type($a) = "object") != ($type($b) = "object") ? false : $same($a, $b)
      })
    )
  }`,
  },
  {
    name: "alikeMaps",
    about: "",
    text: `function($x, $y, $same) {
    $held($x) = false or $held($y) = false ? $equal($x, $y)
    : $type($x) != "object" or $type($y) != "object" ? false
    : $count($keys($x)) != $count($keys($y)) ? false
    : $reduce([$keys($x)], function($ok, $name) {
        $ok and $exists($lookup($y, $name))
          ? $same({ "key": $name, "value": $lookup($x, $name) }, { "key": $name, "value": $lookup($y, $name) })
          : false
      }, true)
  }`,
  },
  {
    name: "alikeRest",
    about: "",
    text: `function($x, $y, $skip) {
    $equal(
      $calm($others($x, $skip)),
      $calm($others($y, $skip))
    )
  }`,
  },
  {
    name: "alikeItems",
    about: "whether an item says what its view shows; both may be null",
    text: `function($x, $shown, $same) {
    $isRefused($shown) ? false
    : $x = null or $held($shown) = false ? $equal($x, $exists($shown) ? $shown : null)
    : ($type($x) = "object") != ($type($shown) = "object") ? false : $same($x, $shown)
  }`,
  },
];

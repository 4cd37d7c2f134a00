import type { Helper } from "./helper.ts";

/** Writing lists: items are aligned with the items of the original, and written over them. */
export const listHelpers: readonly Helper[] = [
  {
    name: "items",
    about: "two lists, item by item",
    text: `function($s, $left, $right, $read, $write, $more) {(
    $raw := $see($s.v, $right);
    $olds := $asItems($raw, $more.right);
    $own := $readItems($olds, $read);
    $view := $more.left.map = true ? $fromEntries($own)
      : $exists($more.left.with) ? $established($own, $more.left.with) : $own;
    $said := $get($s.c, $left);
    $l := $exists($more.left.where) ? $selected($said, $more.left.where) : $said;
    $x := $change($s, $l, $view, function($l) {(
      $list := $more.left.map = true ? $entries($l) : $l;
      $list = null ? $withNoItems($raw, $more.right)
      : $isRefused($list) ? $list
      : $type($list) != "array" ? $refuse("type")
      : $isRefused($olds) ? $olds
      : $inPlace($writeItems($list, $held($olds) ? $olds : [], $read, $write, $more), $raw, $more.right)
    )}, $more);
    $store($s, $right, $x, $pathText($left))
  )}`,
  },
  {
    name: "asItems",
    about: "the items that take part",
    text: `function($x, $side) {(
    $list := $side.map = true ? $entries($x) : $x;
    $exists($side.where) ? $selected($list, $side.where) : $list
  )}`,
  },
  {
    name: "withNoItems",
    about: "null, or the items that take no part",
    text: `function($raw, $side) {(
    $rest := $exists($side.where) ? $selected($raw, function($x) { ($side.where)($x) = true ? false : true });
    $held($rest) and $count($rest) > 0 ? $rest : null
  )}`,
  },
  {
    name: "inPlace",
    about: "the written items among those that take no part",
    text: `function($items, $raw, $side) {
    $side.map = true ? $fromEntries($items)
    : $exists($side.where) and $type($raw) = "array" ? (
      $rest := $boxed($items);
      $end := $reduce($raw, function($r, $x) {
        ($side.where)($x) = true ? (
          $new := $lookup($rest, $string($r.n));
          { "n": $r.n + 1, "list": $exists($new) ? $append($r.list, $box($new.is)) : $r.list }
        ) : { "n": $r.n, "list": $append($r.list, $box($x)) }
      }, { "n": 0, "list": [] });
      $reduce($items, function($list, $x, $i) {
        $i < $end.n ? $list : $append($list, $box($x))
      }, $end.list)
    )
    : $items
  }`,
  },
  {
    name: "boxed",
    about: "items by the text of their index",
    text: `function($list) {
    $reduce($list, function($all, $x, $i) { $merge([$all, { $string($i): { "is": $x } }]) }, {})
  }`,
  },
  {
    name: "writeItems",
    about: "an unchanged item is the original item, others are written over it",
    text: `function($list, $olds, $read, $write, $more) {(
    $same := $orElse($more.sameItem, $equal);
    $pairs := $exists($more.key)
      ? $alignByKey($list, $olds, $more)
      : $alignByPlace($list, [$map($olds, function($x) {
          { "is": $x, "view": $x = null ? null : $read($x) }
        })], $same);
    $reduce($pairs, function($all, $p) {(
      $view := $p.old.is = null ? null : $exists($p.old.is) ? $read($p.old.is);
      $x := $p.item = null ? null
        : $exists($p.old) and $same($p.item, $view) ? $p.old.is
        : $write($p.item, $held($p.old.is) ? $p.old.is : $missing, "item", $more.seed);
      $append($all, $box($exists($x) ? $x : null))
    )}, [])
  )}`,
  },
  {
    name: "alignByKey",
    about: "the k-th item with a key takes the k-th original with it",
    text: `function($list, $olds, $more) {(
    $labels := $keyLabels($olds, $more.oldKey);
    $index := $merge([{}, $map($olds, function($x, $i) {
      $labels[$i] = "" ? {} : { $labels[$i]: { "is": $x } }
    })]);
    $wanted := $keyLabels($list, $more.key);
    [$map($list, function($x, $i) { { "item": $x, "old": $lookup($index, $wanted[$i]) } })]
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
    $shows := function($i, $x) {(
      $old := $lookup($index, $string($i)).is;
      $exists($old) and $isRefused($old.view) = false and $exists($old.view) ? $same($x, $old.view) : false
    )};
    $front := $reduce($list, function($k, $x, $i) { $k = $i and $shows($i, $x) ? $k + 1 : $k }, 0);
    $most := ($n < $m ? $n : $m) - $front;
    $back := $reduce($reverse($list), function($k, $x, $i) {
      $k = $i and $i < $most and $shows($m - 1 - $i, $x) ? $k + 1 : $k
    }, 0);
    [$map($list, function($x, $i) {(
      $at := $i < $n - $back ? ( $i < $m - $back ? $i : -1 ) : $i + $m - $n;
      { "item": $x, "old": $lookup($index, $string($at)).is }
    )})]
  )}`,
  },
];

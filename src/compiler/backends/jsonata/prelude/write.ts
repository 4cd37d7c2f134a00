import type { Helper } from "./helper.ts";

/**
 * Writing threads a state `$s` through the rules of a block: `c` the common value, `v` the original
 * (missing in a new block), `to` what is being written, `mode` "new", "update" or "item", `view`
 * what the original shows, `fresh` true right after a switch of branches, where nothing is
 * compared, `kept` the kept places that were null, `at` where in the common record this is.
 */
export const writeHelpers: readonly Helper[] = [
  {
    name: "begin",
    about: "the state at the start of a block",
    text: `function($c, $v, $mode, $at, $blank, $kept, $view, $tree) {
    {
      "c": $c,
      "v": $v,
      "mode": $exists($v) ? $mode : "new",
      "to": $exists($v) ? $v : $blank,
      "view": $view,
      "merged": $exists($v) and $mode = "update" and $exists($tree) ? $overlay($view, $c, $tree) : $c,
      "fresh": false,
      "kept": $kept,
      "at": $at
    }
  }`,
  },
  {
    name: "finish",
    about: "what nothing has changed is the original itself",
    text: `function($s) { $equal($s.to, $s.v) ? $s.v : $s.to }`,
  },
  {
    name: "fail",
    about: "the error of a rule",
    text: `function($s, $x, $left) { $must($under($x, $left), $s.at) }`,
  },
  {
    name: "change",
    about: "what writing does to a place: $keep, $drop, $clear, null, a value or a refusal",
    text: `function($s, $left, $own, $build, $more) {(
    $l := $get($s.c, $left);
    $l0 := $more.shared = true and $isRefused($own) = false ? $get($s.view, $left) : $own;
    $same := $orElse($more.same, $equal);
    $isOff($s, $more.on) ? $keep
    : $isRefused($l) ? $l
    : ( $exists($s.v) and $s.fresh = false and $isRefused($l0) = false
        ? $same($plain($l), $plain($l0)) : false ) ? $keep
    : $word($l) = "gone" ? $clear
    : $exists($l) ? $orElse($build($l), $absent($s))
    : $s.mode = "update" ? $keep
    : $orElse($orElse($more.fill, $build($l)), $absent($s))
  )}`,
  },
  {
    name: "absent",
    about: "what a missing value does",
    text: `function($s) { $s.mode = "item" ? $drop : $keep }`,
  },
  {
    name: "isOff",
    about: "whether a rule is limited to the other kind of write",
    text: `function($s, $on) { $on = "create" ? $exists($s.v) : $on = "update" ? $exists($s.v) = false : false }`,
  },
  {
    name: "store",
    about: "does to a vendor place what was decided",
    text: `function($s, $path, $x, $left) {(
    $what := $word($x);
    $what = "refused" ? $fail($s, $x, $left)
    : $what = "keep" ? $keeping($s, $path)
    : $what = "clear" and $held($see($s.v, $path)) = false ? $s
    : (
      $to := $what = "drop" ? $unset($s.to, $path) : $set($s.to, $path, $what = "clear" ? null : $x);
      $isRefused($to) ? $fail($s, $to, $left)
      : $merge([$s, { "to": $word($to) = "drop" ? null : $to }])
    )
  )}`,
  },
  {
    name: "keeping",
    about: "remembers a kept place that was null, where its parent may have been null",
    text: `function($s, $path) {
    ( $exists($s.kept) and $count($path) > 1 ? $see($s.v, $path) = null : false )
      ? $merge([$s, { "kept": $append($s.kept, { "path": $path }) }]) : $s
  }`,
  },
  {
    name: "settle",
    about: "a kept place that was null through its parent is null in a parent that now is there",
    text: `function($s) {
    $reduce($s.kept, function($s, $k) {
      $exists($see($s.to, $k.path)) ? $s : $merge([$s, { "to": $set($s.to, $k.path, null) }])
    }, $s)
  }`,
  },
  {
    name: "send",
    about: "a -> rule; an equal value changes nothing",
    text: `function($s, $path, $value, $out, $more) {
    $isOff($s, $more.on) ? $s : (
      $x := $orElse($out($plain($value($s.merged)), $see($s.v, $path)), $more.fill);
      $exists($x) ? $store($s, $path, $x, $path) : $s
    )
  }`,
  },
  {
    name: "ifChanged",
    about: "runs the -> rules of a block where another rule changed something",
    text: `function($s, $before, $run) {
    $exists($s.v) = false or $s.fresh or $equal($s.to, $before.to) = false ? $run($s) : $s
  }`,
  },
  {
    name: "overlay",
    about: "the view with what is being written over it",
    text: `function($below, $above, $tree) {
    $type($below) = "object" and $type($above) = "object" ? $merge([
      $below,
      $reduce([$keys($above)], function($all, $name) {(
        $inner := $lookup($tree, $name);
        $x := $lookup($above, $name);
        $merge([$all, {
          $name: $exists($inner) ? $overlay($lookup($below, $name), $x, $inner) : $x
        }])
      )}, {})
    ]) : $exists($above) ? $above : $below
  }`,
  },
  {
    name: "cell",
    about: "a common place and a vendor place",
    text: `function($s, $left, $right, $in, $out, $more) {(
    $old := $see($s.v, $right);
    $x := $change($s, $left, $orElse($in($old), $more.default), function($l) {
      $out($l, $old)
    }, $more);
    $store($s, $right, $x, $left)
  )}`,
  },
  {
    name: "firstCell",
    about: "a common place and several vendor places: the first with a value counts",
    text: `function($s, $left, $places, $in, $out, $more) {(
    $olds := [$map($places, function($p) {(
      $x := $see($s.v, $p.path);
      $read := $p.in;
      $merge([$p, { "old": $x, "is": $read($x) }])
    )})];
    $read := $firstOf($olds);
    $valued := [$filter($olds, function($p) { $held($p.old) })];
    $target := $orElse($valued[0], $olds[0]);
    $write := $target.out;
    $x := $change($s, $left, $orElse($in($read), $more.default), function($l) {
      $exists($l) or $exists($more.first) = false
        ? ( $y := $out($l, $read); $held($y) ? $write($y, $target.old) : $y )
        : function() { { "word": "first" } }
    }, $more);
    $what := $word($x);
    $what in ["drop", "clear"] or ($what = "keep" and $read = null) or ($x = null and $exists($valued[0]))
      ? $reduce($olds, function($s, $p) { $store($s, $p.path, $x = null ? $clear : $x, $left) }, $s)
    : $what = "keep" ? $s
    : $what = "first" ? $store($s, $olds[0].path, $more.first, $left)
    : $store($s, $target.path, $x, $left)
  )}`,
  },
  {
    name: "nest",
    about: "two nested objects",
    text: `function($s, $left, $right, $write, $more) {(
    $old := $see($s.v, $right);
    $x := $change($s, $left, $held($old) ? $refuse("") : $old, function($l) {
      $held($l) = false ? $l
      : $type($l) != "object" ? $refuse("type")
      : $isRefused($old) ? $old
      : $held($old) and $type($old) != "object" ? $refuse("type")
      : $write($l, $held($old) ? $old : $missing, $s.mode)
    }, $more);
    $store($s, $right, $x, $left)
  )}`,
  },
  {
    name: "fieldPair",
    about: "a field that is read by one rule and written by others",
    text: `function($s, $left, $own, $run, $more) {(
    $x := $change($s, $left, $own, function($l) { $exists($l) ? null : $missing }, $more);
    $isRefused($x) ? $fail($s, $x, $left)
    : $word($x) in ["keep", "drop"] or ($word($x) = "clear" and $exists($s.v) = false) ? $s
    : $run($s)
  )}`,
  },
];

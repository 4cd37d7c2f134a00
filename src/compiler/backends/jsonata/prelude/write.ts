import type { Helper } from "./helper.ts";

/**
 * Writing threads a state `$s` through the rules of a block: `c` the common value, `v` the original
 * (missing in a new block), `to` what is being written, `mode` "new", "update", "item" or "switch",
 * `view` what the original shows, `kept` the places kept below a null parent, `at` where in the
 * common record this is.
 */
export const writeHelpers: readonly Helper[] = [
  {
    name: "begin",
    about: "",
    text: `function($c, $v, $mode, $at, $blank) {
    {
      "c": $c,
      "v": $v,
      "mode": $exists($v) ? $mode : "new",
      "to": $exists($v) ? $v : $blank,
      "kept": [],
      "at": $at
    }
  }`,
  },
  {
    name: "end",
    about: "what nothing has changed is the original itself",
    text: `function($s) { $equal($s.to, $s.v) ? $s.v : $s.to }`,
  },
  {
    name: "fail",
    about: "",
    text: `function($s, $x, $left) { $must($x, $s.at & ($left = "" or $s.at = "" ? "" : ".") & $left) }`,
  },
  {
    name: "change",
    about: "what writing does: $keep, $drop, $clear, null, a value or a refusal",
    text: `function($s, $l, $l0, $build, $more) {(
    $same := $orElse($more.same, $equal);
    $isRefused($l) ? $l
    : $isOff($s, $more.on) ? $keep
    : $s.mode in ["update", "item"] and $isRefused($l0) = false
      ? ( $same($plain($l), $plain($l0)) ? $keep : $changed($s, $l, $build, $more) )
    : $changed($s, $l, $build, $more)
  )}`,
  },
  {
    name: "changed",
    about: "",
    text: `function($s, $l, $build, $more) {
    $word($l) = "gone" ? ( $s.mode = "new" ? $keep : $clear )
    : $exists($l) ? $orElse($build($l), $absent($s))
    : $s.mode in ["new", "item"] ? $orElse($orElse($more.fill, $build($l)), $absent($s))
    : $absent($s)
  }`,
  },
  {
    name: "absent",
    about: "what a missing value does",
    text: `function($s) { $s.mode = "item" ? $drop : $s.mode = "switch" ? $clear : $keep }`,
  },
  {
    name: "isOff",
    about: "whether a rule is limited to the other kind of write",
    text: `function($s, $on) { $on = "create" ? $s.mode != "new" : $on = "update" ? $s.mode = "new" : false }`,
  },
  {
    name: "store",
    about: "does to a vendor place what was decided",
    text: `function($s, $path, $x, $left) {(
    $word := $word($x);
    $word = "refused" ? $fail($s, $x, $left)
    : $word = "keep" ? $keeping($s, $path)
    : $word = "clear" and $held($see($s.v, $path)) = false ? $keeping($s, $path)
    : (
      $to := $word = "drop" ? $unset($s.to, $path) : $set($s.to, $path, $word = "clear" ? null : $x);
      $isRefused($to) ? $fail($s, $to, $left)
      : $merge([$s, { "to": $word($to) = "drop" ? null : $to }])
    )
  )}`,
  },
  {
    name: "keeping",
    about: "",
    text: `function($s, $path) {
    $isBelowNull($s.v, $path) ? $merge([$s, { "kept": $append($s.kept, { "path": $path }) }]) : $s
  }`,
  },
  {
    name: "isBelowNull",
    about: "whether a path goes through a null before its last step",
    text: `function($o, $path) {
    $exists($o) = false or $count($path) = 0 ? false : $passesNull($o, $path, 0)
  }`,
  },
  {
    name: "passesNull",
    about: "",
    text: `function($o, $path, $n) {(
    $step := $path[$n];
    $last := $type($step) = "string" ? $n + 1 = $count($path) : $count($step.then) = 0;
    $x := $last ? $missing
      : $type($step) = "string" ? ( $type($o) = "object" ? $lookup($o, $step) )
      : $type($o) = "array" ? $orElse($pick($o, $step).is, null);
    $last ? false : $x = null ? true : $held($x) = false ? false
    : $type($step) = "string" ? $passesNull($x, $path, $n + 1) : $passesNull($x, $step.then, 0)
  )}`,
  },
  {
    name: "settle",
    about: "a kept place that was null through its parent is null in a parent that now is there",
    text: `function($s) {
    $reduce($s.kept, function($s, $k) {(
      $to := $isBelowNull($s.to, $k.path) ? $s.to : $set($s.to, $k.path, null);
      $isRefused($to) ? $s : $merge([$s, { "to": $to }])
    )}, $s)
  }`,
  },
  {
    name: "hasChanged",
    about: "whether the rules with -> run",
    text: `function($s) { $s.mode = "new" or $equal($s.to, $s.v) = false }`,
  },
  {
    name: "send",
    about: "a -> rule",
    text: `function($s, $path, $value, $more) {
    $isOff($s, $more.on) ? $s : (
      $x := $plain($orElse($value(), $more.fill));
      $exists($x) = false ? $s
      : $isRefused($x) ? $fail($s, $x, $pathText($path))
      : $equal($see($s.to, $path), $x) ? $s : $store($s, $path, $x, $pathText($path))
    )
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
    $own := $orElse($in($old), $more.default);
    $l0 := $more.shared = true and $isRefused($own) = false ? $get($s.view, $left) : $own;
    $x := $change($s, $get($s.c, $left), $l0, function($l) { $out($l, $old) }, $more);
    $store($s, $right, $x, $pathText($left))
  )}`,
  },
  {
    name: "firstCell",
    about: "a common place and the first vendor place with a value",
    text: `function($s, $left, $places, $in, $out, $more) {(
    $olds := [$map($places, function($p) {(
      $x := $see($s.v, $p.path);
      $read := $p.in;
      { "path": $p.path, "out": $p.out, "old": $x, "is": $read($x) }
    )})];
    $read := $firstOf($olds);
    $own := $orElse($in($read), $more.default);
    $l0 := $more.shared = true and $isRefused($own) = false ? $get($s.view, $left) : $own;
    $source := $filter($olds, function($p) { $held($p.is) })[0];
    $target := $orElse($source, $olds[0]);
    $write := $target.out;
    $x := $change($s, $get($s.c, $left), $l0, function($l) {
      $exists($l) or $exists($more.first) = false
        ? ( $y := $out($l, $read); $held($y) ? $write($y, $target.old) : $y )
        : $more.first
    }, $more);
    $at := $pathText($left);
    $word($x) in ["drop", "clear"] or ($x = null and $exists($source))
      ? $reduce($olds, function($s, $p) { $store($s, $p.path, $x = null ? $clear : $x, $at) }, $s)
      : $store($s, $exists($get($s.c, $left)) ? $target.path : $olds[0].path, $x, $at)
  )}`,
  },
  {
    name: "nest",
    about: "two nested objects",
    text: `function($s, $left, $right, $read, $write, $more) {(
    $old := $see($s.v, $right);
    $own := $readScope($old, $read);
    $l0 := $more.shared = true and $isRefused($own) = false ? $get($s.view, $left) : $own;
    $x := $change($s, $get($s.c, $left), $l0, function($l) {
      $held($l) = false ? $l
      : $type($l) != "object" ? $refuse("type")
      : $isRefused($old) ? $old
      : $held($old) and $type($old) != "object" ? $refuse("type")
      : $write($l, $held($old) ? $old : $missing, $s.mode = "switch" ? "update" : $s.mode)
    }, $more);
    $store($s, $right, $x, $pathText($left))
  )}`,
  },
  {
    name: "pair",
    about: "a field that is read by one rule and written by others",
    text: `function($s, $left, $own, $run, $more) {(
    $l0 := $more.shared = true and $isRefused($own) = false ? $get($s.view, $left) : $own;
    $x := $change($s, $get($s.c, $left), $l0, function($l) { $exists($l) ? null : $missing }, $more);
    $isRefused($x) ? $fail($s, $x, $pathText($left))
    : $word($x) in ["keep", "drop"] ? $s : $run($s)
  )}`,
  },
];

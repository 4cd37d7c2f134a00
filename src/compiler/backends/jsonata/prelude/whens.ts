import type { Helper } from "./helper.ts";

/** Writing the branches of `when`, and the rest of an object. */
export const whenHelpers: readonly Helper[] = [
  {
    name: "when",
    about:
      "writes the branch that the common value selects; on a switch what the old one left is cleared",
    text: `function($s, $branches, $more) {(
    $seen := $exists($s.v) ? $find($branches, function($b) { ($b.was)($s.v) }) : $refuse("");
    $was := $isRefused($seen) ? {} : $exists($seen.index) or $exists($more.otherwise) = false ? $seen
      : { "index": $count($branches), "is": $more.otherwise };
    $tested := $s.fresh ? $s.c : $overlay($s.view, $s.c, $more.tree);
    $untouched := $isUntouched($s, $seen, $more);
    $said := $untouched ? $was : $find($branches, function($b) { ($b.is)($exists($tested) ? $tested : {}) });
    $new := $isRefused($said) or $exists($said.index) or $exists($more.otherwise) = false or $untouched ? $said
      : { "index": $count($branches), "is": $more.otherwise };
    $isRefused($new) ? $fail($s, $new, $more.at) : (
      $b := $new.is;
      $foreign := $reduce($exists($b) ? $b.foreign : $more.foreign, function($any, $p) {(
        $l := $calm($get($s.c, $p.path));
        $any or ($held($l) and $equal($l, $calm($get($s.view, $p.path))) = false)
      )}, false);
      $foreign ? $fail($s, $refuse("no-case"), $more.at)
      : $exists($b) = false ? ( $untouched ? $s : $noBranch($s, $tested, $more) )
      : $exists($s.v) = false ? ($b.run)($inBranch($s, $b))
      : $equal($new.index, $was.index) ? ($b.run)($s)
      : $switch($s, $b, $was)
    )
  )}`,
  },
  {
    name: "isUntouched",
    about: "whether the common value says nothing about the branch that the original does not show",
    text: `function($s, $seen, $more) {(
    $failed := $isRefused($seen) or (
      $exists($seen.index) = false and $exists($more.otherwise) = false
        and $reduce($more.vendor, function($any, $p) { $any or $held($calm($get($s.v, $p.path))) }, false)
    );
    $exists($s.v) = false ? false
    : ( $exists($more.common) ? $exists($get($s.c, $more.common)) = false : false ) ? true
    : $s.fresh or $failed ? false
    : $reduce($more.tested, function($all, $p) {(
        $l := $get($s.c, $p.path);
        $all and $isRefused($l) = false
          and ($exists($l) = false or $equal($plain($l), $calm($get($s.view, $p.path))))
      )}, true)
  )}`,
  },
  {
    name: "noBranch",
    about: "null clears what the conditions test, a value is refused, missing says nothing",
    text: `function($s, $tested, $more) {(
    $values := [$map($more.tested, function($p) { { "is": $plain($get($tested, $p.path)) } })];
    $refused := $filter($values, function($x) { $isRefused($x.is) })[0].is;
    $exists($refused) ? $fail($s, $refused, $more.at)
    : $count($filter($values, function($x) { $held($x.is) })) > 0 ? $fail($s, $refuse("no-case"), $more.at)
    : $count($filter($values, function($x) { $x.is = null })) > 0 ? $clearAll($s, $more.vendor) : $s
  )}`,
  },
  {
    name: "inBranch",
    about: "",
    text: `function($s, $b) {
    $exists($b.states) ? (
      $to := $stated($exists($s.to) ? $s.to : {}, $b.holds, $b.states);
      $isRefused($to) ? $fail($s, $to, "") : $merge([$s, { "to": $to }])
    ) : $s
  }`,
  },
  {
    name: "switch",
    about: "",
    text: `function($s, $b, $was) {(
    $start := $merge([$inBranch($s, $b), { "c": $s.merged, "mode": "update", "fresh": true }]);
    $end := $merge([($b.run)($start), { "c": $s.c, "mode": $s.mode, "fresh": $s.fresh }]);
    $left := $exists($was.index) ? $filter($b.leaves, function($l) { $l.index = $was.index })[0].places : [];
    $lacking := $reduce($b.fields, function($all, $f) {(
      $l := $get($s.merged, $f.left);
      $isRefused($l) ? $fail($s, $l, $f.left) : $exists($l) ? $all : $append($all, $f.right)
    )}, []);
    $clearAll($clearAll($end, $left), $lacking)
  )}`,
  },
  {
    name: "clearAll",
    about: "places become null where the original has a value",
    text: `function($s, $places) {
    $reduce($places, function($s, $p) { $store($s, $p.path, $clear, $p.path) }, $s)
  }`,
  },
  {
    name: "writeRest",
    about: "each member that is there and differs is set",
    text: `function($s, $left, $more) {(
    $l := $get($s.c, $left);
    $taken := $exists($more.skip) ? $append($more.names, $more.skip) : $more.names;
    $old := $held($s.v) ? $others($s.v, $taken, $more.matches) : {};
    $given := $held($l) = false ? {} : $type($l) != "object" ? $refuse("type")
      : $ownRest($l, $more);
    $isRefused($l) ? $fail($s, $l, $left)
    : $isRefused($old) ? $fail($s, $old, $left)
    : $plain($l) = null ? $clearAll($s, [$map([$keys($old)], function($name) { { "path": [$name] } })])
    : $isRefused($given) ? $fail($s, $given, $left)
    : (
      $done := $reduce([$keys($given)], function($s, $name) {(
        $x := $lookup($given, $name);
        $equal($lookup($old, $name), $x) ? $s : $store($s, [$name], $x, $left)
      )}, $s);
      $s.mode != "item" ? $done : $reduce([$keys($old)], function($s, $name) {
        $exists($lookup($given, $name)) ? $s : $store($s, [$name], $drop, $left)
      }, $done)
    )
  )}`,
  },
  {
    name: "ownRest",
    about: "the members of the common object that are the rest's; names of other rules are refused",
    text: `function($l, $more) {(
    $fits := function($name) { $exists($more.matches) ? ($more.matches)($name) : true };
    $own := $sift($l, function($x, $name) {
      $exists($more.skip) ? $name in $more.skip = false and $fits($name) : true
    });
    $wrong := $reduce([$keys($own)], function($found, $name) {
      $found or $name in $more.names or $fits($name) = false
    }, false);
    $wrong ? $refuse("name-taken") : $exists($own) ? $own : {}
  )}`,
  },
];

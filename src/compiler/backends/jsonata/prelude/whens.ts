import type { Helper } from "./helper.ts";

/** Writing the branches of `when`, and the rest of an object. */
export const whenHelpers: readonly Helper[] = [
  {
    name: "when",
    about: "writes the branch that the common value selects, and clears what the old one left",
    text: `function($s, $branches, $more) {(
    $was := $exists($s.v) ? $find($branches, function($b) { ($b.was)() }) : {};
    $silent := $exists($more.common) and $exists($s.v) ? $exists($get($s.c, $more.common)) = false : false;
    $found := $silent ? $was : $find($branches, function($b) { ($b.is)() });
    $isRefused($found) ? $fail($s, $found, "")
    : $exists($found.index) ? $writeBranch($s, $found.is, $found.index, $was, $branches)
    : $reduce($more.tested, function($any, $path) { $any or $held($get($s.c, $path)) }, false)
      ? $fail($s, $refuse("no-case"), $pathText($more.tested[0]))
    : $reduce($more.tested, function($any, $path) { $any or $see($s.c, $path) = null }, false)
      ? $clearPlaces($s, $more.vendor, [])
    : $s
  )}`,
  },
  {
    name: "writeBranch",
    about: "",
    text: `function($s, $branch, $index, $was, $branches) {(
    $foreign := $filter($branches, function($b) { $b.name != $branch.name }).fields[
      $not(name in $branch.fields.name)
    ];
    $s
  )}`,
  },
];

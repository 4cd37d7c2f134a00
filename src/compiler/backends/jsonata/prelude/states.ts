import type { Helper } from "./helper.ts";

/**
 * Values that JSON cannot hold are functions without parameters: refusals (a value that cannot be
 * carried), the implicit null of an item that a list lacks, and what writing does to a place.
 */
export const stateHelpers: readonly Helper[] = [
  {
    name: "refuse",
    about: "a value that cannot be carried; it becomes an error where nothing catches it",
    text: `function($code) { function() { { "word": "refused", "code": $code, "at": "" } } }`,
  },
  { name: "keep", about: "the place stays as it is", text: mark("keep") },
  { name: "drop", about: "the place is removed", text: mark("drop") },
  { name: "clear", about: "the place becomes null where it has a value", text: mark("clear") },
  { name: "gone", about: "null of an item that a present list lacks", text: mark("gone") },
  {
    name: "word",
    about: `"refused", "gone", "keep", "drop", "clear"; "" for JSON and for missing`,
    text: `function($x) { $type($x) = "function" ? $x().word : "" }`,
  },
  {
    name: "isRefused",
    about: "",
    text: `function($x) { $type($x) = "function" ? $x().word = "refused" : false }`,
  },
  {
    name: "held",
    about: "neither missing nor null nor a function",
    text: `function($x) { $exists($x) and $x != null and $type($x) != "function" }`,
  },
  {
    name: "plain",
    about: "an implicit null is null",
    text: `function($x) { $type($x) = "function" ? ( $x().word = "gone" ? null : $x ) : $x }`,
  },
  {
    name: "under",
    about: "a refusal below a place, which is a text or a path",
    text: `function($x, $place) {
    $isRefused($x) ? (
      $r := $x();
      $at := $type($place) = "string" ? $place : $pathText($place);
      $dot := $at = "" or $r.at = "" or $substring($r.at, 0, 1) = "[" ? "" : ".";
      function() { $merge([$r, { "at": $at & $dot & $r.at }]) }
    ) : $x
  }`,
  },
  {
    name: "must",
    about: "a refusal is an error here",
    text: `function($x, $at) { $isRefused($x) ? ( $r := $under($x, $at)(); $error($r.code & " " & $r.at) ) : $x }`,
  },
  {
    name: "calm",
    about: "a refusal is missing here",
    text: `function($x) { $isRefused($x) ? $missing : $plain($x) }`,
  },
  {
    name: "orElse",
    about: "a missing value is the default",
    text: `function($x, $default) { $exists($x) ? $x : $default }`,
  },
  {
    name: "box",
    about: "a list of one item, which may be a list itself",
    text: `function($x) { $type($x) = "array" ? [[$x]] : [$x] }`,
  },
  {
    name: "asIs",
    about: "",
    text: `function($x) { $x }`,
  },
  {
    name: "missing",
    about: "no value",
    text: `$lookup({}, "")`,
  },
  {
    name: "canRescue",
    about: "whether a conversion, and not its input, was refused for what the value is",
    text: `function($y, $x) {
    $isRefused($y) and $isRefused($x) = false ? $y().code in ["no-match", "too-deep"] = false : false
  }`,
  },
  {
    name: "rescue",
    about: "what a refused conversion gives instead",
    text: `function($y, $x, $otherwise) {
    $canRescue($y, $x) ? (
      $otherwise = "null" ? null : $otherwise = "keep" ? $x
    ) : $y
  }`,
  },
  {
    name: "keepBack",
    about: "what a refused conversion keeps must come back as itself",
    text: `function($y, $x, $back) {
    $canRescue($y, $x) ? (
      $z := $back($x);
      $isRefused($z) ? $x : $equal($z, $x) ? $x : $refuse("unknown-value")
    ) : $y
  }`,
  },
];

function mark(word: string): string {
  return `function() { { "word": "${word}" } }`;
}

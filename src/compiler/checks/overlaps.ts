import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Block, Condition, IrMap, Path, PathStep, Rule } from "../ir/nodes.ts";
import {
  areExclusive,
  type Place,
  pathText,
  placesOf,
  type SideName,
  scopesOf,
} from "../ir/places.ts";
import type { Check } from "./check.ts";

/** Two rules for one place would make the result depend on the order of rules. */
export const overlaps: Check = function* (map: IrMap) {
  const own = map.layer?.own;
  for (const block of scopesOf(map.block)) {
    yield* overlapsOn(block, "common", own);
    yield* overlapsOn(block, "vendor", own);
  }
};

function* overlapsOn(
  block: Block,
  side: SideName,
  own: ReadonlySet<Rule> | undefined,
): Generator<Diagnostic> {
  const places = placesOf(block, side);
  const reported = new Set<Place>();
  for (const [first, second] of candidatePairs(places)) {
    if (reported.has(second) || first.rule === second.rule || areExclusive(first, second)) continue;
    const finding = conflict(first, second, side);
    if (finding === undefined) continue;
    const [upper, lower] = own?.has(first.rule) === true ? [second, first] : [first, second];
    if (own?.has(lower.rule) === true && !own.has(upper.rule)) {
      reported.add(second);
      const labels = [{ span: upper.span, text: "the rule above" }];
      const params = { path: pathText(lower.path), other: pathText(upper.path), side };
      yield diagnostic("level-conflict", lower.span, params, { labels });
      continue;
    }
    reported.add(second);
    const labels = [{ span: first.span, text: "the other rule" }];
    yield finding === "lists"
      ? diagnostic("list-addressed-twice", second.span, { path: pathText(second.path) }, { labels })
      : finding === "same"
        ? diagnostic("duplicate-target", second.span, { path: pathText(second.path) }, { labels })
        : diagnostic("overlapping-target", second.span, nested(first, second), { labels });
  }
}

function nested(first: Place, second: Place): { readonly inner: string; readonly outer: string } {
  const isFirstOuter = first.path.length <= second.path.length;
  const [outer, inner] = isFirstOuter ? [first, second] : [second, first];
  return { inner: pathText(inner.path), outer: pathText(outer.path) };
}

/** Pairs that share their first name; others cannot meet. Rules with an empty path meet all. */
function* candidatePairs(places: readonly Place[]): Generator<readonly [Place, Place]> {
  const byHead = new Map<string, Place[]>();
  for (const place of places) {
    const head = place.path[0];
    const key = head?.kind === "member" ? head.name : "";
    const group = byHead.get(key) ?? [];
    for (const other of group) yield [other, place];
    group.push(place);
    byHead.set(key, group);
  }
  const whole = byHead.get("");
  if (whole === undefined) return;
  for (const [key, group] of byHead) {
    if (key === "") continue;
    for (const place of group) for (const root of whole) yield [root, place];
  }
}

function conflict(
  first: Place,
  second: Place,
  side: SideName,
): "same" | "inside" | "lists" | undefined {
  const length = Math.min(first.path.length, second.path.length);
  for (let index = 0; index < length; index++) {
    const relation = stepRelation(first.path[index], second.path[index]);
    if (relation !== "same") return relation === "apart" ? undefined : "lists";
  }
  if (first.path.length !== second.path.length) return "inside";
  // Items of one common list may come from several vendor lists. A vendor list is written by one
  // rule: a second one would start from the original again, and lose what the first has written.
  if (side === "common" && first.list !== undefined && second.list !== undefined) {
    return areApart(first.list.filter, second.list.filter) ? undefined : "same";
  }
  return "same";
}

/** `lists`: two ways of addressing one list that may hit one item. */
function stepRelation(
  first: PathStep | undefined,
  second: PathStep | undefined,
): "same" | "apart" | "lists" {
  if (first === undefined || second === undefined) return "apart";
  if (first.kind === "member" && second.kind === "member") {
    return first.name === second.name ? "same" : "apart";
  }
  if (first.kind === "index" && second.kind === "index") {
    return first.index === second.index ? "same" : "apart";
  }
  if (first.kind === "find" && second.kind === "find") {
    if (JSON.stringify(first.condition) === JSON.stringify(second.condition)) return "same";
    return areApart(first.condition, second.condition) ? "apart" : "lists";
  }
  return "lists";
}

/** Whether no item can satisfy both: they ask one path for two different constants. */
function areApart(first: Condition | undefined, second: Condition | undefined): boolean {
  const firstAsked = first?.establish ?? [];
  const secondAsked = second?.establish ?? [];
  return firstAsked.some((asked) =>
    secondAsked.some(
      (other) =>
        samePath(asked.path, other.path) &&
        JSON.stringify(asked.value) !== JSON.stringify(other.value),
    ),
  );
}

function samePath(first: Path, second: Path): boolean {
  return pathText(first) === pathText(second);
}

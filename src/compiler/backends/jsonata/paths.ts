import { invariant } from "../../../diagnostics/invariant.ts";
import type { Condition, Path, PathStep } from "../../ir/nodes.ts";
import type { Json } from "../../types.ts";
import { literal } from "./text.ts";

/** How a condition is tested: an expression over the item `$i`. */
export type TestOf = (condition: Condition, item: string) => string;

/** `["Account", "Name"]`; a step into a list is an object that holds the rest of the path. */
export function pathLiteral(path: Path, testOf: TestOf, isUnique = false): string {
  return `[${stepTexts(path, testOf, isUnique).join(", ")}]`;
}

/** Only names: no list on the way. */
export function isPlain(path: Path): boolean {
  return path.every((step) => step.kind === "member");
}

/** What a condition states, as `[{ "at": ["type"], "is": "work" }]`. */
export function establishLiteral(condition: Condition): string {
  const items = (condition.establish ?? []).map(
    ({ path, value }) => `{ "at": ${pathLiteral(path, noTest)}, "is": ${literal(value)} }`,
  );
  return `[${items.join(", ")}]`;
}

/** The object that holds what a condition states, and nothing else. */
export function establishedObject(condition: Condition): Json {
  let object: Json = {};
  for (const { path, value } of condition.establish ?? []) object = withValue(object, path, value);
  return object;
}

function stepTexts(path: Path, testOf: TestOf, isUnique: boolean): readonly string[] {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  if (step.kind === "member") return [literal(step.name), ...stepTexts(rest, testOf, isUnique)];
  const then = `"then": [${stepTexts(rest, testOf, isUnique).join(", ")}]`;
  if (step.kind === "index") return [`{ "item": ${step.index}, ${then} }`];
  invariant(step.kind === "find", "a place goes through no step over all items");
  const members = [
    `"where": function($i) { ${testOf(step.condition, "$i")} }`,
    `"with": ${literal(establishedObject(step.condition))}`,
    ...(isUnique ? [`"unique": true`] : []),
    then,
  ];
  return [`{ ${members.join(", ")} }`];
}

function withValue(object: Json, path: Path, value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const name = memberName(step);
  const parent = isObject(object) ? object : {};
  const inner = withValue(Object.hasOwn(parent, name) ? (parent[name] ?? null) : {}, rest, value);
  return Object.fromEntries([...Object.entries(parent), [name, inner]]);
}

function memberName(step: PathStep): string {
  invariant(step.kind === "member", "conditions state members");
  return step.name;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noTest(): string {
  invariant(false, "what a condition states goes through names only");
}

import type { JsonObject } from "./json.ts";
import { eachAt, type Step, sameStep } from "./paths.ts";

/** A row of a map that is being written, for one entry of the payload's `fields`. */
export interface RuleRow {
  readonly kind: "rule";
  /** Index into `fields`. */
  readonly entry: number;
  readonly left: readonly Step[];
  readonly right: readonly Step[];
  readonly isCount: boolean;
  readonly arrow: "<->" | "<-" | "->";
  readonly isOff: boolean;
  readonly remove?: "request" | "response";
  readonly readDefault?: string;
  readonly writeDefault?: string;
  /** `@platform({ … })` */
  readonly platform: JsonObject;
  readonly level?: string;
  /** `@filter("…")` */
  readonly filter?: string;
}

/** Rows below one parent: `address <-> this { … }`, `this <-> properties { … }`, `a[] <-> b[] { … }`. */
export interface BlockRow {
  readonly kind: "block";
  readonly left: readonly Step[];
  readonly right: readonly Step[];
  readonly rows: readonly Row[];
}

/** Neighbours with the same name on both sides: `id, email <-> same`. */
export interface SameRow {
  readonly kind: "same";
  readonly rules: readonly RuleRow[];
}

export type Row = RuleRow | BlockRow | SameRow;

/**
 * Rows as a person would write them: neighbours below one parent become a block, neighbours of
 * one pair of lists a list block, equal names the short form. The order stays as it is.
 */
export function arrange(rules: readonly RuleRow[]): readonly Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < rules.length; ) {
    const rest = rules.slice(index);
    const found = listBlock(rest) ?? scopeBlock(rest, "left") ?? scopeBlock(rest, "right");
    const { row, count } = found ?? sameRow(rest) ?? { row: rest[0] as RuleRow, count: 1 };
    rows.push(row);
    index += count;
  }
  return rows;
}

interface Found {
  readonly row: Row;
  readonly count: number;
}

function listBlock(rules: readonly RuleRow[]): Found | undefined {
  const [first] = rules;
  if (first === undefined || first.isOff) return undefined;
  const [left, right] = [eachAt(first.left), eachAt(first.right)];
  if (left < 0 || right < 0) return undefined;
  const lists = { left: first.left.slice(0, left + 1), right: first.right.slice(0, right + 1) };
  const run = runOf(
    rules,
    (rule) =>
      !rule.isOff && startsWith(rule.left, lists.left) && startsWith(rule.right, lists.right),
  );
  const inner = run.map((rule) => ({
    ...rule,
    left: rule.left.slice(left + 1),
    right: rule.right.slice(right + 1),
  }));
  return { row: { kind: "block", ...lists, rows: arrange(inner) }, count: run.length };
}

function scopeBlock(rules: readonly RuleRow[], side: "left" | "right"): Found | undefined {
  const head = rules[0]?.[side][0];
  if (head?.kind !== "member") return undefined;
  const isInside = (rule: RuleRow): boolean =>
    sameStep(rule[side][0], head) && rule[side][1]?.kind === "member" && !rule.isCount;
  const run = runOf(rules, isInside);
  if (run.length < 2) return undefined;
  const inner = run.map((rule) => ({ ...rule, [side]: rule[side].slice(1) }));
  const sides = side === "left" ? { left: [head], right: [] } : { left: [], right: [head] };
  return { row: { kind: "block", ...sides, rows: arrange(inner) }, count: run.length };
}

/** A line of names has at most this many characters. */
const maxNamesLength = 80;

function sameRow(rules: readonly RuleRow[]): Found | undefined {
  let length = 0;
  const run = runOf(rules, (rule) => {
    const [step] = rule.left;
    length += step?.kind === "member" ? step.name.length + 2 : 0;
    return isSame(rule) && length <= maxNamesLength;
  });
  return run.length === 0 ? undefined : { row: { kind: "same", rules: run }, count: run.length };
}

/** Equal plain names, and nothing else to be said. */
function isSame(rule: RuleRow): boolean {
  const isBare =
    rule.readDefault === undefined &&
    rule.writeDefault === undefined &&
    rule.level === undefined &&
    rule.filter === undefined &&
    Object.keys(rule.platform).length === 0;
  const isEqual = rule.left.length === 1 && rule.right.length === 1;
  return (
    isBare &&
    isEqual &&
    rule.arrow === "<->" &&
    !rule.isCount &&
    sameStep(rule.left[0], rule.right[0])
  );
}

function runOf(rules: readonly RuleRow[], belongs: (rule: RuleRow) => boolean): readonly RuleRow[] {
  const end = rules.findIndex((rule) => !belongs(rule));
  return end < 0 ? rules : rules.slice(0, end);
}

function startsWith(steps: readonly Step[], start: readonly Step[]): boolean {
  return steps.length >= start.length && start.every((step, index) => sameStep(step, steps[index]));
}

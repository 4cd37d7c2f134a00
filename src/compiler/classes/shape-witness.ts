import { type Site, setPath } from "../../runtime/index.ts";
import type { CellRule, Path, RestRule } from "../ir/nodes.ts";
import type { Json } from "../types.ts";
import type { Witness } from "./model.ts";
import { buildOutcome, getOutcome, type Maybe } from "./run-codec.ts";
import { samplesOf } from "./samples.ts";

const at: Site = { path: "", rule: "" };

/** A null parent, through its fields: each is written as null, and each comes back. */
export function nulledParent(rules: readonly CellRule[], depth: number): Witness | undefined {
  const there = writtenNulls(rules);
  if (there === undefined) return undefined;
  const back = there.cells.reduce<Maybe>(
    (object, { rule, value }) => put(object, rule.left.slice(depth), value),
    undefined,
  );
  return { value: null, via: there.record, back };
}

/** A null list that is built from fields comes back with the items that null gives: none. */
export function nulledList(rules: readonly CellRule[]): Witness | undefined {
  const there = writtenNulls(rules);
  if (there === undefined || there.cells.some(({ value }) => (value ?? null) !== null)) {
    return undefined;
  }
  return { value: null, via: there.record, back: [] };
}

/** One of the places that share a vendor list, alone: its siblings come back as null. */
export function loneSibling(rules: readonly CellRule[]): Witness | undefined {
  const last = rules.at(-1);
  if (last?.cell.kind !== "at" || !rules.every(({ left }) => left.every(isMember))) {
    return undefined;
  }
  const value = samplesOf(last.type).find(
    (sample) => same(homeOf(last, sample), sample) && sample !== "",
  );
  const built = value === undefined ? undefined : buildOutcome(last.codec, value);
  if (value === undefined || built === undefined || !("value" in built)) return undefined;
  const via = put(undefined, last.cell.path, built.value);
  const back = rules.reduce<Maybe>(
    (object, rule) => put(object, rule.left, rule === last ? value : null),
    undefined,
  );
  return via === undefined ? undefined : { value: put(undefined, last.left, value), via, back };
}

/** `{}` gathers nothing, and nothing gathered is missing. */
export const emptyGathering: Witness = { value: {}, via: {}, back: undefined };

/** A vendor member under a name that only the common side of another row uses stays behind. */
export function takenName(rule: RestRule): Witness | undefined {
  const name = rule.commonNames.find((one) => !rule.vendorNames.includes(one));
  return name === undefined ? undefined : { value: { [name]: "x" }, via: {}, back: {} };
}

interface Nulls {
  readonly record: Json;
  readonly cells: readonly { readonly rule: CellRule; readonly value: Maybe }[];
}

/** What null at all places is written as, and what each place reads then. */
function writtenNulls(rules: readonly CellRule[]): Nulls | undefined {
  let record: Maybe;
  const cells: { readonly rule: CellRule; readonly value: Maybe }[] = [];
  for (const rule of rules) {
    const { cell, codec } = rule;
    if (cell.kind !== "at" || !cell.path.every(isMember)) return undefined;
    const built = buildOutcome(codec, null);
    if (!("value" in built)) return undefined;
    const read = getOutcome(codec, built.value);
    if (!("value" in read)) return undefined;
    record = put(record, cell.path, built.value);
    cells.push({ rule, value: read.value });
  }
  return record === undefined ? undefined : { record, cells };
}

function homeOf({ codec }: CellRule, value: Json): Maybe {
  const built = buildOutcome(codec, value);
  const read = "value" in built ? getOutcome(codec, built.value) : built;
  return "value" in read ? read.value : undefined;
}

function same(left: Maybe, right: Maybe): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isMember({ kind }: Path[number]): boolean {
  return kind === "member";
}

/** A new object or list with a value at a place; a find step makes the item that it looks for. */
function put(target: Maybe, path: Path, value: Maybe): Maybe {
  if (value === undefined) return target;
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (step.kind === "find") {
    const made = (step.condition.establish ?? []).reduce<Maybe>(
      (item, one) => put(item, one.path, one.value),
      {},
    );
    return [...(Array.isArray(target) ? target : []), put(made, rest, value) ?? null];
  }
  if (step.kind === "each") return target;
  const key = step.kind === "member" ? step.name : step.index;
  const inner = put(memberOf(target, key), rest, value);
  return setPath([key], target, inner, at) as Maybe;
}

function memberOf(target: Maybe, key: string | number): Maybe {
  const isHolder = typeof target === "object" && target !== null && Object.hasOwn(target, key);
  return isHolder ? (target as Readonly<Record<string | number, Json>>)[key] : undefined;
}

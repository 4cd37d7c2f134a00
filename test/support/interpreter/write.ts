import type {
  Block,
  CellRule,
  PairRule,
  Path,
  Rule,
  ScopeRule,
  WriteEvent,
  WriteRule,
} from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import {
  buildCell,
  type Placed,
  placeRaw,
  placesOf,
  rawCell,
  tolerant,
  tolerantRaw,
} from "./cells.ts";
import { buildMissing, buildThrough } from "./codec.ts";
import { sameMeaning } from "./equality.ts";
import { evaluate, holdsWith } from "./expressions.ts";
import { writeEach } from "./lists.ts";
import { type Found, get, parentIsNull, remove, set } from "./paths.ts";
import { type Reading, view } from "./read.ts";
import { writeRest } from "./rest.ts";
import {
  errorsOf,
  hasValue,
  InterpreterError,
  inRule,
  isObject,
  type Maybe,
  member,
  names,
  refuse,
  sameJson,
  type Tables,
  throwAll,
  withMember,
} from "./states.ts";
import { writeWhen } from "./when-write.ts";

export type Mode = "new" | "update" | "item";

/** What the rules of one scope are written from. */
export interface Scope {
  readonly c: Maybe;
  /** The original; missing in a new block. */
  readonly v: Maybe;
  readonly mode: Mode;
  /** What the original shows; missing without one. */
  readonly shown: Reading | undefined;
  readonly merged: Maybe;
  /** False right after a switch of branches: there every present value is built. */
  readonly compares: boolean;
}

/** The record so far. */
export interface Draft {
  value: Maybe;
  changed: boolean;
  /** Rules that kept their vendor value. */
  readonly kept: Rule[];
  readonly errors: InterpreterError[];
}

/** Writes one scope; gives `v` itself when nothing changes. `base` is what a new one starts from. */
export function writeBlock(
  block: Block,
  c: Maybe,
  v: Maybe,
  mode: Mode,
  tables: Tables,
  base?: Maybe,
): Maybe {
  const shown = v === undefined ? undefined : view(block, v, tables);
  const merged = mode === "update" && shown ? overlay(shown.value, c, block.overlay) : c;
  const start = v ?? base ?? (isWholeRight(block) ? undefined : {});
  const draft: Draft = { value: start, changed: false, kept: [], errors: [] };
  writeRules(block, { c, v, mode, shown, merged, compares: true }, draft, tables);
  if (v !== undefined) fillNullParents(v, draft, tables);
  throwAll(withOwnerRefused(block, v, draft.errors));
  return v === undefined || draft.changed ? draft.value : v;
}

/** Where something is refused, an engine may look first at whether members can be put there at all. */
function withOwnerRefused(
  block: Block,
  v: Maybe,
  errors: readonly InterpreterError[],
): readonly InterpreterError[] {
  const isHolder = v === undefined || v === null || isObject(v) || isWholeRight(block);
  if (isHolder || errors.length === 0) return errors;
  return [...errors, new InterpreterError("type", "members of what is no object")];
}

/** The two-way rules, then the `->` rules where something changed or the block is new. */
export function writeRules(block: Block, scope: Scope, draft: Draft, tables: Tables): void {
  const before = draft.changed;
  draft.changed = false;
  const run = (rule: Rule, action: () => void): void => {
    try {
      inRule(rule.label, "", action);
    } catch (thrown) {
      draft.errors.push(...errorsOf(thrown));
    }
  };
  for (const rule of block.rules) run(rule, () => writeRule(rule, scope, draft, tables));
  // Right after a switch a branch counts as changed, whatever stood there before.
  const isDue = draft.changed || !scope.compares || scope.v === undefined;
  if (isDue || draft.errors.length > 0) {
    for (const rule of block.rules) {
      if (rule.kind === "write") run(rule, () => runWrite(rule, scope, draft, tables));
    }
  }
  draft.changed ||= before;
}

/** Sets a place; an equal value is no change. */
export function put(draft: Draft, path: Path, value: Json, tables: Tables): void {
  const next = set(path, draft.value, value, holdsWith(tables));
  if (sameJson(next, draft.value)) return;
  draft.value = next;
  draft.changed = true;
}

export function removePlace(draft: Draft, path: Path, tables: Tables): void {
  const next = remove(path, draft.value, holdsWith(tables));
  if (sameJson(next, draft.value)) return;
  draft.value = next;
  draft.changed = true;
}

/** `c` laid over the view, member by member where the tree says so; missing replaces nothing. */
export function overlay(base: Maybe, c: Maybe, tree: Block["overlay"]): Maybe {
  if (c === undefined) return base;
  if (!isObject(base) || !isObject(c)) return c;
  return names(c).reduce<Maybe>((result, name) => {
    const inner = Object.hasOwn(tree, name) ? tree[name] : undefined;
    const value = member(c, name);
    const laid = inner === undefined ? value : overlay(member(base, name), value, inner);
    return isObject(result) && laid !== undefined ? withMember(result, name, laid) : result;
  }, base);
}

/** True when the view of the original is known to show the same. */
export function isUnchanged(
  rule: Rule,
  scope: Scope,
  left: Path,
  same: (shown: Maybe) => boolean,
  tables: Tables,
): boolean {
  if (scope.shown === undefined || !scope.compares || scope.shown.failed.has(rule)) return false;
  return same(get(left, scope.shown.value, holdsWith(tables)).value);
}

export function fires(on: WriteEvent | undefined, scope: Scope): boolean {
  return on === undefined || (on === "create") === (scope.v === undefined);
}

/** An implicit null clears places that hold a value in the original; nothing in a new block. */
export function clearPlaces(
  paths: readonly Path[],
  scope: Scope,
  draft: Draft,
  tables: Tables,
): void {
  for (const path of paths) {
    const old = tolerant(() => get(path, scope.v, holdsWith(tables)).value);
    if (hasValue(old)) put(draft, path, null, tables);
  }
}

function writeRule(rule: Rule, scope: Scope, draft: Draft, tables: Tables): void {
  switch (rule.kind) {
    case "cell":
      if (fires(rule.on, scope)) writeCell(rule, scope, draft, tables);
      else draft.kept.push(rule);
      return;
    case "pair":
      writePair(rule, scope, draft, tables);
      return;
    case "scope":
      if (fires(rule.on, scope)) writeScope(rule, scope, draft, tables);
      else draft.kept.push(rule);
      return;
    case "each":
      if (fires(rule.on, scope)) writeEach(rule, scope, draft, tables);
      else draft.kept.push(rule);
      return;
    case "when":
      writeWhen(rule, scope, draft, tables);
      return;
    case "rest":
      writeRest(rule, scope, draft, tables);
      return;
    default:
      return;
  }
}

function writeCell(rule: CellRule, scope: Scope, draft: Draft, tables: Tables): void {
  const left = leftOf(rule.left, scope, tables);
  if (
    isUnchanged(
      rule,
      scope,
      rule.left,
      (shown) => sameMeaning(rule.type, left.value, shown),
      tables,
    )
  ) {
    draft.kept.push(rule);
  } else if (left.value === undefined) {
    writeMissing(rule, scope, draft, tables, true);
  } else if (left.implicit) {
    clearPlaces(placesOf(rule.cell), scope, draft, tables);
  } else {
    const placed =
      left.value === null
        ? buildNull(rule, scope.v, tables)
        : buildCell(rule, left.value, scope.v, tables);
    for (const { path, value } of placed) put(draft, path, value, tables);
    if (placed.length === 0) writeMissing(rule, scope, draft, tables, false);
  }
}

function buildNull(rule: CellRule, old: Maybe, tables: Tables): readonly Placed[] {
  const raw = buildThrough(rule.codec, null, tolerantRaw(rule.cell, old, tables), tables);
  return raw === undefined ? [] : placeRaw(rule.cell, raw, old, tables);
}

function writeMissing(
  rule: CellRule,
  scope: Scope,
  draft: Draft,
  tables: Tables,
  isGiven: boolean,
): void {
  if (scope.v !== undefined && scope.mode !== "item") {
    draft.kept.push(rule);
    return;
  }
  const placed = isGiven ? substitutes(rule, scope.v, tables) : [];
  for (const { path, value } of placed) put(draft, path, value, tables);
  if (placed.length > 0 || scope.v === undefined) return;
  for (const path of placesOf(rule.cell)) removePlace(draft, path, tables);
}

/** What stands for a missing value: the default, else the table's row for missing. */
function substitutes(rule: CellRule, old: Maybe, tables: Tables): readonly Placed[] {
  if (rule.writeDefault !== undefined) {
    const [first = []] = placesOf(rule.cell);
    return rule.cell.kind === "template"
      ? placeRaw(rule.cell, rule.writeDefault, old, tables)
      : [{ path: first, value: rule.writeDefault }];
  }
  const raw = buildMissing(rule.codec, tolerantRaw(rule.cell, old, tables), tables);
  return raw === undefined ? [] : placeRaw(rule.cell, raw, old, tables);
}

function writePair(rule: PairRule, scope: Scope, draft: Draft, tables: Tables): void {
  const left = leftOf(rule.left, scope, tables);
  const same = (shown: Maybe): boolean => sameMeaning(rule.type, left.value, shown);
  if (isUnchanged(rule, scope, rule.left, same, tables) || left.value === undefined) return;
  if (left.implicit && scope.v === undefined) return;
  for (const write of rule.writes) runWrite(write, scope, draft, tables);
}

function runWrite(rule: WriteRule, scope: Scope, draft: Draft, tables: Tables): void {
  if (!fires(rule.on, scope)) return;
  const old = tolerant(() => get(rule.target, scope.v, holdsWith(tables)).value);
  const value = buildThrough(rule.codec, evaluate(rule.value, scope.merged, tables), old, tables);
  const written = value === undefined ? rule.writeDefault : value;
  if (written !== undefined) put(draft, rule.target, written, tables);
}

function writeScope(rule: ScopeRule, scope: Scope, draft: Draft, tables: Tables): void {
  const left = leftOf(rule.left, scope, tables);
  const isEmptyAlike = (shown: Maybe): boolean => !hasValue(left.value) && left.value === shown;
  if (isUnchanged(rule, scope, rule.left, isEmptyAlike, tables)) {
    draft.kept.push(rule);
  } else if (left.value === undefined) {
    if (scope.mode === "item" && scope.v !== undefined) removePlace(draft, rule.right, tables);
    else draft.kept.push(rule);
  } else if (left.implicit) {
    clearPlaces([rule.right], scope, draft, tables);
  } else if (left.value === null) {
    put(draft, rule.right, null, tables);
  } else {
    if (!isObject(left.value)) refuse("type", "an object was expected");
    const old = get(rule.right, scope.v, holdsWith(tables)).value;
    if (hasValue(old) && !isObject(old)) refuse("type", "the original is no object");
    const written = hasValue(old)
      ? writeBlock(rule.block, left.value, old, scope.mode, tables)
      : writeBlock(rule.block, left.value, undefined, "new", tables);
    if (written === old) draft.kept.push(rule);
    else put(draft, rule.right, written ?? {}, tables);
  }
}

/** Kept values that were null below a null parent must still be null when it is an object now. */
function fillNullParents(v: Maybe, draft: Draft, tables: Tables): void {
  const holds = holdsWith(tables);
  for (const rule of draft.kept) {
    const paths = rightsOf(rule);
    const raw = tolerant(() =>
      rule.kind === "cell" ? rawCell(rule.cell, v, tables) : get(paths[0] ?? [], v, holds).value,
    );
    if (raw !== null) continue;
    for (const path of paths) {
      if (!parentIsNull(path, v, holds)) continue;
      const parent = path.findIndex(
        (_, length) => length > 0 && get(path.slice(0, length), v, holds).value === null,
      );
      const now = tolerant(() => get(path.slice(0, parent), draft.value, holds).value);
      const isThere = tolerant(() => get(path, draft.value, holds).value) !== undefined;
      if (isObject(now) && !isThere) put(draft, path, null, tables);
    }
  }
}

export function leftOf(path: Path, scope: Scope, tables: Tables): Found {
  return get(path, scope.c, holdsWith(tables), true);
}

/** True where a rule writes the whole value of the scope. */
function isWholeRight(block: Block): boolean {
  return block.rules.some((rule) => rightsOf(rule).some((path) => path.length === 0));
}

/** The vendor places of a two-way rule that is not itself made of rules of this scope. */
function rightsOf(rule: Rule): readonly Path[] {
  if (rule.kind === "cell") return placesOf(rule.cell);
  if (rule.kind === "scope") return [rule.right];
  return rule.kind === "each" ? [rule.right.path] : [];
}

import fc from "fast-check";
import type {
  Block,
  Cell,
  Codec,
  Condition,
  EachRule,
  Expr,
  IrMap,
  Path,
  Rule,
  WhenRule,
} from "../../../src/compiler/ir/nodes.ts";
import type { Json, Type } from "../../../src/compiler/types.ts";
import { buildThrough } from "../interpreter/codec.ts";
import { holdsWith } from "../interpreter/expressions.ts";
import { assignAll, set } from "../interpreter/paths.ts";
import { view } from "../interpreter/read.ts";
import {
  InterpreterError,
  isList,
  isObject,
  type Maybe,
  type Tables,
  withMember,
  withoutMember,
} from "../interpreter/states.ts";
import { generatedTables } from "./maps.ts";
import { hostileTexts } from "./names.ts";
import { junk, knownTexts, optional, typedValue, unknownMembers } from "./values.ts";

/** One thing done to a record that is being made. */
type Change = (record: Json) => Json;
type Changes = fc.Arbitrary<readonly Change[]>;

interface Env {
  readonly texts: readonly string[];
  readonly tables: Tables;
}

/** Vendor records that the map can mostly read: every place, at its edges, and things beside it. */
export function vendorRecord(map: IrMap): fc.Arbitrary<Json> {
  return record(vendorChanges(map.block, envOf(map)));
}

/** Common objects that the map can mostly write. */
export function commonObject(map: IrMap): fc.Arbitrary<Json> {
  return record(commonChanges(map.block, envOf(map)));
}

/** Changes a few places of what a vendor record shows: other values, null, or taken out. */
export function editOf(map: IrMap): fc.Arbitrary<(vendor: Json) => Json> {
  const env = envOf(map);
  const picks = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 3 });
  return fc
    .tuple(commonChanges(map.block, env), picks, fc.array(removal, { maxLength: 1 }))
    .map(([changes, places, removals]) => (vendor: Json): Json => {
      const shown = view(map.block, vendor, env.tables).value ?? {};
      const chosen = places.flatMap((pick) => changes[pick % Math.max(changes.length, 1)] ?? []);
      return [...chosen, ...removals].reduce<Json>((object, change) => change(object), shown);
    });
}

function envOf(map: IrMap): Env {
  return { texts: knownTexts(map), tables: generatedTables };
}

function record(changes: Changes): fc.Arbitrary<Json> {
  return fc
    .tuple(changes, unknownMembers, fc.array(removal, { maxLength: 1 }))
    .map(([made, extra, removals]) => {
      const whole = [...made, ...removals].reduce<Json>((object, change) => change(object), {});
      return extra.reduce<Json>(
        (object, [name, value]) =>
          isObject(object) && !Object.hasOwn(object, name)
            ? withMember(object, name, value)
            : object,
        whole,
      );
    });
}

/** Takes out a member, or reverses a list, somewhere. */
const removal: fc.Arbitrary<Change> = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 })
  .map((picks) => (object) => disturb(object, picks));

function disturb(value: Json, [pick = 0, ...rest]: readonly number[]): Json {
  if (isList(value)) {
    if (value.length === 0 || rest.length === 0) return value.toReversed();
    return value.map((item, at) => (at === pick % value.length ? disturb(item, rest) : item));
  }
  if (!isObject(value)) return value;
  const name = Object.keys(value)[pick % Math.max(Object.keys(value).length, 1)];
  if (name === undefined) return value;
  return rest.length === 0
    ? withoutMember(value, name)
    : withMember(value, name, disturb(value[name] ?? null, rest));
}

function vendorChanges(block: Block, env: Env): Changes {
  return all(block.rules.map((rule) => vendorOfRule(rule, env)));
}

function vendorOfRule(rule: Rule, env: Env): Changes {
  switch (rule.kind) {
    case "cell":
      return cellChanges(rule.cell, rule.codec, rule.type, env);
    case "pair":
      return all([
        exprChanges(rule.read.value, env),
        ...rule.writes.map((write) => place(write.target, typedValue(write.type, env.texts))),
      ]);
    case "read":
      return exprChanges(rule.value, env);
    case "write":
      return place(rule.target, typedValue(rule.type, env.texts));
    case "scope":
      return place(rule.right, inner(vendorChanges(rule.block, env)));
    case "each":
      return listChanges(rule, "right", env);
    case "when":
      return whenChanges(rule, "vendor", env);
    case "rest":
      return fc.constant([]);
  }
}

function commonChanges(block: Block, env: Env): Changes {
  return all(block.rules.map((rule) => commonOfRule(rule, env)));
}

function commonOfRule(rule: Rule, env: Env): Changes {
  switch (rule.kind) {
    case "cell":
    case "pair":
    case "read":
      return place(rule.left, typedValue(rule.type, env.texts));
    case "write":
      return exprChanges(rule.value, env);
    case "scope":
      return place(rule.left, inner(commonChanges(rule.block, env)));
    case "each":
      return listChanges(rule, "left", env);
    case "when":
      return whenChanges(rule, "common", env);
    case "rest":
      return rule.left === undefined
        ? fc.constant([])
        : place(
            rule.left,
            unknownMembers.map((members) => Object.fromEntries(members)),
          );
  }
}

/** A value at a place; now and then missing, null or of another kind. */
function place(path: Path, value: fc.Arbitrary<Json>): Changes {
  const some: fc.Arbitrary<Maybe> = fc.oneof(
    { weight: 60, arbitrary: value },
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: junk },
  );
  const parent: Changes =
    path.length < 2
      ? fc.constant([])
      : fc.oneof(
          { weight: 30, arbitrary: fc.constant<readonly Change[]>([]) },
          { weight: 2, arbitrary: fc.constant([setAt(path.slice(0, -1), null)]) },
          {
            weight: 1,
            arbitrary: fc
              .constantFrom<Json>([], {}, "text", [{}])
              .map((empty) => [setAt(path.slice(0, -1), empty)]),
          },
        );
  return fc
    .tuple(parent, some)
    .map(([before, held]) =>
      held === undefined
        ? before
        : before.length > 0 && held !== null
          ? before
          : [...before, setAt(path, held)],
    );
}

/** Sets a place where that is possible. */
function setAt(path: Path, value: Json): Change {
  return (object) => attempt(object, () => set(path, object, value, holdsWith({})) ?? null);
}

/** Makes a condition true where that is possible. */
function establishAt(condition: Condition, tables: Tables): Change {
  const holds = holdsWith(tables);
  return (object) =>
    attempt(object, () => assignAll(condition.establish ?? [], object, holds) ?? object);
}

/** The object itself where something of another kind is in the way. */
function attempt(object: Json, change: () => Json): Json {
  try {
    return change();
  } catch (error) {
    if (error instanceof InterpreterError) return object;
    throw error;
  }
}

function cellChanges(cell: Cell, codec: Codec, type: Type, env: Env): Changes {
  if (cell.kind === "at") return place(cell.path, vendorValue(codec, type, env));
  const text: Type = { kind: "scalar", name: "string" };
  return all(
    (cell.kind === "first" ? cell.cells : cell.parts).map((part) =>
      place(part.path, vendorValue(part.codec, cell.kind === "first" ? type : text, env)),
    ),
  );
}

/** What a codec writes for a value of the type, other spellings, and texts that it may refuse. */
function vendorValue(codec: Codec, type: Type, env: Env): fc.Arbitrary<Json> {
  const built = typedValue(type, env.texts).map((value): Json => {
    try {
      return buildThrough(codec, value, undefined, env.tables) ?? null;
    } catch (error) {
      if (error instanceof InterpreterError) return value;
      throw error;
    }
  });
  const typed = typedValue(rawType(codec), env.texts);
  return fc.oneof(
    { weight: 8, arbitrary: built },
    { weight: isText(codec) ? 0 : 6, arbitrary: typed },
    { weight: 1, arbitrary: rawValue(codec, env) },
  );
}

/** The type of the cell, as far as the first step tells it. */
function rawType(codec: Codec): Type {
  const step = codec.steps[0];
  if (step?.kind === "check") return step.type;
  if (step?.kind === "convert" || step?.kind === "linear") {
    return { kind: "scalar", name: step.from };
  }
  if (step?.kind === "table") return step.vendorType;
  if (step?.kind === "builtin" && step.name === "not") return { kind: "scalar", name: "boolean" };
  return { kind: "scalar", name: step?.kind === "epoch" ? "integer" : "string" };
}

/** Whether the cell holds text of some form. */
function isText(codec: Codec): boolean {
  const type = rawType(codec);
  return type.kind === "scalar" && type.name === "string" && codec.steps[0]?.kind !== "check";
}

/** Texts and codes that are no usual values of the cell. */
function rawValue(codec: Codec, env: Env): fc.Arbitrary<Json> {
  const rows = codec.steps.flatMap((step) => (step.kind === "table" ? step.rows : []));
  const codes = rows.flatMap(({ vendor }) => (vendor.kind === "value" ? [vendor.value] : []));
  if (codes.length > 0) return fc.constantFrom<Json>(...codes, "?", 9);
  return fc.constantFrom<Json>("7", "+7", "007", "7.0", "7.10", ...env.texts, ...hostileTexts);
}

/** The places that an expression reads, with values of their kinds. */
function exprChanges(expr: Expr, env: Env): Changes {
  switch (expr.kind) {
    case "read": {
      if (expr.path.length === 0) return fc.constant([]);
      const each = expr.path.findIndex((step) => step.kind === "each");
      if (each < 0) return place(expr.path, vendorValue(expr.codec, typeOf(expr.codec), env));
      const rest: Expr = { ...expr, path: expr.path.slice(each + 1) };
      return place(
        expr.path.slice(0, each),
        fc.array(inner(exprChanges(rest, env)), { maxLength: 3 }),
      );
    }
    case "literal":
    case "jsonata":
      return fc.constant([]);
    case "join":
      return all(expr.parts.map(({ value }) => exprChanges(value, env)));
    case "binary":
      return all([exprChanges(expr.left, env), exprChanges(expr.right, env)]);
    case "negate":
    case "in":
    case "state":
      return exprChanges(expr.operand, env);
    case "conditional":
      return all([expr.test, expr.then, expr.otherwise].map((part) => exprChanges(part, env)));
    case "first":
      return all(expr.items.map((part) => exprChanges(part, env)));
    case "call":
      return all(expr.args.map((part) => exprChanges(part, env)));
  }
}

function typeOf(codec: Codec): Type {
  const last = codec.steps.at(-1);
  if (last?.kind === "check") return last.type;
  if (last?.kind === "convert") return { kind: "scalar", name: last.to };
  return { kind: "scalar", name: last?.kind === "mask" ? last.holds : "string" };
}

function listChanges(rule: EachRule, side: "left" | "right", env: Env): Changes {
  const { path, shape, filter } = rule[side];
  const changes = side === "left" ? commonChanges(rule.block, env) : vendorChanges(rule.block, env);
  const isWhole = rule.block.rules.some((inside) => {
    if (inside.kind !== "cell") return false;
    const places =
      side === "left" ? [inside.left] : inside.cell.kind === "at" ? [inside.cell.path] : [];
    return places.some((steps) => steps.length === 0);
  });
  const item: fc.Arbitrary<Json> = fc
    .tuple(
      isWhole
        ? changes.map((made) => made.reduce<Json>((value, change) => change(value), null))
        : inner(changes),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([made, dice]): Json => {
      if (dice === 0) return null;
      if (filter === undefined || dice < 3 || !isObject(made)) return made;
      return establishAt(filter, env.tables)(made);
    });
  const list = fc.array(item, { maxLength: 4 });
  if (shape === "list") return place(path, list);
  return place(
    path,
    list.map((items) =>
      Object.fromEntries(
        items.map((entry, at) => [
          isObject(entry) && typeof entry.key === "string" ? entry.key : `k${at}`,
          isObject(entry) ? (entry.value ?? null) : entry,
        ]),
      ),
    ),
  );
}

/** Places of all branches, more of one of them, and the condition of one. */
function whenChanges(rule: WhenRule, side: "common" | "vendor", env: Env): Changes {
  const make = side === "common" ? commonChanges : vendorChanges;
  const branches = rule.branches.map((branch): Changes => {
    return make(branch.block, env).map((changes) => [
      establishAt(branch[side], env.tables),
      ...changes,
    ]);
  });
  const blocks = [
    ...rule.branches.map(({ block }) => block),
    ...(rule.otherwise ? [rule.otherwise] : []),
  ];
  const tested =
    side === "vendor" ? rule.vendorPaths : rule.commonPath === undefined ? [] : [rule.commonPath];
  const otherCase = all(
    tested.map((path) => place(path, fc.constantFrom<Json>("?", "p", true, 1, 7))),
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.oneof(...branches) },
    { weight: 1, arbitrary: otherCase },
    { weight: 2, arbitrary: all([...branches, ...blocks.map((block) => make(block, env))]) },
    { weight: 1, arbitrary: all([otherCase, ...blocks.map((block) => make(block, env))]) },
  );
}

function inner(changes: Changes): fc.Arbitrary<Json> {
  return fc.tuple(changes, optional(unknownMembers)).map(([made, extra]) => {
    const object = made.reduce<Json>((value, change) => change(value), {});
    return (extra ?? []).reduce<Json>(
      (result, [name, value]) =>
        isObject(result) && !Object.hasOwn(result, name) ? withMember(result, name, value) : result,
      object,
    );
  });
}

function all(parts: readonly Changes[]): Changes {
  return fc.tuple(...parts).map((lists) => lists.flat());
}

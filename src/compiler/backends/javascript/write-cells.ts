import type { CellRule, Codec, PairRule, Path, WriteRule } from "../../ir/nodes.ts";
import type { Type } from "../../types.ts";
import { type Code, code, nothing } from "../support/code.ts";
import { jsLiteral } from "../support/javascript-text.ts";
import { buildValue, checkedType, hasMissingRow, takesOld } from "./codecs.ts";
import { expressionOf } from "./expressions.ts";
import { addCheck, declare, getRaw, shownValue } from "./gets.ts";
import { isScalar } from "./objects.ts";
import { Body, memberNames, ownAccess, peekPlace, setOwn, stepsOf } from "./paths.ts";
import { isAtomic, sameOf } from "./types.ts";
import {
  clearStatements,
  copyStatement,
  draft,
  fires,
  keepStatement,
  leftValue,
  mayBeImplicit,
  mergedOf,
  original,
  placesOf,
  putStatement,
  removeStatements,
  viewOf,
  type WriteContext,
  writeSite,
} from "./write-context.ts";
import { placeFunction } from "./write-places.ts";

/** Adds the statements of a two-way cell. */
export function writeCell(ctx: WriteContext, rule: CellRule): void {
  const { body } = ctx;
  if (!fires(rule.on, ctx.mode)) {
    body.add(keepStatement(ctx, rule));
    return;
  }
  const left = leftValue(ctx, rule.left, rule.label);
  if (ctx.mode === "new") body.add(writeNew(ctx, rule, left));
  else if (isFast(ctx, rule)) writeFast(ctx, rule, left);
  else body.add(writeChanged(ctx, rule, left));
}

/**
 * The name of what a new record holds at the place of a rule on one cell, missing where it holds
 * nothing.
 */
export function createdValue(ctx: WriteContext, rule: CellRule): Code {
  const left = leftValue(ctx, rule.left, rule.label);
  const { unit, body } = ctx;
  const at = writeSite(ctx, rule.left, rule.label);
  const said = mayBeImplicit(rule.left)
    ? declare(
        unit,
        body,
        code`${left} === ${unit.runtime("implicitNull")} ? undefined : ${left}`,
        "l",
      )
    : left;
  const type = checkedType(rule.codec);
  if (type !== undefined) {
    if (rule.codec.steps.length > 0) addCheck(unit, body, type, said, at);
    if (rule.writeDefault === undefined) return said;
    return declare(
      unit,
      body,
      code`${said} === undefined ? ${jsLiteral(rule.writeDefault)} : ${said}`,
    );
  }
  const built = buildValue({ unit, codec: rule.codec, value: said, at });
  if (rule.writeDefault === undefined) return declare(unit, body, built);
  return declare(
    unit,
    body,
    code`${said} === undefined ? ${jsLiteral(rule.writeDefault)} : ${built}`,
  );
}

/** Adds the statements of a pair: a changed value runs its `->` rows. */
export function writePair(ctx: WriteContext, rule: PairRule): void {
  const { unit, body } = ctx;
  const left = leftValue(ctx, rule.left, rule.label);
  const inner: WriteContext = { ...ctx, body: body.inner() };
  for (const write of rule.writes) writeRow(inner, write);
  const isSaid =
    ctx.mode === "new" && mayBeImplicit(rule.left)
      ? code`${left} !== undefined && ${left} !== ${unit.runtime("implicitNull")}`
      : code`${left} !== undefined`;
  const isChanged =
    ctx.mode === "new" || !ctx.compares ? nothing : code` && !${shown(ctx, rule, left)}`;
  body.add(code`
    if (${isSaid}${isChanged}) {
      ${inner.body.statements}
    }
  `);
}

/** Adds the statements of a `->` row. */
export function writeRow(ctx: WriteContext, rule: WriteRule): void {
  if (!fires(rule.on, ctx.mode)) return;
  const value = rowValue(ctx, rule);
  const at = writeSite(ctx, [], rule.label);
  if (ctx.unit.isCompact && isScalar(value)) {
    ctx.body.add(putStatement(ctx, rule.target, value, at, rule.label));
    return;
  }
  ctx.body.add(code`
    if (${value} !== undefined) {
      ${putStatement(ctx, rule.target, value, at, rule.label)}
    }
  `);
}

/** The name of what a `->` row writes; missing where it writes nothing. */
export function rowValue(ctx: WriteContext, rule: WriteRule): Code {
  const { unit, body } = ctx;
  body.add(unit.note(rule));
  const at = writeSite(ctx, [], rule.label);
  const merged = declare(unit, body, mergedOf(ctx), "m");
  const place = { base: ctx.scope.commonPath, rule: rule.label };
  const raw = declare(unit, body, expressionOf(unit, rule.value, merged, place));
  if (unit.isCompact && isScalar(raw) && fits(raw, checkedType(rule.codec))) return raw;
  const old = oldValue(ctx, rule.codec, rule.target, rule.label, at);
  const built = declare(unit, body, buildValue({ unit, codec: rule.codec, value: raw, at }, old));
  if (rule.writeDefault === undefined) return built;
  return declare(
    unit,
    body,
    code`${built} === undefined ? ${jsLiteral(rule.writeDefault)} : ${built}`,
  );
}

/** Whether a scalar has the kind that a check asks for, so that it need not be checked. */
function fits({ text }: Code, type: Type | undefined): boolean {
  if (type === undefined) return false;
  const value: unknown = JSON.parse(text);
  if (value === null || type.kind === "unknown") return true;
  if (type.kind !== "scalar") return false;
  if (type.name === "integer") return Number.isSafeInteger(value);
  return type.name === "json" || typeof value === type.name;
}

/** Whether the original shows `left` at the place of a rule, as an expression. */
function shown(ctx: WriteContext, rule: CellRule | PairRule, left: Code): Code {
  const { unit, scope } = ctx;
  const own = shownValue(unit, rule, scope, original);
  const test = (value: Code, seen: Code): Code =>
    isAtomic(rule.type)
      ? code`(${value} === ${seen})`
      : code`${sameOf(unit, rule.type)}(${value}, ${seen})`;
  if (!mayBeImplicit(rule.left)) return test(left, own);
  // Below a list the place may be null because of other rules, but only where this one is silent.
  const name = declare(unit, ctx.body, own, "s");
  const value = code`(${left} === ${unit.runtime("implicitNull")} ? null : ${left})`;
  const viewed = viewedAt(ctx, rule.left, rule.label, name);
  const isNull = code`${left} === null || ${left} === ${unit.runtime("implicitNull")}`;
  const seen = code`(${name} === undefined && (${isNull}) ? ${viewed} : ${name})`;
  return test(value, seen);
}

/** What the whole view shows at a place, unless the rule's own reading fails. */
export function viewedAt(ctx: WriteContext, path: Path, rule: string, own: Code): Code {
  const { unit } = ctx;
  const at = writeSite(ctx, path, rule);
  const unreadable = unit.runtime("unreadable");
  return code`(${own} === ${unreadable} ? ${unreadable} : ${unit.runtime("peekPath")}(${stepsOf(unit, path, rule)}, ${viewOf(ctx)}, ${at}))`;
}

function writeNew(ctx: WriteContext, rule: CellRule, left: Code): Code {
  const { unit } = ctx;
  const at = writeSite(ctx, rule.left, rule.label);
  const missing = substitute(ctx, rule, at);
  const built = placeBuilt(ctx, rule, left, at, nothing);
  const implicit = mayBeImplicit(rule.left)
    ? code`if (${left} !== ${unit.runtime("implicitNull")})`
    : nothing;
  return code`
    if (${left} === undefined) {
      ${missing ?? nothing}
    } else ${implicit} {
      ${built}
    }
  `;
}

/** Cells whose common and vendor value are the same, compared by `===`. */
function isFast(ctx: WriteContext, rule: CellRule): boolean {
  const type = checkedType(rule.codec);
  if (rule.cell.kind !== "at" || type === undefined || !ctx.compares || ctx.isShared) return false;
  const names = memberNames(rule.cell.path);
  const isPlain = names !== undefined && names.length > 0 && !mayBeImplicit(rule.left);
  return (
    isPlain && isAtomic(type) && rule.readDefault === undefined && rule.writeDefault === undefined
  );
}

function writeFast(ctx: WriteContext, rule: CellRule, left: Code): void {
  const { unit, body } = ctx;
  const type = checkedType(rule.codec);
  if (type === undefined || rule.cell.kind !== "at") return;
  const names = memberNames(rule.cell.path) ?? [];
  const at = writeSite(ctx, rule.left, rule.label);
  const checks = body.inner();
  addCheck(unit, checks, type, left, at);
  const old = oldPlace(ctx, rule.cell.path, at, rule.label);
  const keep = keepStatement(ctx, rule);
  const isItem = ctx.mode === "item";
  const missing = isItem
    ? code`if (${old} !== undefined) ${removeStatements(ctx, [rule.cell.path], at, rule.label)}`
    : keep;
  body.add(code`
    if (${left} !== undefined) {
      ${checks.statements}
      if (${left} !== ${old}) {
        ${setInPlace(ctx, names, left, at)}
      }${keep.isEmpty ? nothing : code` else ${keep}`}
    }${
      missing.isEmpty
        ? nothing
        : code` else {
      ${missing}
    }`
    }
  `);
}

/** Statements that set a place of members in a record that is ours, or becomes so. */
function setInPlace(
  { unit, scope }: WriteContext,
  names: readonly string[],
  value: Code,
  at: Code,
): Code {
  const statements: Code[] = [copyStatement];
  let parent = draft;
  let old: Code = original;
  for (const name of names.slice(0, -1)) {
    const next = unit.fresh("p");
    const from = unit.fresh("f");
    const isWide = scope.isWide && parent === draft;
    const oldMember = ownAccess(unit, old, name, isWide);
    const isKnown = scope.isObject && parent === draft;
    statements.push(
      isKnown
        ? code`const ${from} = ${oldMember};`
        : code`const ${from} = ${unit.runtime("isObject")}(${old}) ? ${oldMember} : undefined;`,
    );
    const member = ownAccess(unit, parent, name, isWide);
    statements.push(code`const ${next} = ${unit.runtime("owned")}(${member}, ${from}, ${at});`);
    statements.push(setOwn(unit, parent, name, next, isWide));
    parent = next;
    old = from;
  }
  const last = names[names.length - 1] ?? "";
  statements.push(setOwn(unit, parent, last, value, scope.isWide && names.length === 1));
  return code`${statements}`;
}

function writeChanged(ctx: WriteContext, rule: CellRule, left: Code): Code {
  const { unit } = ctx;
  const at = writeSite(ctx, rule.left, rule.label);
  const keep = keepStatement(ctx, rule);
  const places = placesOf(rule);
  const isItem = ctx.mode === "item" && ctx.compares;
  const gone = isItem ? removeStatements(ctx, places, at, rule.label) : keep;
  const missing = isItem ? (substitute(ctx, rule, at, gone) ?? gone) : keep;
  const implicit = mayBeImplicit(rule.left)
    ? code`
        if (${left} === ${unit.runtime("implicitNull")}) {
          ${clearStatements(ctx, places, at, rule.label)}
        } else `
    : nothing;
  const decide = code`
    if (${left} === undefined) {
      ${missing}
    } else ${implicit}{
      ${placeBuilt(ctx, rule, left, at, gone)}
    }
  `;
  if (!ctx.compares) return decide;
  // What is not mentioned keeps, whatever the original shows.
  const isMissing = isItem ? nothing : code`${left} === undefined || `;
  return code`
    if (${isMissing}${shown(ctx, rule, left)}) {
      ${keep}
    } else {
      ${decide}
    }
  `;
}

/** Builds a value that is there (or null) and sets it; `gone` is for a value that is dropped. */
function placeBuilt(ctx: WriteContext, rule: CellRule, left: Code, at: Code, gone: Code): Code {
  const { unit } = ctx;
  const body = new Body(true, ctx.scope.isWide);
  const inner: WriteContext = { ...ctx, body };
  const type = checkedType(rule.codec);
  let built = left;
  if (type !== undefined) {
    if (rule.codec.steps.length > 0) addCheck(unit, body, type, left, at);
  } else {
    const raw = rawOld(inner, rule, at);
    built = declare(unit, body, buildValue({ unit, codec: rule.codec, value: left, at }, raw));
  }
  const place = placeRaw(inner, rule, built, at);
  const end = gone.isEmpty
    ? nothing
    : code`else {
    ${gone}
  }`;
  return code`
    ${body.statements}
    ${
      type === undefined
        ? code`
      if (${built} !== undefined) {
        ${place}
      } ${end}
    `
        : place
    }
  `;
}

/** Sets a value in terms of the cell. */
function placeRaw(ctx: WriteContext, rule: CellRule, value: Code, at: Code): Code {
  if (rule.cell.kind === "at") return putStatement(ctx, rule.cell.path, value, at, rule.label);
  const old = ctx.mode === "new" ? code`undefined` : original;
  return code`r = ${placeFunction(ctx, rule)}(r, ${value}, ${old});`;
}

/** What stands for a missing value: the default, else the table's row; undefined for neither. */
function substitute(
  ctx: WriteContext,
  rule: CellRule,
  at: Code,
  gone: Code = nothing,
): Code | undefined {
  if (rule.writeDefault !== undefined) {
    const value = jsLiteral(rule.writeDefault);
    if (rule.cell.kind === "template") return placeRaw(ctx, rule, value, at);
    return putStatement(ctx, placesOf(rule)[0] ?? [], value, at, rule.label);
  }
  if (!hasMissingRow(rule.codec)) return undefined;
  const name = ctx.unit.fresh("x");
  const old = rawOld(ctx, rule, at);
  const built = buildValue({ unit: ctx.unit, codec: rule.codec, value: code`undefined`, at }, old);
  return code`
    const ${name} = ${built};
    if (${name} !== undefined) {
      ${placeRaw(ctx, rule, name, at)}
    } else {
      ${gone}
    }
  `;
}

/** The raw vendor value that is replaced, where building looks at it. */
function rawOld(ctx: WriteContext, rule: CellRule, at: Code): Code | undefined {
  if (rule.cell.kind === "at") {
    return oldValue(ctx, rule.codec, rule.cell.path, rule.label, at);
  }
  if (ctx.mode === "new" || !takesOld(rule.codec)) return undefined;
  const { unit, scope } = ctx;
  const get = unit.functionOf(rule, "raw", "raw", (name) => {
    const body = new Body(scope.isObject, scope.isWide);
    const raw = getRaw(unit, body, rule.cell, rule.label, scope);
    return code`
      function ${name}(v) {
        ${body.statements}
        return ${raw};
      }
    `;
  });
  return code`${unit.runtime("tolerant")}(${get}, v)`;
}

function oldValue(
  ctx: WriteContext,
  codec: Codec,
  path: Path,
  rule: string,
  at: Code,
): Code | undefined {
  if (ctx.mode === "new" || !takesOld(codec)) return undefined;
  return oldPlace(ctx, path, at, rule);
}

/** What the original holds at a vendor place, or `unreadable`. */
export function oldPlace(ctx: WriteContext, path: Path, at: Code, rule: string): Code {
  const record = { name: original, isObject: ctx.scope.isObject };
  return peekPlace(ctx.unit, ctx.body, record, path, at, rule);
}

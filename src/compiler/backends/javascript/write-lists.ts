import type { CellRule, EachRule, PairRule, Rule, ScopeRule } from "../../ir/nodes.ts";
import { type Code, code, commaList, nothing } from "../support/code.ts";
import { jsName } from "../support/javascript-text.ts";
import { testFunction } from "./expressions.ts";
import {
  declare,
  innerScope,
  itemScope,
  itemsFunction,
  itemsOf,
  type PlacedRule,
  shownValue,
  takingTest,
} from "./gets.ts";
import { establishOf, isItemObject, memberNames, ownAccess, stepsOf } from "./paths.ts";
import { readFunction } from "./reads.ts";
import { sameFunction } from "./sames.ts";
import { type Scope, site, type Unit } from "./unit.ts";
import { oldPlace, viewedAt } from "./write-cells.ts";
import {
  clearStatements,
  fires,
  keepStatement,
  leftValue,
  original,
  putStatement,
  removeStatements,
  type WriteContext,
  writeSite,
} from "./write-context.ts";
import { createFunction, updateFunction } from "./writes.ts";

/** The name of what a new record holds at the place of nested objects. */
export function createdScope(ctx: WriteContext, rule: ScopeRule): Code {
  const left = leftValue(ctx, rule.left, rule.label);
  const create = createFunction(ctx.unit, rule.block, innerScope(rule, ctx.scope));
  return declare(ctx.unit, ctx.body, unlessNull(ctx, left, code`${create}(${left})`));
}

/** The name of what a new record holds at the place of a list or map. */
export function createdEach(ctx: WriteContext, rule: EachRule): Code {
  const left = leftValue(ctx, rule.left.path, rule.label);
  const at = writeSite(ctx, rule.left.path, rule.label);
  const { unit } = ctx;
  const items = chosenItems(ctx, rule, left, at);
  const made = code`${itemsFunction(unit, createItem(ctx, rule), at)}(${items})`;
  return declare(unit, ctx.body, unlessNull(ctx, left, contained(unit, rule, made, at)));
}

/** Adds the statements of nested objects. */
export function writeScope(ctx: WriteContext, rule: ScopeRule): void {
  const { unit, body, scope } = ctx;
  const keep = keepStatement(ctx, rule);
  const at = writeSite(ctx, rule.left, rule.label);
  if (!fires(rule.on, ctx.mode)) {
    body.add(keep);
    return;
  }
  if (ctx.mode === "new") {
    putCreated(ctx, rule, createdScope(ctx, rule), at);
    return;
  }
  const left = leftValue(ctx, rule.left, rule.label);
  const own = shownValue(unit, rule, scope, original);
  const inner = innerScope(rule, scope);
  const mode = ctx.mode === "item" ? "item" : "update";
  const old = unit.fresh("o");
  const written = unit.fresh("x");
  const update = updateFunction(unit, rule.block, inner, mode);
  const create = createFunction(unit, rule.block, inner);
  const steps = stepsOf(unit, rule.right, rule.label);
  const empty = emptyStatements(ctx, rule, left, own, keep, code`null`, at);
  body.add(code`
    ${empty} else {
      const ${old} = ${unit.runtime("getPath")}(${steps}, v, ${at});
      const ${written} = ${old} === undefined || ${old} === null ? ${create}(${left}) : ${update}(${left}, ${unit.runtime("checkRecord")}(${old}, ${at}));
      if (${written} !== ${old}) {
        ${putStatement(ctx, rule.right, written, at, rule.label)}
      }${orElse(keep)}
    }
  `);
}

/** Adds the statements of a list or map. */
export function writeEach(ctx: WriteContext, rule: EachRule): void {
  const { unit, body, scope } = ctx;
  const keep = keepStatement(ctx, rule);
  const at = writeSite(ctx, rule.left.path, rule.label);
  if (!fires(rule.on, ctx.mode)) {
    body.add(keep);
    return;
  }
  if (ctx.mode === "new") {
    putCreated(ctx, rule, createdEach(ctx, rule), at);
    return;
  }
  const left = leftValue(ctx, rule.left.path, rule.label);
  const own = shownValue(unit, rule, scope, original);
  const nulled =
    takingTest(unit, rule) === undefined
      ? code`null`
      : code`${unit.runtime("orNull")}(${restFunction(ctx, rule, at)}(v))`;
  const empty = emptyStatements(ctx, rule, left, own, keep, nulled, at);
  const items = declareItems(ctx, rule, left, own, keep, at);
  body.add(code`
    ${empty} else {
      ${items}
    }
  `);
}

function putCreated(ctx: WriteContext, rule: ScopeRule | EachRule, value: Code, at: Code): void {
  const right = rule.kind === "each" ? rule.right.path : rule.right;
  ctx.body.add(code`
    if (${value} !== undefined) {
      ${putStatement(ctx, right, value, at, rule.label)}
    }
  `);
}

/** `if … else if …` for missing, null and implicit null. */
function emptyStatements(
  ctx: WriteContext,
  rule: ScopeRule | EachRule,
  left: Code,
  own: Code,
  keep: Code,
  nulled: Code,
  at: Code,
): Code {
  const { unit } = ctx;
  const path = rule.kind === "each" ? rule.left.path : rule.left;
  const right = rule.kind === "each" ? rule.right.path : rule.right;
  const isPlain = memberNames(path) !== undefined && !isFiltered(rule);
  const seen = isPlain ? own : viewedAt(ctx, path, rule.label, own);
  const isSame = ctx.compares
    ? code`${seen} === ${isPlain ? left : code`(${left} === ${unit.runtime("implicitNull")} ? null : ${left})`}`
    : code`false`;
  const isItem = ctx.mode === "item" && ctx.compares;
  const gone = isItem ? removeList(ctx, rule, at) : keep;
  const missing = isItem
    ? code`
        if (${left} === undefined) {
          if (${isSame}) {
            ${keep}
          } else {
            ${gone}
          }
        }`
    : code`
        if (${left} === undefined) {
          ${keep}
        }`;
  const implicit = isPlain
    ? nothing
    : code` else if (${left} === ${unit.runtime("implicitNull")}) {
        if (!(${isSame})) {
          ${clearStatements(ctx, [right], at, rule.label)}
        }${orElse(keep)}
      }`;
  return code`${missing}${implicit} else if (${left} === null) {
      if (!(${isSame})) {
        ${putStatement(ctx, right, nulled, at, rule.label)}
      }${orElse(keep)}
    }`;
}

function removeList(ctx: WriteContext, rule: ScopeRule | EachRule, at: Code): Code {
  const right = rule.kind === "each" ? rule.right.path : rule.right;
  const remove = removeStatements(ctx, [right], at, rule.label);
  if (rule.kind === "scope" || takingTest(ctx.unit, rule) === undefined) return remove;
  const rest = ctx.unit.fresh("x");
  return code`
    const ${rest} = ${restFunction(ctx, rule, at)}(v);
    if (${rest}.length > 0) {
      ${putStatement(ctx, right, rest, at, rule.label)}
    } else {
      ${remove}
    }
  `;
}

/** A function of the original: the items that take no part. */
function restFunction(ctx: WriteContext, rule: EachRule, at: Code): Code {
  const { unit } = ctx;
  const test = takingTest(unit, rule) ?? code`(() => true)`;
  const steps = stepsOf(unit, rule.right.path, rule.label);
  return unit.helper(
    "rest",
    code`(v) {
      const list = ${unit.runtime("getPath")}(${steps}, v, ${at});
      return Array.isArray(list) ? list.filter((item) => !${test}(item)) : [];
    }`,
  );
}

/** Statements for a list that is there: kept where it is as shown, else written item by item. */
function declareItems(
  ctx: WriteContext,
  rule: EachRule,
  left: Code,
  own: Code,
  keep: Code,
  at: Code,
): Code {
  const { unit } = ctx;
  const items = unit.fresh("l");
  const same = sameFunction(unit, rule.block, itemScope(rule, ctx.scope));
  const isPlain =
    rule.left.filter === undefined &&
    rule.left.shape === "list" &&
    rule.right.shape === "list" &&
    takingTest(unit, rule) === undefined;
  const old = oldPlace(ctx, rule.right.path, at, rule.label);
  const isKept = isPlain
    ? code`${unit.runtime("keepsItems")}(${writerOf(ctx, rule, at)}, ${items}, ${old})`
    : code`${unit.runtime("sameItems")}(${items}, ${shownItems(ctx, rule, own, at)}, ${same})`;
  const isSame = ctx.compares ? isKept : code`false`;
  return code`
    const ${items} = ${chosenItems(ctx, rule, left, at)};
    if (${isSame}) {
      ${keep}
    } else {
      ${writeAligned(ctx, rule, items, keep, at)}
    }
  `;
}

/** What the original shows of the items that take part. */
function shownItems(ctx: WriteContext, rule: EachRule, own: Code, at: Code): Code {
  const { unit } = ctx;
  const { filter, shape } = rule.left;
  const test = filter === undefined ? undefined : testFunction(unit, filter, rule.label);
  if (shape === "map") {
    return code`${unit.runtime("selectEntries")}(${own}, ${test ?? code`() => true`}, ${at})`;
  }
  if (test === undefined) return own;
  const list = viewedAt(ctx, rule.left.path, rule.label, own);
  return code`${unit.runtime("selectItems")}(${list}, ${test})`;
}

function writeAligned(ctx: WriteContext, rule: EachRule, items: Code, keep: Code, at: Code): Code {
  const { unit } = ctx;
  const raw = unit.fresh("o");
  const all = unit.fresh("o");
  const results = unit.fresh("x");
  const steps = stepsOf(unit, rule.right.path, rule.label);
  const writer = writerOf(ctx, rule, at);
  const test = takingTest(unit, rule);
  const start = code`
    const ${raw} = ${unit.runtime("getPath")}(${steps}, v, ${at});
    const ${all} = ${raw} === undefined || ${raw} === null ? [] : ${itemsOf(unit, rule.right, raw, at)};
  `;
  const isThere = code`${raw} !== undefined && ${raw} !== null`;
  const put = (list: Code): Code =>
    putStatement(ctx, rule.right.path, contained(unit, rule, list, at), at, rule.label);
  if (test === undefined) {
    return code`
      ${start}
      const ${results} = ${unit.runtime("writeItems")}(${writer}, ${items}, ${all});
      if (${results} !== ${all} || !(${isThere})) {
        ${put(results)}
      }${orElse(keep)}
    `;
  }
  const positions = unit.fresh("p");
  const selected = unit.fresh("o");
  return code`
    ${start}
    const ${positions} = ${unit.runtime("positionsOf")}(${all}, ${test});
    const ${selected} = ${positions}.map((index) => ${all}[index]);
    const ${results} = ${unit.runtime("writeItems")}(${writer}, ${items}, ${selected});
    if (${results} !== ${selected} || !(${isThere})) {
      ${put(code`${unit.runtime("replaceAt")}(${all}, ${positions}, ${results})`)}
    }${orElse(keep)}
  `;
}

/** The constant by which the items of a list are written. */
function writerOf(ctx: WriteContext, rule: EachRule, at: Code): Code {
  const { unit, scope } = ctx;
  const inner = itemScope(rule, scope);
  const read = readFunction(unit, rule.block, inner);
  const keys = keyRules(rule);
  const keyed = keys.length === 0 ? nothing : code`, keys: ${keysOf(unit, keys, inner)}`;
  const update = updateFunction(unit, rule.block, inner, "item");
  return unit.constant(
    "items",
    code`{
      at: ${at},
      view: (item) => ${unit.runtime("tolerant")}(${read}, item),
      same: ${sameFunction(unit, rule.block, inner)},
      update: ${update},
      create: ${createItem(ctx, rule)}${keyed}
    }`,
  );
}

/** Entries of a vendor's map align by their key. */
function keyRules(rule: EachRule): readonly Rule[] {
  const stated = rule.keys.flatMap((index) => rule.block.rules[index] ?? []);
  if (stated.length > 0 || rule.right.shape === "list") return stated;
  return rule.block.rules.filter(
    (inner) =>
      inner.kind === "cell" &&
      inner.cell.kind === "at" &&
      inner.cell.path.length === 1 &&
      memberNames(inner.cell.path)?.[0] === "key",
  );
}

function keysOf(unit: Unit, rules: readonly Rule[], scope: Scope): Code {
  const places = rules.filter(
    (rule): rule is CellRule | PairRule => rule.kind === "cell" || rule.kind === "pair",
  );
  const given = places.map((rule) => keyOfItem(unit, rule, scope));
  const old = places.map((rule: PlacedRule) => shownValue(unit, rule, scope, jsName("item")));
  const isRead = scope.isObject ? code`${unit.runtime("isObject")}(item) ? ` : nothing;
  const orNothing = scope.isObject ? code` : [undefined]` : nothing;
  return code`{ ofItem: (item) => [${commaList(given)}], ofOriginal: (item) => ${isRead}[${commaList(old)}]${orNothing} }`;
}

/** A part of the key of a common item, as an expression. */
function keyOfItem(unit: Unit, rule: CellRule | PairRule, scope: Scope): Code {
  const item = jsName("item");
  const [name, ...more] = memberNames(rule.left) ?? [];
  if (name !== undefined && more.length === 0) {
    return code`${isItemObject(item)} ? ${ownAccess(unit, item, name)} : undefined`;
  }
  const at = site(unit, scope.commonPath, rule.label);
  return code`${unit.runtime("peekPath")}(${stepsOf(unit, rule.left, rule.label)}, item, ${at})`;
}

/** A function that makes a new item; with a filter on the right it starts from what that states. */
function createItem(ctx: WriteContext, rule: EachRule): Code {
  const { unit } = ctx;
  const inner = itemScope(rule, ctx.scope);
  const { filter } = rule.right;
  if (filter === undefined) return createFunction(unit, rule.block, inner);
  const at = site(unit, inner.commonPath, rule.label);
  const start = unit.constant(
    "start",
    code`${unit.runtime("establish")}(${establishOf(unit, filter)}, {}, ${at})`,
  );
  const create = createFunction(unit, rule.block, inner, "start");
  return unit.helper(
    "item",
    code`(c) {
      return ${create}(c, ${start});
    }`,
  );
}

/** The items of the common list or map that take part; `left` is neither missing nor null. */
function chosenItems(ctx: WriteContext, rule: EachRule, left: Code, at: Code): Code {
  const items = itemsOf(ctx.unit, rule.left, left, at);
  const { filter } = rule.left;
  return filter === undefined
    ? items
    : code`${items}.filter(${testFunction(ctx.unit, filter, rule.label)})`;
}

function contained(unit: Unit, rule: EachRule, items: Code, at: Code): Code {
  return rule.right.shape === "map" ? code`${unit.runtime("fromEntries")}(${items}, ${at})` : items;
}

function unlessNull(ctx: WriteContext, left: Code, made: Code): Code {
  const implicit = code`${left} === ${ctx.unit.runtime("implicitNull")} ? undefined : `;
  return code`${left} === undefined || ${left} === null ? ${left} : ${implicit}${made}`;
}

function isFiltered(rule: ScopeRule | EachRule): boolean {
  return rule.kind === "each" && rule.left.filter !== undefined;
}

function orElse(keep: Code): Code {
  return keep.isEmpty ? nothing : code` else ${keep}`;
}

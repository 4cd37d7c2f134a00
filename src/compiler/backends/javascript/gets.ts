import { unreachable } from "../../../diagnostics/invariant.ts";
import type {
  Block,
  Cell,
  CellRule,
  Codec,
  EachRule,
  FirstCell,
  ListPlace,
  PairRule,
  Path,
  ReadRule,
  RestRule,
  ScopeRule,
  TemplateCell,
} from "../../ir/nodes.ts";
import type { Json, Type } from "../../types.ts";
import { type Code, code, commaList } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { checkedType, getValue } from "./codecs.ts";
import { expressionOf, templateOf, testFunction } from "./expressions.ts";
import { isScalar } from "./objects.ts";
import { Body, establishOf, readPath } from "./paths.ts";
import { readFunction } from "./reads.ts";
import { checkOf, fewMembers, noneOf } from "./types.ts";
import { isWideBlock, pathText, type Scope, site, type Unit } from "./unit.ts";

/** Rules whose reading is one value at one common place. */
export type PlacedRule = CellRule | PairRule | ReadRule | ScopeRule | EachRule | RestRule;

/** The name of the record in functions that read. */
const record = jsName("v");

/** Adds statements to `body` that read a rule, and gives the name of its common value. */
export function getRule(unit: Unit, body: Body, rule: PlacedRule, scope: Scope): Code {
  body.add(unit.note(rule));
  switch (rule.kind) {
    case "cell":
      return getCell(unit, body, rule, scope);
    case "pair":
      return getExpression(unit, body, rule.read, scope);
    case "read":
      return getExpression(unit, body, rule, scope);
    case "scope":
      return getScope(unit, body, rule, scope);
    case "each":
      return getEach(unit, body, rule, scope);
    case "rest": {
      const at = site(unit, scope.vendorPath, rule.label);
      return declare(
        unit,
        body,
        code`${unit.runtime("readRest")}(${restOf(unit, rule)}, v, ${at})`,
      );
    }
    default:
      return unreachable(rule);
  }
}

/** A function of the record that reads one rule by itself. */
export function getFunction(unit: Unit, rule: PlacedRule, scope: Scope): Code {
  return unit.functionOf(rule, "get", "get", (name) => {
    const body = new Body(scope.isObject, scope.isWide);
    const result = getRule(unit, body, rule, scope);
    return code`
      function ${name}(v) {
        ${body.statements}
        return ${result};
      }
    `;
  });
}

/** An expression: what a rule shows of an original by itself, or `unreadable`. */
export function shownValue(unit: Unit, rule: PlacedRule, scope: Scope, record: Code): Code {
  const get = getFunction(unit, rule, scope);
  const shown = unit.functionOf(
    rule,
    "shown",
    "shown",
    (name) => code`
      function ${name}(v) {
        try {
          return ${get}(v);
        } catch (error) {
          return ${unit.runtime("unreadableOr")}(error);
        }
      }
    `,
  );
  return code`${shown}(${record})`;
}

/** Adds statements that read what a cell holds, before the rule's own codec. */
export function getRaw(unit: Unit, body: Body, cell: Cell, rule: string, scope: Scope): Code {
  switch (cell.kind) {
    case "at": {
      const at = site(unit, pathText(scope.vendorPath, cell.path), rule);
      return declare(unit, body, readPath(unit, body, record, cell.path, at, rule));
    }
    case "first":
      return getFirst(unit, body, cell, rule, scope);
    case "template":
      return joined(unit, cell, getParts(unit, body, cell, rule, scope), rule);
    default:
      return unreachable(cell);
  }
}

/** Names of the texts of a template's parts. */
export function getParts(
  unit: Unit,
  body: Body,
  cell: TemplateCell,
  rule: string,
  scope: Scope,
): readonly Code[] {
  return cell.parts.map((part) => getAt(unit, body, part.path, part.codec, rule, scope));
}

/** The constant of a template cell. */
export function templateCell(unit: Unit, cell: TemplateCell): Code {
  const required = cell.parts.findIndex((part) => part.required);
  return templateOf(unit, cell.prefix, cell.parts, cell.suffix, required);
}

/** The constant that a rest rule goes by. */
export function restOf(unit: Unit, rule: RestRule): Code {
  const isGathered = rule.left !== undefined;
  const like = rule.like === undefined ? code`` : code`, like: ${jsLiteral(rule.like.split("*"))}`;
  return unit.constant(
    "rest",
    code`{ vendorNames: new Set(${jsLiteral(rule.vendorNames)}), commonNames: new Set(${jsLiteral(isGathered ? [] : rule.commonNames)}), isGathered: ${jsLiteral(isGathered)}${like} }`,
  );
}

/** The items of a list or map, as an expression; `value` is neither missing nor null. */
export function itemsOf(unit: Unit, place: ListPlace, value: Code, at: Code): Code {
  const name = place.shape === "list" ? "checkItems" : "entriesOf";
  return code`${unit.runtime(name)}(${value}, ${at})`;
}

/**
 * A test of the vendor items that take part; undefined where all do. Null satisfies no condition,
 * so below a filter on the common side null items are left where they are.
 */
export function takingTest(unit: Unit, rule: EachRule): Code | undefined {
  const { filter } = rule.right;
  const test = filter === undefined ? undefined : testFunction(unit, filter, rule.label);
  if (rule.left.filter === undefined) return test;
  const isThere = code`item !== null`;
  const both = test === undefined ? isThere : code`${isThere} && ${test}(item)`;
  return unit.constant("test", code`(item) => ${both}`);
}

/** The scope of the items of an each-rule. */
export function itemScope(rule: EachRule, scope: Scope): Scope {
  return {
    vendorPath: `${pathText(scope.vendorPath, rule.right.path)}[]`,
    commonPath: `${pathText(scope.commonPath, rule.left.path)}[]`,
    isObject: needsObject(rule.block),
    isWide: isWideBlock(rule.block),
  };
}

/** The scope of the objects of a scope rule. */
export function innerScope(rule: ScopeRule, scope: Scope): Scope {
  return {
    vendorPath: pathText(scope.vendorPath, rule.right),
    commonPath: pathText(scope.commonPath, rule.left),
    isObject: true,
    isWide: isWideBlock(rule.block),
  };
}

/** `x`, or the name that now holds it. */
export function declare(unit: Unit, body: Body, value: Code, stem = "x"): Code {
  if (unit.isCompact && isSettled(value)) return value;
  const name = unit.fresh(stem);
  body.add(code`const ${name} = ${value};`);
  return name;
}

/** Adds a check of a value in any state, with the test that nearly always holds written out. */
export function addCheck(unit: Unit, body: Body, type: Type, value: Code, at: Code): void {
  const isThere = code`${value} !== undefined && ${value} !== null`;
  const check = code`${checkOf(unit, type)}(${value}, ${at});`;
  const name = type.kind === "scalar" ? type.name : type.kind;
  if (name === "string" || name === "boolean") {
    body.add(code`if (typeof ${value} !== ${jsLiteral(name)} && ${isThere}) ${check}`);
  } else if (name === "integer") {
    body.add(code`if (!Number.isSafeInteger(${value}) && ${isThere}) ${check}`);
  } else if (name === "number") {
    body.add(code`if (!Number.isFinite(${value}) && ${isThere}) ${check}`);
  } else if (name === "date") {
    const isDay = code`${unit.runtime("isDay")}(${value})`;
    body.add(code`if (!(typeof ${value} === "string" && ${isDay}) && ${isThere}) ${check}`);
  } else if (type.kind === "enum" && type.members.length <= fewMembers) {
    body.add(code`if (${noneOf(value, type.members)} && ${isThere}) ${check}`);
  } else if (name === "json" || name === "unknown" || name === "error") {
    body.add(code`if (typeof ${value} === "object" && ${value} !== null) ${check}`);
  } else {
    body.add(code`if (${isThere}) ${check}`);
  }
}

function getCell(unit: Unit, body: Body, rule: CellRule, scope: Scope): Code {
  const raw = getRaw(unit, body, rule.cell, rule.label, scope);
  const path = rule.cell.kind === "at" ? rule.cell.path : firstPath(rule.cell);
  const at = site(unit, pathText(scope.vendorPath, path), rule.label);
  return withDefault(unit, body, throughCodec(unit, body, rule.codec, raw, at), rule.readDefault);
}

function getExpression(unit: Unit, body: Body, rule: ReadRule, scope: Scope): Code {
  const place = { base: scope.vendorPath, rule: rule.label };
  const raw = declare(unit, body, expressionOf(unit, rule.value, record, place));
  const at = site(unit, scope.vendorPath, rule.label);
  return withDefault(unit, body, throughCodec(unit, body, rule.codec, raw, at), rule.readDefault);
}

function getScope(unit: Unit, body: Body, rule: ScopeRule, scope: Scope): Code {
  const at = site(unit, pathText(scope.vendorPath, rule.right), rule.label);
  const raw = declare(unit, body, readPath(unit, body, record, rule.right, at, rule.label));
  const read = readFunction(unit, rule.block, innerScope(rule, scope));
  return declare(
    unit,
    body,
    code`${raw} === undefined || ${raw} === null ? ${raw} : ${read}(${unit.runtime("checkRecord")}(${raw}, ${at}))`,
  );
}

function getEach(unit: Unit, body: Body, rule: EachRule, scope: Scope): Code {
  const at = site(unit, pathText(scope.vendorPath, rule.right.path), rule.label);
  const raw = declare(unit, body, readPath(unit, body, record, rule.right.path, at, rule.label));
  const test = takingTest(unit, rule);
  const all = itemsOf(unit, rule.right, raw, at);
  const items = test === undefined ? all : code`${all}.filter(${test})`;
  const list = code`${itemsFunction(unit, itemReader(unit, rule, scope), at)}(${items})`;
  const made =
    rule.left.shape === "map" ? code`${unit.runtime("fromEntries")}(${list}, ${at})` : list;
  return declare(unit, body, code`${raw} === undefined || ${raw} === null ? ${raw} : ${made}`);
}

/**
 * A function of a list: each item through `convert`. A loop of its own for each list, so that the
 * call in it is always to one function. Null items stay; what has nothing to show becomes null.
 */
export function itemsFunction(unit: Unit, convert: Code, at: Code): Code {
  const result = unit.nullIfMissing(code`${convert}(item)`);
  return unit.helper(
    "items",
    code`(list) {
      const result = new Array(list.length);
      let index = 0;
      try {
        for (; index < list.length; index += 1) {
          const item = list[index];
          result[index] = item === null || item === undefined ? null : ${result};
        }
      } catch (error) {
        throw ${unit.runtime("atItem")}(error, ${at}, index);
      }
      return result;
    }`,
  );
}

/** A function that reads one item; with a filter on the left it starts from what that states. */
function itemReader(unit: Unit, rule: EachRule, scope: Scope): Code {
  const inner = itemScope(rule, scope);
  const { filter } = rule.left;
  if (filter === undefined) return readFunction(unit, rule.block, inner);
  const at = site(unit, inner.vendorPath, rule.label);
  const start = unit.constant(
    "start",
    code`${unit.runtime("establish")}(${establishOf(unit, filter)}, {}, ${at})`,
  );
  const read = readFunction(unit, rule.block, inner, "start");
  return unit.helper(
    "item",
    code`(v) {
      return ${read}(v, ${start});
    }`,
  );
}

function getFirst(unit: Unit, body: Body, cell: FirstCell, rule: string, scope: Scope): Code {
  const result = unit.fresh("x");
  body.add(code`let ${result};`);
  for (const [index, { path, codec }] of cell.cells.entries()) {
    const inner = body.inner();
    const value = getAt(unit, inner, path, codec, rule, scope);
    inner.add(code`if (${value} !== undefined) ${result} = ${value};`);
    const condition =
      index === 0 ? code`` : code`if (${result} === undefined || ${result} === null) `;
    body.add(code`
      ${condition}{
        ${inner.statements}
      }
    `);
  }
  return result;
}

function getAt(unit: Unit, body: Body, path: Path, codec: Codec, rule: string, scope: Scope): Code {
  const at = site(unit, pathText(scope.vendorPath, path), rule);
  const raw = declare(unit, body, readPath(unit, body, record, path, at, rule));
  return throughCodec(unit, body, codec, raw, at);
}

function joined(unit: Unit, cell: TemplateCell, parts: readonly Code[], _rule: string): Code {
  return code`${unit.runtime("joinParts")}(${templateCell(unit, cell)}, [${commaList(parts)}])`;
}

/** Adds statements that take a value through a codec, and gives the name of the result. */
export function throughCodec(unit: Unit, body: Body, codec: Codec, raw: Code, at: Code): Code {
  const name = isName(raw) ? raw : declare(unit, body, raw);
  const type = checkedType(codec);
  if (type === undefined) return declare(unit, body, getValue({ unit, codec, value: name, at }));
  if (codec.steps.length > 0) addCheck(unit, body, type, name, at);
  return name;
}

/** The name of a value, or of what a missing one is filled with. */
export function withDefault(unit: Unit, body: Body, value: Code, fallback: Json | undefined): Code {
  if (fallback === undefined) return value;
  return declare(unit, body, code`${value} === undefined ? ${jsLiteral(fallback)} : ${value}`);
}

function firstPath(cell: Exclude<Cell, { kind: "at" }>): Path {
  const parts = cell.kind === "first" ? cell.cells : cell.parts;
  return parts[0]?.path ?? [];
}

/** A name that is set once, or a scalar: needs no name of its own. */
function isSettled(value: Code): boolean {
  return isScalar(value) || (isName(value) && !["r", "o"].includes(value.text));
}

function isName(value: Code): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(value.text);
}

/** Whether a block refuses every record that is no object: one of its rules needs a member. */
function needsObject(block: Block): boolean {
  return block.rules.some((rule) => {
    if (rule.kind === "cell") return rule.cell.kind === "at" && isMember(rule.cell.path);
    if (rule.kind === "scope") return isMember(rule.right);
    return rule.kind === "each" && isMember(rule.right.path);
  });
}

function isMember(path: Path): boolean {
  return path[0]?.kind === "member";
}

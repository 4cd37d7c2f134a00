import { unreachable } from "../../../diagnostics/invariant.ts";
import { functionSignatures } from "../../../runtime/functions/signatures.ts";
import type { BinaryExpr, Condition, Expr, Path, ReadExpr } from "../../ir/nodes.ts";
import type { Type } from "../../types.ts";
import { type Code, code, commaList, nothing } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { checkedType, getValue } from "./codecs.ts";
import { isItemObject, memberNames, ownAccess, stepsOf } from "./paths.ts";
import { checkOf, fewMembers, isAtomic, noneOf } from "./types.ts";
import { pathText, type RuntimeName, site, type Unit } from "./unit.ts";

/** Where an expression stands: the text of its scope's path, and its rule. */
export interface Place {
  readonly base: string;
  readonly rule: string;
}

/** The value of an expression over a scope, which is a name. */
export function expressionOf(unit: Unit, expr: Expr, scope: Code, place: Place): Code {
  const at = site(unit, place.base, place.rule);
  const inner = (item: Expr): Code => expressionOf(unit, item, scope, place);
  switch (expr.kind) {
    case "literal":
      return jsLiteral(expr.value);
    case "read":
      return code`${readFunction(unit, expr, place)}(${scope})`;
    case "join": {
      const parts = expr.parts.map(
        ({ value }) => code`${unit.runtime("partText")}(${at}, ${inner(value)})`,
      );
      const template = templateOf(unit, expr.prefix, expr.parts, expr.suffix);
      return code`${unit.runtime("joinParts")}(${template}, [${commaList(parts)}])`;
    }
    case "binary":
      return binary(unit, expr, at, inner);
    case "negate":
      return code`${unit.runtime("lift")}(${unit.runtime("negate")}, ${at}, 1, ${inner(expr.operand)})`;
    case "conditional":
      return code`(${inner(expr.test)} === true ? ${inner(expr.then)} : ${inner(expr.otherwise)})`;
    case "first":
      return code`${unit.runtime("firstValue")}([${commaList(expr.items.map((item) => code`() => ${inner(item)}`))}])`;
    case "in":
      return code`${unit.runtime("isIn")}(${inner(expr.operand)}, ${unit.constant("items", jsLiteral(expr.items))})`;
    case "state":
      return expr.state === "present"
        ? code`${unit.runtime("isPresent")}(${inner(expr.operand)})`
        : code`!${unit.runtime("isPresent")}(${inner(expr.operand)})`;
    case "call":
      return call(unit, expr.fn, expr.args.map(inner), at);
    case "jsonata": {
      const run = unit.constant("jsonata", code`${unit.jsonata()}(${jsLiteral(expr.text)})`);
      return code`${run}(${scope}, ${at})`;
    }
    default:
      return unreachable(expr);
  }
}

/** A function `(item) => boolean` for a condition. */
export function testFunction(unit: Unit, condition: Condition, rule: string, base = ""): Code {
  const simple = equalityTest(unit, condition.test, { base, rule });
  if (simple !== undefined) return simple;
  const test = expressionOf(unit, condition.test, jsName("v"), { base, rule });
  return unit.constant("test", code`(v) => ${test} === true`);
}

/** A test of an item, written out: what stands before it, and after it where it does not hold. */
export interface Match {
  readonly statements: Code;
  readonly test: Code;
  readonly otherwise: Code;
}

/** How a loop over items tests a condition, for the name `item`. */
export function matchOf(unit: Unit, condition: Condition, rule: string): Match {
  const equality = atomEquality(condition.test);
  const name = equalMember(condition);
  if (equality === undefined || name === undefined) {
    const test = testFunction(unit, condition, rule);
    return { statements: nothing, test: code`${test}(item)`, otherwise: nothing };
  }
  const item = jsName("item");
  const x = jsName("tested");
  const at = site(unit, pathText("", equality.path), rule);
  const member = ownAccess(unit, item, name);
  const { type, value } = equality;
  const others =
    type.kind === "enum" && type.members.length <= fewMembers
      ? type.members.filter((other) => other !== value)
      : [];
  const isThere = code`${x} !== undefined && ${x} !== null`;
  const isOdd = others.length === 0 ? isThere : code`${noneOf(x, others)} && ${isThere}`;
  return {
    statements: code`const ${x} = ${isItemObject(item)} ? ${member} : ${unit.runtime("noMember")}(item, ${at});`,
    test: code`${x} === ${jsLiteral(value)}`,
    otherwise: code` else if (${isOdd}) ${checkOf(unit, type)}(${x}, ${at});`,
  };
}

/** The one member that a condition looks at, where it is a test of that against a constant. */
export function equalMember(condition: Condition): string | undefined {
  const equality = atomEquality(condition.test);
  const [name, ...more] = equality === undefined ? [] : (memberNames(equality.path) ?? []);
  return more.length === 0 ? name : undefined;
}

/** The test of a checked member against a constant: what is equal needs no further check. */
function equalityTest(unit: Unit, expr: Expr, { base, rule }: Place): Code | undefined {
  const equality = atomEquality(expr);
  if (equality === undefined) return undefined;
  const { path, type, value } = equality;
  const at = site(unit, pathText(base, path), rule);
  return unit.helper(
    "test",
    code`(v) {
      const x = ${rawOf(unit, path, jsName("v"), at, rule)};
      if (x === ${jsLiteral(value)}) return true;
      if (x !== undefined && x !== null) ${checkOf(unit, type)}(x, ${at});
      return false;
    }`,
  );
}

interface AtomEquality {
  readonly path: Path;
  readonly type: Type;
  readonly value: string | number | boolean;
}

function atomEquality(expr: Expr): AtomEquality | undefined {
  if (expr.kind !== "binary" || expr.op !== "=" || expr.left.kind !== "read") return undefined;
  const { left, right } = expr;
  const type = checkedType(left.codec);
  if (type === undefined || right.kind !== "literal" || !isAtomic(type)) return undefined;
  const { value } = right;
  if (value === null || typeof value === "object") return undefined;
  return { path: left.path, type, value };
}

/** A constant: the texts of a template, for `joinParts` and `splitParts`. */
export function templateOf(
  unit: Unit,
  prefix: string,
  parts: readonly { readonly separator: string }[],
  suffix: string,
  required?: number,
): Code {
  const separators = parts.map(({ separator }, index) => (index === 0 ? "" : separator));
  const rest = required === undefined || required < 0 ? {} : { required };
  return unit.constant("template", jsLiteral({ prefix, separators, suffix, ...rest }));
}

function call(unit: Unit, name: string, args: readonly Code[], at: Code): Code {
  const signature = functionSignatures.get(name);
  if (signature === undefined) throw new TypeError(`no function ${name}`);
  const fn = unit.runtime(`fn${name.charAt(0).toUpperCase()}${name.slice(1)}` as RuntimeName);
  if (signature.states === true) return code`${fn}(${commaList([at, ...args])})`;
  const required = signature.params.filter(({ optional }) => optional !== true).length;
  const needed = jsLiteral(Math.min(required, args.length));
  return code`${unit.runtime("lift")}(${commaList([fn, at, needed, ...args])})`;
}

function binary(unit: Unit, expr: BinaryExpr, at: Code, inner: (item: Expr) => Code): Code {
  const left = inner(expr.left);
  const right = inner(expr.right);
  switch (expr.op) {
    case "and":
      return code`(${left} === true && ${right} === true)`;
    case "or":
      return code`(${left} === true || ${right} === true)`;
    case "&":
      return code`${unit.runtime("concat")}(${at}, ${left}, ${right})`;
    case "=":
      return equality(unit, expr, left, right);
    case "!=":
      return code`!${equality(unit, expr, left, right)}`;
    case "<":
      return code`(${ordering(unit, expr, at, left, right)} < 0)`;
    case "<=":
      return code`(${ordering(unit, expr, at, left, right)} <= 0)`;
    case ">":
      return code`(${ordering(unit, expr, at, left, right)} > 0)`;
    case ">=":
      return code`(${ordering(unit, expr, at, left, right)} >= 0)`;
    default: {
      const names = expr.on === "decimal" ? decimalOperators : operators;
      return code`${unit.runtime("lift")}(${unit.runtime(names[expr.op])}, ${at}, 2, ${left}, ${right})`;
    }
  }
}

const operators: Readonly<Record<"+" | "-" | "*" | "/" | "%", RuntimeName>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "%": "mod",
};

const decimalOperators: typeof operators = {
  "+": "addDecimal",
  "-": "subDecimal",
  "*": "mulDecimal",
  "/": "divDecimal",
  "%": "modDecimal",
};

function equality(unit: Unit, { on, left, right }: BinaryExpr, a: Code, b: Code): Code {
  if (on === "decimal" || on === "datetime") {
    return code`${unit.runtime(on === "decimal" ? "sameDecimal" : "sameInstant")}(${a}, ${b})`;
  }
  const isAtom = [left, right].some(
    (side) => side.kind === "literal" && (typeof side.value !== "object" || side.value === null),
  );
  return isAtom ? code`(${a} === ${b})` : code`${unit.runtime("sameJson")}(${a}, ${b})`;
}

function ordering(unit: Unit, { on }: BinaryExpr, at: Code, left: Code, right: Code): Code {
  const name = on === "decimal" ? "orderDecimal" : on === "datetime" ? "orderInstant" : "order";
  return code`${unit.runtime(name)}(${at}, ${left}, ${right})`;
}

/** A function of the scope: the value at a path, through its codec. */
function readFunction(unit: Unit, expr: ReadExpr, { base, rule }: Place): Code {
  const at = site(unit, pathText(base, expr.path), rule);
  const raw = rawOf(unit, expr.path, jsName("v"), at, rule);
  const value = getValue({ unit, codec: expr.codec, value: jsName("x"), at });
  return unit.helper(
    "read",
    code`(v) {
      const x = ${raw};
      return ${value};
    }`,
  );
}

/** The value at a path that may go over all items of lists. */
function rawOf(unit: Unit, path: Path, scope: Code, at: Code, rule: string): Code {
  const each = path.findIndex(({ kind }) => kind === "each");
  if (each < 0) return placeOf(unit, path, scope, at, rule);
  const rest = path.slice(each + 1);
  const list = placeOf(unit, path.slice(0, each), scope, at, rule);
  const item = rawOf(unit, rest, jsName("w"), at, rule);
  const isNested = jsLiteral(rest.some(({ kind }) => kind === "each"));
  return code`${unit.runtime("eachValue")}(${list}, (w) => ${item}, ${at}, ${isNested})`;
}

function placeOf(unit: Unit, path: Path, scope: Code, at: Code, rule: string): Code {
  if (path.length === 0) return scope;
  const names = memberNames(path);
  const [only] = names ?? [];
  if (names?.length !== 1 || only === undefined) {
    return code`${unit.runtime("getPath")}(${stepsOf(unit, path, rule)}, ${scope}, ${at})`;
  }
  const access = ownAccess(unit, scope, only);
  return code`${unit.runtime("isObject")}(${scope}) ? ${access} : ${unit.runtime("noMember")}(${scope}, ${at})`;
}

import type { BinaryExpr, Expr, JoinExpr, Path } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { expression } from "../../../src/runtime/jsonata.ts";
import { getThrough } from "./codec.ts";
import { instantOf, sameInstant } from "./dates.ts";
import { call, finite, stringOf } from "./functions.ts";
import { checkDecimal, Exact, numberOfText, plain, sameDecimal } from "./numbers.ts";
import { get, type Holds } from "./paths.ts";
import { collect, hasValue, isList, type Maybe, refuse, sameJson, type Tables } from "./states.ts";

/** A test of conditions with these tables. */
export function holdsWith(tables: Tables): Holds {
  return (condition, item) => evaluate(condition.test, item, tables) === true;
}

/** The value of an expression over a scope; see `Expr` for what missing and null do. */
export function evaluate(expr: Expr, scope: Maybe, tables: Tables): Maybe {
  const value = (inner: Expr): Maybe => evaluate(inner, scope, tables);
  switch (expr.kind) {
    case "literal":
      return expr.value;
    case "read":
      return getThrough(expr.codec, getAll(expr.path, scope, tables), tables);
    case "join":
      return join(expr, value);
    case "binary":
      return binary(expr, value);
    case "negate":
      return negate(value(expr.operand));
    case "conditional":
      return value(expr.test) === true ? value(expr.then) : value(expr.otherwise);
    case "first": {
      let result: Maybe;
      for (const item of expr.items) {
        const next = value(item);
        if (hasValue(next)) return next;
        if (next === null) result = null;
      }
      return result;
    }
    case "in": {
      const operand = value(expr.operand);
      return expr.items.some((item) => sameJson(item, operand));
    }
    case "state":
      return hasValue(value(expr.operand)) === (expr.state === "present");
    case "call":
      return call(expr.fn, collect(expr.args.map((arg) => () => value(arg))));
    case "jsonata":
      return fullJsonata(expr.text, scope);
  }
}

/** Full JSONata has no second meaning: the package itself is the reference, and runs it. */
function fullJsonata(text: string, scope: Maybe): Maybe {
  try {
    return expression(text)(scope) as Maybe;
  } catch {
    return refuse("expression");
  }
}

/** The value at a path; a step over all items gives the list of what the rest leads to. */
function getAll(path: Path, scope: Maybe, tables: Tables): Maybe {
  const holds = holdsWith(tables);
  const at = path.findIndex((step) => step.kind === "each");
  if (at < 0) return get(path, scope, holds).value;
  const list = get(path.slice(0, at), scope, holds).value;
  if (!hasValue(list)) return list;
  if (!isList(list)) return refuse("type", "a list was expected");
  const rest = path.slice(at + 1);
  const nested = rest.some((step) => step.kind === "each");
  return collect(list.map((item) => () => getAll(rest, item, tables))).flatMap((item) => {
    if (item === undefined) return [];
    return nested && isList(item) ? item : [item];
  });
}

/** A template: missing and null parts are skipped; each part but the first brings its separator. */
function join(expr: JoinExpr, value: (inner: Expr) => Maybe): Maybe {
  const parts = collect(expr.parts.map((part) => () => ({ part, item: value(part.value) })));
  return joinTexts(
    expr,
    parts.map(({ part, item }) => ({
      separator: part.separator,
      value: hasValue(item) ? stringOf(item) : item,
    })),
  );
}

/** Missing when all parts are, null when none has a value. */
export function joinTexts(
  template: { readonly prefix: string; readonly suffix: string },
  parts: readonly { readonly separator: string; readonly value: Maybe }[],
): Maybe {
  const present = parts.filter((part) => hasValue(part.value));
  if (present.length === 0) return parts.some((part) => part.value === null) ? null : undefined;
  const texts = present.map((part, at) => (at === 0 ? "" : part.separator) + stringOf(part.value));
  return template.prefix + texts.join("") + template.suffix;
}

function negate(value: Maybe): Maybe {
  if (!hasValue(value)) return value;
  if (typeof value === "string") return plain(new Exact(checkDecimal(value)).negated());
  return typeof value === "number" ? -value + 0 : refuse("type", "not a number");
}

function binary(expr: BinaryExpr, value: (inner: Expr) => Maybe): Maybe {
  if (expr.op === "and") return value(expr.left) === true && value(expr.right) === true;
  if (expr.op === "or") return value(expr.left) === true || value(expr.right) === true;
  const [left, right] = collect([() => value(expr.left), () => value(expr.right)]);
  switch (expr.op) {
    case "&":
      return (hasValue(left) ? stringOf(left) : "") + (hasValue(right) ? stringOf(right) : "");
    case "=":
      return isSame(expr.on, left, right);
    case "!=":
      return !isSame(expr.on, left, right);
    case "<":
    case "<=":
    case ">":
    case ">=": {
      if (!hasValue(left) || !hasValue(right)) return false;
      const order = compare(expr.on, left, right);
      return expr.op === "<"
        ? order < 0
        : expr.op === "<="
          ? order <= 0
          : expr.op === ">"
            ? order > 0
            : order >= 0;
    }
    default:
      if (left === undefined || right === undefined) return undefined;
      if (left === null || right === null) return null;
      return expr.on === "decimal"
        ? decimal(expr.op, left, right)
        : arithmetic(expr.op, left, right);
  }
}

function isSame(on: BinaryExpr["on"], left: Maybe, right: Maybe): boolean {
  if (sameJson(left, right)) return true;
  if (!hasValue(left) || !hasValue(right)) return false;
  if (on === "decimal") return sameDecimal(left, right);
  return on === "datetime" && sameInstant(left, right);
}

function compare(on: BinaryExpr["on"], left: Json, right: Json): number {
  if (on === "decimal") return new Exact(checkDecimal(left)).comparedTo(checkDecimal(right));
  if (on === "datetime") return instantOf(left) - instantOf(right);
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string")
    return left < right ? -1 : Number(left > right);
  return refuse("type", "not comparable");
}

function arithmetic(op: BinaryExpr["op"], left: Json, right: Json): number {
  if (typeof left !== "number" || typeof right !== "number") return refuse("type", "not a number");
  switch (op) {
    case "+":
      return finite(left + right);
    case "-":
      return finite(left - right);
    case "*":
      return finite(left * right);
    case "/":
      return finite(left / right);
    default:
      return finite(left % right);
  }
}

/** Exact; a number where both operands are, else text. */
function decimal(op: BinaryExpr["op"], left: Json, right: Json): Json {
  const [first, second] = [operand(left), operand(right)];
  if ((op === "/" || op === "%") && second.isZero()) refuse("range", "division by zero");
  const result =
    op === "+"
      ? first.plus(second)
      : op === "-"
        ? first.minus(second)
        : op === "*"
          ? first.times(second)
          : op === "/"
            ? first.dividedBy(second)
            : first.modulo(second);
  if (result.precision() > 15) refuse("inexact", "over 15 digits");
  const number = numberOfText(plain(result));
  return typeof left === "number" && typeof right === "number" ? number : plain(result);
}

function operand(value: Json): InstanceType<typeof Exact> {
  const form = checkDecimal(value);
  numberOfText(plain(new Exact(form)));
  return new Exact(form);
}

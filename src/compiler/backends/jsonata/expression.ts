import { invariant, unreachable } from "../../../diagnostics/invariant.ts";
import { functionSignatures } from "../../../runtime/functions/signatures.ts";
import type { BinaryExpr, CallExpr, Condition, Expr, Path } from "../../ir/nodes.ts";
import { type CodecSite, getCall } from "./codec.ts";
import { isPlain, pathLiteral } from "./paths.ts";
import { functionHelpers } from "./prelude/functions.ts";
import { literal } from "./text.ts";
import type { Unit } from "./unit.ts";

/** Where an expression stands: the text it becomes part of, and the variable of its scope. */
export interface ExprSite extends CodecSite {
  readonly unit: Unit;
}

/** An expression over the value of the variable `scope`: a value, null, missing or a refusal. */
export function expression(site: ExprSite, expr: Expr, scope: string): string {
  const inner = (next: Expr): string => expression(site, next, scope);
  switch (expr.kind) {
    case "literal":
      return literal(expr.value);
    case "read":
      return getCall(site.unit, expr.codec, site, read(site, expr.path, scope));
    case "join": {
      const parts = expr.parts.map(
        (part) => `{ "before": ${literal(part.separator)}, "text": $texted(${inner(part.value)}) }`,
      );
      return `$joined(${literal(expr.prefix)}, [${parts.join(", ")}], ${literal(expr.suffix)})`;
    }
    case "binary":
      return binary(expr, inner(expr.left), inner(expr.right));
    case "negate":
      return `$with1(${inner(expr.operand)}, $negative)`;
    case "conditional":
      return conditional(inner(expr.test), inner(expr.then), inner(expr.otherwise));
    case "first":
      return `$firstOf([${expr.items.map((item) => `{ "is": ${inner(item)} }`).join(", ")}])`;
    case "in":
      return `$isIn(${inner(expr.operand)}, ${literal(expr.items)})`;
    case "state":
      return `$isThere(${inner(expr.operand)}, ${expr.state === "present"})`;
    case "call":
      return call(expr, expr.args.map(inner));
    case "jsonata":
      return embedded(site.unit.embed(expr.text), scope);
    default:
      return unreachable(expr);
  }
}

/**
 * A text of the user over a scope, which is `$$` as well. As the value of a member the result keeps
 * its lists. A function is no value of a record, and missing as anywhere else.
 */
function embedded(text: string, scope: string): string {
  const value = `$lookup(${scope}.{ "is": (\n${text}\n) }, "is")`;
  return `( $$ := ${scope}; $given := ${value}; $type($given) = "function" ? $missing : $given )`;
}

/** A condition over the value of `scope`: true, or anything else. */
function condition(site: ExprSite, tested: Condition, scope: string): string {
  return expression(site, tested.test, scope);
}

/** A path as a JSONata literal; conditions on the way become functions of the item. */
export function path(site: ExprSite, steps: Path, isUnique = false): string {
  return pathLiteral(steps, (tested, item) => condition(site, tested, item), isUnique);
}

function read(site: ExprSite, steps: Path, scope: string): string {
  const at = steps.findIndex((step) => step.kind === "each");
  if (at < 0) return steps.length === 0 ? scope : see(site, steps, scope);
  const rest = steps.slice(at + 1);
  const list = at === 0 ? scope : see(site, steps.slice(0, at), scope);
  const isNested = rest.some((step) => step.kind === "each");
  return `$flat(${list}, function($e) { ${read(site, rest, "$e")} }, ${isNested})`;
}

function see(site: ExprSite, steps: Path, scope: string): string {
  return `${isPlain(steps) ? "$get" : "$see"}(${scope}, ${path(site, steps)})`;
}

function conditional(test: string, then: string, otherwise: string): string {
  return `( $test := ${test}; $isRefused($test) ? $test : $test = true ? ${then} : ${otherwise} )`;
}

function binary(expr: BinaryExpr, left: string, right: string): string {
  switch (expr.op) {
    case "and":
      return `$allOf(${left}, ${right})`;
    case "or":
      return `$anyOf(${left}, ${right})`;
    case "&":
      return `$concat(${left}, ${right})`;
    case "=":
      return `$isSame(${left}, ${right}, ${equality(expr)})`;
    case "!=":
      return `$isSame(${left}, ${right}, function($x, $y) { ${equality(expr)}($x, $y) = false })`;
    case "<":
    case "<=":
    case ">":
    case ">=":
      return `$isOrdered(${left}, ${right}, ${ordering(expr)}, function($o) { $o ${expr.op} 0 })`;
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return `$with2(${left}, ${right}, ${arithmetic(expr.op, expr.on)})`;
    default:
      return unreachable(expr.op);
  }
}

function equality(expr: BinaryExpr): string {
  if (expr.on === "decimal") return "$sameDecimal";
  return expr.on === "datetime" ? "$sameInstant" : "$equal";
}

function ordering(expr: BinaryExpr): string {
  if (expr.on === "decimal") return "$compareDecimals";
  return expr.on === "datetime" ? "$orderInstants" : "$orderOf";
}

const decimalFunctions = {
  "+": "$plus",
  "-": "$less",
  "*": "$times",
  "/": "$dividedBy",
  "%": "$modulo",
} as const;

function arithmetic(op: keyof typeof decimalFunctions, on: BinaryExpr["on"]): string {
  if (on === "decimal") {
    return `function($x, $y) { $decimals($x, $y, ${decimalFunctions[op]}) }`;
  }
  const result = `$finite($x ${op} $y)`;
  const guarded = op === "/" || op === "%" ? `$y = 0 ? $refuse("range") : ${result}` : result;
  return `function($x, $y) { ${guarded} }`;
}

const wrapped = new Set(functionHelpers.map((helper) => helper.name));

/** Functions that see missing and null go as they are; the others see values only. */
function call(expr: CallExpr, args: readonly string[]): string {
  const signature = functionSignatures.get(expr.fn);
  invariant(signature !== undefined, `function ${expr.fn}`);
  const name = wrapped.has(`fn_${expr.fn}`) ? `$fn_${expr.fn}` : `$${expr.fn}`;
  if (signature.states === true) return `${name}(${args.join(", ")})`;
  const required = signature.params.filter((parameter) => parameter.optional !== true).length;
  const names = args.map((_, index) => `$${"abcd".charAt(index)}`);
  const body = `${name}(${names.join(", ")})`;
  if (args.length === required && args.length <= 2) {
    return `$with${args.length}(${[...args, `function(${names.join(", ")}) { ${body} }`].join(", ")})`;
  }
  const boxes = names.map((held) => `{ "is": ${held} }`).join(", ");
  const ready = `$ready([${boxes}], ${required}, function() { ${body} })`;
  return `(function(${names.join(", ")}) { ${ready} })(${args.join(", ")})`;
}

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type * as ast from "../../grammar/ast.ts";
import {
  functionSignatures,
  type Parameter,
  type ParameterType,
} from "../../runtime/functions/signatures.ts";
import type { Expr } from "../ir/nodes.ts";
import type { Type } from "../types.ts";
import { printType } from "../types-print.ts";
import type { MapContext, SideScope } from "./context.ts";
import { convert, isFree, numericName } from "./convert.ts";
import { lowerExpr, type Typed } from "./expressions.ts";
import { scalar } from "./json.ts";
import { asNumber } from "./text.ts";

/** A function with arguments of the types that its signature names. */
export function lowerCall(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.CallExpr,
): Typed | undefined {
  const name = expr.fn.text;
  const signature = functionSignatures.get(name);
  if (signature === undefined) {
    const suggestion = nearestName(name, functionSignatures.keys());
    const params = { name, suggestion, hint: hintFor(name) };
    return ctx.report(diagnostic("unknown-function", expr.fn.span, params));
  }
  const { params } = signature;
  const least = params.filter((param) => param.optional !== true).length;
  if (expr.args.length < least || expr.args.length > params.length) {
    const reason = `it takes ${countOf(least, params.length)}, not ${expr.args.length}`;
    return ctx.report(diagnostic("bad-argument", expr.fn.span, { what: `\`$${name}\``, reason }));
  }
  const args: Expr[] = [];
  for (const [index, arg] of expr.args.entries()) {
    const param = params[index];
    const value = param && argument(ctx, scope, arg, param, name);
    if (value === undefined) return undefined;
    args.push(value);
  }
  const type = typeOf(signature.result, signature.item);
  return { ir: { kind: "call", fn: name, args }, type, span: expr.span };
}

function countOf(least: number, most: number): string {
  const range = least === most ? `${least}` : `${least} to ${most}`;
  return `${range} argument${most === 1 ? "" : "s"}`;
}

function argument(
  ctx: MapContext,
  scope: SideScope,
  expr: ast.Expr,
  param: Parameter,
  fn: string,
): Expr | undefined {
  const wanted = typeOf(param.type, param.item);
  const typed = lowerExpr(ctx, scope, expr, isFree(wanted) ? undefined : wanted);
  if (typed === undefined) return undefined;
  const fitted = suited(typed, param);
  if (fitted !== undefined) return fitted.ir;
  const found = printType(typed.type);
  const reason = `\`${param.name}\` is \`${printType(wanted)}\`, and this is \`${found}\``;
  return ctx.report(diagnostic("bad-argument", expr.span, { what: `\`$${fn}\``, reason }));
}

/** The argument as the function takes it; undefined where it is of another type. */
function suited(typed: Typed, param: Parameter): Typed | undefined {
  const { type } = typed;
  if (isFree(type) || param.type === "json") return typed;
  switch (param.type) {
    case "string":
      return isText(type) ? typed : undefined;
    case "boolean":
      return type.kind === "scalar" && type.name === "boolean" ? typed : undefined;
    case "number": {
      const name = numericName(type);
      return name === "decimal" ? asNumber(typed) : name === undefined ? undefined : typed;
    }
    case "list":
      return type.kind === "list" ? fittedList(typed, type.item, param) : undefined;
  }
}

function fittedList(typed: Typed, item: Type, param: Parameter): Typed | undefined {
  if (param.item === undefined || isFree(item)) return typed;
  if (param.item === "string" && isText(item)) return typed;
  const name = numericName(item);
  if (param.item !== "number" || name === undefined) return undefined;
  if (name !== "decimal") return typed;
  const to: Type = { kind: "list", item: scalar("number"), key: [] };
  const steps = convert(typed.type, to, true);
  if (typed.ir.kind !== "read" || steps === undefined) return undefined;
  const { codec } = typed.ir;
  const ir: Expr = { ...typed.ir, codec: { ...codec, steps: [...codec.steps, ...steps] } };
  return { ...typed, ir, type: to };
}

function isText(type: Type): boolean {
  if (type.kind === "enum") return true;
  return type.kind === "scalar" && ["string", "date", "datetime", "time"].includes(type.name);
}

function typeOf(type: ParameterType, item: ParameterType | undefined): Type {
  if (type === "json") return { kind: "unknown" };
  if (type !== "list") return scalar(type);
  return {
    kind: "list",
    item: item === undefined ? { kind: "unknown" } : typeOf(item, undefined),
    key: [],
  };
}

/** Why a function of JSONata is not one here. */
function hintFor(name: string): string | undefined {
  if (["now", "millis", "random"].includes(name)) {
    return "A mapping has no clock and no chance, so that it always gives the same; pass the value in.";
  }
  const lambdas = [
    "map",
    "filter",
    "reduce",
    "single",
    "sift",
    "each",
    "match",
    "eval",
    "spread",
    "zip",
  ];
  if (!lambdas.includes(name)) return undefined;
  return 'Functions that take functions or patterns need full JSONata text: `jsonata("…")`.';
}

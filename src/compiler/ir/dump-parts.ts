import { unreachable } from "../../diagnostics/invariant.ts";
import type { Json } from "../types.ts";
import { printType } from "../types-print.ts";
import type { Codec, CodecStep, Condition, Expr, Path, TableRow, TableStep } from "./nodes.ts";

/** ` | step | step`, and ` else keep` where a refusal is no error; empty without steps. */
export function dumpCodec(codec: Codec): string {
  const steps = codec.steps.map((step) => ` | ${dumpStep(step)}`).join("");
  return codec.otherwise === "error" ? steps : `${steps} else ${codec.otherwise}`;
}

function dumpStep(step: CodecStep): string {
  switch (step.kind) {
    case "check":
      return printType(step.type);
    case "convert":
      return `${step.from}->${step.to}`;
    case "mask":
      return `${step.holds} mask ${json(step.mask)}${step.zone === undefined ? "" : ` in ${step.zone}`}`;
    case "epoch":
      return `epoch ${step.unit}`;
    case "number-format":
      return `${step.holds} format ${json(step.pattern)} ${json(step.decimalPoint + step.grouping)}`;
    case "split":
      return `split ${json(step.separator)}`;
    case "items":
      return `items(${dumpCodec(step.codec).replace(/^ \| /, "")})`;
    case "json-text":
      return "json text";
    case "table":
      return dumpTable(step);
    case "linear": {
      const offset = step.offset === "0" ? "" : ` + ${step.offset}`;
      return `${step.from}->${step.to} * ${step.numerator}/${step.denominator}${offset}`;
    }
    case "builtin":
      return step.name;
    case "lookup":
      return `lookup ${step.table} (${step.common} <-> ${step.vendor})`;
    default:
      return unreachable(step);
  }
}

function dumpTable(step: TableStep): string {
  const rows = [
    ...step.rows.map(dumpTableRow),
    ...(step.readElse === undefined ? [] : [`${json(step.readElse)} <- else`]),
    ...(step.writeElse === undefined ? [] : [`else -> ${json(step.writeElse)}`]),
  ];
  return `table ${printType(step.commonType)}/${printType(step.vendorType)} { ${rows.join(", ")} }`;
}

function dumpTableRow(row: TableRow): string {
  return `${dumpKey(row.common)} ${arrows[row.direction]} ${dumpKey(row.vendor)}`;
}

/** Directions as they are written. */
export const arrows = { both: "<->", read: "<-", write: "->" } as const;

function dumpKey(key: TableRow["common"] | TableRow["vendor"]): string {
  if (key.kind === "missing") return "missing";
  if (key.kind === "value") return json(key.value);
  const members = key.members.map((one) => `${dumpPath(one.path)}: ${json(one.value)}`);
  return `{ ${members.join(", ")} }`;
}

/** `a.b[0][kind = "x"]`; the scope itself is `this`. */
export function dumpPath(path: Path): string {
  const text = path.map((step) => {
    switch (step.kind) {
      case "member":
        return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step.name) ? `.${step.name}` : `.\`${step.name}\``;
      case "index":
        return `[${step.index}]`;
      case "find":
        return `[${dumpCondition(step.condition)}]`;
      case "each":
        return "[]";
      default:
        return unreachable(step);
    }
  });
  const whole = text.join("").replace(/^\./, "");
  return whole === "" ? "this" : whole;
}

/** The test, and `:=` with what makes it true. */
export function dumpCondition(condition: Condition): string {
  const { test, establish } = condition;
  if (establish === undefined) return dumpExpr(test);
  const set = establish.map((one) => `${dumpPath(one.path)}=${json(one.value)}`);
  return `${dumpExpr(test)} := ${set.length === 0 ? "-" : set.join(", ")}`;
}

/** An expression with its brackets; what a path is checked for stands behind a colon. */
export function dumpExpr(expr: Expr): string {
  switch (expr.kind) {
    case "literal":
      return json(expr.value);
    case "read":
      return `${dumpPath(expr.path)}${readSuffix(expr.codec)}`;
    case "join": {
      const parts = expr.parts.map((part) => `${json(part.separator)} {${dumpExpr(part.value)}}`);
      return `join(${json(expr.prefix)} ${parts.join(" ")} ${json(expr.suffix)})`;
    }
    case "binary":
      return `(${dumpExpr(expr.left)} ${expr.op}:${expr.on} ${dumpExpr(expr.right)})`;
    case "negate":
      return `-${dumpExpr(expr.operand)}`;
    case "conditional":
      return `(${dumpExpr(expr.test)} ? ${dumpExpr(expr.then)} : ${dumpExpr(expr.otherwise)})`;
    case "first":
      return `(${expr.items.map(dumpExpr).join(" ?? ")})`;
    case "in":
      return `(${dumpExpr(expr.operand)} in ${json(expr.items)})`;
    case "state":
      return `(${dumpExpr(expr.operand)} ${expr.state})`;
    case "call":
      return `$${expr.fn}(${expr.args.map(dumpExpr).join(", ")})`;
    case "jsonata":
      return `jsonata(${json(expr.text)})`;
    default:
      return unreachable(expr);
  }
}

function readSuffix(codec: Codec): string {
  const only = codec.steps.length === 1 && codec.otherwise === "error" ? codec.steps[0] : undefined;
  if (only?.kind === "check") return `:${printType(only.type)}`;
  return `(${dumpCodec(codec).replace(/^ \| /, "")})`;
}

function json(value: Json): string {
  return JSON.stringify(value);
}

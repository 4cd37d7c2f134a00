import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { unreachable } from "../../diagnostics/invariant.ts";
import type * as ast from "../../grammar/ast.ts";
import { parseDate, parseDatetime, parseTime } from "../../runtime/dates.ts";
import type { Json, ObjectType, ScalarName, Type } from "../types.ts";
import type { MapContext } from "./context.ts";

/** JSON written in a file as a value; undefined where a number has too many digits (reported). */
export function lowerJson(ctx: MapContext, node: ast.JsonNode): Json | undefined {
  switch (node.kind) {
    case "string":
      return node.value;
    case "boolean":
      return node.value;
    case "null":
      return null;
    case "number":
      return numberValue(ctx, node, node.text);
    case "json-array": {
      const items = node.items.map((item) => lowerJson(ctx, item));
      return items.includes(undefined) ? undefined : (items as readonly Json[]);
    }
    case "json-object": {
      const members = node.members.map((member) => [member.name, lowerJson(ctx, member.value)]);
      return members.some(([, value]) => value === undefined)
        ? undefined
        : (Object.fromEntries(members) as Json);
    }
    default:
      return unreachable(node);
  }
}

/** The number of a literal, which a double must hold to the last digit that is written. */
export function numberValue(
  ctx: MapContext,
  node: { readonly span: ast.NumberLiteral["span"] },
  text: string,
): number | undefined {
  const value = Number(text);
  if (Number.isFinite(value) && sameDigits(text, String(value))) return value === 0 ? 0 : value;
  return ctx.report(diagnostic("number-digits", node.span, { text }));
}

function sameDigits(written: string, printed: string): boolean {
  const left = decimalParts(written);
  const right = decimalParts(printed);
  return left.digits === right.digits && left.exponent === right.exponent;
}

/** Digits without zeros at the ends, and the power of ten of the last one; the sign aside. */
function decimalParts(text: string): { readonly digits: string; readonly exponent: number } {
  const match = /^[+-]?(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  const [, whole = "", fraction = "", power = "0"] = match ?? [];
  const all = (whole + fraction).replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  if (digits === "") return { digits, exponent: 0 };
  return { digits, exponent: Number(power) - fraction.length + (all.length - digits.length) };
}

/** Whether a value is one of the type; null is one of every type. */
export function fits(value: Json, type: Type): boolean {
  if (value === null) return true;
  switch (type.kind) {
    case "unknown":
    case "error":
      return true;
    case "enum":
      return typeof value === "string" && type.members.includes(value);
    case "list":
      return isList(value) && value.every((item) => fits(item, type.item));
    case "map":
      return isRecord(value) && Object.values(value).every((item) => fits(item, type.value));
    case "object":
      return isRecord(value) && fitsFields(value, type);
    case "scalar":
      return fitsScalar(value, type.name);
    default:
      return unreachable(type);
  }
}

function fitsFields(value: { readonly [name: string]: Json }, type: ObjectType): boolean {
  const fields = new Map(type.fields.map((field) => [field.name, field]));
  const known = Object.entries(value).every(([name, item]) => {
    const field = fields.get(name);
    return field === undefined ? type.open : fits(item, field.type);
  });
  return known && type.fields.every((one) => !one.required || Object.hasOwn(value, one.name));
}

function fitsScalar(value: Json, name: ScalarName): boolean {
  switch (name) {
    case "json":
      return true;
    case "string":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number";
    case "integer":
      return Number.isSafeInteger(value);
    case "decimal":
      return typeof value === "number" || (typeof value === "string" && isNumberText(value));
    case "date":
      return typeof value === "string" && parseDate(value) !== undefined;
    case "datetime":
      return typeof value === "string" && parseDatetime(value) !== undefined;
    case "time":
      return typeof value === "string" && parseTime(value) !== undefined;
    default:
      return unreachable(name);
  }
}

function isNumberText(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(text);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The narrowest scalar type of a value; null and mixed lists tell nothing. */
export function typeOfJson(value: Json): Type {
  if (typeof value === "string") return scalar("string");
  if (typeof value === "boolean") return scalar("boolean");
  if (typeof value === "number") return scalar(Number.isSafeInteger(value) ? "integer" : "number");
  if (value === null) return { kind: "unknown" };
  return scalar("json");
}

/** The scalar type of that name. */
export function scalar(name: ScalarName): Type {
  return { kind: "scalar", name };
}

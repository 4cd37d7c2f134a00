import { Decimal } from "decimal.js";
import type { Json, Type } from "../../src/compiler/types.ts";
import type { Comparison, Filter, Literal } from "../../src/runtime/filter/syntax.ts";

/** The type that the values of a dotted name have; undefined where nothing is known. */
export type TypeOf = (name: string) => Type | undefined;

/** Whether a filter selects a record; what is null or missing satisfies `IS NULL` alone. */
export function selects(filter: Filter, record: Json, typeOf: TypeOf): boolean {
  switch (filter.kind) {
    case "and":
      return filter.parts.every((part) => selects(part, record, typeOf));
    case "or":
      return filter.parts.some((part) => selects(part, record, typeOf));
    case "null":
      return isNone(at(record, filter.field)) === filter.isNull;
    case "in":
      return filter.values.some((value) =>
        compares(at(record, filter.field), "=", value, typeOf(filter.field)),
      );
    case "compare":
      return compares(at(record, filter.field), filter.op, filter.value, typeOf(filter.field));
  }
}

type Maybe = Json | undefined;

export function at(record: Json, name: string): Maybe {
  return name.split(".").reduce<Maybe>((here, part) => {
    if (typeof here !== "object" || here === null || Array.isArray(here)) return undefined;
    return Object.hasOwn(here, part) ? (here as Record<string, Json>)[part] : undefined;
  }, record);
}

function isNone(value: Maybe): boolean {
  return value === undefined || value === null;
}

function compares(value: Maybe, op: Comparison, literal: Literal, type: Type | undefined): boolean {
  if (isNone(value)) return false;
  if (op === "LIKE") return typeof value === "string" && pattern(literal.text).test(value);
  const order = orderOf(value as Json, literal, type);
  switch (op) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order !== undefined && order < 0;
    case ">":
      return order !== undefined && order > 0;
    case "<=":
      return order !== undefined && order <= 0;
    case ">=":
      return order !== undefined && order >= 0;
  }
}

/** Undefined for values that cannot be compared. */
function orderOf(value: Json, { kind, text }: Literal, type: Type | undefined): number | undefined {
  const name = type?.kind === "scalar" ? type.name : undefined;
  if (kind === "number") {
    // A table may keep what is no decimal.
    const isText = typeof value === "string" && name === "decimal" && value !== "";
    const isNumber = typeof value === "number" || (isText && !Number.isNaN(Number(value)));
    return isNumber ? new Decimal(value).comparedTo(text) : undefined;
  }
  if (kind === "boolean") return value === (text === "true") ? 0 : undefined;
  if (typeof value !== "string") return undefined;
  if (name === "datetime") return instant(value).comparedTo(instant(text));
  if (name === "time") return plain(value) < plain(text) ? -1 : plain(value) > plain(text) ? 1 : 0;
  return value < text ? -1 : value > text ? 1 : 0;
}

/** Milliseconds, with all digits of the fraction. */
function instant(text: string): Decimal {
  const fraction = /\.\d+/.exec(text)?.[0] ?? "0";
  return new Decimal(Date.parse(text.replace(/\.\d+/, ""))).plus(new Decimal(fraction).times(1000));
}

/** `13:14` is `13:14:00.000`. */
function plain(time: string): string {
  const [clock = "", fraction = ""] = time.split(".");
  return `${clock.length === 5 ? `${clock}:00` : clock}.${fraction.padEnd(9, "0")}`;
}

function pattern(like: string): RegExp {
  const escaped = like.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("%", ".*").replaceAll("_", ".")}$`, "su");
}

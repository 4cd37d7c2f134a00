import { hasConversion } from "../../runtime/conversions-table.ts";
import type { Codec, CodecStep } from "../ir/nodes.ts";
import type { ObjectType, Type } from "../types.ts";
import { sameType } from "../types-same.ts";

/** A codec that refuses what its steps refuse. */
export function strict(steps: readonly CodecStep[]): Codec {
  return { steps, otherwise: "error" };
}

/** The same value on both sides. */
export function check(type: Type): CodecStep {
  return { kind: "check", type };
}

/**
 * The steps from a vendor type to a common one; undefined where there is no conversion. Empty
 * only for one type on both sides when `isChecked` says that the value has been looked at.
 * Enums of different members convert: who may refuse a member is for the caller to say.
 */
export function convert(
  from: Type,
  to: Type,
  isChecked: boolean,
): readonly CodecStep[] | undefined {
  if (isFree(to)) return isChecked ? [] : [check(from)];
  if (isFree(from)) return [check(to)];
  if (sameType(from, to)) return isChecked ? [] : [check(to)];
  if (from.kind === "scalar" && to.kind === "scalar") {
    if (!hasConversion(from.name, to.name)) return undefined;
    return [{ kind: "convert", from: from.name, to: to.name }];
  }
  if (from.kind === "enum" && to.kind === "enum") return [check(from), check(to)];
  if (from.kind === "enum" && isString(to)) return isChecked ? [] : [check(from)];
  if (isString(from) && to.kind === "enum") return [check(to)];
  if (from.kind === "list" && to.kind === "list") return convertItems(from.item, to, isChecked);
  if (from.kind === "map" && to.kind === "map") {
    const value = checked(convert(from.value, to.value, false));
    return value && [check({ kind: "map", value })];
  }
  if (from.kind === "object" && to.kind === "object") {
    return sameShape(from, to) ? [check(to)] : undefined;
  }
  return undefined;
}

function convertItems(
  from: Type,
  to: Extract<Type, { kind: "list" }>,
  isChecked: boolean,
): readonly CodecStep[] | undefined {
  const inner = convert(from, to.item, isChecked);
  if (inner === undefined) return undefined;
  if (inner.length === 0) return [];
  const item = checked(inner);
  return item ? [check({ ...to, item })] : [{ kind: "items", codec: strict(inner) }];
}

/** The type that the steps check, where they do nothing else. */
function checked(steps: readonly CodecStep[] | undefined): Type | undefined {
  const only = steps?.length === 1 ? steps[0] : undefined;
  return only?.kind === "check" ? only.type : undefined;
}

/** Whether every field that the common side names is the same on the vendor's. */
function sameShape(vendor: ObjectType, common: ObjectType): boolean {
  const fields = new Map(vendor.fields.map((field) => [field.name, field.type]));
  return common.fields.every((field) => {
    const type = fields.get(field.name);
    if (type === undefined) return vendor.open;
    return convert(type, field.type, false)?.every((step) => step.kind === "check") ?? false;
  });
}

/** Nothing is known of the value, or anything may be: no conversion is needed, only a check. */
export function isFree(type: Type): boolean {
  return isUnknown(type) || (type.kind === "scalar" && type.name === "json");
}

/** Nothing is known, or what is known is wrong and has been reported. */
export function isUnknown(type: Type): boolean {
  return type.kind === "unknown" || type.kind === "error";
}

export function isString(type: Type): boolean {
  return type.kind === "scalar" && type.name === "string";
}

export function isBoolean(type: Type): boolean {
  return type.kind === "scalar" && type.name === "boolean";
}

export type NumericName = "number" | "integer" | "decimal";

/** The numeric type, if it is one. */
export function numericName(type: Type | undefined): NumericName | undefined {
  if (type?.kind !== "scalar") return undefined;
  return type.name === "number" || type.name === "integer" || type.name === "decimal"
    ? type.name
    : undefined;
}

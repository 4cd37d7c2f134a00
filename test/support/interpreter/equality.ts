import type { Field, Type } from "../../../src/compiler/types.ts";
import { sameInstant, sameTime } from "./dates.ts";
import { sameDecimal } from "./numbers.ts";
import { hasValue, isList, isObject, type Maybe, member, names, sameJson } from "./states.ts";

/** Equal in meaning: decimals by value, datetimes by instant, lists and objects deep. */
export function sameMeaning(type: Type, left: Maybe, right: Maybe): boolean {
  if (sameJson(left, right)) return true;
  if (!hasValue(left) || !hasValue(right)) return false;
  if (type.kind === "scalar" && type.name === "decimal") return sameDecimal(left, right);
  if (type.kind === "scalar" && type.name === "datetime") return sameInstant(left, right);
  if (type.kind === "scalar" && type.name === "time") return sameTime(left, right);
  if (type.kind === "list" && isList(left) && isList(right)) {
    return (
      left.length === right.length &&
      left.every((item, at) => sameMeaning(type.item, item, right[at]))
    );
  }
  if ((type.kind === "object" || type.kind === "map") && isObject(left) && isObject(right)) {
    const all = new Set([...names(left), ...names(right)]);
    return [...all].every((name) => {
      const inner = type.kind === "map" ? type.value : fieldType(type.fields, name);
      return sameMeaning(inner, member(left, name), member(right, name));
    });
  }
  return false;
}

export function fieldType(fields: readonly Field[], name: string): Type {
  return fields.find((field) => field.name === name)?.type ?? { kind: "unknown" };
}

import { unreachable } from "../../diagnostics/invariant.ts";
import * as runtime from "../../runtime/index.ts";
import type { ScalarName, Type } from "../types.ts";

/** Returns the value, or throws a MappingError for what is not of the type. */
export type Check = (value: unknown, at: runtime.Site) => unknown;

const scalarChecks: Readonly<Record<ScalarName, Check>> = {
  string: runtime.checkString,
  number: runtime.checkNumber,
  integer: runtime.checkInteger,
  decimal: runtime.checkDecimal,
  boolean: runtime.checkBoolean,
  date: runtime.checkDate,
  datetime: runtime.checkDatetime,
  time: runtime.checkTime,
  json: runtime.checkJson,
};

/** The check of a type, as generated modules make it. */
export function checkOf(type: Type): Check {
  switch (type.kind) {
    case "scalar":
      return scalarChecks[type.name];
    case "enum":
      return runtime.checkEnum(new Set(type.members));
    case "list":
      return runtime.checkList(checkOf(type.item));
    case "map":
      return runtime.checkMap(checkOf(type.value));
    case "object":
      return runtime.checkObject(
        Object.fromEntries(type.fields.map((field) => [field.name, checkOf(field.type)])),
      );
    case "unknown":
    case "error":
      return runtime.checkJson;
    default:
      return unreachable(type);
  }
}

/** Whether two values of a type mean the same: decimals by value, datetimes by instant. */
export function sameOf(type: Type): (left: unknown, right: unknown) => boolean {
  switch (type.kind) {
    case "scalar":
      if (type.name === "decimal") return runtime.sameDecimal;
      if (type.name === "datetime") return runtime.sameInstant;
      return type.name === "time" ? runtime.sameTime : runtime.sameJson;
    case "list":
      return runtime.sameList(sameOf(type.item));
    case "map":
      return runtime.sameMap(sameOf(type.value));
    case "object":
      return runtime.sameObject(
        Object.fromEntries(type.fields.map((field) => [field.name, sameOf(field.type)])),
      );
    default:
      return runtime.sameJson;
  }
}

import type { Json, Type } from "../../../src/compiler/types.ts";
import { checkDate, checkDatetime, checkTime } from "./dates.ts";
import { fieldType } from "./equality.ts";
import { checkDecimal, checkInteger, checkNumber } from "./numbers.ts";
import { collect, hasValue, isList, isObject, member, names, refuse } from "./states.ts";

/** Refuses a value that is not of the type; null and missing parts are of every type. */
export function check(type: Type, value: Json): Json {
  if (value === null) return value;
  switch (type.kind) {
    case "scalar":
      return checkScalar(type.name, value);
    case "enum":
      if (typeof value !== "string") return refuse("type", "not a text");
      return type.members.includes(value) ? value : refuse("unknown-value", "no member");
    case "list":
      if (!isList(value)) return refuse("type", "not a list");
      collect(value.map((item) => () => check(type.item, item)));
      return value;
    case "object":
    case "map": {
      if (!isObject(value)) return refuse("type", "not an object");
      const held = names(value).filter((name) => hasValue(member(value, name)));
      collect(
        held.map((name) => () => {
          const inner = type.kind === "map" ? type.value : fieldType(type.fields, name);
          return check(inner, member(value, name) ?? null);
        }),
      );
      return value;
    }
    default:
      return value;
  }
}

function checkScalar(name: string, value: Json): Json {
  switch (name) {
    case "string":
      return typeof value === "string" ? value : refuse("type", "not a text");
    case "boolean":
      return typeof value === "boolean" ? value : refuse("type", "not a boolean");
    case "number":
      return checkNumber(value);
    case "integer":
      return checkInteger(value);
    case "decimal":
      return checkDecimal(value);
    case "date":
      return checkDate(value);
    case "datetime":
      return checkDatetime(value);
    case "time":
      return checkTime(value);
    default:
      return value;
  }
}

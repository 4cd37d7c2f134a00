import { unreachable } from "../../../diagnostics/invariant.ts";
import type { Field, ScalarName, Type } from "../../types.ts";
import { type Code, code, commaList, joinCode } from "../support/code.ts";
import { jsKey, jsLiteral } from "../support/javascript-text.ts";
import type { RuntimeName, Unit } from "./unit.ts";

const scalarChecks: Readonly<Record<ScalarName, RuntimeName>> = {
  string: "checkString",
  number: "checkNumber",
  integer: "checkInteger",
  decimal: "checkDecimal",
  boolean: "checkBoolean",
  date: "checkDate",
  datetime: "checkDatetime",
  time: "checkTime",
  json: "checkJson",
};

/** The name of a function `(value, at) => value` that refuses what is not of the type. */
export function checkOf(unit: Unit, type: Type): Code {
  switch (type.kind) {
    case "scalar":
      return unit.runtime(scalarChecks[type.name]);
    case "enum":
      return unit.constant(
        "check",
        code`${unit.runtime("checkEnum")}(new Set(${jsLiteral(type.members)}))`,
      );
    case "list":
      return unit.constant(
        "check",
        code`${unit.runtime("checkList")}(${checkOf(unit, type.item)})`,
      );
    case "map":
      return unit.constant(
        "check",
        code`${unit.runtime("checkMap")}(${checkOf(unit, type.value)})`,
      );
    case "object":
      return unit.constant(
        "check",
        code`${unit.runtime("checkObject")}(${members(type.fields, (field) => checkOf(unit, field.type))})`,
      );
    case "unknown":
    case "error":
      return unit.runtime("checkJson");
    default:
      return unreachable(type);
  }
}

/** So many members of an enum are compared one by one, before they are looked for in a set. */
export const fewMembers = 8;

/** A test that a value is none of some texts. */
export function noneOf(value: Code, members: readonly string[]): Code {
  return joinCode(
    members.map((member) => code`${value} !== ${jsLiteral(member)}`),
    code` && `,
  );
}

/** The name of a function `(left, right) => boolean`: equal in meaning as values of the type. */
export function sameOf(unit: Unit, type: Type): Code {
  if (!hasForms(type)) return unit.runtime("sameJson");
  switch (type.kind) {
    case "scalar":
      return unit.runtime(formOf(type.name));
    case "list":
      return unit.constant("same", code`${unit.runtime("sameList")}(${sameOf(unit, type.item)})`);
    case "map":
      return unit.constant("same", code`${unit.runtime("sameMap")}(${sameOf(unit, type.value)})`);
    case "object": {
      const fields = type.fields.filter((field) => hasForms(field.type));
      return unit.constant(
        "same",
        code`${unit.runtime("sameObject")}(${members(fields, (field) => sameOf(unit, field.type))})`,
      );
    }
    default:
      return unit.runtime("sameJson");
  }
}

function formOf(name: ScalarName): RuntimeName {
  if (name === "decimal") return "sameDecimal";
  return name === "time" ? "sameTime" : "sameInstant";
}

/** Values that differ as JSON but not in meaning occur in the type. */
function hasForms(type: Type): boolean {
  switch (type.kind) {
    case "scalar":
      return type.name === "decimal" || type.name === "datetime" || type.name === "time";
    case "list":
      return hasForms(type.item);
    case "map":
      return hasForms(type.value);
    case "object":
      return type.fields.some((field) => hasForms(field.type));
    default:
      return false;
  }
}

/** Whether values of the type are compared by `===`. */
export function isAtomic(type: Type): boolean {
  return (
    type.kind === "enum" || (type.kind === "scalar" && type.name !== "json" && !hasForms(type))
  );
}

function members(fields: readonly Field[], value: (field: Field) => Code): Code {
  return code`{ ${commaList(fields.map((field) => code`${jsKey(field.name)}: ${value(field)}`))} }`;
}

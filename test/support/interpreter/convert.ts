import type { Json, ScalarName } from "../../../src/compiler/types.ts";
import {
  checkDate,
  checkDatetime,
  checkTime,
  datetimeOfDay,
  dayOfDatetime,
  instantOf,
  textOfInstant,
} from "./dates.ts";
import {
  checkDecimal,
  checkInteger,
  checkNumber,
  checkNumberText,
  checkShort,
  integerOfText,
  numberOfDecimal,
  numberOfText,
  textOfDecimal,
  textOfInteger,
  textOfNumber,
} from "./numbers.ts";
import { refuse } from "./states.ts";

type Convert = (value: Json, old: Json | undefined) => Json;

/** One value from a scalar type to another; `building` from the common type to the vendor's. */
export function convert(
  from: ScalarName,
  to: ScalarName,
  building: boolean,
  value: Json,
  old: Json | undefined,
): Json {
  const found = conversions[`${from} ${to}`];
  if (found === undefined) throw new Error(`no conversion from ${from} to ${to}`);
  const whole = found(value, old);
  if (to === "integer" && (from === "number" || from === "decimal")) {
    if (!Number.isInteger(whole)) refuse(building ? "range" : "type", "not a whole number");
    return checkInteger(whole) + 0;
  }
  return whole;
}

const conversions: Readonly<Record<string, Convert>> = {
  "integer number": (value) => checkInteger(value),
  "number integer": (value) => checkNumber(value),
  "integer string": (value) => textOfInteger(value),
  "string integer": (value) => integerOfText(value),
  "number string": (value) => textOfNumber(checkNumber(value)),
  "string number": (value) => numberOfText(checkText(value)),
  "decimal string": (value) => textOfDecimal(checkDecimal(value)),
  "string decimal": (value) => checkNumberText(value),
  "decimal number": (value) => numberOfDecimal(checkDecimal(value)),
  "number decimal": (value) => checkShort(checkNumber(value)),
  "decimal integer": (value) => numberOfDecimal(checkDecimal(value)),
  "integer decimal": (value) => checkShort(checkInteger(value)),
  "boolean string": (value) => String(checkBoolean(value)),
  "string boolean": (value) => {
    const text = checkText(value);
    return text === "true" || text === "false"
      ? text === "true"
      : refuse("format", "not a boolean");
  },
  "boolean integer": (value) => (checkBoolean(value) ? 1 : 0),
  "integer boolean": (value) => {
    const digit = checkInteger(value);
    return digit === 0 || digit === 1 ? digit === 1 : refuse("range", "neither 0 nor 1");
  },
  "datetime date": (value) => dayOfDatetime(value),
  "date datetime": (value, old) => datetimeOfDay(value, old),
  "datetime integer": (value) => instantOf(value),
  "integer datetime": (value) => textOfInstant(checkInteger(value)),
  "string date": (value) => checkDate(value),
  "date string": (value) => checkDate(value),
  "string datetime": (value) => checkDatetime(value),
  "datetime string": (value) => checkDatetime(value),
  "string time": (value) => checkTime(value),
  "time string": (value) => checkTime(value),
};

export function checkText(value: Json): string {
  return typeof value === "string" ? value : refuse("type", "not a text");
}

export function checkBoolean(value: Json): boolean {
  return typeof value === "boolean" ? value : refuse("type", "not a boolean");
}

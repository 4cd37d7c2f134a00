import { unreachable } from "../../diagnostics/invariant.ts";
import type { Json, ScalarName, Type } from "../types.ts";

const texts = [
  "",
  "a",
  "Ab",
  " x ",
  "05",
  "+7",
  "0.10",
  "1e3",
  "true",
  "a;b, c d",
  "é",
  "2024-02-03",
];
const datetimes = [
  "2024-02-03T13:14:15.678Z",
  "2024-02-03T13:14:15Z",
  "2024-02-03T13:14Z",
  "2024-02-03T00:00:00Z",
  "2024-02-03T13:14:15.678+02:00",
  "1969-12-31T23:59:59.999Z",
  "2024-02-03T13:14:15.6789Z",
];
const scalars: Readonly<Record<ScalarName, readonly Json[]>> = {
  string: [...texts, ...datetimes],
  number: [
    0, 1, 2, 3, 7, -1, 2.5, 0.1, 19.99, 0.005, -1234.56, 123456789012345, 1e21, 1e-7,
    0.30000000000000004,
  ],
  integer: [0, 1, 2, 3, 7, -1, 1999, 123456, 1706965200, 1706965200123, 9007199254740991],
  decimal: ["1", "1.50", "0.10", "-3", "19.99", 2.5, 3, "1e3", "123456789012345678.90"],
  boolean: [true, false],
  date: ["2024-02-29", "1969-12-31", "0001-01-01", "2068-12-31", "1999-01-02"],
  datetime: datetimes,
  time: ["13:14:15.678", "13:14:15", "13:14", "00:00:00"],
  json: ["a", 1, true, [], {}, { a: [1, null] }, [{ b: "x" }]],
};

/**
 * Values of a type, plain ones first, without null: what classes are tried on. They are few, so
 * that checking a file stays fast; generated data tries many more.
 */
export function samplesOf(type: Type): readonly Json[] {
  switch (type.kind) {
    case "scalar":
      return scalars[type.name];
    case "enum":
      return type.members;
    case "list": {
      const items = samplesOf(type.item);
      return [[], ...items.map((item) => [item]), items.slice(0, 3), [null]];
    }
    case "map":
      return [{}, ...samplesOf(type.value).map((value) => ({ a: value }))];
    case "object": {
      const first = type.fields.map((field) => [field.name, samplesOf(field.type)[0] ?? null]);
      return [{}, Object.fromEntries(first)];
    }
    case "unknown":
    case "error":
      return [...scalars.json, ...scalars.number, ...texts, ...datetimes];
    default:
      return unreachable(type);
  }
}

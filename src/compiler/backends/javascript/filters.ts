import type { Writing } from "../../../runtime/filter/fields.ts";
import { type FilterPlace, filtersOf } from "../../ir/filters.ts";
import type { IrMap } from "../../ir/nodes.ts";
import type { Type } from "../../types.ts";
import { type Code, code, commaList } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { buildValue, checkedType, getValue } from "./codecs.ts";
import { sameOf } from "./types.ts";
import type { Unit } from "./unit.ts";

/** The name of a constant with what the runtime has to know of a map to translate a filter. */
export function filtersConstant(unit: Unit, map: IrMap): Code {
  const { fields, refused, rest } = filtersOf(map);
  const refusals = refused.map(({ name, rule, why }) => ({ name, rule: rule.label, why }));
  const rests = rest.map(({ like, ...one }) =>
    like === undefined ? one : { ...one, like: like.split("*") },
  );
  return unit.constant(
    "filters",
    code`{
      fields: [
        ${fields.map((field) => code`${fieldOf(unit, field)},`)}
      ],
      refused: [
        ${refusals.map((one) => code`${jsLiteral(one)},`)}
      ],
      rest: ${jsLiteral(rests)},
    }`,
  );
}

function fieldOf(unit: Unit, field: FilterPlace): Code {
  const { name, rule, path, codec, common, vendor, table, order } = field;
  const takes = writingOf(common);
  const plain = {
    name,
    rule: rule.label,
    path,
    takes,
    gives: writingOf(vendor),
    ...(common.kind === "scalar" && common.name === "decimal" ? { isDecimal: true } : {}),
    ...(order === undefined ? {} : { order }),
    ...(field.isText ? { isText: true } : {}),
    ...(field.hasNull ? { hasNull: true } : {}),
    ...(field.isEqualOnly ? { isEqualOnly: true } : {}),
  };
  const members = Object.entries(plain).map(
    ([key, value]) => code`${jsName(key)}: ${jsLiteral(value)}`,
  );
  if (takes === "none") return code`{ ${commaList(members)} }`;
  if (table !== undefined) {
    return code`{ ${commaList([...members, code`table: ${jsLiteral(table)}`])} }`;
  }
  const value = jsName("value");
  const at = jsName("at");
  const use = { unit, codec, value, at };
  const build = code`build: (value, at) => ${buildValue(use)}`;
  const back = code`get: (value, at) => ${getValue(use)}, same: ${sameOf(unit, common)}`;
  const own = checkedType(codec) === undefined ? [build, back] : [build];
  return code`{ ${commaList([...members, ...own])} }`;
}

/** How values of a type are written in a filter. */
function writingOf(type: Type): Writing {
  switch (type.kind) {
    case "enum":
      return "text";
    case "scalar":
      return scalarWritings[type.name];
    case "list":
    case "map":
    case "object":
      return "none";
    default:
      return "any";
  }
}

const scalarWritings = {
  string: "text",
  date: "text",
  datetime: "text",
  time: "text",
  number: "number",
  integer: "number",
  decimal: "number",
  boolean: "boolean",
  json: "any",
} as const;

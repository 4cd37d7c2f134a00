import type { JsonKind } from "../../../runtime/codec.ts";
import type { Assignment, TableKey, TablePattern, TableRow, TableStep } from "../../ir/nodes.ts";
import type { Json, Type } from "../../types.ts";
import { type Code, code, nothing } from "../support/code.ts";
import { jsLiteral } from "../support/javascript-text.ts";
import { assignments } from "./paths.ts";
import type { Unit } from "./unit.ts";

/** The two functions of a value table, for values in any state. */
export function tableFunctions(
  unit: Unit,
  step: TableStep,
): { readonly get: Code; readonly build: Code } {
  const reads = step.rows.filter(({ direction }) => direction !== "write");
  const writes = step.rows.filter(({ direction }) => direction !== "read");
  const takesOld = step.rows.some(({ vendor }) => vendor.kind === "pattern");
  return {
    get: unit.helper(
      "table",
      code`(value, at) {
        ${choices(
          unit,
          reads,
          (row) => row.vendor,
          (row) => keyText(row.common),
        )}
        ${ending(unit, step.vendorType, step.readElse)}
      }`,
    ),
    build: unit.helper(
      "table",
      code`(value, at${takesOld ? code`, old` : nothing}) {
        ${choices(
          unit,
          writes,
          (row) => row.common,
          (row) => built(unit, row.vendor),
        )}
        ${ending(unit, step.commonType, step.writeElse)}
      }`,
    ),
  };
}

type Key = TableKey | TablePattern;

/** A switch over the keys that `===` tells apart, then tests for the others; first match first. */
function choices(
  unit: Unit,
  rows: readonly TableRow[],
  keyOf: (row: TableRow) => Key,
  result: (row: TableRow) => Code,
): Code {
  const cases: Code[] = [];
  const tests: Code[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    const literal = caseText(key);
    if (literal === undefined) {
      tests.push(code`if (${testOf(unit, key)}) return ${result(row)};`);
    } else if (!seen.has(literal.text)) {
      seen.add(literal.text);
      cases.push(code`
        case ${literal}:
          return ${result(row)};
      `);
    }
  }
  if (cases.length === 0) return code`${tests}`;
  return code`
    switch (value) {
      ${cases}
    }
    ${tests}
  `;
}

function ending(unit: Unit, type: Type, otherwise: Json | undefined): Code {
  const kinds = jsLiteral(kindsOf(type));
  const last =
    otherwise === undefined
      ? code`return ${unit.runtime("noRow")}(at);`
      : code`return ${jsLiteral(otherwise)};`;
  return code`
    if (value === undefined || value === null) return value;
    ${unit.runtime("checkKind")}(value, at, ${unit.constant("kinds", kinds)});
    ${last}
  `;
}

/** The text of a `case`; undefined for keys that `===` does not compare. */
function caseText(key: Key): Code | undefined {
  if (key.kind === "missing") return code`undefined`;
  if (key.kind === "pattern") return undefined;
  if (typeof key.value === "object" && key.value !== null) return undefined;
  return jsLiteral(Object.is(key.value, -0) ? 0 : key.value);
}

function testOf(unit: Unit, key: Key): Code {
  if (key.kind === "pattern") {
    return code`${unit.runtime("hasMembers")}(value, ${members(unit, key.members)})`;
  }
  const held = key.kind === "value" ? key.value : null;
  return code`${unit.runtime("sameJson")}(value, ${unit.constant("key", jsLiteral(held))})`;
}

function built(unit: Unit, key: Key): Code {
  if (key.kind !== "pattern") return keyText(key);
  return code`${unit.runtime("withMembers")}(old, ${members(unit, key.members)})`;
}

function keyText(key: TableKey): Code {
  return key.kind === "missing" ? code`undefined` : jsLiteral(key.value);
}

function members(unit: Unit, items: readonly Assignment[]): Code {
  return unit.constant("members", assignments(items));
}

/** The kinds of JSON that values of a type have. */
export function kindsOf(type: Type): readonly JsonKind[] {
  if (type.kind === "enum") return ["string"];
  if (type.kind === "list") return ["list"];
  if (type.kind === "object" || type.kind === "map") return ["object"];
  if (type.kind !== "scalar" || type.name === "json") {
    return ["string", "number", "boolean", "object", "list"];
  }
  if (type.name === "decimal") return ["string", "number"];
  if (type.name === "number" || type.name === "integer") return ["number"];
  return [type.name === "boolean" ? "boolean" : "string"];
}

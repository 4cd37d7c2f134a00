import { type Code, code, commaList } from "../support/code.ts";
import { jsKey, jsLiteral } from "../support/javascript-text.ts";
import type { Unit } from "./unit.ts";

/** A value, or missing, and the names of the members that lead to its place. */
export interface FieldValue {
  readonly names: readonly string[];
  readonly value: Code;
}

/** An object literal of fields that share the first `depth` names, in the order they come. */
export function literalOf(fields: readonly FieldValue[], depth: number): Code {
  const names = [...new Set(fields.map((field) => field.names[depth] ?? ""))];
  const members = names.map((name) => {
    const group = fields.filter((field) => field.names[depth] === name);
    const [only] = group;
    const isLeaf = group.length === 1 && only !== undefined && only.names.length === depth + 1;
    return code`${jsKey(name)}: ${isLeaf ? only.value : literalOf(group, depth + 1)}`;
  });
  return code`{ ${commaList(members)} }`;
}

/** A literal of a scalar. */
export function isScalar(value: Code): boolean {
  return /^(?:"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*|true|false|null)$/.test(value.text);
}

/** Objects from here on have so many shapes that stores by name no longer find theirs. */
const wideFields = 24;

/** Whether a sparse object of these fields is better filled by a loop. */
export function isWide(fields: readonly FieldValue[]): boolean {
  const isFlat = fields.every(({ names }) => names.length === 1 && names[0] !== "__proto__");
  return isFlat && fields.length >= wideFields;
}

/** Statements that make an object of the fields that have a value. */
export function fillWide(unit: Unit, object: Code, fields: readonly FieldValue[]): Code {
  const names = unit.constant("names", jsLiteral(fields.map((field) => field.names[0] ?? "")));
  const values = unit.fresh("x");
  return code`
    ${object} = {};
    const ${values} = [${commaList(fields.map(({ value }) => value))}];
    for (let index = 0; index < ${values}.length; index += 1) {
      if (${values}[index] !== undefined) ${object}[${names}[index]] = ${values}[index];
    }
  `;
}

import { levelName } from "../../../src/compiler/ir/file-names.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { withoutServerSet } from "../../../src/platform/import/equal.ts";
import { type Imported, importInputs } from "../../../src/platform/import/import.ts";
import type { JsonObject } from "../../../src/platform/import/json.ts";
import { type AnyInput, recognise } from "../../../src/platform/import/recognise.ts";
import { built, importJson } from "./support.ts";

const level = { kind: "organization" } as const;

/** What an import builds otherwise than it came; empty where it is lossless. */
export function differences(payload: Json, hints: { element: string; object: string }): string[] {
  return differencesIn(importJson(payload, hints), payload, hints);
}

/** As `differences`, of an import that was made. */
export function differencesIn(
  imported: Imported,
  payload: Json,
  hints: { element: string; object: string },
): string[] {
  const inputs = recognise(payload, { file: "", pointer: "" }, { ...hints, level });
  return compared(imported, inputs);
}

/** As `differences`, of payloads of several levels. */
export function differencesOf(inputs: readonly AnyInput[]): string[] {
  return compared(importInputs(inputs), inputs);
}

function compared(imported: Imported, inputs: readonly AnyInput[]): string[] {
  const errors = imported.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors.map((one) => JSON.stringify(one));
  const files = built(imported);
  return inputs.flatMap((input) => {
    if (input.kind === "metadata") return [];
    const folder = input.kind === "definition" ? "objects" : `elements/${input.element}`;
    const stem = `platform/${levelName(input.level)}/${folder}`;
    const name = `${stem}/${input.name.replaceAll("/", "+")}.json`;
    const wanted = canonical(withoutServerSet(input.payload, input.kind), input.kind);
    const made = files.get(name);
    const found = made === undefined ? "nothing" : canonical(made as JsonObject, input.kind);
    return wanted === found ? [] : [`${name}\nwanted ${wanted}\nbuilt  ${found}`];
  });
}

/** JSON with its members in one order; fields of a definition have no order either. */
function canonical(payload: JsonObject, kind: string): string {
  const isSet = kind === "definition" && Array.isArray(payload.fields);
  const fields = isSet ? (payload.fields as readonly Json[]).map(sorted) : undefined;
  const texts = fields?.map((field) => JSON.stringify(field)).sort();
  return JSON.stringify(sorted(texts === undefined ? payload : withFields(payload, texts)));
}

function withFields(payload: JsonObject, fields: readonly Json[]): JsonObject {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, name === "fields" ? fields : value]),
  );
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  const members = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1))) as Json;
}

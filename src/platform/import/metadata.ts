import type { Json } from "../../compiler/types.ts";
import { type Unit, unitOf } from "./fitting.ts";
import { isList, memberOf } from "./json.ts";
import type { MetadataInput } from "./payloads.ts";
import { nameOf, quoted } from "./text.ts";

/** An object with the fields of a resource, under the vendor's names: a start to rename from. */
export function sketchOf({ name, payload }: MetadataInput): Unit {
  const fields = (isList(payload.fields) ? payload.fields : []).flatMap((field): Json[] => {
    const [path, type] = [memberOf(field, "vendorPath"), memberOf(field, "type")];
    if (typeof path !== "string") return [];
    return [{ path, ...(typeof type === "string" ? { type } : {}) }];
  });
  return { ...unitOf(name, undefined, []), wanted: { fields } };
}

/** The declarations of the elements, and the answers as files that they take their types from. */
export function elementsOf(inputs: readonly MetadataInput[]): {
  readonly text: string;
  readonly files: ReadonlyMap<string, string>;
} {
  const files = new Map<string, string>();
  const elements = new Map<string, string[]>();
  for (const { element, name, payload } of inputs) {
    const stem = `${element}.${name}`.replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-");
    let file = `${stem}.metadata.json`;
    for (let count = 2; files.has(file); count++) file = `${stem}-${count}.metadata.json`;
    files.set(file, `${JSON.stringify(payload, null, 2)}\n`);
    const row = `  resource ${nameOf(name)} from ${quoted(`./${file}`)}`;
    elements.set(element, [...(elements.get(element) ?? []), row]);
  }
  const text = [...elements].map(
    ([key, rows]) => `element ${nameOf(key)} {\n${rows.join("\n")}\n}\n`,
  );
  return { text: text.join("\n"), files };
}

import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { Level } from "../../../src/compiler/ir/levels.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { type Imported, importPayloads } from "../../../src/platform/import/import.ts";
import { sha256 } from "../../../src/platform/import/scripts.ts";

/** Imports one document that is called `input.json`. */
export function importJson(
  payload: Json,
  hints: { readonly element?: string; readonly object?: string; readonly level?: Level } = {},
): Imported {
  const level = hints.level ?? { kind: "organization" };
  return importPayloads(new Map([["input.json", JSON.stringify(payload)]]), { ...hints, level });
}

/** The text of an import that has to succeed. */
export function textOf({ files, problems }: Imported): string {
  const text = files.get("import.cemap");
  if (text === undefined) throw new Error(JSON.stringify(problems));
  return text;
}

/** What an import builds, by file. */
export function built({ files }: Imported): ReadonlyMap<string, Json> {
  const result = new Map<string, Json>();
  const host = memoryHost(Object.fromEntries(files), sha256);
  for (const [path, text] of files) {
    if (!path.endsWith(".cemap")) continue;
    const made = compile({ path, text }, host, { targets: ["platform"] });
    const errors = made.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    for (const [name, content] of made.files) result.set(name, JSON.parse(content) as Json);
  }
  return result;
}

import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { readText, writeText } from "../../src/compiler/backends/jsonata/jsonata.ts";
import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import type { Json } from "../../src/compiler/types.ts";
import { evaluate, type Limits } from "../../src/runtime/jsonata.ts";
import { readRecord, writeRecord } from "./interpreter/interpreter.ts";
import { loadModule } from "./run-javascript.ts";

/** One way of running a map. Results are plain JSON; a refused record rejects with its code. */
export interface Engines {
  readonly name: "interpreter" | "javascript" | "jsonata";
  readonly read: (vendor: unknown) => Promise<unknown>;
  readonly write: (common: unknown, original?: unknown) => Promise<unknown>;
}

/** The maps of a text, and what the compiler finds wrong with it (warnings included). */
export function compileMaps(
  text: string,
  files: Readonly<Record<string, string>> = {},
): { readonly maps: readonly IrMap[]; readonly problems: readonly string[] } {
  const { maps, diagnostics } = check({ path: "test.cemap", text }, memoryHost(files));
  const problems = diagnostics
    .filter((finding) => finding.severity !== "info")
    .map((finding) => `${finding.code}: ${finding.message}`);
  return { maps, problems };
}

/** The texts that a map compiles to; they are made once. */
export function textsOf(map: IrMap): GeneratedTexts {
  const known = knownTexts.get(map);
  if (known !== undefined) return known;
  const module = moduleText(map, { sourceHash: "" });
  const texts = { module, read: readText(map), write: writeText(map) };
  knownTexts.set(map, texts);
  return texts;
}

export interface GeneratedTexts {
  readonly module: string;
  readonly read: string;
  readonly write: string;
}

const knownTexts = new WeakMap<IrMap, GeneratedTexts>();

/** A busy machine is no reason for another result. */
const patient: Limits = { timeoutMs: 60_000 };

/** The three implementations of a map. `tables` are the rows of its run-time tables. */
export async function enginesOf(
  map: IrMap,
  tables: Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>> = {},
  limits: Limits = patient,
): Promise<readonly Engines[]> {
  const texts = textsOf(map);
  const generated = await loadModule(texts.module);
  const options = map.tables.length === 0 ? undefined : { tables };
  return [
    {
      name: "interpreter",
      read: async (vendor) => readRecord(map, vendor as Json, tables),
      write: async (common, original) =>
        writeRecord(map, common as Json, original as Json | undefined, tables),
    },
    {
      name: "javascript",
      read: async (vendor) => generated.read(vendor, options),
      write: async (common, original) => generated.write(common, original, options),
    },
    {
      name: "jsonata",
      read: (vendor) => evaluate(texts.read, vendor, { tables }, limits),
      write: (common, original) =>
        evaluate(
          texts.write,
          common,
          original === undefined ? { tables } : { tables, original },
          limits,
        ),
    },
  ];
}

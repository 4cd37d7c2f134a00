import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { moduleText } from "../compiler/backends/javascript/javascript.ts";
import { readText, writeText } from "../compiler/backends/jsonata/jsonata.ts";
import type { IrMap } from "../compiler/ir/nodes.ts";
import { evaluate } from "../runtime/jsonata.ts";

/** Values of `--engine`. */
export const engineNames = ["javascript", "jsonata", "platform"] as const;
export type EngineName = (typeof engineNames)[number];

/** Those that run the script rows of a map; any other has no value for what they decide. */
export const scriptEngines: ReadonlySet<string> = new Set(["platform"]);

export type Tables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Runs one map. Both directions reject with a MappingError for a record that cannot be carried. */
export interface Engine {
  readonly read: (vendor: unknown) => Promise<unknown>;
  readonly write: (common: unknown, original?: unknown) => Promise<unknown>;
  /** What would be sent for a create, or for an update of `original`; absent where not known. */
  readonly request?: (common: unknown, original?: unknown) => Promise<unknown>;
  /** A filter over common fields as one over vendor fields; absent where not known. */
  readonly where?: (filter: string) => Promise<string>;
}

/** Whether an engine sees the record that is being changed; writes with one are refused if not. */
export function seesOriginals(name: EngineName): boolean {
  return name !== "platform";
}

/** An engine for a checked map. `tables` are the rows of its run-time tables. */
export async function startEngine(map: IrMap, name: EngineName, tables: Tables): Promise<Engine> {
  if (name === "platform") {
    const { platformEngine } = await import("./platform-engine.ts");
    return platformEngine(map);
  }
  return name === "javascript" ? javascriptEngine(map, tables) : jsonataEngine(map, tables);
}

interface GeneratedModule {
  readonly read: (vendor: unknown, options?: { readonly tables: Tables }) => unknown;
  readonly write: (
    common: unknown,
    original?: unknown,
    options?: { readonly tables: Tables },
  ) => unknown;
  readonly request: (
    before: unknown,
    after: unknown,
    original?: unknown,
    options?: { readonly tables: Tables },
  ) => unknown;
  readonly where: (filter: string, options?: { readonly tables: Tables }) => string;
}

/** Imports the text that `build` would write, with the runtime of this very installation. */
async function javascriptEngine(map: IrMap, tables: Tables): Promise<Engine> {
  const url = importable(moduleText(map, { sourceHash: "" }));
  const generated = (await import(url)) as GeneratedModule;
  const options = map.tables.length === 0 ? undefined : { tables };
  return {
    read: async (vendor) => generated.read(vendor, options),
    write: async (common, original) => generated.write(common, original, options),
    request: async (common, original) => generated.request(undefined, common, original, options),
    where: async (filter) => generated.where(filter, options),
  };
}

const packageImport = /^(import .*|\}) from "cemap\/(runtime|runtime\/jsonata|runtime\/bytes)";$/gm;

/** A URL under which the text of a generated module can be imported, in a worker too. */
export function importable(moduleText: string): string {
  const text = moduleText.replace(
    packageImport,
    (_line, start: string, name: string) => `${start} from ${JSON.stringify(runtimeUrl(name))};`,
  );
  return `data:text/javascript;base64,${Buffer.from(text, "utf8").toString("base64")}`;
}

async function jsonataEngine(map: IrMap, tables: Tables): Promise<Engine> {
  const texts = { read: readText(map), write: writeText(map) };
  return {
    read: (vendor) => evaluate(texts.read, vendor, { tables }),
    write: (common, original) =>
      evaluate(texts.write, common, original === undefined ? { tables } : { tables, original }),
  };
}

/** The command line runs from one bundled file, from a chunk beside it, or from the sources. */
function runtimeUrl(name: string): string {
  const stem = name === "runtime/jsonata" ? name : `${name}/index`;
  for (const candidate of [`../${stem}.js`, `../../${stem}.js`, `../${stem}.ts`]) {
    const url = new URL(candidate, import.meta.url);
    if (existsSync(fileURLToPath(url))) return url.href;
  }
  throw new Error(`The runtime of cemap is not beside its command line: ${stem}.`);
}

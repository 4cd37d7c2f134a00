import { moduleText } from "../../../src/compiler/backends/javascript/javascript.ts";
import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { MappingError } from "../../../src/runtime/errors.ts";
import type { LoadedMap } from "../../../src/runtime/load.ts";
import { loadModule } from "../../support/run-javascript.ts";

/** The first map of a text, whatever it loses. Throws the other errors that the compiler finds. */
export function mapOf(text: string, files: Readonly<Record<string, string>> = {}): IrMap {
  const { maps, diagnostics } = check({ path: "test.cemap", text }, memoryHost(files));
  const errors = diagnostics.filter(
    ({ severity, code }) => severity === "error" && !code.startsWith("lossy-"),
  );
  const [map] = maps;
  if (map === undefined || errors.length > 0) {
    throw new Error(errors.map(({ message }) => message).join("\n"));
  }
  return map;
}

/** The generated module of the first map of a text. */
export function moduleOf(
  text: string,
  files?: Readonly<Record<string, string>>,
): Promise<LoadedMap> {
  return loadModule(moduleText(mapOf(text, files), { sourceHash: "" }));
}

/** What comes out; a refused record as `{ code, path, rule }`. */
export function outcomeOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    const { code, path, rule } = error;
    return { code, path, rule };
  }
}

type Value = Json | object;

/** A use of a module and what comes of it; `same`: the original itself. */
export type Use =
  | readonly [use: "read", vendor: Value, out: Value]
  | readonly [use: "write", common: Value, out: Value]
  | readonly [use: "write", common: Value, original: Value, out: Value];

/** Rules of a map, and uses of its module. */
export interface Uses {
  readonly fields: string;
  readonly rules: string;
  /** Declarations before the map. */
  readonly before?: string;
  readonly uses: readonly Use[];
}

/** Each use with what really comes of it. */
export async function outcomesOf({
  fields,
  rules,
  before,
  uses,
}: Uses): Promise<readonly unknown[]> {
  const text = `${before ?? ""}\nobject T { ${fields} }\nmap T <-> v.T {\n${rules}\n}\n`;
  const { read, write } = await moduleOf(text);
  return uses.map((use) => {
    if (use[0] === "read") return ["read", use[1], outcomeOf(() => read(use[1]))];
    if (use.length === 3) return ["write", use[1], outcomeOf(() => write(use[1]))];
    const found = outcomeOf(() => write(use[1], use[2]));
    return ["write", use[1], use[2], found === use[2] ? "same" : found];
  });
}

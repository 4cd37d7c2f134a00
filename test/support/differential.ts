import fc from "fast-check";
import { jsonata } from "../../src/compiler/backends/jsonata/jsonata.ts";
import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import type { Json } from "../../src/compiler/types.ts";
import { compileMaps, type Engines, enginesOf } from "./engines.ts";
import { exclusions, inexpressible } from "./exclusions.ts";
import { generatedTables, mapText } from "./generate/maps.ts";
import { overriddenText } from "./generate/overrides.ts";
import { commonObject, editOf, vendorRecord } from "./generate/records.ts";
import { allReadErrors, allWriteErrors } from "./interpreter/interpreter.ts";

export interface DifferentialOptions {
  readonly seed: number;
  readonly maps: number;
  /** Reads, creates and updates of each map: this many of each. */
  readonly recordsPerMap: number;
  /** How many blocks deep the maps are at most; 2 when left out. */
  readonly depth?: number;
}

export interface DifferentialReport {
  /** Maps that ran, and generated texts that the compiler refused. */
  readonly maps: number;
  readonly refusedTexts: readonly string[];
  /** (map, record) pairs by operation, and how many of them every engine refused. */
  readonly pairs: Readonly<Record<Operation, number>>;
  readonly refusedPairs: number;
  /** Pairs (and whole maps) that were not compared on one engine, by the name of the exclusion. */
  readonly excluded: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
}

export type Operation = "read" | "create" | "update";

/** One pair on which an engine and the interpreter disagree. */
export interface Difference {
  readonly text: string;
  readonly engine: string;
  readonly operation: Operation;
  readonly input: Json;
  readonly original?: Json;
  readonly expected: string;
  readonly found: string;
}

export interface Pair {
  readonly operation: Operation;
  readonly input: Json;
  readonly original?: Json;
}

/** Runs generated maps on generated records through all engines; the same options, the same run. */
export async function runDifferential(options: DifferentialOptions): Promise<DifferentialReport> {
  const { seed, maps, recordsPerMap, depth } = options;
  const tally = new EngineTally();
  const plain = fc.sample(mapText(depth), { seed, numRuns: maps });
  const layered = fc.sample(overriddenText(depth), { seed, numRuns: Math.ceil(maps / 10) });
  for (const index of plain.keys()) {
    // Of every tenth text, the map in force for an account.
    const text = (index % 10 === 9 ? layered[(index - 9) / 10]?.text : plain[index]) ?? "";
    const { maps: compiled, diagnostics } = check({ path: "test.cemap", text }, memoryHost({}));
    const map = compiled.find(({ layer }) => layer !== undefined) ?? compiled[0];
    if (map === undefined || diagnostics.some(({ severity }) => severity === "error")) {
      const found = diagnostics.map(({ code, message }) => `${code}: ${message}\n`);
      tally.refusedTexts.push(`${found.join("")}${text}`);
      continue;
    }
    const engines = await portableEngines(map, tally);
    tally.maps += 1;
    for (const pair of pairsOf(map, recordsPerMap, seed + index)) {
      await compareEngines(text, map, engines, pair, tally);
    }
  }
  return tally;
}

/** Compares the engines on one pair, for tests of single cases. */
export async function comparePair(text: string, pair: Pair): Promise<readonly Difference[]> {
  const [map] = compileMaps(text).maps;
  if (map === undefined) throw new Error("the map does not compile");
  const tally = new EngineTally();
  await compareEngines(text, map, await portableEngines(map, tally), pair, tally);
  return tally.differences;
}

/** The engines that can express the map; what JSONata cannot is counted by its diagnostic. */
export async function portableEngines(map: IrMap, tally: EngineTally): Promise<readonly Engines[]> {
  const engines = await enginesOf(map, generatedTables);
  const [refused] = jsonata.emit(map, { sourceHash: "" }).diagnostics;
  if (refused === undefined) return engines;
  if (!Object.hasOwn(inexpressible, refused.code)) throw new Error(`jsonata: ${refused.message}`);
  tally.excluded[refused.code] = (tally.excluded[refused.code] ?? 0) + 1;
  return engines.filter(({ name }) => name !== "jsonata");
}

export class EngineTally implements DifferentialReport {
  maps = 0;
  refusedPairs = 0;
  readonly refusedTexts: string[] = [];
  readonly pairs: Record<Operation, number> = { read: 0, create: 0, update: 0 };
  readonly excluded: Record<string, number> = Object.fromEntries(
    [...exclusions.map(({ name }) => name), ...Object.keys(inexpressible)].map((name) => [name, 0]),
  );
  readonly differences: Difference[] = [];
}

function pairsOf(map: IrMap, count: number, seed: number): readonly Pair[] {
  const sampled = { seed, numRuns: count };
  const vendors = fc.sample(vendorRecord(map), sampled);
  const edits = fc.sample(editOf(map), sampled);
  const commons = fc.sample(commonObject(map), sampled);
  return [
    ...vendors.map((input): Pair => ({ operation: "read", input })),
    ...commons.map((input): Pair => ({ operation: "create", input })),
    ...vendors.map((original, at): Pair => {
      // One in five is an object that has nothing to do with the original.
      const other = at % 5 === 0 ? commons[at] : edits[at]?.(original);
      return { operation: "update", input: other ?? {}, original };
    }),
  ];
}

export async function compareEngines(
  text: string,
  map: IrMap,
  engines: readonly Engines[],
  pair: Pair,
  tally: EngineTally,
): Promise<void> {
  tally.pairs[pair.operation] += 1;
  const before = canonical([pair.input, pair.original ?? null]);
  const [expected, ...others] = await Promise.all(
    engines.filter((engine) => !isExcluded(engine, pair, tally)).map((engine) => run(engine, pair)),
  );
  if (expected === undefined) return;
  const codes = expected.code === undefined ? undefined : codesOf(map, pair);
  if (codes !== undefined) tally.refusedPairs += 1;
  for (const outcome of others) {
    const agrees =
      codes === undefined
        ? outcome.text === expected.text && (outcome.isSame || !expected.isSame)
        : outcome.code !== undefined && codes.has(outcome.code);
    if (agrees) continue;
    const { engine, text: found } = outcome;
    const wanted = codes === undefined ? expected.text : `error ${[...codes].join(" or ")}`;
    tally.differences.push({ text, engine, ...pair, expected: wanted, found });
  }
  if (canonical([pair.input, pair.original ?? null]) !== before) {
    const change = { expected: before, found: "the input was changed" };
    tally.differences.push({ text, engine: "any", ...pair, ...change });
  }
}

interface Outcome {
  readonly engine: string;
  /** The code of a refusal. */
  readonly code?: string;
  /** Canonical JSON of the result, or what went wrong. */
  readonly text: string;
  /** The result is the original itself; JSONata is not asked for that. */
  readonly isSame: boolean;
}

async function run(engine: Engines, pair: Pair): Promise<Outcome> {
  const { name } = engine;
  try {
    const result =
      pair.operation === "read"
        ? await engine.read(pair.input)
        : await engine.write(pair.input, pair.original);
    const isSame = name === "jsonata" || (pair.original !== undefined && result === pair.original);
    return { engine: name, text: canonical(result), isSame };
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code;
    const isRefusal = typeof code === "string" && codeForm.test(code);
    const text = `error ${isRefusal ? code : String(error)}`;
    return { engine: name, ...(isRefusal ? { code } : {}), text, isSame: false };
  }
}

const codeForm = /^[a-z][a-z-]+$/u;

function codesOf(map: IrMap, pair: Pair): ReadonlySet<string> {
  return pair.operation === "read"
    ? allReadErrors(map, pair.input, generatedTables)
    : allWriteErrors(map, pair.input, pair.original, generatedTables);
}

function isExcluded(engine: Engines, pair: Pair, tally: EngineTally): boolean {
  const found = exclusions.find(
    (exclusion) =>
      exclusion.engine === engine.name &&
      (exclusion.applies(pair.input) ||
        (pair.original !== undefined && exclusion.applies(pair.original))),
  );
  if (found !== undefined) tally.excluded[found.name] = (tally.excluded[found.name] ?? 0) + 1;
  return found !== undefined;
}

/** JSON text with the members of every object in order of their names. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_name, inner: unknown) => {
      if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
      const entries = Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1));
      return Object.fromEntries(entries);
    }) ?? "undefined"
  );
}

import fc from "fast-check";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { planOf } from "../../src/compiler/backends/platform/plan.ts";
import { compile } from "../../src/compiler/compile.ts";
import { type Host, memoryHost } from "../../src/compiler/host.ts";
import type { IrMap, Rule } from "../../src/compiler/ir/nodes.ts";
import { allRules } from "../../src/compiler/ir/places.ts";
import type { Json } from "../../src/compiler/types.ts";
import type { Source } from "../../src/diagnostics/source.ts";
import type { LoadedMap } from "../../src/runtime/load.ts";
import { canonical, compareEngines, EngineTally, portableEngines } from "./differential.ts";
import { mapText } from "./generate/maps.ts";
import { overriddenText } from "./generate/overrides.ts";
import { commonObject, vendorRecord } from "./generate/records.ts";
import { loadModule } from "./run-javascript.ts";
import { type Served, type ServedRun, servePayloads } from "./served-payloads.ts";

/**
 * What is not compared, each with its reason; every use is counted. A pair that JavaScript refuses
 * is compared all the same where a rule of the script refuses it.
 */
export const payloadExclusions = {
  "refused by a plain copy":
    "the platform does not look at kinds: what a check refuses passes as it is",
  "map refused": "the payload cannot carry the map, and the back end says so",
} as const;

export type PayloadExclusion = keyof typeof payloadExclusions;

export interface PayloadReport {
  readonly maps: number;
  /** Maps with a script. */
  readonly scripted: number;
  /** Maps of accounts and instances, which the platform puts together from the payloads of levels. */
  readonly layers: number;
  readonly pairs: { readonly read: number; readonly create: number };
  /** Pairs that a rule of the script refuses, on all engines alike. */
  readonly refusedAlike: number;
  /** Pairs that JSONata was not asked about. */
  readonly withoutJsonata: number;
  readonly excluded: Readonly<Record<PayloadExclusion, number>>;
  readonly differences: readonly PayloadDifference[];
}

export interface PayloadDifference {
  readonly text: string;
  readonly engine: string;
  readonly operation: "read" | "create" | "update";
  readonly input: Json;
  readonly expected: string;
  readonly found: string;
}

export interface PayloadOptions {
  readonly seed: number;
  readonly maps: number;
  readonly recordsPerMap: number;
  readonly depth?: number;
}

/**
 * Compares modules, JSONata texts and payloads as the local platform runs them, on generated maps
 * and records. Every third text has overrides, whose maps are compared as well.
 */
export async function runPayloadDifferential(options: PayloadOptions): Promise<PayloadReport> {
  const { seed, maps, recordsPerMap, depth } = options;
  const tally = new Tally();
  const plain = fc.sample(mapText(depth), { seed, numRuns: maps });
  const layered = fc.sample(overriddenText(depth), { seed, numRuns: Math.ceil(maps / 3) });
  for (const index of plain.keys()) {
    const text = (index % 3 === 2 ? layered[(index - 2) / 3]?.text : plain[index]) ?? "";
    const sampled = { seed: seed + index, numRuns: recordsPerMap };
    await comparePayloads({ path: "test.cemap", text }, memoryHost({}), tally, sampled);
  }
  return tally;
}

export class Tally implements PayloadReport {
  maps = 0;
  scripted = 0;
  layers = 0;
  refusedAlike = 0;
  readonly pairs = { read: 0, create: 0 };
  readonly excluded: Record<PayloadExclusion, number> = {
    "refused by a plain copy": 0,
    "map refused": 0,
  };
  readonly engines = new EngineTally();
  readonly ofPlatform: PayloadDifference[] = [];
  withoutJsonata = 0;

  get differences(): readonly PayloadDifference[] {
    return [...this.engines.differences, ...this.ofPlatform];
  }
}

/** How many records of each direction, and which. */
export interface Sampled {
  readonly seed: number;
  readonly numRuns: number;
}

/** Builds a file and runs its maps, of all levels, on records made for them. */
export async function comparePayloads(
  entry: Source,
  host: Host,
  tally: Tally,
  sampled: Sampled,
  isCompared: (map: IrMap) => boolean = () => true,
): Promise<void> {
  const { text } = entry;
  const built = compile(entry, host, { targets: ["platform"] });
  const errors = built.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(({ code }) => code !== "payload-rule")) {
    throw new Error(`the map is refused:\n${errors[0]?.code} ${errors[0]?.message}\n${text}`);
  }
  if (errors.length > 0) {
    tally.excluded["map refused"] += 1;
    return;
  }
  const served = servePayloads(built.files);
  for (const map of built.maps) {
    if (isCompared(map)) await compareMap(text, map, served, tally, sampled);
  }
}

async function compareMap(
  text: string,
  map: IrMap,
  served: Served,
  tally: Tally,
  sampled: Sampled,
): Promise<void> {
  tally.maps += 1;
  if (map.layer !== undefined) tally.layers += 1;
  if (served.hasScript(map)) tally.scripted += 1;
  const { layer: _layer, ...whole } = map;
  const { script } = planOf(whole);
  const module = await loadModule(moduleText(map, { sourceHash: "" }));
  const engines = await portableEngines(map, tally.engines);
  const hasJsonata = engines.some(({ name }) => name === "jsonata");
  const leftOut = (): number => tally.engines.excluded["magic names of jsonata"] ?? 0;
  for (const operation of ["read", "create"] as const) {
    const inputs = fc.sample(operation === "read" ? vendorRecord(map) : commonObject(map), sampled);
    const rules = operation === "read" ? script.read : script.write;
    const labels = new Set(rules.flatMap((rule) => labelsOf(map, rule)));
    const found = await served.run(map, operation, inputs);
    for (const [index, input] of inputs.entries()) {
      const pair = { operation, input };
      tally.pairs[operation] += 1;
      const before = leftOut();
      await compareEngines(text, map, engines, pair, tally.engines);
      if (!hasJsonata || leftOut() > before) tally.withoutJsonata += 1;
      const expected = runModule(module, operation, input);
      judge(tally, { text, ...pair }, expected, found[index] as ServedRun, labels);
    }
  }
}

function labelsOf(map: IrMap, rule: Rule): readonly string[] {
  return allRules({ ...map.block, rules: [rule] }).map(({ label }) => label);
}

type Outcome =
  | { readonly result: unknown }
  | { readonly error: { readonly code: string; readonly rule: string } };

function runModule(module: LoadedMap, operation: "read" | "create", input: Json): Outcome {
  try {
    return { result: operation === "read" ? module.read(input) : module.write(input) };
  } catch (error) {
    const { code, rule } = error as { readonly code?: string; readonly rule?: string };
    if (code === undefined || rule === undefined) throw error;
    return { error: { code, rule } };
  }
}

type Pair = Pick<PayloadDifference, "text" | "operation" | "input">;

function judge(
  tally: Tally,
  pair: Pair,
  expected: Outcome,
  found: ServedRun,
  scripted: ReadonlySet<string>,
): void {
  const { problem } = found;
  const shown =
    problem === undefined
      ? canonical(found.result)
      : `${problem.reason} ${problem.error?.code} (${problem.error?.rule}) ${problem.error?.message}`;
  const differ = (wanted: string): void => {
    tally.ofPlatform.push({ ...pair, engine: "platform", expected: wanted, found: shown });
  };
  if ("result" in expected) {
    const wanted = canonical(expected.result);
    if (wanted !== shown) differ(wanted);
    return;
  }
  const { code, rule } = expected.error;
  if (problem !== undefined && problem.error?.code === undefined) differ(`error ${code} (${rule})`);
  else if (!scripted.has(rule)) tally.excluded["refused by a plain copy"] += 1;
  else if (problem?.error?.code === code && problem.error.rule === rule) tally.refusedAlike += 1;
  else differ(`error ${code} (${rule})`);
}

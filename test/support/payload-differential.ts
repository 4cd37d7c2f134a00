import fc from "fast-check";
import type { EmitContext } from "../../src/compiler/backends/backend.ts";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { definitionOf } from "../../src/compiler/backends/platform/definition.ts";
import { planOf } from "../../src/compiler/backends/platform/plan.ts";
import { transformationOf } from "../../src/compiler/backends/platform/platform.ts";
import { check } from "../../src/compiler/compile.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap, Rule } from "../../src/compiler/ir/nodes.ts";
import { allRules } from "../../src/compiler/ir/places.ts";
import type { Json } from "../../src/compiler/types.ts";
import { compilePayload, type RunResult } from "../../src/platform/local/run-payload.ts";
import type { LoadedMap } from "../../src/runtime/load.ts";
import { canonical } from "./differential.ts";
import { mapText } from "./generate/maps.ts";
import { commonObject, vendorRecord } from "./generate/records.ts";
import { loadModule } from "./run-javascript.ts";

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
  /** Maps with a script, and maps whose fields say everything. */
  readonly scripted: number;
  readonly pairs: { readonly read: number; readonly create: number };
  /** Pairs that a rule of the script refuses, on both sides alike. */
  readonly refusedAlike: number;
  readonly excluded: Readonly<Record<PayloadExclusion, number>>;
  readonly differences: readonly PayloadDifference[];
}

export interface PayloadDifference {
  readonly text: string;
  readonly operation: "read" | "create";
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

/** Compares modules with payloads as the local platform runs them, on generated maps and records. */
export async function runPayloadDifferential(options: PayloadOptions): Promise<PayloadReport> {
  const { seed, maps, recordsPerMap, depth } = options;
  const tally = new Tally();
  for (const [index, text] of fc.sample(mapText(depth), { seed, numRuns: maps }).entries()) {
    const [map] = check({ path: "test.cemap", text }, memoryHost({})).maps;
    if (map === undefined) throw new Error(`the generated map is refused:\n${text}`);
    const sampled = { seed: seed + index, numRuns: recordsPerMap };
    await comparePayload(text, map, tally, {
      reads: fc.sample(vendorRecord(map), sampled),
      creates: fc.sample(commonObject(map), sampled),
    });
  }
  return tally;
}

export class Tally implements PayloadReport {
  maps = 0;
  scripted = 0;
  refusedAlike = 0;
  readonly pairs = { read: 0, create: 0 };
  readonly excluded: Record<PayloadExclusion, number> = {
    "refused by a plain copy": 0,
    "map refused": 0,
  };
  readonly differences: PayloadDifference[] = [];
}

export interface Records {
  readonly reads: readonly Json[];
  readonly creates: readonly Json[];
}

/** Runs one map both ways on these records. */
export async function comparePayload(
  text: string,
  map: IrMap,
  tally: Tally,
  records: Records,
  context: EmitContext = { sourceHash: "" },
): Promise<void> {
  const { payload, diagnostics } = transformationOf(map, context);
  if (diagnostics.some(({ severity }) => severity === "error")) {
    tally.excluded["map refused"] += 1;
    return;
  }
  tally.maps += 1;
  if (payload.script !== undefined) tally.scripted += 1;
  const module = await loadModule(moduleText(map, { sourceHash: "" }));
  const definition = definitionOf({ type: map.common, annotations: [] });
  const compiled = await compilePayload(payload, { definition });
  const { script } = planOf(map);
  try {
    for (const operation of ["read", "create"] as const) {
      const rules = operation === "read" ? script.read : script.write;
      const labels = new Set(rules.flatMap((rule) => labelsOf(map, rule)));
      for (const input of operation === "read" ? records.reads : records.creates) {
        tally.pairs[operation] += 1;
        const pair = { text, operation, input };
        const found = compiled[operation === "read" ? "read" : "write"](input);
        judge(tally, pair, runModule(module, operation, input), found, labels);
      }
    }
  } finally {
    compiled.dispose();
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
  found: RunResult,
  scripted: ReadonlySet<string>,
): void {
  const problem = found.scriptError;
  const shown =
    problem === undefined
      ? canonical(found.result)
      : `${problem.reason} ${problem.error?.code} (${problem.error?.rule}) ${problem.error?.message}`;
  const differ = (wanted: string): void => {
    tally.differences.push({ ...pair, expected: wanted, found: shown });
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

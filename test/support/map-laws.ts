import fc from "fast-check";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { lawsOf } from "../../src/compiler/classes/laws.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { type LawFailure, verify } from "../../src/laws/verify.ts";
import { type Contradiction, checkClass } from "./class-check.ts";
import { compileMaps } from "./engines.ts";
import { generatedTables, mapText } from "./generate/maps.ts";
import { loadModule } from "./run-javascript.ts";

export interface MapLawRuns {
  readonly seed: number;
  readonly maps: number;
  /** Cases a law, and values a rule. */
  readonly runs: number;
  /** How many blocks deep the maps are at most. */
  readonly depth: number;
}

/** What running the laws of generated maps gave. */
export interface MapLawTally {
  readonly maps: number;
  readonly checks: number;
  readonly broken: readonly Broken[];
  /** Rules by their class on write. */
  readonly classes: Readonly<Record<string, number>>;
  /** Rules called lossy without a witness, by what the compiler says of them. */
  readonly notProved: Readonly<Record<string, number>>;
}

export interface Broken {
  readonly text: string;
  readonly found: LawFailure | Contradiction;
}

/** Runs a map's own module as both directions of it. */
export async function startModule(map: IrMap) {
  const module = await loadModule(moduleText(map, { sourceHash: "" }));
  const options = map.tables.length === 0 ? undefined : { tables: generatedTables };
  return {
    read: async (vendor: unknown) => module.read(vendor, options),
    write: async (common: unknown, original?: unknown) => module.write(common, original, options),
  };
}

/** Tries the laws and the classes of generated maps; the same options, the same run. */
export async function tryMapLaws(options: MapLawRuns): Promise<MapLawTally> {
  const { seed, runs, depth } = options;
  const broken: Broken[] = [];
  const classes: Record<string, number> = {};
  const notProved: Record<string, number> = {};
  let checks = 0;
  let maps = 0;
  for (const text of fc.sample(mapText(depth), { seed, numRuns: options.maps })) {
    for (const map of compileMaps(text).maps) {
      maps += 1;
      const { rules } = lawsOf(map);
      const report = await verify(map, rules, { runs, seed, start: startModule });
      checks += report.checks;
      broken.push(...report.failures.map((found) => ({ text, found })));
      for (const rule of rules) {
        const { trips, contradictions } = await checkClass(map, rule, { runs, seed });
        checks += trips;
        broken.push(...contradictions.map((found) => ({ text, found })));
        const { kind, witness, note = "no note" } = rule.write;
        classes[kind] = (classes[kind] ?? 0) + 1;
        if (kind === "lossy" && witness === undefined) {
          notProved[note] = (notProved[note] ?? 0) + 1;
        }
      }
    }
  }
  return { maps, checks, broken, classes, notProved };
}

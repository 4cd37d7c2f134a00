import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { platformMember } from "../../src/compiler/backends/platform/annotations.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { importPayloads } from "../../src/platform/import/import.ts";
import { sha256 } from "../../src/platform/import/scripts.ts";
import { comparePayloads, Tally } from "./payload-differential.ts";

/** Published payloads, beside the project where there are any. */
const folder = join(import.meta.dirname, "../../../shared/platform/corpus");

/** Why a map of the corpus is not compared. */
export const corpusExclusions = {
  "kept script": "what a script that is kept does is not said in rules",
  "entry beyond rules": "an entry that no rule can say acts on the platform only",
} as const;

export interface CorpusReport {
  readonly tally: Tally;
  readonly payloads: number;
  readonly lifted: number;
  readonly excluded: Readonly<Record<keyof typeof corpusExclusions, number>>;
}

/**
 * Imports every published payload and compares all engines on records that are made for its maps:
 * modules and JSONata texts of the import against the payloads that it builds. Undefined without
 * the corpus.
 */
export async function runCorpusDifferential(
  recordsPerMap: number,
  seed: number,
): Promise<CorpusReport | undefined> {
  if (!existsSync(folder)) return undefined;
  const tally = new Tally();
  const excluded = { "kept script": 0, "entry beyond rules": 0 };
  let [payloads, lifted] = [0, 0];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const kinds = /\.(transformation|transformation-map|vdr|script)\.json$/;
  for (const name of names.filter((one) => kinds.test(one))) {
    const text = readFileSync(join(folder, name), "utf8");
    const level = { kind: "organization" } as const;
    const hints = { element: "anElement", object: "AnObject", level };
    const { files, problems } = importPayloads(new Map([["input.json", text]]), hints);
    const mistakes = problems.filter(({ severity }) => severity === "error");
    if (mistakes.length > 0) throw new Error(`${name}: ${JSON.stringify(mistakes)}`);
    payloads += 1;
    const isCompared = (map: IrMap): boolean => {
      const why = map.scripts.length > 0 ? "kept script" : hasMore(map) ? "entry beyond rules" : "";
      if (why !== "") excluded[why] += 1;
      else if (platformMember(map.annotations, "lifted") !== undefined) lifted += 1;
      return why === "";
    };
    const host = memoryHost(Object.fromEntries(files), sha256);
    const sampled = { seed, numRuns: recordsPerMap };
    for (const [path, made] of files) {
      if (!path.endsWith(".cemap")) continue;
      await comparePayloads({ path, text: made }, host, tally, sampled, isCompared);
    }
  }
  return { tally, payloads, lifted, excluded };
}

/** Whether the map states entries of its own. */
function hasMore({ annotations }: IrMap): boolean {
  return platformMember(annotations, "fields") !== undefined;
}

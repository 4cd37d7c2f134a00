import fc from "fast-check";
import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { Block, IrMap, Rule } from "../../src/compiler/ir/nodes.ts";
import { allRules } from "../../src/compiler/ir/places.ts";
import { rulePaths, writtenPaths } from "../../src/compiler/ir/walk.ts";
import type { Json } from "../../src/compiler/types.ts";
import { MappingError } from "../../src/runtime/errors.ts";
import type { LoadedMap } from "../../src/runtime/load.ts";
import { canonical } from "./differential.ts";
import { textsOf } from "./engines.ts";
import { generatedTables, mapText } from "./generate/maps.ts";
import { commonObject, editOf, vendorRecord } from "./generate/records.ts";
import { merge7396, mergeStoring, strip } from "./merge-patch.ts";
import { loadModule } from "./run-javascript.ts";

/** A patch of an object and itself is empty. Throws where it does not; gives the records that were compared. */
export function emptyPatches(options: PatchRuns): Promise<number> {
  return forEachRecord(options, ({ text, map, mod, vendor, common, options }) => {
    const views = [attempt(() => mod.read(vendor, options)), common];
    for (const view of views) {
      if (view === refused) continue;
      for (const original of [undefined, vendor]) {
        const patch = attempt(() => mod.patch(view, view, original, options));
        if (canonical(patch) !== "{}")
          throw new Error(report(text, map, { view, original, patch }));
      }
    }
    return true;
  });
}

/** A patch makes of the record what a write makes of it. Throws where it does not; gives the records that were compared. */
export function mergedPatches(options: PatchRuns): Promise<number> {
  return forEachRecord(options, ({ text, map, mod, vendor, edit, options }) => {
    const before = attempt(() => mod.read(vendor, options));
    if (before === refused) return false;
    const written = attempt(() => mod.write(edit, vendor, options));
    const patch = attempt(() => mod.patch(before, edit, vendor, options));
    if (written === refused || patch === refused) {
      // `{}` at an object of the branch that is left is another value to a write, and no change to a
      // patch.
      const isLeft = patch !== refused && allRules(map.block).some(({ kind }) => kind === "when");
      if (isLeft) return false;
      if (written !== patch) throw new Error(report(text, map, { vendor, edit, written, patch }));
      return false;
    }
    const merged = strip(merge7396(vendor, patch as Json));
    if (canonical(merged) !== canonical(strip(written as Json))) {
      throw new Error(report(text, map, { vendor, edit, written, patch }));
    }
    return true;
  });
}

/** A patch writes only rules where before and after differ, whatever the record holds. Throws where it does not; gives the records that were compared. */
export function narrowPatches(options: PatchRuns): Promise<number> {
  return forEachRecord(options, ({ text, map, mod, vendor, other, edit, options }) => {
    const before = attempt(() => mod.read(vendor, options));
    if (before === refused) return false;
    const patch = attempt(() => mod.patch(before, edit, other, options));
    if (patch === refused) return false;
    const allowed = namesOfChange(map.block, before as Members, edit as Members, other);
    const names = Object.keys(patch as Members);
    if (names.some((name) => !allowed.has(name))) {
      throw new Error(report(text, map, { vendor, other, edit, before, patch }));
    }
    return names.length > 0;
  });
}

/** A patch that was made without the original gives the same view. Throws where it does not; gives the records that were compared. */
export function blindPatches(options: PatchRuns): Promise<number> {
  return forEachRecord(options, ({ text, map, mod, vendor, common, edit, options }) => {
    // Two values that are written alike cannot be told apart without the record.
    const isLossy = text.includes('lossy "generated"');
    if (!isWholeList(map) || isLossy) return false;
    const record = attempt(() => mod.write(common, undefined, options));
    if (record === refused) return false;
    const before = attempt(() => mod.read(record, options));
    if (before === refused) return false;
    const patch = attempt(() => mod.patch(before, edit, undefined, options));
    const written = attempt(() => mod.write(edit, record, options));
    if (patch === refused || written === refused) return false;
    const merged = mergeStoring(record as Json, patch as Json);
    const views = [merged, written].map((after) => attempt(() => mod.read(after, options)));
    // What an accepted loss writes may be refused when it is read.
    if (views.every((view) => view === refused)) return false;
    const [seen, wanted] = views.map((view) =>
      view === refused ? "refused" : canonical(strip(view as Json)),
    );
    if (seen !== wanted) {
      throw new Error(report(text, map, { vendor, before, edit, record, written, patch, merged }));
    }
    return true;
  });
}

type Members = { readonly [name: string]: Json };

/** First names of the vendor places whose rules have a common place that may have changed. */
function namesOfChange(
  block: Block,
  before: Members,
  after: Members,
  record: Json,
): ReadonlySet<string> {
  const isChanged = (name: string): boolean =>
    Object.hasOwn(after, name) &&
    !(Object.hasOwn(before, name) && canonical(before[name]) === canonical(after[name]));
  const isRuleChanged = (rule: Rule): boolean =>
    rule.kind === "write" ||
    rule.kind === "when" ||
    rulePaths(rule, "common").some(([step]) => step?.kind === "member" && isChanged(step.name));
  const rules = block.rules.filter(isRuleChanged);
  const places = rules
    .flatMap(writtenPaths)
    .flatMap(([step]) => (step?.kind === "member" ? [step.name] : []));
  // The rest of a record: names as they are, or below the name that gathers them.
  const rest = block.rules.flatMap((rule) => {
    if (rule.kind !== "rest") return [];
    const [step] = rule.left ?? [];
    if (step === undefined) return Object.keys(after).filter(isChanged);
    if (step.kind !== "member" || !isChanged(step.name)) return [];
    const [old, now] = [before, after].map((object) => membersOf(object[step.name]));
    // Null clears all that the record has.
    const all = after[step.name] === null ? membersOf(record) : {};
    return Object.keys({ ...old, ...now, ...all });
  });
  return new Set([...places, ...rest]);
}

function membersOf(value: Json | undefined): Members {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Members) : {};
}

/**
 * Lists travel whole, so items that no rule selects are safe in the original only; and an entry of
 * a map that is gone is null to a server that stores null.
 */
function isWholeList(map: IrMap): boolean {
  return allRules(map.block).every(
    (rule) =>
      rule.kind !== "each" || (rule.right.filter === undefined && rule.right.shape === "list"),
  );
}

interface Sample {
  readonly text: string;
  readonly map: IrMap;
  readonly mod: LoadedMap;
  readonly vendor: Json;
  /** Another record of the same vendor. */
  readonly other: Json;
  readonly common: Json;
  readonly edit: Json;
  readonly options: { readonly tables: typeof generatedTables } | undefined;
}

export interface PatchRuns {
  readonly seed: number;
  readonly maps: number;
  readonly recordsPerMap: number;
}

async function forEachRecord(
  { seed, maps, recordsPerMap }: PatchRuns,
  test: (sample: Sample) => boolean,
): Promise<number> {
  let count = 0;
  for (const [index, text] of fc.sample(mapText(2), { seed, numRuns: maps }).entries()) {
    const [map] = check({ path: "test.cemap", text }, memoryHost({})).maps;
    if (map === undefined) throw new Error(text);
    const mod = await loadModule(textsOf(map).module);
    const options = map.tables.length === 0 ? undefined : { tables: generatedTables };
    const sampled = { seed: seed + index, numRuns: recordsPerMap };
    const vendors = fc.sample(vendorRecord(map), sampled);
    const commons = fc.sample(commonObject(map), sampled);
    const edits = fc.sample(editOf(map), sampled);
    for (const [at, vendor] of vendors.entries()) {
      const common = commons[at] ?? {};
      const edit = edits[at]?.(vendor) ?? {};
      const other = vendors[(at + 1) % vendors.length] ?? {};
      const inputs = canonical([vendor, common, edit]);
      if (test({ text, map, mod, vendor, other, common, edit, options })) count += 1;
      if (canonical([vendor, common, edit]) !== inputs) throw new Error("the input was changed");
    }
  }
  return count;
}

const refused = Symbol("refused");

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (error instanceof MappingError) return refused;
    throw error;
  }
}

function report(text: string, _map: IrMap, values: object): string {
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${canonical(value)}`);
  return `${text}\n${lines.join("\n")}`;
}

import { levelName } from "../../compiler/ir/file-names.ts";
import { format } from "../../grammar/format.ts";
import { leftOut, readFolder } from "../layouts/read.ts";
import { type Batch, tried } from "./attempt.ts";
import { builtOf, elementsOf } from "./elements.ts";
import { type Fitted, fitLayers, fitText } from "./fit.ts";
import { entriesOf, type MapUnit, mapUnitOf, unitOf } from "./fitting.ts";
import { isList, isObject, type JsonObject } from "./json.ts";
import { emptyMap, isLower, layerBatches, levelText } from "./layers.ts";
import { sketchOf } from "./metadata.ts";
import type { DefinitionInput, Hints, MetadataInput, TransformationInput } from "./payloads.ts";
import { type ImportProblem, ImportRefused, type Place, problem } from "./problems.ts";
import type { AnyInput } from "./recognise.ts";
import type { ImportReport, ScriptReport } from "./report.ts";
import { resourceOf } from "./resource.ts";

/** Files by name. */
export type ImportFiles = ReadonlyMap<string, string>;

export interface Imported {
  /** What is to be written, by name; empty where there is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly report?: ImportReport;
  readonly problems: readonly ImportProblem[];
}

/** The `.cemap` text of payloads, or what is wrong with them. Never throws on bad input. */
export function importPayloads(files: ImportFiles, hints: Hints): Imported {
  try {
    const inputs = readFolder(files, hints);
    if (inputs.length > 0) {
      const { problems, ...result } = imported(inputs);
      return { ...result, problems: [...inputs.flatMap(unplaced), ...leftOut(files), ...problems] };
    }
    const place = { file: [...files.keys()][0] ?? "", pointer: "" };
    return { files: new Map(), problems: [problem("import-empty", place)] };
  } catch (error) {
    if (error instanceof ImportRefused) return { files: new Map(), problems: [error.problem] };
    throw error;
  }
}

/** A level is known by its account or instance; a payload alone does not say that. */
function unplaced(input: AnyInput): readonly ImportProblem[] {
  if (!("level" in input) || isLower(input)) return [];
  const { level } = input.payload;
  const isSaid = level === "account" || level === "instance";
  return isSaid ? [problem("import-level", input.place, level)] : [];
}

/** As `importPayloads`, of payloads that were sorted out before. */
export function importInputs(inputs: readonly AnyInput[]): Imported {
  try {
    return imported(inputs);
  } catch (error) {
    if (error instanceof ImportRefused) return { files: new Map(), problems: [error.problem] };
    throw error;
  }
}

function imported(inputs: readonly AnyInput[]): Imported {
  const definitions = inputs.filter((one): one is DefinitionInput => one.kind === "definition");
  const transformations = inputs.filter(
    (one): one is TransformationInput => one.kind === "transformation",
  );
  checkPlaces([...definitions, ...transformations]);
  const taken = new Set<string>();
  const top = organizationBatch(definitions, transformations, taken);
  const metadata = inputs.filter((one): one is MetadataInput => one.kind === "metadata");
  const names = new Set(top.units.map(({ name }) => name));
  const sketches = metadata.filter(({ name }) => !names.has(name)).map(sketchOf);
  const fitted = fitText({ units: [...top.units, ...sketches], maps: top.maps });
  const lower = [...definitions, ...transformations].filter(isLower);
  const batches = layerBatches({ ...top, lower, taken });
  const all = [fitted, ...batches.map(fitLayers)];
  const plain = all.map(({ text }) => text).filter((part) => part !== "");
  const layers = batches.flatMap(({ maps }) => maps.filter(({ layer }) => layer !== undefined));
  const maps = [...top.maps, ...layers];
  const scripts = maps.filter(({ isRaw }) => !isRaw).flatMap(({ files }) => [...files]);
  const elements = elementsOf(metadata, plain.join("\n"), new Map(scripts));
  const text = format([...plain, elements.text].filter((part) => part !== "").join("\n"));
  checkWhole(text, new Map([...elements.files, ...scripts]), [top, ...batches], inputs[0]?.place);
  return {
    files: new Map([["import.cemap", text], ...elements.files, ...scripts]),
    report: {
      ...reportOf(definitions, transformations, all),
      metadata: metadata.length,
      scripts: maps.flatMap(scriptReport),
    },
    problems: elements.problems,
  };
}

/** What the organization has; objects without a definition and maps of lower levels only are off. */
function organizationBatch(
  definitions: readonly DefinitionInput[],
  transformations: readonly TransformationInput[],
  taken: Set<string>,
): Batch {
  const names = [...new Set([...definitions, ...transformations].map(({ name }) => name))];
  const of = <One extends { readonly name: string }>(list: readonly One[], name: string): One[] =>
    list.filter((one) => one.name === name);
  const units = names.map((name) => {
    const all = of(definitions, name);
    const definition = all.find((one) => !isLower(one));
    const shown = of(transformations, name);
    if (definition !== undefined) return unitOf(name, definition, shown);
    // A level with a definition says itself what it has.
    const defined = new Set(all.map(({ level }) => levelName(level)));
    const others = shown.filter(({ level }) => !defined.has(levelName(level)));
    return unitOf(name, undefined, others, true);
  });
  const maps: MapUnit[] = [];
  const isTop = (one: TransformationInput): boolean => !isLower(one);
  for (const input of [...transformations.filter(isTop), ...transformations.filter(isLower)]) {
    const { name, element } = input;
    const unit = names.indexOf(name);
    const isThere = maps.some((map) => map.input.name === name && map.input.element === element);
    if (isThere) continue;
    if (isLower(input)) {
      maps.push(emptyMap(input, unit));
      continue;
    }
    const below = of(transformations, name).filter(
      (one) => isLower(one) && one.element === element && hasScript(one.payload),
    );
    const definition = of(definitions, name).find((one) => !isLower(one));
    const keep = below.length > 0 ? { keep: "a lower level has a script of its own" } : {};
    const known = definition === undefined ? {} : { definition };
    maps.push(mapUnitOf(input, { unit, taken, ...known, ...keep }));
  }
  return { units, maps };
}

function hasScript({ script, scripts }: JsonObject): boolean {
  return isObject(script) || isList(scripts);
}

function scriptReport({ input, script }: MapUnit): readonly ScriptReport[] {
  if (script === undefined) return [];
  const level = isLower(input) ? ` for ${levelText(input)}` : "";
  const of = `${input.name} <-> ${input.element}.${resourceOf(input)}${level}`;
  if (script.lifted !== undefined) return [{ of, outcome: "lifted", file: script.file }];
  return [{ of, outcome: "kept", why: script.why, file: script.file }];
}

function reportOf(
  definitions: readonly DefinitionInput[],
  transformations: readonly TransformationInput[],
  fitted: readonly Fitted[],
): ImportReport {
  const odd = fitted.flatMap((one) => one.odd);
  const counts = new Map<string, number>();
  for (const { name, count } of fitted.flatMap((one) => one.stated)) {
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const stated = [...counts].map(([name, count]) => ({ name, count }));
  const entries = transformations.reduce((sum, { payload }) => sum + entriesOf(payload).length, 0);
  const oddRows = odd.filter(({ of }) => of.includes("<->")).length;
  return {
    definitions: definitions.length,
    transformations: transformations.length,
    metadata: 0,
    rules: entries - oddRows,
    odd,
    scripts: [],
    stated,
  };
}

/** All parts together have to be free of errors and to build what each of them did. */
function checkWhole(
  text: string,
  files: ReadonlyMap<string, string>,
  [top, ...batches]: readonly [Batch, ...(readonly Batch[])],
  place?: Place,
): void {
  if (files.size === 0 && batches.length === 0) return;
  const made = builtOf(text, files);
  const at = place ?? { file: "", pointer: "" };
  if (typeof made === "string") throw new ImportRefused("import-not-equal", at, made);
  const isOther = ([name, content]: readonly [string, string]): boolean =>
    made.get(name) !== content;
  // What a level stands on is more than what it builds.
  const isOwn = ([name]: readonly [string, string]): boolean =>
    !name.startsWith("platform/organization/");
  const layers = batches.flatMap((batch) => [...tried(batch).files].filter(isOwn));
  if ([...tried(top).files, ...layers].some(isOther)) {
    throw new ImportRefused("import-not-equal", at, "its parts do not stand side by side");
  }
}

function checkPlaces(inputs: readonly (DefinitionInput | TransformationInput)[]): void {
  const seen = new Set<string>();
  for (const input of inputs) {
    const element = input.kind === "transformation" ? input.element : "";
    const key = JSON.stringify([input.kind, element, input.name, input.level]);
    if (seen.has(key)) {
      const what = `the ${input.kind} of \`${input.name}\``;
      throw new ImportRefused("import-twice", input.place, what);
    }
    seen.add(key);
  }
}

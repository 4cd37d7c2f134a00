import { check } from "../../compiler/compile.ts";
import { memoryHost } from "../../compiler/host.ts";
import { format } from "../../grammar/format.ts";
import { readFolder } from "../layouts/read.ts";
import { type Fitted, fitText } from "./fit.ts";
import { entriesOf, type MapUnit, mapUnitOf, unitOf } from "./fitting.ts";
import { elementsOf, sketchOf } from "./metadata.ts";
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
    if (inputs.length > 0) return imported(inputs);
    const place = { file: [...files.keys()][0] ?? "", pointer: "" };
    return { files: new Map(), problems: [problem("import-empty", place)] };
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
  const names = [...new Set([...definitions, ...transformations].map(({ name }) => name))];
  const units = names.map((name) =>
    unitOf(
      name,
      definitions.find((one) => one.name === name),
      transformations.filter((one) => one.name === name),
    ),
  );
  const taken = new Set<string>();
  const maps = transformations.map((one) =>
    mapUnitOf(
      one,
      names.indexOf(one.name),
      taken,
      definitions.find(({ name }) => name === one.name),
    ),
  );
  const metadata = inputs.filter((one): one is MetadataInput => one.kind === "metadata");
  const sketches = metadata.filter(({ name }) => !names.includes(name)).map(sketchOf);
  const fitted = fitText({ units: [...units, ...sketches], maps });
  const elements = elementsOf(metadata);
  const text = format([fitted.text, elements.text].filter((part) => part !== "").join("\n"));
  const scripts = maps.flatMap(({ files }) => [...files]);
  checkWhole(text, new Map([...elements.files, ...scripts]), inputs[0]?.place);
  return {
    files: new Map([
      ["import.cemap", text],
      ...elements.files,
      ...maps.flatMap(({ files }) => [...files]),
    ]),
    report: {
      ...reportOf(definitions, transformations, fitted),
      metadata: metadata.length,
      scripts: maps.flatMap(scriptReport),
    },
    problems: [],
  };
}

function scriptReport({ input, script }: MapUnit): readonly ScriptReport[] {
  if (script === undefined) return [];
  const of = `${input.name} <-> ${input.element}.${resourceOf(input)}`;
  if (script.lifted !== undefined) return [{ of, outcome: "lifted", file: script.file }];
  return [{ of, outcome: "kept", why: script.why, file: script.file }];
}

function reportOf(
  definitions: readonly DefinitionInput[],
  transformations: readonly TransformationInput[],
  { odd, stated }: Fitted,
): ImportReport {
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

/** With the declarations of elements the text has to be free of errors as before. */
function checkWhole(text: string, files: ReadonlyMap<string, string>, place?: Place): void {
  if (files.size === 0) return;
  const { diagnostics } = check(
    { path: "import.cemap", text },
    memoryHost(Object.fromEntries(files)),
  );
  const error = diagnostics.find(({ severity }) => severity === "error");
  const at = place ?? { file: "", pointer: "" };
  if (error !== undefined) throw new ImportRefused("import-not-equal", at, error.message);
}

function checkPlaces(inputs: readonly (DefinitionInput | TransformationInput)[]): void {
  const seen = new Set<string>();
  for (const input of inputs) {
    const { level } = input;
    if (level.kind !== "organization") {
      throw new ImportRefused("import-level", input.place, `${level.kind} ${level.id}`);
    }
    const element = input.kind === "transformation" ? input.element : "";
    const key = JSON.stringify([input.kind, element, input.name, input.level]);
    if (seen.has(key)) {
      const what = `the ${input.kind} of \`${input.name}\``;
      throw new ImportRefused("import-twice", input.place, what);
    }
    seen.add(key);
  }
}

import { format } from "../../grammar/format.ts";
import { fit } from "./fit.ts";
import { mapUnitOf, unitOf } from "./fitting.ts";
import { readJson } from "./json.ts";
import type { DefinitionInput, Hints, TransformationInput } from "./payloads.ts";
import { type ImportProblem, ImportRefused, problem } from "./problems.ts";
import { type AnyInput, recognise } from "./recognise.ts";

/** Files by name. */
export type ImportFiles = ReadonlyMap<string, string>;

export interface Imported {
  /** Absent where there is an error. */
  readonly text?: string;
  readonly problems: readonly ImportProblem[];
}

/** The `.cemap` text of payloads, or what is wrong with them. Never throws on bad input. */
export function importPayloads(files: ImportFiles, hints: Hints): Imported {
  try {
    const inputs = [...files].flatMap(([file, text]) =>
      recognise(readJson(text, file), { file, pointer: "" }, hints),
    );
    if (inputs.length === 0) {
      const place = { file: [...files.keys()][0] ?? "", pointer: "" };
      return { problems: [problem("import-empty", place)] };
    }
    return { text: textOf(inputs), problems: [] };
  } catch (error) {
    if (error instanceof ImportRefused) return { problems: [error.problem] };
    throw error;
  }
}

function textOf(inputs: readonly AnyInput[]): string {
  const definitions = inputs.filter((one): one is DefinitionInput => one.kind === "definition");
  const transformations = inputs.filter(
    (one): one is TransformationInput => one.kind === "transformation",
  );
  checkTwice([...definitions, ...transformations]);
  const names = [...new Set([...definitions, ...transformations].map(({ name }) => name))];
  const units = names.map((name) =>
    unitOf(
      name,
      definitions.find((one) => one.name === name),
      transformations.filter((one) => one.name === name),
    ),
  );
  const maps = transformations.map((one) => mapUnitOf(one, names.indexOf(one.name)));
  return format(fit({ units, maps }));
}

function checkTwice(inputs: readonly (DefinitionInput | TransformationInput)[]): void {
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

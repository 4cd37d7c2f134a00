import { compile } from "../../compiler/compile.ts";
import { memoryHost } from "../../compiler/host.ts";
import type { MetadataInput } from "./payloads.ts";
import { type ImportProblem, problem } from "./problems.ts";
import { sha256 } from "./scripts.ts";
import { nameOf, quoted } from "./text.ts";

type Files = ReadonlyMap<string, string>;

export interface Elements {
  /** The declarations of elements whose resources take their types from answers. */
  readonly text: string;
  /** All answers, by file. */
  readonly files: Files;
  /** Answers whose types would change what is built. */
  readonly problems: readonly ImportProblem[];
}

/**
 * The elements of `metadata` answers beside a text. The platform copies values of any type, so that
 * an answer whose types make a row convert, or that lacks a field of a row, says nothing in the text.
 */
export function elementsOf(
  inputs: readonly MetadataInput[],
  text: string,
  scripts: Files,
): Elements {
  const answers = answersOf(inputs);
  const files = new Map(answers.map(({ file, content }) => [file, content]));
  const all = new Map([...scripts, ...files]);
  const alone = builtOf(text, all);
  const whyNot = (some: readonly Answer[]): string | undefined => {
    const made = builtOf(`${text}\n${declared(some)}`, all);
    if (typeof made === "string" || typeof alone === "string") {
      return typeof made === "string" ? made : undefined;
    }
    const isSame = [...alone].every(([name, content]) => made.get(name) === content);
    return isSame ? undefined : "a row would convert what the platform copies";
  };
  if (answers.length === 0 || whyNot(answers) === undefined) {
    return { text: declared(answers), files, problems: [] };
  }
  const fitting: Answer[] = [];
  const problems: ImportProblem[] = [];
  for (const answer of answers) {
    const why = whyNot([...fitting, answer]);
    if (why === undefined) fitting.push(answer);
    else problems.push(problem("import-types", answer.input.place, why.replace(/\.$/, "")));
  }
  return { text: declared(fitting), files, problems };
}

/** What a text builds for the platform, by file; or its first error. */
export function builtOf(text: string, files: Files): Files | string {
  const host = memoryHost(Object.fromEntries(files), sha256);
  const made = compile({ path: "import.cemap", text }, host, { targets: ["platform"] });
  const error = made.diagnostics.find(({ severity }) => severity === "error");
  return error === undefined ? made.files : error.message;
}

/** An answer in a file of its own. */
interface Answer {
  readonly input: MetadataInput;
  readonly file: string;
  readonly content: string;
}

function answersOf(inputs: readonly MetadataInput[]): readonly Answer[] {
  const taken = new Set<string>();
  return inputs.map((input) => {
    const stem = `${input.element}.${input.name}`.replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-");
    let file = `${stem}.metadata.json`;
    for (let count = 2; taken.has(file); count++) file = `${stem}-${count}.metadata.json`;
    taken.add(file);
    return { input, file, content: `${JSON.stringify(input.payload, null, 2)}\n` };
  });
}

function declared(answers: readonly Answer[]): string {
  const elements = new Map<string, string[]>();
  for (const { input, file } of answers) {
    const row = `  resource ${nameOf(input.name)} from ${quoted(`./${file}`)}`;
    elements.set(input.element, [...(elements.get(input.element) ?? []), row]);
  }
  const texts = [...elements].map(
    ([key, rows]) => `element ${nameOf(key)} {\n${rows.join("\n")}\n}\n`,
  );
  return texts.join("\n");
}

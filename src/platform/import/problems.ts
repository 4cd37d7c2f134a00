/** Where in the input something is wrong: a file and a JSON pointer into it. */
export interface Place {
  readonly file: string;
  /** RFC 6901; empty for the whole document. */
  readonly pointer: string;
}

/** What is wrong with a payload, and what to do. An error means that nothing was imported. */
export interface ImportProblem {
  readonly code: ImportCode;
  readonly severity: "error" | "warning";
  readonly place: Place;
  readonly message: string;
  readonly help: string;
}

export type ImportCode = keyof typeof catalogue;

interface Entry {
  readonly severity?: "warning";
  readonly message: (parameter: string) => string;
  readonly help: string;
}

const entry = (message: Entry["message"], help: string, severity?: "warning"): Entry => ({
  message,
  help,
  ...(severity === undefined ? {} : { severity }),
});

/** Every code with its text; the parameter is what was found, or a reason. */
const catalogue = {
  "import-not-json": entry(
    (reason) => `This is not JSON: ${reason}.`,
    "Give the answer of the platform, or what its tools saved, as it is.",
  ),
  "import-too-large": entry(
    (limit) => `This is larger than ${limit}.`,
    "Import fewer definitions and transformations at a time.",
  ),
  "import-too-deep": entry(
    (limit) => `This nests deeper than ${limit} levels.`,
    "Payloads of the platform are flat; look at where this file comes from.",
  ),
  "import-inexact-number": entry(
    (number) => `The number \`${number}\` has more digits than can be kept.`,
    "Write it as text, or leave the attribute out.",
  ),
  "import-member-twice": entry(
    (name) => `The member \`${name}\` is named twice, and only one of them can be kept.`,
    "Take out the one that is not meant; most readers keep the last one.",
  ),
  "import-unknown-shape": entry(
    (found) => `This is no payload that can be imported: ${found}.`,
    "Definitions, transformations, collections of either by name, v1 and v2 exports, `metadata` answers and scripts can be.",
  ),
  "import-wrong-kind": entry(
    (reason) => `${reason}.`,
    "Look at where this file comes from; the platform would refuse it too.",
  ),
  "import-no-element": entry(
    (what) => `${what} does not say which element it belongs to.`,
    "Say it with `--element KEY`.",
  ),
  "import-no-object": entry(
    (what) => `${what} does not say which common object it belongs to.`,
    "Say it with `--object NAME`.",
  ),
  "import-twice": entry((what) => `There are two payloads for ${what}.`, "Import one of them."),
  "import-level": entry(
    (level) => `This says that it is of an ${level}, and not of which; the organization gets it.`,
    "Say whose it is with `--account KEY` or `--instance KEY`.",
    "warning",
  ),
  "import-empty": entry(
    () => "There is no payload here.",
    "Name a file or folder with definitions or transformations.",
  ),
  "import-name": entry(
    (reason) => `${reason}.`,
    "Rename it on the platform, or import the other payloads.",
  ),
  "import-not-equal": entry(
    (reason) => `The text would not build the same payload: ${reason}.`,
    "This is a defect of cemap; please report it with the payload.",
  ),
  "import-no-body": entry(
    (file) => `This has a script without a body, and there is no \`${file}\`.`,
    "The map is imported without its script; look for the file.",
    "warning",
  ),
  "import-types": entry(
    (reason) => `The types of this answer do not fit the payloads: ${reason}.`,
    "It is written beside the text; name it as the schema of the resource when the rows fit.",
    "warning",
  ),
  "import-left-out": entry(
    (what) => `${what} was not read.`,
    "Nothing of it is in the result.",
    "warning",
  ),
} as const satisfies Readonly<Record<string, Entry>>;

/** Every code with its texts, where `…` stands for what was found. */
export const importCodes = Object.entries(catalogue).map(
  ([code, { message, help, severity }]: [string, Entry]) => ({
    code,
    severity: severity ?? "error",
    message: message("…"),
    help,
  }),
);

export function problem(code: ImportCode, place: Place, parameter = ""): ImportProblem {
  const { severity, message, help }: Entry = catalogue[code];
  return { code, severity: severity ?? "error", place, message: message(parameter), help };
}

/** Stops an import; caught at the door of this room and nowhere else. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
  readonly problem: ImportProblem;

  constructor(code: ImportCode, place: Place, parameter?: string) {
    const found = problem(code, place, parameter);
    super(found.message);
    this.problem = found;
  }
}

/** The place of a member below a place. */
export function below(place: Place, ...names: readonly (string | number)[]): Place {
  const steps = names.map((name) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return { file: place.file, pointer: place.pointer + steps.join("") };
}

/** `error[import-not-json]: …` with the place and the help, as the diagnostics of texts look. */
export function problemText({ code, severity, place, message, help }: ImportProblem): string {
  const at = place.pointer === "" ? place.file : `${place.file}#${place.pointer}`;
  return `${severity}[${code}]: ${message}\n  --> ${at}\n  = help: ${help}\n`;
}

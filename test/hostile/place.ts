/** One text in one place: what it adds to the source, and to a record on both sides. */
export interface Part {
  /** A declaration of its own, before the object. */
  readonly declare?: string;
  /** Fields of the common object. */
  readonly field: string;
  readonly row: string;
  readonly vendor: Members;
  readonly common: Members;
  /** What a write without an original gives; absent: `vendor`. */
  readonly created?: Members;
  /** Files that the row names, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Rows of run-time tables, by name. */
  readonly tables?: readonly (readonly [string, readonly object[]])[];
}

/** Members as pairs, so that `__proto__` is one like others. */
export type Members = readonly (readonly [name: string, value: unknown])[];

/** A place of a `.cemap` file where a user's text reaches a generated one. */
export interface Place {
  readonly name: string;
  /** `q` is the text as it is written there: a string in quotes, or a name in backticks. */
  readonly part: (q: string, text: string, index: number) => Part;
  readonly kind: "value" | "name";
  /** Codes of diagnostics by which some texts may be refused, besides those of the whole language. */
  readonly refusals?: readonly string[];
  /** Texts that the place cannot hold, with no harm done. */
  readonly skips?: (text: string) => boolean;
}

/** A map with many texts in one kind of place. */
export interface Batch {
  readonly source: string;
  readonly parts: readonly Part[];
  /** Which text the characters at an offset of the source belong to. */
  readonly textAt: (offset: number) => number | undefined;
}

/** Escapes what would end the quotes or open a hole, and what the language refuses unescaped. */
export function quoted(text: string): string {
  return escapeControls(JSON.stringify(text)).replaceAll(/[{}]/g, "\\$&");
}

/** The text as a name. */
export function named(text: string): string {
  return `\`${escapeControls(JSON.stringify(text).slice(1, -1)).replaceAll("`", "\\`")}\``;
}

function escapeControls(text: string): string {
  return text.replaceAll(
    /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The source that holds all texts, each in a row of its own. */
export function batchOf(place: Place, texts: readonly string[]): Batch {
  const quote = place.kind === "value" ? quoted : named;
  const parts = texts.map((text, index) => place.part(quote(text), text, index));
  let source = "";
  const pieces: { readonly end: number; readonly index: number | undefined }[] = [];
  const add = (text: string, index?: number): void => {
    source += text;
    pieces.push({ end: source.length, index });
  };
  for (const [index, { declare }] of parts.entries()) if (declare) add(`${declare}\n`, index);
  add("object A {\n  base: string\n");
  for (const [index, { field }] of parts.entries()) if (field !== "") add(`  ${field}\n`, index);
  add("}\nmap A <-> x.R {\n  base <-> Base\n");
  for (const [index, { row }] of parts.entries()) if (row !== "") add(`  ${row}\n`, index);
  add("}\n");
  return {
    source,
    parts,
    textAt: (offset) => pieces.find(({ end }) => offset < end)?.index,
  };
}

/** The record of all parts on one side. */
export function recordOf(
  batch: Batch,
  side: "vendor" | "common" | "created",
): Readonly<Record<string, unknown>> {
  const members = batch.parts.flatMap((part) =>
    side === "created" ? (part.created ?? part.vendor) : part[side],
  );
  return Object.fromEntries([[side === "common" ? "base" : "Base", "b"], ...members]);
}

/** An object with one own member, `__proto__` included. */
export function own(name: string, value: unknown): object {
  return Object.fromEntries([[name, value]]);
}

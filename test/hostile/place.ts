/** Some texts in one kind of place: what they add to the source, and to a record on both sides. */
export interface Part {
  /** Declarations before the object. */
  readonly declare?: readonly string[];
  /** Fields of the common object, and rows for them. */
  readonly fields: readonly string[];
  readonly rows: readonly string[];
  readonly vendor: Members;
  readonly common: Members;
  /** What a write without an original gives; absent: `vendor`. */
  readonly created?: Members;
  /** Files that rows name, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Rows of run-time tables, by name. */
  readonly tables?: Members;
}

/** Members as pairs, so that `__proto__` is one like others. */
export type Members = readonly (readonly [name: string, value: unknown])[];

/** A text, as it is written in the source, and its number in the group. */
export interface Hole {
  /** In quotes, or in backticks. */
  readonly q: string;
  readonly text: string;
  readonly at: number;
}

/** A place of a `.cemap` file where a user's text reaches a generated one. */
export interface Place {
  readonly name: string;
  readonly kind: "value" | "name";
  /** Several texts in one scope; `id` makes what is declared outside of it unique. */
  readonly part: (holes: readonly Hole[], id: string) => Part;
  /** Texts in one scope; 16 when it is not said. */
  readonly size?: number;
  /** The plain text that a text is compared with, when not every one will do. */
  readonly plain?: (text: string, plain: string) => string;
  /** Texts that the place cannot hold, with no harm done. */
  readonly skips?: (text: string) => boolean;
  /** Codes of diagnostics by which texts are refused here. */
  readonly refusals?: readonly string[];
}

/** A map with many texts in one kind of place, a group of them in a scope. */
export interface Batch {
  readonly source: string;
  readonly parts: readonly Part[];
  readonly files: Readonly<Record<string, string>>;
  /** The group that the source at an offset belongs to. */
  readonly groupAt: (offset: number) => number | undefined;
}

/** One part for each text, put together. */
export function eachText(part: (hole: Hole, id: string) => Part): Place["part"] {
  return (holes, id) => {
    const parts = holes.map((hole) => part(hole, `${id}_${hole.at}`));
    return {
      declare: parts.flatMap(({ declare }) => declare ?? []),
      fields: parts.flatMap(({ fields }) => fields),
      rows: parts.flatMap(({ rows }) => rows),
      vendor: parts.flatMap(({ vendor }) => vendor),
      common: parts.flatMap(({ common }) => common),
      created: parts.flatMap(({ created, vendor }) => created ?? vendor),
      files: Object.assign({}, ...parts.map(({ files }) => files)),
      tables: parts.flatMap(({ tables }) => tables ?? []),
    };
  };
}

/** Escapes what would end the quotes or open a hole, and what the language refuses unescaped. */
export function quoted(text: string): string {
  return escapeControls(JSON.stringify(text)).replaceAll(/[{}]/g, "\\$&");
}

/** The text as a name. */
export function named(text: string): string {
  return `\`${escapeControls(JSON.stringify(text).slice(1, -1)).replaceAll("`", "\\`")}\``;
}

/** Direction marks are refused elsewhere; white space, since labels show any of it as a blank. */
function escapeControls(text: string): string {
  const byCode = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return text
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, byCode)
    .replaceAll(/\s{2,}|[^\S ]/g, (blanks) => [...blanks].map(byCode).join(""));
}

/** The source that holds all groups. */
export function batchOf(place: Place, groups: readonly (readonly string[])[]): Batch {
  const quote = place.kind === "value" ? quoted : named;
  const parts = groups.map((texts, group) =>
    place.part(
      texts.map((text, at) => ({ q: quote(text), text, at })),
      `${group}`,
    ),
  );
  let source = "";
  const pieces: { readonly end: number; readonly group: number | undefined }[] = [];
  const add = (lines: readonly string[], group?: number): void => {
    for (const line of lines) source += `${line}\n`;
    pieces.push({ end: source.length, group });
  };
  for (const [group, { declare }] of parts.entries()) add(declare ?? [], group);
  add(["object A {"]);
  for (const [group, { fields }] of parts.entries()) {
    add(
      [`  s${group}: {`, "    base: string", ...fields.map((field) => `    ${field}`), "  }"],
      group,
    );
  }
  add(["}", "map A <-> x.R {"]);
  for (const [group, { rows }] of parts.entries()) {
    const head = [`  s${group} <-> S${group} {`, "    base <-> Base"];
    add([...head, ...rows.map((row) => `    ${row}`), "  }"], group);
  }
  add(["}"]);
  return {
    source,
    parts,
    files: Object.assign({}, ...parts.map(({ files }) => files)),
    groupAt: (offset) => pieces.find(({ end }) => offset < end)?.group,
  };
}

/** The record of all groups on one side. */
export function recordOf(batch: Batch, side: "vendor" | "common" | "created"): object {
  const [scope, base] = side === "common" ? ["s", "base"] : ["S", "Base"];
  return objectOf(
    batch.parts.map((part, group) => {
      const members = side === "created" ? (part.created ?? part.vendor) : part[side];
      return [`${scope}${group}`, objectOf([[base, "b"], ...members])];
    }),
  );
}

/** An object with these own members, `__proto__` included. */
export function objectOf(members: Members): object {
  return Object.fromEntries(members);
}

import { expect } from "vitest";
import { readText, writeText } from "../../../src/compiler/backends/jsonata/jsonata.ts";
import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";

/** A field of every type. */
const declarations = `codec yesNo = { true <-> "Y", false <-> "N" }
table users (id: string, name: string)
object O {
  id: string
  text: string
  int: integer
  num: number
  dec: decimal
  flag: boolean
  day: date
  seen: datetime
  clock: time
  kind: "a" | "b"
  any: json
  texts: string[]
  decs: decimal[]
  grid: decimal[][]
  anys: json[]
  times: map<time>
  extra: map<string>
  free: map<json>
  place: { city: string, since: datetime }
  items: { key: string, n: integer, at: datetime }[]
  groups: {
    name: string
    sizes: { n: integer, at: datetime }[]
    tags: string[]
    notes: map<json>
    kind: "a" | "b"
    inner: { seen: datetime }
    free: json
  }[]
}
`;

/** What is said of some rows in one direction. */
export interface OwnText {
  /** By name, without the function of the whole map. */
  readonly definitions: ReadonlyMap<string, string>;
  /** What the function of the whole map does for the rows, a line each, comments aside. */
  readonly lines: readonly string[];
}

/** The map of some rows of the object. */
export function mapOf(rows: string): IrMap {
  const text = `${declarations}map O <-> x.R {\n${rows}\n}\n`;
  const [map] = check({ path: "m.cemap", text }, memoryHost({})).maps;
  if (map === undefined) throw new Error(rows);
  return map;
}

/** A text without helpers, comments and what every map has. */
export function ownText(text: string): OwnText {
  const own = text.slice(text.indexOf("/* ---- this map ---- */")).split("\n").slice(1);
  const plain = own.map((line) => line.replace(/^ {2}/, ""));
  const statements = plain.filter((line) => !/^ *\/\*.*\*\/$/.test(line)).join("\n");
  const parts = [...statements.matchAll(/^(\$\w+) := ([\s\S]*?);\n\n/gm)];
  const definitions = new Map(parts.map(([, name = "", value = ""]) => [name, value]));
  const main = definitions.get("$O_read") ?? definitions.get("$O_write") ?? "";
  definitions.delete("$O_read");
  definitions.delete("$O_write");
  const lines = main
    .split("\n")
    .slice(1, -2)
    .map((line) => line.trim());
  return { definitions, lines };
}

/** A two-way row of one vendor cell: the functions of both directions, and its options. */
export function cellText(row: string): {
  readonly get: string;
  readonly build: string;
  readonly options: string | undefined;
} {
  const map = mapOf(row);
  const [read, write] = [ownText(readText(map)), ownText(writeText(map))];
  const [, name = "", other = "", options] =
    /^\$s := \$s ~> \$cell\(\["\w+"\], \["X"\], (\$\w+), (\$\w+)(?:, (.*))?\);$/.exec(
      write.lines.at(-1) ?? "",
    ) ?? [];
  const get = write.definitions.get(name) ?? name;
  expect(read.definitions.get(name) ?? name).toBe(get);
  return { get, build: write.definitions.get(other) ?? other, options };
}

/** The value of a `<-` row. */
export function valueText(row: string): string | undefined {
  const line = ownText(readText(mapOf(row))).lines.join("\n");
  return /^\$r := \$put\(\$r, \["\w+"\], ([\s\S]*), ".*"\);$/.exec(line)?.[1];
}

/** The masks of a row: what a text looks like, what it tells if it does, and what is printed. */
export function maskText(row: string): {
  readonly pattern: string | undefined;
  readonly tells: string | undefined;
  readonly prints: string | undefined;
} {
  const { definitions } = ownText(writeText(mapOf(row)));
  const named = (suffix: string): string =>
    [...definitions].find(([name]) => name.endsWith(suffix))?.[1] ?? "";
  const [, pattern, tells] =
    /^function\(\$text\) \{\(\n {2}\$g := \$match\(\$text, (.*)\)\.groups;\n {2}(.*)\n\)\}$/.exec(
      named("_mask_read"),
    ) ?? [];
  const prints = /^function\(\$ms\) \{\( \$c := \$clock\(\$ms\); (.*) \)\}$/.exec(
    named("_mask_print"),
  )?.[1];
  return { pattern, tells, prints };
}

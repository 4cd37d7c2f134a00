import { describe, expect, it } from "vitest";
import { bind } from "../../../src/compiler/bind.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { dumpIr } from "../../../src/compiler/ir/dump.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import { lower } from "../../../src/compiler/lower.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import type { Span } from "../../../src/diagnostics/source.ts";

/** Declarations that all rows of the tables here can use. */
const prelude = `
enum Color { Red, Green, Blue }
object Address { street: string, city: string, country: string }
object Phone { type: "work" | "home", number: string! }
object Line { sku: string!, qty: integer, price: decimal, note: string }
object Thing {
  id: string! key
  name: string
  count: integer
  score: number
  price: decimal
  active: boolean
  day: date
  at: datetime
  clock: time
  color: Color
  kind: "person" | "company"
  any: json
  address: Address
  phones: Phone[] keyed by type
  tags: string[]
  numbers: integer[]
  colors: Color[]
  lines: Line[] keyed by sku
  notes: { text: string, by: string }[]
  grid: integer[][]
  custom: map<json>
  texts: map<string>
  amounts: map<integer>
}
`;

const vendorSchema = JSON.stringify({
  type: "object",
  additionalProperties: false,
  required: ["Last"],
  properties: {
    Id: { type: "string" },
    First: { type: "string" },
    Last: { type: "string" },
    Count: { type: "integer" },
    Score: { type: "number" },
    Flag: { type: "boolean" },
    Day: { type: "string", format: "date" },
    At: { type: "string", format: "date-time" },
    Color: { type: "string", enum: ["Red", "Green", "Blue"] },
    Level: { type: "string", enum: ["low", "high"] },
    Lines: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        properties: { Sku: { type: "string" }, Qty: { type: "integer" } },
      },
    },
    Extra: {
      type: "object",
      additionalProperties: true,
      properties: { Known: { type: "string" } },
    },
    Numbers: { type: "array", items: { type: "string" } },
    Bag: { type: "object", additionalProperties: { type: "string" } },
    Raw: {},
  },
});

export interface Lowered {
  /** Lines of the rules of the map; the lines of the vendor type and the name are left out. */
  readonly rules: readonly string[];
  readonly vendor: string;
  /** Absent where there is no map at all. */
  readonly map: IrMap | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}

export interface LowerOptions {
  /** The vendor's schema is known. */
  readonly schema?: boolean;
  /** Declarations besides the common ones. */
  readonly more?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** The rows of one map over the object `Thing`, lowered. */
export function lowerRows(rows: string, options: LowerOptions = {}): Lowered {
  const from = options.schema === true ? ' from "./thing.schema.json"' : "";
  const text = `${prelude}${options.more ?? ""}
element acme "Acme" { resource Thing${from} }
map Thing <-> acme.Thing {
${rows}
}
`;
  const files = { "a.cemap": text, "thing.schema.json": vendorSchema, ...options.files };
  const host = memoryHost(files);
  const { program, loading, binding } = bind({ path: "a.cemap", text }, host);
  const lowered = lower(program, host);
  const map = lowered.maps[0];
  const lines = map === undefined ? [] : dumpIr(map).trimEnd().split("\n").slice(1);
  return {
    rules: lines.slice(0, -1).map((line) => line.slice(2)),
    vendor: (lines.at(-1) ?? "").replace(/^ {2}vendor /, ""),
    map,
    diagnostics: [...loading, ...binding, ...lowered.diagnostics],
    text,
  };
}

/** What is said of a text: the finding and its other places, each with the text that it covers. */
export function findings(lowered: Lowered): readonly string[] {
  const covered = ({ start, end }: Span): string => lowered.text.slice(start, end);
  return lowered.diagnostics.map(({ code, span, message, help, labels }) =>
    [
      `${code} [${covered(span)}] ${message}${help === undefined ? "" : ` ${help}`}`,
      ...labels.map((label) => `${label.text} [${covered(label.span)}]`),
    ].join(" | "),
  );
}

/**
 * The paths of members that are there and hold nothing: what a rule lacks is left out, so that
 * there is one spelling of it.
 */
export function hollowPlaces(value: unknown, path = ""): readonly string[] {
  if (value === undefined) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => hollowPlaces(inner, `${path}.${name}`));
}

/** Rows, what they become, and what they show of the vendor's record. */
export interface LowerCase {
  readonly rows: string;
  readonly options?: LowerOptions;
  readonly rules: readonly string[];
  readonly vendor?: string;
}

/** Every case lowers to its rules, without a finding. */
export function expectTable(title: string, table: readonly LowerCase[]): void {
  describe(title, () => {
    it.each(table)("$rows", ({ rows, options, rules, vendor }) => {
      const lowered = lowerRows(rows, options);
      expect(findings(lowered)).toEqual([]);
      expect(lowered.rules).toEqual(rules);
      expect(hollowPlaces(lowered.map)).toEqual([]);
      if (vendor !== undefined) expect(lowered.vendor).toBe(vendor);
    });
  });
}

/** Rows of one map, each beside the rule or the lines of rules that it becomes, without a finding. */
export function expectRules(
  title: string,
  rows: readonly (readonly [row: string, rules: string | readonly string[]])[],
  options?: LowerOptions,
): void {
  it(title, () => {
    const lowered = lowerRows(rows.map(([row]) => row).join(",\n"), options);
    expect(findings(lowered)).toEqual([]);
    expect(lowered.rules).toEqual(rows.flatMap(([, rules]) => rules));
    expect(hollowPlaces(lowered.map)).toEqual([]);
  });
}

/** Rows with mistakes, all that is said about them, and the rules that they become all the same. */
export interface FindingCase {
  readonly rows: string;
  readonly options?: LowerOptions;
  readonly found: readonly string[];
  readonly rules?: readonly string[];
}

/** Every case gives exactly its findings. */
export function expectFindings(table: readonly FindingCase[]): void {
  it.each(table)("$rows", ({ rows, options, found, rules = [] }) => {
    const lowered = lowerRows(rows, options);
    expect(findings(lowered)).toEqual(found);
    expect(lowered.rules).toEqual(rules);
  });
}

/** Rows of one map, each beside the only thing that is said of it; none becomes a rule. */
export function expectMistakes(
  title: string,
  rows: readonly (readonly [row: string, found: string])[],
  options?: LowerOptions,
): void {
  it(title, () => {
    const lowered = lowerRows(rows.map(([row]) => row).join(",\n"), options);
    expect(findings(lowered)).toEqual(rows.map(([, found]) => found));
    expect(lowered.rules).toEqual([]);
  });
}

import type { Assignment, TableKey, TablePattern, TableRow, TableStep } from "../../ir/nodes.ts";
import type { Json, Type } from "../../types.ts";
import { establishLiteral } from "./paths.ts";
import { literal } from "./text.ts";
import type { Unit } from "./unit.ts";

/** The two directions of a table on an expression. */
export interface TableCalls {
  readonly get: TableCall;
  readonly build: TableCall;
}

interface TableCall {
  readonly call: (x: string, old: string) => string;
  readonly name?: string;
  readonly takesOld?: boolean;
}

/** A table as a function of one row a line; the first row that matches counts. */
export function tableCalls(
  unit: Unit,
  step: TableStep,
  site: { readonly hint: string; readonly about: string },
): TableCalls {
  const get = () => defined(unit, site, "in", "$x", getRows(step), step.readElse, step.vendorType);
  const takesOld = step.rows.some((row) => row.vendor.kind === "pattern");
  const params = takesOld ? "$x, $old" : "$x";
  const build = () =>
    defined(unit, site, "out", params, buildRows(step), step.writeElse, step.commonType);
  return {
    get: {
      call: (x) => `${get()}(${x})`,
      get name() {
        return get();
      },
    },
    build: {
      call: (x, old) => (takesOld ? `${build()}(${x}, ${old})` : `${build()}(${x})`),
      get name() {
        return build();
      },
      takesOld,
    },
  };
}

/** A row in one direction: when it holds, what it gives, and the text it stands for if it is one. */
interface Row {
  readonly test: string;
  readonly value: string;
  readonly key: string | undefined;
}

function getRows(step: TableStep): readonly Row[] {
  return step.rows
    .filter((row) => row.direction !== "write")
    .map(({ vendor, common }) => ({
      test: matches(vendor),
      value: keyText(common),
      key: common.kind === "value" ? textKey(vendor) : undefined,
    }));
}

function buildRows(step: TableStep): readonly Row[] {
  return step.rows
    .filter((row) => row.direction !== "read")
    .map((row) => ({
      test: matches(row.common),
      value: vendorText(row),
      key: row.vendor.kind === "value" ? textKey(row.common) : undefined,
    }));
}

function textKey(key: TableKey | TablePattern): string | undefined {
  return key.kind === "value" && typeof key.value === "string" ? key.value : undefined;
}

/** More rows are looked up: each row of a chain nests the evaluation one level deeper. */
const maxRowsInLine = 24;

function defined(
  unit: Unit,
  site: { readonly hint: string; readonly about: string },
  suffix: string,
  params: string,
  rows: readonly Row[],
  otherwise: Json | undefined,
  type: Type,
): string {
  const rest = otherwise === undefined ? `$refuse("unknown-value")` : literal(otherwise);
  const kinds = kindsOf(type);
  const checked =
    kinds === undefined ? rest : `$type($x) in ${literal(kinds)} ? ${rest} : $refuse("type")`;
  const last = `$held($x) ? ( ${checked} ) : $x`;
  const lead = rows.length <= maxRowsInLine ? rows : rows.filter((row) => row.key === undefined);
  const lines = lead.map(({ test, value }) => `${test} ? ${value}`);
  if (lead !== rows) {
    const listed = unit.define(site.hint, "rows", rowsText(rows));
    const name = `"=" & $x`;
    lines.push(
      `$type($x) = "string" and $exists($lookup(${listed}, ${name})) ? $lookup(${listed}, ${name})`,
    );
  }
  const text = `function(${params}) {\n  ${[...lines, last].join("\n  : ")}\n}`;
  return unit.define(site.hint, suffix, text, site.about);
}

/** Texts and what they become; the sign in front keeps the names that JSONata reserves apart. */
function rowsText(rows: readonly Row[]): string {
  const members = new Map<string, string>();
  for (const { key, value } of rows) {
    if (key !== undefined && !members.has(key)) members.set(key, value);
  }
  const lines = [...members].map(([key, value]) => `${literal(`=${key}`)}: ${value}`);
  return `{\n  ${lines.join(",\n  ")}\n}`;
}

function matches(key: TableKey | TablePattern): string {
  if (key.kind === "missing") return "$exists($x) = false";
  if (key.kind === "value") return `$x = ${literal(key.value)}`;
  return `$showsMembers($x, ${membersText(key.members)})`;
}

function keyText(key: TableKey): string {
  return key.kind === "missing" ? "$missing" : literal(key.value);
}

function vendorText(row: TableRow): string {
  if (row.vendor.kind !== "pattern") return keyText(row.vendor);
  return `$withMembers($old, ${membersText(row.vendor.members)})`;
}

function membersText(members: readonly Assignment[]): string {
  return establishLiteral({ test: { kind: "literal", value: true }, establish: members });
}

/** The kinds of JSON that a value of a type can be; `undefined`: any. */
function kindsOf(type: Type): readonly string[] | undefined {
  switch (type.kind) {
    case "enum":
      return ["string"];
    case "list":
      return ["array"];
    case "object":
    case "map":
      return ["object"];
    case "scalar":
      return scalarKinds.get(type.name);
    default:
      return undefined;
  }
}

const scalarKinds = new Map<string, readonly string[]>([
  ["string", ["string"]],
  ["number", ["number"]],
  ["integer", ["number"]],
  ["decimal", ["number", "string"]],
  ["boolean", ["boolean"]],
  ["date", ["string"]],
  ["datetime", ["string"]],
  ["time", ["string"]],
]);

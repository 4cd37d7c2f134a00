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
  const get = () => unit.define(site.hint, "table_in", getText(step), site.about);
  const takesOld = step.rows.some((row) => row.vendor.kind === "pattern");
  const params = takesOld ? "$x, $old" : "$x";
  const build = () =>
    unit.define(site.hint, "table_out", buildText(step, params), site.about);
  return {
    get: { call: (x) => `${get()}(${x})` },
    build: {
      call: (x, old) => (takesOld ? `${build()}(${x}, ${old})` : `${build()}(${x})`),
      takesOld,
    },
  };
}

function getText(step: TableStep): string {
  const rows = step.rows
    .filter((row) => row.direction !== "write")
    .map((row) => [matches(row.vendor), keyText(row.common)] as const);
  return functionText("$x", rows, step.readElse, step.vendorType);
}

function buildText(step: TableStep, params: string): string {
  const rows = step.rows
    .filter((row) => row.direction !== "read")
    .map((row) => [matches(row.common), vendorText(row)] as const);
  return functionText(params, rows, step.writeElse, step.commonType);
}

function functionText(
  params: string,
  rows: readonly (readonly [test: string, value: string])[],
  otherwise: Json | undefined,
  type: Type,
): string {
  const rest = otherwise === undefined ? `$refuse("unknown-value")` : literal(otherwise);
  const kinds = kindsOf(type);
  const checked =
    kinds === undefined ? rest : `$type($x) in ${literal(kinds)} ? ${rest} : $refuse("type")`;
  const last = `$held($x) ? ( ${checked} ) : $x`;
  if (rows.length > maxRowsInLine) return searchText(params, rows, last);
  const lines = [...rows.map(([test, value]) => `${test} ? ${value}`), last];
  return `function(${params}) {\n  ${lines.join("\n  : ")}\n}`;
}

/** More rows are searched: each row of a chain nests the evaluation one level deeper. */
const maxRowsInLine = 24;

function searchText(
  params: string,
  rows: readonly (readonly [test: string, value: string])[],
  last: string,
): string {
  const list = rows.map(
    ([test, value]) => `{ "if": function() { ${test} }, "is": function() { ${value} } }`,
  );
  return `function(${params}) {(
  $row := $find([
    ${list.join(",\n    ")}
  ], function($r) { ($r.if)() }).is;
  $exists($row) ? ($row.is)()
  : ${last}
)}`;
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

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type * as ast from "../../grammar/ast.ts";
import type { TableRow } from "../ir/nodes.ts";
import { resolveInside } from "../modules-paths.ts";
import type { TableSymbol } from "../program.ts";
import { type Chain, type ChainEnv, need, withStep } from "./chain.ts";
import type { MapContext } from "./context.ts";
import { readCsv } from "./csv.ts";
import { scalar } from "./json.ts";

/** `from users (id <-> remoteId)` and `from "./countries.csv" (name <-> iso2)`. */
export function applyTableSource(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.FromSuffix,
): Chain | undefined {
  return suffix.table.kind === "name"
    ? applyRuntimeTable(env, chain, suffix, suffix.table)
    : applyCsv(env, chain, suffix, suffix.table);
}

function applyRuntimeTable(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.FromSuffix,
  name: ast.Name,
): Chain | undefined {
  const { ctx } = env;
  const table = ctx.program.tables.get(name.text);
  if (table === undefined) {
    const suggestion = nearestName(name.text, ctx.program.tables.keys());
    return ctx.report(diagnostic("unknown-table", name.span, { name: name.text, suggestion }));
  }
  const common = columnOf(ctx, table, suffix.common);
  const vendor = columnOf(ctx, table, suffix.vendor);
  if (common === undefined || vendor === undefined) return undefined;
  const cell = need(ctx, chain, vendor.type, suffix.span);
  if (cell === undefined) return undefined;
  const columns = table.columns.map(({ name: column, type }) => ({ name: column, type }));
  if (!ctx.tables.has(name.text)) ctx.tables.set(name.text, { name: name.text, columns });
  return withStep(
    cell,
    { kind: "lookup", table: name.text, common: common.name, vendor: vendor.name },
    common.type,
  );
}

function columnOf(
  ctx: MapContext,
  table: TableSymbol,
  name: ast.Name,
): TableSymbol["columns"][number] | undefined {
  const found = table.columns.find((column) => column.name === name.text);
  if (found !== undefined) return found;
  const known = table.columns.map((column) => column.name);
  return unknownColumn(ctx, name, table.declaration.name.text, known);
}

function unknownColumn(
  ctx: MapContext,
  name: ast.Name,
  table: string,
  known: readonly string[],
): undefined {
  const suggestion = nearestName(name.text, known);
  return ctx.report(
    diagnostic("unknown-column", name.span, { name: name.text, table, suggestion }),
  );
}

function applyCsv(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.FromSuffix,
  file: ast.StringLiteral,
): Chain | undefined {
  const rows = csvRows(env.ctx, suffix, file);
  if (rows === undefined) return undefined;
  const text = scalar("string");
  const cell = need(env.ctx, chain, text, suffix.span);
  return cell && withStep(cell, { kind: "table", rows, commonType: text, vendorType: text }, text);
}

function csvRows(
  ctx: MapContext,
  suffix: ast.FromSuffix,
  file: ast.StringLiteral,
): readonly TableRow[] | undefined {
  const refuse = (reason: string): undefined =>
    ctx.report(diagnostic("table-file", file.span, { path: file.value, reason }));
  const path = resolveInside(file.span.source, file.value);
  if (typeof path !== "string") return refuse(path.error);
  const text = ctx.host.read(path);
  if (text === undefined) return refuse("there is no such file");
  const table = readCsv(text);
  if ("error" in table) return refuse(table.error);
  const [header, ...lines] = table;
  if (header === undefined) return refuse("it is empty");
  const columns = [suffix.common, suffix.vendor].map((name) => {
    const index = header.indexOf(name.text);
    if (index < 0) unknownColumn(ctx, name, file.value, header);
    return { name, index };
  });
  const [common, vendor] = columns;
  if (common === undefined || vendor === undefined) return undefined;
  if (common.index < 0 || vendor.index < 0) return undefined;
  for (const { name, index } of columns) {
    const twice = repeated(lines.map((line) => line[index] ?? ""));
    if (twice === undefined) continue;
    const params = { table: file.value, column: name.text, value: twice };
    return ctx.report(diagnostic("table-one-to-one", name.span, params));
  }
  return lines.map((line) => ({
    direction: "both",
    common: { kind: "value", value: line[common.index] ?? "" },
    vendor: { kind: "value", value: line[vendor.index] ?? "" },
  }));
}

function repeated(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) return value;
    seen.add(value);
  }
  return undefined;
}

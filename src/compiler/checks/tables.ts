import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Codec, IrMap, Rule, TableRow, TableStep } from "../ir/nodes.ts";
import { allRules } from "../ir/places.ts";
import type { Json, Type } from "../types.ts";
import type { Check } from "./check.ts";

/** Value tables: a member that no row carries is refused for every record that has it. */
export const tables: Check = function* (map: IrMap) {
  for (const rule of allRules(map.block)) {
    for (const { codec, directions } of codecsOf(rule)) {
      for (const step of codec.steps) {
        if (step.kind !== "table") continue;
        yield* repeated(rule, step);
        if (codec.otherwise !== "error") continue;
        for (const direction of directions) yield* missed(rule, step, direction);
      }
    }
  }
};

type OneWay = "read" | "write";

function codecsOf(
  rule: Rule,
): readonly { readonly codec: Codec; readonly directions: readonly OneWay[] }[] {
  switch (rule.kind) {
    case "cell": {
      const own = { codec: rule.codec, directions: ["read", "write"] as const };
      if (rule.cell.kind === "at") return [own];
      const parts = rule.cell.kind === "first" ? rule.cell.cells : rule.cell.parts;
      return [
        own,
        ...parts.map(({ codec }) => ({ codec, directions: ["read", "write"] as const })),
      ];
    }
    case "read":
      return [{ codec: rule.codec, directions: ["read"] }];
    case "write":
      return [{ codec: rule.codec, directions: ["write"] }];
    case "pair":
      return [
        { codec: rule.read.codec, directions: ["read"] },
        ...rule.writes.map(({ codec }) => ({ codec, directions: ["write"] as const })),
      ];
    default:
      return [];
  }
}

function isRead(row: TableRow): boolean {
  return row.direction !== "write";
}

function isWrite(row: TableRow): boolean {
  return row.direction !== "read";
}

/** The second of two rows for one value is never reached. */
function* repeated(rule: Rule, step: TableStep): Generator<Diagnostic> {
  const written = new Map<string, TableRow>();
  const read = new Map<string, TableRow>();
  for (const row of step.rows) {
    const span = row.span ?? rule.span;
    const commonKey = JSON.stringify(row.common);
    const vendorKey = JSON.stringify(row.vendor);
    const earlierWrite = isWrite(row) ? written.get(commonKey) : undefined;
    const earlierRead = isRead(row) ? read.get(vendorKey) : undefined;
    const earlier = earlierWrite ?? earlierRead;
    if (earlier !== undefined) {
      const value = earlierWrite === undefined ? keyText(row.vendor) : keyText(row.common);
      const labels = [{ span: earlier.span ?? rule.span, text: "the first row" }];
      yield diagnostic("table-repeats", span, { value }, { labels });
    }
    if (isWrite(row) && !written.has(commonKey)) written.set(commonKey, row);
    if (isRead(row) && !read.has(vendorKey)) read.set(vendorKey, row);
  }
}

function keyText(key: TableRow["vendor"]): string {
  switch (key.kind) {
    case "value":
      return JSON.stringify(key.value);
    case "missing":
      return "missing";
    case "pattern":
      return "this pattern";
  }
}

/** Members of a closed side that the table does not carry in this direction. */
function* missed(rule: Rule, step: TableStep, direction: OneWay): Generator<Diagnostic> {
  const hasElse =
    direction === "write" ? step.writeElse !== undefined : step.readElse !== undefined;
  if (hasElse) return;
  const members = membersOf(direction === "write" ? step.commonType : step.vendorType);
  const rows = step.rows.filter(direction === "write" ? isWrite : isRead);
  const keys = rows.map((row) => (direction === "write" ? row.common : row.vendor));
  const values = keys.flatMap((key) => (key.kind === "value" ? [key.value] : []));
  const without = members.filter((member) => !values.includes(member));
  if (without.length === 0) return;
  const names = without.map((member) => JSON.stringify(member));
  yield direction === "write"
    ? diagnostic("table-misses-common", rule.span, { values: names })
    : diagnostic("table-misses-vendor", rule.span, { values: names });
}

function membersOf(type: Type): readonly Json[] {
  if (type.kind === "enum") return type.members;
  return type.kind === "scalar" && type.name === "boolean" ? [true, false] : [];
}

import type { JsonObject } from "./json.ts";
import type { MapDraft } from "./map-draft.ts";
import type { MarkedText } from "./marked-text.ts";
import type { Owner } from "./owners.ts";
import type { Step } from "./paths.ts";
import { platformText } from "./print-object.ts";
import { arrange, type Row, type RuleRow } from "./rows.ts";
import { jsonOf, nameOf, quoted } from "./text.ts";

/** What stands in the head of a map, and rows that are no entries. */
export interface MapSaid {
  /** `map Contact <-> sfdc.Contact`, with the level of an override and `@off`. */
  readonly head: string;
  readonly whole: JsonObject;
  /** Rows of the draft that are printed. */
  readonly rules: readonly RuleRow[];
  /** Rows that take out what stands above. */
  readonly removes: readonly RemoveRow[];
  /** Further rows, such as `this <-> script "./x.js"`. */
  readonly extra: readonly string[];
  /** The row for everything that no other names. */
  readonly rest?: string;
}

/** `remove address.city`; `entries` are those that it stands for. */
export interface RemoveRow {
  readonly path: readonly Step[];
  /** `remove -> City` */
  readonly isVendor: boolean;
  readonly entries: readonly number[];
}

/** `map Object <-> element.Resource { … }` */
export function printMap(
  out: MarkedText<Owner>,
  index: number,
  draft: MapDraft,
  said: MapSaid,
): void {
  const { head, whole, rules, removes, extra, rest } = said;
  const level = draft.level === undefined ? "" : ` @level(${draft.level})`;
  const body = (): void => {
    printRows(out, index, arrange(rules));
    for (const { path, isVendor, entries } of removes) {
      const text = `remove ${isVendor ? "-> " : ""}${pathText(path)}`;
      out.line(text, { kind: "row", map: index, entries });
    }
    if (rest !== undefined) out.line(rest, { kind: "rest", map: index });
    for (const [row, text] of extra.entries()) {
      out.line(text, { kind: "script", map: index, row });
    }
  };
  out.block(`${head}${level}${platformText(whole)}`, body, "", { kind: "map", map: index });
}

function printRows(out: MarkedText<Owner>, map: number, rows: readonly Row[]): void {
  for (const row of rows) printRow(out, map, row);
}

function printRow(out: MarkedText<Owner>, map: number, row: Row): void {
  const owner: Owner = { kind: "row", map, entries: entriesOf(row) };
  switch (row.kind) {
    case "rule":
      out.line(ruleText(row), owner);
      return;
    case "same":
      out.line(`${row.rules.map(({ left }) => pathText(left)).join(", ")} <-> same`, owner);
      return;
    case "block": {
      const head = `${pathText(row.left)} <-> ${pathText(row.right)}`;
      out.block(head, () => printRows(out, map, row.rows), "", owner);
      return;
    }
  }
}

function entriesOf(row: Row): readonly number[] {
  if (row.kind === "rule") return [row.entry];
  if (row.kind === "same") return row.rules.map(({ entry }) => entry);
  return row.rows.flatMap(entriesOf);
}

function ruleText(rule: RuleRow): string {
  const vendor = pathText(rule.right);
  return [
    pathText(rule.left),
    rule.arrow,
    rule.isCount ? `$count(${vendor})` : vendor,
    ...(rule.readDefault === undefined ? [] : [`default <- ${quoted(rule.readDefault)}`]),
    ...(rule.writeDefault === undefined ? [] : [`default -> ${quoted(rule.writeDefault)}`]),
    ...(rule.isOff ? ["@off"] : []),
    ...(rule.remove === undefined ? [] : [`@remove(${rule.remove})`]),
    ...(rule.level === undefined ? [] : [`@level(${rule.level})`]),
    ...(rule.filter === undefined ? [] : [`@filter(${quoted(rule.filter)})`]),
  ]
    .join(" ")
    .concat(platformText(rule.platform));
}

function pathText(steps: readonly Step[]): string {
  if (steps.length === 0) return "this";
  let text = "";
  for (const step of steps) {
    switch (step.kind) {
      case "member":
        text += text === "" ? nameOf(step.name) : `.${nameOf(step.name)}`;
        break;
      case "index":
        text += `[${step.index}]`;
        break;
      case "each":
        text += "[]";
        break;
      case "find":
        text += `[${step.member.map(nameOf).join(".")} = ${jsonOf(step.value)}]`;
        break;
    }
  }
  return text;
}

import { acceptedLoss } from "../compiler/checks/lossy-writes.ts";
import type { MapLaws } from "../compiler/classes/laws.ts";
import {
  type DirectionClass,
  opaque,
  type RuleClass,
  type StructureClass,
} from "../compiler/classes/model.ts";
import { told } from "../compiler/classes/told.ts";
import type { IrScript } from "../compiler/ir/nodes.ts";
import type { Json } from "../compiler/types.ts";
import { positionAt, type Source, type Span } from "../diagnostics/source.ts";

type Sources = ReadonlyMap<string, Source>;

/** One direction of a rule in the JSON of `check --laws`; a missing value has no member. */
export interface DirectionReport {
  readonly class: string;
  readonly checked: boolean;
  readonly normalisations: readonly string[];
  readonly witness?: { readonly value?: Json; readonly via?: Json; readonly back?: Json };
  readonly note?: string;
}

export interface RuleReport {
  readonly rule: string;
  /** 1-based. */
  readonly line: number;
  readonly write: DirectionReport;
  readonly read: DirectionReport;
  /** The reason of `lossy "why"`. */
  readonly accepted?: string;
}

export interface StructureReport {
  readonly side: "common" | "vendor";
  readonly path: string;
  readonly line: number;
  readonly class: string;
  readonly note: string;
  /** Of the write. */
  readonly witness?: { readonly value?: Json; readonly via?: Json; readonly back?: Json };
}

/** What `check --laws --json` says of one map. */
export interface LawsReport {
  readonly map: string;
  readonly source: string;
  readonly rules: readonly RuleReport[];
  readonly structures: readonly StructureReport[];
}

export function lawsReport(laws: MapLaws, sources: Sources): LawsReport {
  return {
    map: laws.map.name,
    source: laws.map.source,
    rules: [
      ...laws.rules.map((rule) => ruleReport(rule, sources)),
      ...laws.map.scripts.map((script) => scriptReport(script, sources)),
    ],
    structures: laws.structures.map(({ side, path, span, kind, note, witness }) => ({
      side,
      path,
      line: lineOf(span, sources),
      class: kind,
      note,
      ...(witness === undefined ? {} : { witness: withoutMissing(witness) }),
    })),
  };
}

/** Stands once under all tables. */
export const lawsLegend =
  "!  values that a rule does not take are refused with an error, never altered";

/** The table that people read: a line a rule, then what shows a class that is not lossless. */
export function lawsText(laws: MapLaws, sources: Sources): string {
  const rules = laws.rules.map((rule) => ({
    line: String(lineOf(rule.rule.span, sources)),
    label: shortened(rule.rule.label),
    write: nameOf(rule.write),
    read: nameOf(rule.read),
    details: detailsOf(rule),
  }));
  const scripts = laws.map.scripts.map(({ span, label }) => ({
    line: String(lineOf(span, sources)),
    label: shortened(label),
    write: nameOf(opaque),
    read: nameOf(opaque),
    details: [],
  }));
  const rows = [...rules, ...scripts];
  const width = (pick: (row: (typeof rows)[number]) => string, head: string): number =>
    Math.max(head.length, ...rows.map((row) => pick(row).length));
  const widths = [
    width(({ line }) => line, "line"),
    width(({ label }) => label, "rule"),
    width(({ write }) => write, "write"),
  ] as const;
  const cells = (line: string, label: string, write: string, read: string): string =>
    `  ${line.padStart(widths[0])}  ${label.padEnd(widths[1])}  ${write.padEnd(widths[2])}  ${read}`;
  const indent = " ".repeat(widths[0] + 6);
  return [
    `${laws.map.name} (${laws.map.source})`,
    cells("line", "rule", "write", "read"),
    ...rows.flatMap(({ line, label, write, read, details }) => [
      cells(line, label, write, read),
      ...details.map((detail) => `${indent}${detail}`),
    ]),
    ...laws.structures.map(structureText),
    "",
  ].join("\n");
}

function structureText({ side, path, kind, note, witness }: StructureClass): string {
  const shown = witness === undefined ? "" : `; ${told(witness, "write")}`;
  return `  ${side} \`${path}\`: ${kind}, ${note}${shown}`;
}

function ruleReport(rule: RuleClass, sources: Sources): RuleReport {
  const accepted = acceptedBy(rule);
  return {
    rule: rule.rule.label,
    line: lineOf(rule.rule.span, sources),
    write: directionReport(rule.write),
    read: directionReport(rule.read),
    ...(accepted === undefined ? {} : { accepted }),
  };
}

/** The compiler does not look inside: nothing is known of the names that a script decides. */
function scriptReport({ label, span }: IrScript, sources: Sources): RuleReport {
  const line = lineOf(span, sources);
  return { rule: label, line, write: directionReport(opaque), read: directionReport(opaque) };
}

function directionReport(found: DirectionClass): DirectionReport {
  const { witness, note } = found;
  return {
    class: found.kind,
    checked: found.isChecked,
    normalisations: found.normalisations,
    ...(witness === undefined ? {} : { witness: withoutMissing(witness) }),
    ...(note === undefined ? {} : { note }),
  };
}

function withoutMissing({ value, via, back }: NonNullable<DirectionClass["witness"]>): {
  readonly value?: Json;
  readonly via?: Json;
  readonly back?: Json;
} {
  return {
    ...(value === undefined ? {} : { value }),
    ...(via === undefined ? {} : { via }),
    ...(back === undefined ? {} : { back }),
  };
}

function detailsOf(rule: RuleClass): readonly string[] {
  const accepted = acceptedBy(rule);
  return [
    ...detail("write", rule.write),
    ...detail("read", rule.read),
    ...(accepted === undefined ? [] : [`accepted: ${accepted}`]),
  ];
}

function detail(direction: "write" | "read", found: DirectionClass): readonly string[] {
  if (found.kind !== "canonical" && found.kind !== "lossy") return [];
  const why = found.kind === "canonical" ? found.normalisations.join(", ") : found.note;
  const shown = found.witness === undefined ? undefined : told(found.witness, direction);
  return [`${direction}: ${[why, shown].filter((text) => text !== undefined).join("; ")}`];
}

function acceptedBy({ rule }: RuleClass): string | undefined {
  return acceptedLoss(rule);
}

/** With `!` where some values are refused. */
function nameOf({ kind, isChecked }: DirectionClass): string {
  return isChecked && kind !== "paired" ? `${kind}!` : kind;
}

function shortened(label: string): string {
  return label.length > 50 ? `${label.slice(0, 49)}…` : label;
}

function lineOf(span: Span, sources: Sources): number {
  const source = sources.get(span.source);
  return source === undefined ? 0 : positionAt(source.text, span.start).line;
}

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { MapLaws } from "../../compiler/classes/laws.ts";
import { opaque } from "../../compiler/classes/model.ts";
import type { Maybe, Outcome } from "../../compiler/classes/run-codec.ts";
import { told } from "../../compiler/classes/told.ts";
import {
  type Explanation,
  explain,
  explainable,
  scriptsAbout,
} from "../../compiler/explain/explain.ts";
import { heldAt, type Trace, tracesOf, wayBack } from "../../compiler/explain/trace.ts";
import type { IrScript } from "../../compiler/ir/nodes.ts";
import { pathText } from "../../compiler/ir/places.ts";
import type { Who } from "../../compiler/levels/types.ts";
import type { Json } from "../../compiler/types.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import { positionAt, type Span } from "../../diagnostics/source.ts";
import { startEngine, type Tables } from "../../engine/engine.ts";
import { CommandError, type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { openMaps } from "../levels.ts";
import { type MapChoice, pickMap } from "../pick-map.ts";
import { refuseScripts } from "../scripts.ts";
import { checkTables } from "../tables.ts";

export interface ExplainOptions extends MapChoice, Who {
  readonly json: boolean;
  /** A vendor record, as a JSON file. */
  readonly record?: string;
  readonly tables: Tables;
}

/** One rule in the JSON of `cemap explain`; a value that is missing has no member. */
interface RuleReport {
  readonly rule: string;
  /** 1-based. */
  readonly line: number;
  readonly inside: readonly string[];
  readonly common: string;
  readonly direction: "both" | "read" | "write";
  readonly vendor: readonly { readonly path: string; readonly steps?: readonly string[] }[];
  readonly steps: readonly string[];
  readonly notes: readonly string[];
  readonly classes?: { readonly write: string; readonly read: string };
  readonly witness?: string;
  readonly record?: readonly WayReport[];
}

/** A value of the record on its way there, and what comes out of it on the way back. */
interface WayReport {
  readonly at: string;
  readonly value?: Json;
  readonly read: readonly StepReport[];
  readonly write: readonly StepReport[];
}

interface StepReport {
  readonly step: string;
  readonly value?: Json;
  /** The code of the refusal. */
  readonly refused?: string;
}

/** `cemap explain`: where a common field comes from, and where it goes; exit 1 for mistakes. */
export async function explainCommand(
  io: Io,
  file: string,
  field: string,
  options: ExplainOptions,
): Promise<ExitCode> {
  const open = await openMaps(io, [file], options);
  if (typeof open === "number") return open;
  const { laws: all, sources } = open;
  const map = pickMap(
    all.map((laws) => laws.map),
    options,
  );
  const laws = all.find((one) => one.map === map) as MapLaws;
  const found = explain(map, field);
  const scripts = scriptsAbout(map, field);
  if (found.length + scripts.length === 0) throw noSuch(field, explainable(map));
  if (options.record !== undefined) refuseScripts(map, "javascript", sources);
  const record = options.record === undefined ? undefined : await load(io, options.record);
  const lineOf = ({ source, start }: Span): number =>
    positionAt(sources.get(source)?.text ?? "", start).line;
  const rules = [
    ...found.map((one) => reportOf(one, laws, lineOf(one.rule.span), record)),
    ...scripts.map((script) => scriptReport(script, lineOf(script.span))),
  ];
  const result = record === undefined ? undefined : await readRecord(laws, record, field, options);
  const named = { version: 1, map: map.name, source: map.source, field };
  const document = { ...named, rules, ...(result === undefined ? {} : { result }) };
  const shown = options.json
    ? JSON.stringify(document, null, 2)
    : [`${map.name} (${map.source}): ${field}`, ...rules.map(ruleText), ...resultText(result)].join(
        "\n\n",
      );
  await print(io.stdout, `${shown}\n`);
  return exitCodes.fine;
}

function noSuch(field: string, names: readonly string[]): CommandError {
  const near = nearestName(field, names);
  const hint = near === undefined ? `There are: ${names.join(", ")}.` : `Did you mean \`${near}\`?`;
  return new CommandError(exitCodes.usage, `No rule has to do with \`${field}\`. ${hint}`);
}

async function load(io: Io, name: string): Promise<Json> {
  const text = await readFile(resolve(io.cwd, name), "utf8");
  try {
    return JSON.parse(text) as Json;
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new CommandError(exitCodes.files, `${name} is no JSON: ${why}`);
  }
}

function reportOf(
  found: Explanation,
  laws: MapLaws,
  line: number,
  record: Json | undefined,
): RuleReport {
  const { rule, inside, direction, sources, steps, notes } = found;
  const known = laws.rules.find((one) => one.rule === rule);
  const witness = known?.write.witness;
  return {
    rule: rule.label,
    line,
    inside,
    common: pathText(found.common),
    direction,
    vendor: sources.map((source) => ({
      path: source.text,
      ...(source.steps === undefined ? {} : { steps: source.steps }),
    })),
    steps,
    notes,
    ...(known === undefined ? {} : { classes: { write: known.write.kind, read: known.read.kind } }),
    ...(witness === undefined ? {} : { witness: told(witness, "write") }),
    ...(record === undefined
      ? {}
      : { record: tracesOf(found, record).map((trace) => wayOf(found, trace)) }),
  };
}

function scriptReport({ label, names, direction, file }: IrScript, line: number): RuleReport {
  return {
    rule: label,
    line,
    inside: [],
    common: names.map(pathText).join(", "),
    direction,
    vendor: [],
    steps: [],
    notes: [`decided by ${file}, on the platform only`],
    classes: { write: opaque.kind, read: opaque.kind },
  };
}

function wayOf({ codec }: Explanation, { from, steps }: Trace): WayReport {
  const last = steps.at(-1)?.outcome;
  const isThere = codec !== undefined && last !== undefined && "value" in last;
  const back = isThere ? wayBack(codec, last.value) : [];
  return {
    at: from.at,
    ...valued(from.value),
    read: steps.map(stepReport),
    write: back.map(stepReport),
  };
}

function stepReport({ step, outcome }: Trace["steps"][number]): StepReport {
  return { step, ...outcomeReport(outcome) };
}

function outcomeReport(outcome: Outcome): { readonly value?: Json; readonly refused?: string } {
  return "refused" in outcome ? outcome : valued(outcome.value);
}

function valued(value: Maybe): { readonly value?: Json } {
  return value === undefined ? {} : { value };
}

type ReadResult =
  | { readonly values: readonly { readonly at: string; readonly value?: Json }[] }
  | { readonly error: string };

/** What the field is after reading the record with the whole map. */
async function readRecord(
  { map }: MapLaws,
  record: Json,
  field: string,
  options: ExplainOptions,
): Promise<ReadResult> {
  checkTables([map], [map], options.tables);
  const engine = await startEngine(map, "javascript", options.tables);
  try {
    const common = (await engine.read(record)) as Json;
    const names = field.replaceAll(/\[[^\]]*\]/g, "").split(".");
    const path = names.map((name) => ({ kind: "member", name: name.replaceAll("`", "") }) as const);
    const held = throughLists(common, path);
    return { values: held.map(({ at, value }) => ({ at, ...valued(value) })) };
  } catch (problem) {
    if (problem instanceof Error && problem.name === "MappingError") {
      return { error: problem.message };
    }
    throw problem;
  }
}

/** Places of a dotted name, in every item of the lists on its way. */
function throughLists(
  value: Maybe,
  path: readonly { readonly kind: "member"; readonly name: string }[],
  at = "",
): readonly { readonly at: string; readonly value: Maybe }[] {
  const [step, ...rest] = path;
  if (step !== undefined && Array.isArray(value)) {
    return value.flatMap((item, index) => throughLists(item as Maybe, path, `${at}[${index}]`));
  }
  if (step === undefined) return [{ at, value }];
  return heldAt(value, [step], at).flatMap((one) => throughLists(one.value, rest, one.at));
}

function ruleText(report: RuleReport): string {
  const { rule, line, inside, vendor, steps, notes, classes, witness, direction } = report;
  const arrow = { both: "<->", read: "<-", write: "->" }[direction];
  const places = vendor.map((one) => {
    const own = one.steps === undefined ? "" : ` (${one.steps.join(", ")})`;
    return `${one.path}${own}`;
  });
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ["inside", inside],
    [`${report.common} ${arrow}`, places],
    ["steps", steps],
    ["notes", notes],
    ["classes", classes === undefined ? [] : [`write ${classes.write}, read ${classes.read}`]],
    ["witness", witness === undefined ? [] : [witness]],
  ];
  const shown = facts.flatMap(([name, values]) =>
    values.length === 0 ? [] : [`  ${name} ${values.join("; ")}`],
  );
  const ways = (report.record ?? []).flatMap(wayText);
  return [`line ${line}: ${rule}`, ...shown, ...ways].join("\n");
}

function wayText({ at, read, write, ...held }: WayReport): readonly string[] {
  return [
    `  record ${at}: ${shown(held)}`,
    ...read.map((step) => `    <- ${step.step}: ${shown(step)}`),
    ...write.map((step) => `    -> ${step.step}, in a new record: ${shown(step)}`),
  ];
}

function shown({ value, refused }: { readonly value?: Json; readonly refused?: string }): string {
  if (refused !== undefined) return `refused (${refused})`;
  return value === undefined ? "missing" : JSON.stringify(value);
}

function resultText(result: ReadResult | undefined): readonly string[] {
  if (result === undefined) return [];
  if ("error" in result) return [`read: refused: ${result.error}`];
  return [["read:", ...result.values.map((one) => `  ${one.at}: ${shown(one)}`)].join("\n")];
}

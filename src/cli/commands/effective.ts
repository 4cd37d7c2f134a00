import { levelName } from "../../compiler/ir/file-names.ts";
import type { IrMap, Level } from "../../compiler/ir/nodes.ts";
import { type EffectiveRule, effectiveOf, type Origin } from "../../compiler/levels/effective.ts";
import { type FieldOrigin, fieldsInForce } from "../../compiler/levels/fields.ts";
import type { Who } from "../../compiler/levels/types.ts";
import { positionAt, type Source, type Span } from "../../diagnostics/source.ts";
import { type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { openMaps } from "../levels.ts";
import { type MapChoice, mapsOf } from "../pick-map.ts";

export interface EffectiveOptions extends MapChoice, Who {
  readonly json: boolean;
}

type Sources = ReadonlyMap<string, Source>;

/** `cemap effective`: the rules really in force, where they come from, and what they hide. */
export async function effectiveCommand(
  io: Io,
  names: readonly string[],
  options: EffectiveOptions,
): Promise<ExitCode> {
  const open = await openMaps(io, names, options);
  if (typeof open === "number") return open;
  const { laws, sources } = open;
  const maps = mapsOf(
    laws.map(({ map }) => map),
    options,
  );
  const objects = [...new Set(maps.map(({ object }) => object))].flatMap((object) => {
    const fields = open.files.flatMap(({ result }) =>
      fieldsInForce(result.program, object, options),
    );
    return fields.some(({ level }) => level.kind !== "organization") ? [{ object, fields }] : [];
  });
  if (options.json) {
    const { account = null, instance = null } = options;
    const document = {
      version: 1,
      account,
      instance,
      maps: maps.map((map) => mapReport(map, sources)),
      objects: objects.map(({ object, fields }) => ({
        object,
        fields: fields.map((field) => fieldReport(field, sources)),
      })),
    };
    await print(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
    return exitCodes.fine;
  }
  const parts = [
    ...maps.map((map) => mapText(map, sources)),
    ...objects.map(({ object, fields }) => objectText(object, fields, sources)),
  ];
  await print(io.stdout, `${parts.join("\n\n")}\n`);
  return exitCodes.fine;
}

function originReport({ label, span, level }: Origin, sources: Sources) {
  return { rule: label, level: levelName(level), ...placeOf(span, sources) };
}

function placeOf(span: Span, sources: Sources): { readonly file: string; readonly line: number } {
  const text = sources.get(span.source)?.text ?? "";
  return { file: span.source, line: positionAt(text, span.start).line };
}

function mapReport(map: IrMap, sources: Sources) {
  const { rules, removed } = effectiveOf(map);
  return {
    map: map.name,
    object: map.object,
    element: map.element,
    resource: map.resource,
    rules: rules.map((rule) => ({
      place: rule.place,
      ...originReport(rule, sources),
      hides: rule.hides.map((hidden) => originReport(hidden, sources)),
    })),
    removed: removed.map(({ rule, by }) => ({
      ...originReport(rule, sources),
      by: levelName(by),
    })),
  };
}

function fieldReport(field: FieldOrigin, sources: Sources) {
  const { name, type, level, span, hides } = field;
  return {
    field: name,
    type,
    level: levelName(level),
    ...placeOf(span, sources),
    hides: hides.map((one) => ({ level: levelName(one.level), ...placeOf(one.span, sources) })),
  };
}

function mapText(map: IrMap, sources: Sources): string {
  const { rules, removed } = effectiveOf(map);
  const levels = [...rules, ...removed.map(({ by }) => ({ level: by }))];
  const width = Math.max(0, ...levels.map(({ level }) => shown(level).length));
  const places = Math.max(0, ...rules.map(({ place }) => place.length));
  const row = ({ level, place, label, span, hides }: EffectiveRule): readonly string[] => [
    `  ${shown(level).padEnd(width)}  ${place.padEnd(places)}  ${at(span, map, sources)}: ${label}`,
    ...hides.map(
      (hidden) =>
        `  ${" ".repeat(width)}  ${" ".repeat(places)}  hides ${at(hidden.span, map, sources)}: ${hidden.label} (${shown(hidden.level)})`,
    ),
  ];
  const gone = removed.map(
    ({ rule, by }) =>
      `  ${shown(by).padEnd(width)}  removes ${at(rule.span, map, sources)}: ${rule.label} (${shown(rule.level)})`,
  );
  const head = `${map.object} <-> ${map.element}.${map.resource} (${map.source})`;
  return [head, ...rules.flatMap(row), ...gone].join("\n");
}

function objectText(object: string, fields: readonly FieldOrigin[], sources: Sources): string {
  const width = Math.max(0, ...fields.map(({ level }) => shown(level).length));
  const rows = fields.map(({ name, type, level, span, hides }) => {
    const { file, line } = placeOf(span, sources);
    const hidden = hides.map((one) => shown(one.level)).join(", ");
    const more = hides.length === 0 ? "" : ` (instead of that of the ${hidden})`;
    return `  ${shown(level).padEnd(width)}  ${file}:${line}: ${name}: ${type}${more}`;
  });
  return [`object ${object}`, ...rows].join("\n");
}

/** `account 46`, as overrides say it. */
function shown(level: Level): string {
  return level.kind === "organization" ? level.kind : `${level.kind} ${level.id}`;
}

/** `line 12`, with the file where it is another one than the map's. */
function at(span: Span, map: IrMap, sources: Sources): string {
  const { file, line } = placeOf(span, sources);
  return file === map.source ? `line ${line}` : `${file}:${line}`;
}

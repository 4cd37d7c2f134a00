import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Host } from "../host.ts";
import type { IrMap, Level } from "../ir/nodes.ts";
import { allOf, type LoweredMap, type LowerResult, lowerMap, sourceOf } from "../lower.ts";
import type { Program } from "../program.ts";
import { layerOf } from "./layer.ts";
import { meetings } from "./meetings.ts";
import { mergeRows } from "./merge.ts";
import { holdsFor, levelOf, programFor, type Who, whoHas } from "./types.ts";

/**
 * A whole map for each `override map` of the entry file: the one in force at its level. An instance
 * stands on the organization's map, since the text does not say whose it is.
 */
export function lowerLayers(program: Program, host: Host, lowered: LowerResult): LowerResult {
  const bases = basesOf(program, host, lowered);
  const layers = program.overrides.flatMap((override): readonly LoweredMap[] => {
    if (override.kind !== "override-map") return [];
    const base = bases.get(nameOf(override));
    if (base === undefined) return [];
    const level = levelOf(override.level);
    return [stack(program, host, base, { who: whoHas(level), level, override })];
  });
  const all = allOf(layers);
  const typed = program.overrides.flatMap((override) =>
    override.kind === "override-object"
      ? programFor(program, whoHas(levelOf(override.level))).diagnostics
      : [],
  );
  return { ...all, diagnostics: [...typed, ...all.diagnostics, ...meetings(all.maps)] };
}

/**
 * The maps that are in force for somebody, one for each map of the entry file and each other that
 * it overrides; an instance stands on the account where both are given.
 */
export function lowerInForce(
  program: Program,
  host: Host,
  who: Who,
  lowered: LowerResult,
): LowerResult {
  const bases = basesOf(program, host, lowered);
  const overridden = program.overrides.flatMap((one) =>
    one.kind === "override-map" ? [nameOf(one)] : [],
  );
  const own = program.maps.map(nameOf);
  const results = [...new Set([...own, ...overridden])].flatMap((name): readonly LoweredMap[] => {
    const base = bases.get(name);
    return base === undefined ? [] : [inForce(program, host, base, who)];
  });
  return allOf(results);
}

function inForce(program: Program, host: Host, base: LoweredMap, who: Who): LoweredMap {
  let here = base;
  let known: Who = {};
  for (const kind of ["account", "instance"] as const) {
    const id = who[kind];
    if (id === undefined) continue;
    known = { ...known, [kind]: id };
    const level: Level = { kind, id };
    const overrides = program.overrides.filter((one) => holdsFor(one, { [kind]: id }));
    const override = overrides.find(
      (one) => one.kind === "override-map" && nameOf(one) === nameOf(base.source),
    );
    const isTyped = overrides.some((one) => one.kind === "override-object");
    if (override === undefined && !isTyped) continue;
    const map = override?.kind === "override-map" ? { override } : {};
    here = stack(program, host, here, { who: known, level, ...map });
  }
  return here;
}

interface Put {
  /** Whose fields are seen. */
  readonly who: Who;
  readonly level: Level;
  /** Absent where the level only has fields of its own. */
  readonly override?: ast.OverrideMapDeclaration;
}

function stack(program: Program, host: Host, base: LoweredMap, put: Put): LoweredMap {
  const { override, level } = put;
  const types = programFor(program, put.who);
  const common = types.program.objects.get(base.map.object)?.type ?? base.map.common;
  const items = override?.block.items ?? [];
  const merged = mergeRows(
    base.source.rows,
    items.filter((item) => item.kind !== "example"),
    common,
  );
  const examples = items.filter((item) => item.kind === "example");
  const head = override ?? { ...base.source, annotations: [] };
  const source = { ...head, rows: merged.rows, examples, level };
  const found = lowerMap(types.program, host, source, common);
  const layer = layerOf(base.map, found.map.block, override?.span, merged.hidden);
  const diagnostics: readonly Diagnostic[] = [
    ...types.diagnostics,
    ...merged.diagnostics,
    ...found.diagnostics,
  ];
  return { ...found, map: { ...found.map, layer }, diagnostics };
}

type Named = Pick<ast.MapDeclaration, "object" | "element" | "resource">;

/** Equal for maps and overrides of one map. */
export function nameOf({ object, element, resource }: Named): string {
  return JSON.stringify([object.text, element.text, resource.text]);
}

/** The maps that overrides can name: those of the entry file, and of the files that it uses. */
function basesOf(
  program: Program,
  host: Host,
  lowered: LowerResult,
): { readonly get: (name: string) => LoweredMap | undefined } {
  const known = new Map<string, LoweredMap>();
  for (const map of lowered.maps) {
    const source = lowered.sources.get(map);
    if (source === undefined) continue;
    known.set(nameOf(source), { map, source, isBroken: lowered.broken.has(map), diagnostics: [] });
  }
  const own = new Set(program.maps.map(nameOf));
  const used = new Map<string, ast.MapDeclaration>();
  for (const file of program.files.values()) {
    for (const one of file.declarations) {
      // What is wrong with a map of the entry file itself has been said.
      if (one.kind === "map" && !own.has(nameOf(one)) && !used.has(nameOf(one))) {
        used.set(nameOf(one), one);
      }
    }
  }
  return {
    get: (name) => {
      const found = known.get(name);
      const declaration = used.get(name);
      if (found !== undefined || declaration === undefined) return found;
      const object = program.objects.get(declaration.object.text);
      if (object === undefined) return undefined;
      const made = lowerMap(program, host, sourceOf(declaration), object.type);
      known.set(name, made);
      return made;
    },
  };
}

/** The map in force above all levels. */
export function rootOf(map: IrMap): IrMap {
  return map.layer === undefined ? map : rootOf(map.layer.base);
}

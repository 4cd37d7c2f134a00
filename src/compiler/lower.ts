import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import type * as ast from "../grammar/ast.ts";
import { annotationValues } from "./bind-annotations.ts";
import type { Host } from "./host.ts";
import { fileStem } from "./ir/file-names.ts";
import type { IrMap, Level } from "./ir/nodes.ts";
import { blockOf, lowerItems } from "./lower/block.ts";
import { type Frame, MapContext } from "./lower/context.ts";
import { lowerExamples } from "./lower/examples.ts";
import { Place } from "./lower/place.ts";
import { fillRest } from "./lower/rest.ts";
import { vendorRulesOf } from "./lower/vendor-rules.ts";
import type { Program } from "./program.ts";
import type { ObjectType } from "./types.ts";

export interface LowerResult {
  /** One for each map whose object is known, in source order; rules with an error are left out. */
  readonly maps: readonly IrMap[];
  /** What each of them was made from. */
  readonly sources: ReadonlyMap<IrMap, MapSource>;
  /** Maps with rules left out: that something is not mapped there says nothing. */
  readonly broken: ReadonlySet<IrMap>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A map as text has it: a declaration, or an override put over one. */
export interface MapSource {
  readonly object: ast.Name;
  readonly element: ast.Name;
  readonly resource: ast.Name;
  /** Of the declaration. */
  readonly span: Span;
  readonly doc?: string;
  readonly annotations: readonly ast.Annotation[];
  /** All rows in force. */
  readonly rows: readonly ast.BlockItem[];
  readonly examples: readonly ast.ExampleBlock[];
  readonly level: Level;
}

/** The source of a map that its declaration alone makes. */
export function sourceOf(declaration: ast.MapDeclaration): MapSource {
  const { items } = declaration.block;
  return {
    ...declaration,
    rows: items.filter((item) => item.kind !== "example"),
    examples: items.filter((item) => item.kind === "example"),
    level: { kind: "organization" },
  };
}

/**
 * The maps of a program as IR: names resolved, types of both sides found, sugar gone. Files of
 * static tables come through the host. Never throws on what a user wrote.
 * Source: docs/ARCHITECTURE.md "The intermediate representation".
 */
export function lower(program: Program, host: Host): LowerResult {
  const results = program.maps.flatMap((declaration) => {
    const object = program.objects.get(declaration.object.text);
    const source = sourceOf(declaration);
    return object === undefined ? [] : [lowerMap(program, host, source, object.type)];
  });
  return allOf(results);
}

/** What was found of one map. */
export interface LoweredMap {
  readonly map: IrMap;
  readonly source: MapSource;
  readonly isBroken: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function allOf(results: readonly LoweredMap[]): LowerResult {
  return {
    maps: results.map(({ map }) => map),
    sources: new Map(results.map(({ map, source }) => [map, source])),
    broken: new Set(results.flatMap(({ map, isBroken }) => (isBroken ? [map] : []))),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Two results as one. */
export function joined(one: LowerResult, other: LowerResult): LowerResult {
  return {
    maps: [...one.maps, ...other.maps],
    sources: new Map([...one.sources, ...other.sources]),
    broken: new Set([...one.broken, ...other.broken]),
    diagnostics: [...one.diagnostics, ...other.diagnostics],
  };
}

/** One map of a program, with the type of its object. */
export function lowerMap(
  program: Program,
  host: Host,
  source: MapSource,
  common: ObjectType,
): LoweredMap {
  const ctx = new MapContext(program, host);
  const object = source.object.text;
  const element = source.element.text;
  const resource = source.resource.text;
  const symbol = program.elements.get(element)?.resources.get(resource);
  const vendor = new Place(symbol?.schema);
  const frame: Frame = {
    common: { side: "common", above: [], prefix: [], place: new Place(common) },
    vendor: { side: "vendor", above: [], prefix: [], place: vendor },
    direction: "both",
    annotations: [],
  };
  const block = fillRest(blockOf(lowerItems(ctx, frame, source.rows)));
  const examples = lowerExamples(ctx, source.examples);
  const map: IrMap = {
    kind: "map",
    name: fileStem([object, element, resource], source.level),
    object,
    element,
    resource,
    source: source.span.source,
    span: source.span,
    ...(source.doc === undefined ? {} : { doc: source.doc }),
    common,
    vendor: vendor.objectType(),
    vendorRules: vendorRulesOf(symbol),
    block,
    tables: [...ctx.tables.values()],
    examples,
    scripts: ctx.scripts,
    idle: ctx.idle,
    annotations: annotationValues(source.annotations, "map"),
    level: source.level,
  };
  return { map, source, isBroken: ctx.isBroken, diagnostics: ctx.diagnostics };
}

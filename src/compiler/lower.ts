import type { Diagnostic } from "../diagnostics/diagnostic.ts";
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
  /** Maps with rules left out: that something is not mapped there says nothing. */
  readonly broken: ReadonlySet<IrMap>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The maps of a program as IR: names resolved, types of both sides found, sugar gone. Files of
 * static tables come through the host. Never throws on what a user wrote.
 * Source: docs/ARCHITECTURE.md "The intermediate representation".
 */
export function lower(program: Program, host: Host): LowerResult {
  const diagnostics: Diagnostic[] = [];
  const maps: IrMap[] = [];
  const broken = new Set<IrMap>();
  for (const declaration of program.maps) {
    const object = program.objects.get(declaration.object.text);
    if (object === undefined) continue;
    const ctx = new MapContext(program, host);
    const map = lowerMap(ctx, declaration, object.type);
    diagnostics.push(...ctx.diagnostics);
    maps.push(map);
    if (ctx.isBroken) broken.add(map);
  }
  return { maps, broken, diagnostics };
}

function lowerMap(ctx: MapContext, declaration: ast.MapDeclaration, common: ObjectType): IrMap {
  const object = declaration.object.text;
  const element = declaration.element.text;
  const resource = declaration.resource.text;
  const symbol = ctx.program.elements.get(element)?.resources.get(resource);
  const vendor = new Place(symbol?.schema);
  const frame: Frame = {
    common: { side: "common", above: [], prefix: [], place: new Place(common) },
    vendor: { side: "vendor", above: [], prefix: [], place: vendor },
    direction: "both",
    annotations: [],
  };
  const level: Level = { kind: "organization" };
  const { items } = declaration.block;
  const rows = items.filter((item) => item.kind !== "example");
  const block = fillRest(blockOf(lowerItems(ctx, frame, rows)));
  const examples = lowerExamples(ctx, declaration.block);
  return {
    kind: "map",
    name: fileStem([object, element, resource], level),
    object,
    element,
    resource,
    source: declaration.span.source,
    span: declaration.span,
    ...(declaration.doc === undefined ? {} : { doc: declaration.doc }),
    common,
    vendor: vendor.objectType(),
    vendorRules: vendorRulesOf(symbol),
    block,
    tables: [...ctx.tables.values()],
    examples,
    scripts: ctx.scripts,
    idle: ctx.idle,
    annotations: annotationValues(declaration.annotations, "map"),
    level,
  };
}

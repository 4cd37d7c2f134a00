import type { ObjectDeclaration, OverrideObjectDeclaration } from "../../grammar/ast.ts";
import { annotationValues } from "../bind-annotations.ts";
import type { IrObject } from "../ir/nodes.ts";
import type { ObjectSymbol, Program } from "../program.ts";
import { levelOf, programFor, whoHas } from "./types.ts";

/**
 * The objects that the entry file declares, then those of its maps and overrides that come by `use`,
 * then one for each `override object`, with all fields in force there.
 */
export function objectsOf(program: Program, entryPath: string): readonly IrObject[] {
  const declared = (program.files.get(entryPath)?.declarations ?? [])
    .filter((one) => one.kind === "object")
    .map(({ name }) => name.text);
  const mapped = [...program.maps, ...program.overrides].map(({ object }) => object.text);
  const objects = [...new Set([...declared, ...mapped])].flatMap((name) => {
    const symbol = program.objects.get(name);
    return symbol === undefined ? [] : [objectOf(name, symbol)];
  });
  const layers = program.overrides.flatMap((override) =>
    override.kind === "override-object" ? objectAt(program, override) : [],
  );
  return [...objects, ...layers];
}

function objectAt(program: Program, override: OverrideObjectDeclaration): readonly IrObject[] {
  const level = levelOf(override.level);
  const name = override.object.text;
  const symbol = programFor(program, whoHas(level)).program.objects.get(name);
  if (symbol === undefined) return [];
  const { doc: _, ...above } = objectOf(name, symbol);
  const base = program.objects.get(name);
  return [
    {
      ...above,
      source: override.span.source,
      span: override.span,
      ...(override.doc === undefined ? {} : { doc: override.doc }),
      annotations: annotationValues(override.annotations, "object"),
      level,
      own: new Set(override.fields.map((field) => field.name.text)),
      ...(base === undefined ? {} : { base: objectOf(name, base) }),
    },
  ];
}

function objectOf(name: string, { declaration, type }: ObjectSymbol): IrObject {
  return {
    kind: "object",
    name,
    source: declaration.span.source,
    span: declaration.span,
    ...(declaration.doc === undefined ? {} : { doc: declaration.doc }),
    ...hubOf(declaration),
    type,
    annotations: annotationValues(declaration.annotations, "object"),
    level: { kind: "organization" },
  };
}

function hubOf({ hub }: ObjectDeclaration): { readonly hub?: string } {
  return hub === undefined || hub.text === "" ? {} : { hub: hub.text };
}

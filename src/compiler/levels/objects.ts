import type { ObjectDeclaration } from "../../grammar/ast.ts";
import { annotationValues } from "../bind-annotations.ts";
import type { IrObject } from "../ir/nodes.ts";
import type { ObjectSymbol, Program } from "../program.ts";

/** The objects that the entry file declares, then those of its maps that come by `use`. */
export function objectsOf(program: Program, entryPath: string): readonly IrObject[] {
  const declared = (program.files.get(entryPath)?.declarations ?? [])
    .filter((one) => one.kind === "object")
    .map(({ name }) => name.text);
  const mapped = program.maps.map(({ object }) => object.text);
  return [...new Set([...declared, ...mapped])].flatMap((name) => {
    const symbol = program.objects.get(name);
    return symbol === undefined ? [] : [objectOf(name, symbol)];
  });
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

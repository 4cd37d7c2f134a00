import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Level } from "../ir/nodes.ts";
import type { Program } from "../program.ts";
import { printType } from "../types-print.ts";
import { holdsFor, levelOf, programFor, type Who } from "./types.ts";

/** A field of an object with the level that declares it. */
export interface FieldOrigin {
  readonly name: string;
  /** As it is written, with `!` for a required one. */
  readonly type: string;
  readonly level: Level;
  readonly span: Span;
  /** Declarations of the same name above, the nearest first. */
  readonly hides: readonly { readonly level: Level; readonly span: Span }[];
}

/** The fields of an object that somebody has; none where the program does not know it. */
export function fieldsInForce(program: Program, object: string, who: Who): readonly FieldOrigin[] {
  const symbol = programFor(program, who).program.objects.get(object);
  if (symbol === undefined) return [];
  const layers = (["instance", "account"] as const).flatMap((kind) =>
    program.overrides.flatMap((one) => {
      const id = who[kind];
      const isHere = one.kind === "override-object" && one.object.text === object;
      return isHere && id !== undefined && holdsFor(one, { [kind]: id })
        ? [{ level: levelOf(one.level), fields: one.fields }]
        : [];
    }),
  );
  const declared = program.objects.get(object)?.declaration.fields ?? [];
  const all: readonly {
    readonly level: Level;
    readonly fields: readonly ast.FieldDeclaration[];
  }[] = [...layers, { level: { kind: "organization" }, fields: declared }];
  return symbol.type.fields.flatMap((field): readonly FieldOrigin[] => {
    const found = all.flatMap(({ level, fields }) => {
      const one = fields.find(({ name }) => name.text === field.name);
      return one === undefined ? [] : [{ level, span: one.span }];
    });
    const [first, ...hides] = found;
    if (first === undefined) return [];
    const type = `${printType(field.type)}${field.required ? "!" : ""}`;
    return [{ name: field.name, type, ...first, hides }];
  });
}

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import { bindTypes } from "../bind-types.ts";
import type { Level } from "../ir/nodes.ts";
import type { Program } from "../program.ts";

/** Whose maps and objects are asked for; nobody's: those of the organization. */
export interface Who {
  readonly account?: string;
  readonly instance?: string;
}

export function levelOf({ level, id }: ast.OverrideLevel): Level {
  return { kind: level, id: id.value };
}

/** Whether an override holds for somebody. */
export function holdsFor({ level }: { readonly level: ast.OverrideLevel }, who: Who): boolean {
  return who[level.level] === level.id.value;
}

/** The one who has this level and no other. */
export function whoHas(level: Level): Who {
  return level.kind === "organization" ? {} : { [level.kind]: level.id };
}

export interface TypesAt {
  readonly program: Program;
  /** What is wrong with the fields that the level adds. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The program with the fields that only this account or instance has, in whatever holds them. */
export function programFor(program: Program, who: Who): TypesAt {
  const overrides = program.overrides
    .filter((one) => one.kind === "override-object")
    .filter((one) => holdsFor(one, who))
    .sort((one, other) => rank(one) - rank(other));
  if (overrides.length === 0) return { program, diagnostics: [] };
  const objects = new Map(
    [...program.objects].map(([name, { declaration }]) => [name, declaration] as const),
  );
  for (const { object, fields } of overrides) {
    const declaration = objects.get(object.text);
    if (declaration !== undefined) objects.set(object.text, withFields(declaration, fields));
  }
  const enums = new Map(
    [...program.enums].map(([name, { declaration }]) => [name, declaration] as const),
  );
  const found: Diagnostic[] = [];
  const types = bindTypes(objects, enums, found);
  const isOwn = ({ span }: Diagnostic): boolean =>
    overrides.some((override) => isWithin(span, override.span));
  return { program: { ...program, ...types }, diagnostics: found.filter(isOwn) };
}

function rank({ level }: ast.OverrideObjectDeclaration): number {
  return level.level === "account" ? 0 : 1;
}

/** A field of the same name takes the place of the one above. */
function withFields(
  declaration: ast.ObjectDeclaration,
  fields: readonly ast.FieldDeclaration[],
): ast.ObjectDeclaration {
  const own = new Map(fields.map((field) => [field.name.text, field]));
  const kept = declaration.fields.map((field) => own.get(field.name.text) ?? field);
  const names = new Set(declaration.fields.map(({ name }) => name.text));
  return {
    ...declaration,
    fields: [...kept, ...fields.filter(({ name }) => !names.has(name.text))],
  };
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && outer.start <= inner.start && inner.end <= outer.end;
}

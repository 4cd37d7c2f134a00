import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { unreachable } from "../diagnostics/invariant.ts";
import type { Span } from "../diagnostics/source.ts";
import type {
  EnumDeclaration,
  ListTypeNode,
  Name,
  NamedType,
  ObjectDeclaration,
  TypeNode,
} from "../grammar/ast.ts";
import { bindFields, checkKeyedBy } from "./bind-fields.ts";
import { nameTable, suggestion } from "./bind-names.ts";
import type { EnumSymbol, ObjectSymbol, Program } from "./program.ts";
import {
  type EnumType,
  type ObjectType,
  type ScalarName,
  scalarNames,
  type Type,
} from "./types.ts";
import { errorType } from "./types-path.ts";

/** How deep types may nest, and how many places one type may have when written out. */
export const maxTypeDepth = 100;
export const maxTypePlaces = 20_000;

export interface BoundTypes {
  readonly objects: ReadonlyMap<string, ObjectSymbol>;
  readonly enums: ReadonlyMap<string, EnumSymbol>;
}

/** Gives every enum and object its type. An object that is wrong somewhere holds error types there. */
export function bindTypes(
  objects: ReadonlyMap<string, ObjectDeclaration>,
  enums: ReadonlyMap<string, EnumDeclaration>,
  diagnostics: Diagnostic[],
): BoundTypes {
  const enumSymbols = new Map<string, EnumSymbol>();
  for (const [name, declaration] of enums) {
    enumSymbols.set(name, { declaration, type: enumType(declaration, diagnostics) });
  }
  const scope: TypeScope = {
    objects,
    enums: enumSymbols,
    done: new Map(),
    open: new Map(),
    depth: 0,
    diagnostics,
  };
  const objectSymbols = new Map<string, ObjectSymbol>();
  for (const [name, declaration] of objects) {
    const measured = objectNamed(scope, declaration);
    if (measured.type.kind !== "object") continue;
    objectSymbols.set(name, { declaration, type: measured.type });
  }
  return { objects: objectSymbols, enums: enumSymbols };
}

/** The type that a node in a rule (`as Phone`) or a table column writes. */
export function typeOfNode(
  node: TypeNode,
  bound: Pick<Program, "objects" | "enums">,
): { readonly type: Type; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const done = new Map<string, Measured>();
  for (const [name, symbol] of bound.objects)
    done.set(name, { type: symbol.type, depth: 1, places: 1 });
  const objects = new Map([...bound.objects].map(([name, symbol]) => [name, symbol.declaration]));
  const scope: TypeScope = {
    objects,
    enums: bound.enums,
    done,
    open: new Map(),
    depth: 0,
    diagnostics,
  };
  return { type: resolve(scope, node).type, diagnostics };
}

/** A type with its height, and the number of places in it when every name is written out. */
export interface Measured {
  readonly type: Type;
  readonly depth: number;
  readonly places: number;
}

/** State of one binding of types; never outlives the functions above. */
export interface TypeScope {
  readonly objects: ReadonlyMap<string, ObjectDeclaration>;
  readonly enums: ReadonlyMap<string, EnumSymbol>;
  readonly done: Map<string, Measured>;
  /** Objects whose fields are being resolved, each with the name that leads on from it. */
  readonly open: Map<string, Name | undefined>;
  /** Nodes between the outermost type and here, so that no text can exhaust the stack. */
  depth: number;
  readonly diagnostics: Diagnostic[];
}

const broken: Measured = { type: errorType, depth: 1, places: 1 };
const scalars: ReadonlySet<string> = new Set(scalarNames);

/** The type of a node; what is wrong in it is reported and becomes the error type. */
export function resolve(scope: TypeScope, node: TypeNode): Measured {
  if (scope.depth >= maxTypeDepth) {
    const name = [...scope.open.keys()].at(-1) ?? "type";
    scope.diagnostics.push(tooDeep(name, node.span));
    return broken;
  }
  scope.depth++;
  const measured = resolveKind(scope, node);
  scope.depth--;
  return measured;
}

function resolveKind(scope: TypeScope, node: TypeNode): Measured {
  switch (node.kind) {
    case "named-type":
      return named(scope, node);
    case "literal-union":
      return leaf(
        enumOf(
          undefined,
          node.members.map((member) => member.value),
        ),
      );
    case "object-type":
      return bindFields(scope, node, undefined);
    case "list-type":
      return list(scope, node);
    case "map-type": {
      const value = resolve(scope, node.value);
      return { ...grown(value), type: { kind: "map", value: value.type } };
    }
    default:
      return unreachable(node);
  }
}

function named(scope: TypeScope, node: NamedType): Measured {
  const name = node.name.text;
  if (name === "") return broken;
  if (!node.name.quoted && isScalarName(name)) return leaf({ kind: "scalar", name });
  const enumeration = scope.enums.get(name);
  if (enumeration !== undefined) return leaf(enumeration.type);
  const declaration = scope.objects.get(name);
  if (declaration === undefined) {
    const known = [...scalarNames, ...scope.enums.keys(), ...scope.objects.keys()];
    scope.diagnostics.push(
      diagnostic("unknown-type", node.name.span, { name, ...suggestion(name, known) }),
    );
    return broken;
  }
  const holder = [...scope.open.keys()].at(-1);
  if (holder !== undefined) scope.open.set(holder, node.name);
  if (scope.open.has(name)) {
    scope.diagnostics.push(recursion(scope, name, node.name));
    return broken;
  }
  return objectNamed(scope, declaration);
}

function objectNamed(scope: TypeScope, declaration: ObjectDeclaration): Measured {
  const name = declaration.name.text;
  const known = scope.done.get(name);
  if (known !== undefined) return known;
  scope.open.set(name, undefined);
  const bound = bindFields(scope, declaration, name);
  scope.open.delete(name);
  const measured = withinLimits(scope, declaration, bound) ? bound : emptied(bound);
  scope.done.set(name, measured);
  return measured;
}

function withinLimits(scope: TypeScope, declaration: ObjectDeclaration, bound: Measured): boolean {
  const { name } = declaration;
  if (bound.depth > maxTypeDepth) {
    // Where the text itself nests too deeply, that was said at the place.
    const isSaid = scope.diagnostics.some(
      ({ code, span }) => code === "type-limit" && isWithin(span, declaration.span),
    );
    if (!isSaid) scope.diagnostics.push(tooDeep(name.text, name.span));
    return false;
  }
  if (bound.places <= maxTypePlaces) return true;
  const limit = `${maxTypePlaces} places when written out`;
  scope.diagnostics.push(diagnostic("type-limit", name.span, { name: name.text, limit }));
  return false;
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

/** Without fields a type is small for those that name it; being open, it keeps rules silent. */
function emptied(measured: Measured): Measured {
  if (measured.type.kind !== "object") return broken;
  const type: ObjectType = { ...measured.type, fields: [], key: [], open: true };
  return { type, depth: 1, places: 1 };
}

function list(scope: TypeScope, node: ListTypeNode): Measured {
  const item = resolve(scope, node.item);
  const key = node.keyedBy === undefined ? keyOf(item.type) : checkKeyedBy(scope, node, item.type);
  return { ...grown(item), type: { kind: "list", item: item.type, key } };
}

function keyOf(item: Type): readonly string[] {
  return item.kind === "object" ? item.key : [];
}

function enumType(declaration: EnumDeclaration, diagnostics: Diagnostic[]): EnumType {
  const members = declaration.members.map((member) => ({
    name: member.text,
    isText: member.quoted,
    span: member.span,
    value: member,
  }));
  const words = { one: "member", many: "members" };
  return enumOf(declaration.name.text, [...nameTable(members, words, diagnostics).keys()]);
}

function enumOf(name: string | undefined, members: readonly string[]): EnumType {
  return { kind: "enum", ...(name === undefined ? {} : { name }), members: [...new Set(members)] };
}

function leaf(type: Type): Measured {
  return { type, depth: 1, places: 1 };
}

function grown(inner: Measured): { readonly depth: number; readonly places: number } {
  return { depth: inner.depth + 1, places: inner.places + 1 };
}

export function isScalarName(name: string): name is ScalarName {
  return scalars.has(name);
}

function tooDeep(name: string, at: Span): Diagnostic {
  return diagnostic("type-limit", at, { name, limit: `${maxTypeDepth} levels` });
}

/** Reported at the name that closes the circle, with a label at each name along it. */
function recursion(scope: TypeScope, name: string, at: Name): Diagnostic {
  const circle = [...scope.open.keys()];
  const labels = circle.slice(circle.indexOf(name)).flatMap((holder) => {
    const step = scope.open.get(holder);
    return step === undefined || step === at
      ? []
      : [{ span: step.span, text: `\`${holder}\` holds this` }];
  });
  return diagnostic("recursive-type", at.span, { name }, { labels });
}

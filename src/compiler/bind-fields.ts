import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type {
  FieldDeclaration,
  KeyClause,
  ListTypeNode,
  Name,
  ObjectDeclaration,
  ObjectTypeNode,
} from "../grammar/ast.ts";
import { annotationValues, checkAnnotations } from "./bind-annotations.ts";
import { nameTable, type ScopeWords, suggestion } from "./bind-names.ts";
import { type Measured, resolve, type TypeScope } from "./bind-types.ts";
import type { Field, ObjectType, Type } from "./types.ts";
import { printType } from "./types-print.ts";

/** The type of an object declaration or of an inline object, measured. */
export function bindFields(
  scope: TypeScope,
  node: ObjectDeclaration | ObjectTypeNode,
  name: string | undefined,
): Measured {
  const declared = fieldTable(node.fields, scope.diagnostics);
  const fields: Field[] = [];
  let depth = 0;
  let places = 1;
  for (const [fieldName, declaration] of declared) {
    const measured = resolve(scope, declaration.type);
    depth = Math.max(depth, measured.depth);
    places += measured.places;
    checkAnnotations(declaration.annotations, "field", scope.diagnostics);
    fields.push(fieldOfDeclaration(fieldName, declaration, measured.type));
  }
  const doc = node.kind === "object" ? node.doc : undefined;
  const type: ObjectType = {
    kind: "object",
    ...(name === undefined ? {} : { name }),
    fields,
    key: keyOf(node, declared, fields, name, scope.diagnostics),
    open: false,
    ...(doc === undefined ? {} : { doc }),
  };
  return { type, depth: depth + 1, places };
}

/** Fields by name, duplicates reported. */
export function fieldTable(
  fields: readonly FieldDeclaration[],
  diagnostics: Diagnostic[],
  words: ScopeWords = { one: "field", many: "fields" },
): ReadonlyMap<string, FieldDeclaration> {
  const entries = fields.map((field) => ({
    name: field.name.text,
    span: field.name.span,
    value: field,
  }));
  return nameTable(entries, words, diagnostics);
}

/** One field with its resolved type. */
export function fieldOfDeclaration(name: string, declaration: FieldDeclaration, type: Type): Field {
  return {
    name,
    type,
    required: declaration.required,
    ...(declaration.doc === undefined ? {} : { doc: declaration.doc }),
    annotations: annotationValues(declaration.annotations, "field"),
  };
}

/** The names after `keyed by` that the items have; the others are reported. */
export function checkKeyedBy(scope: TypeScope, node: ListTypeNode, item: Type): readonly string[] {
  const names = node.keyedBy ?? [];
  if (item.kind === "error" || (item.kind === "object" && item.open)) return [];
  if (item.kind !== "object") {
    const span = names[0]?.span ?? node.span;
    scope.diagnostics.push(diagnostic("keyed-by-scalar", span, { type: printType(item) }));
    return [];
  }
  const owner = item.name === undefined ? "the item" : `\`${item.name}\``;
  return keyNames(names, item.fields, owner, scope.diagnostics);
}

function keyOf(
  node: ObjectDeclaration | ObjectTypeNode,
  declared: ReadonlyMap<string, FieldDeclaration>,
  fields: readonly Field[],
  name: string | undefined,
  diagnostics: Diagnostic[],
): readonly string[] {
  const marked = [...declared.values()].filter((field) => field.isKey);
  const owner = name === undefined ? "the object" : `\`${name}\``;
  const clause = node.key;
  const names = clause?.names ?? marked.slice(0, 1).map((field) => field.name);
  reportTwoKeys(clause, marked, diagnostics);
  const key = keyNames(names, fields, owner, diagnostics);
  for (const field of fields) {
    const at = names.find((candidate) => candidate.text === field.name);
    if (at === undefined || field.required || !key.includes(field.name)) continue;
    diagnostics.push(diagnostic("optional-key", at.span, { name: field.name }));
  }
  return key;
}

function reportTwoKeys(
  clause: KeyClause | undefined,
  marked: readonly FieldDeclaration[],
  diagnostics: Diagnostic[],
): void {
  const [first, second] = clause === undefined ? marked : [undefined, marked[0]];
  const firstName = first?.name ?? clause?.names[0];
  if (firstName === undefined || second === undefined) return;
  const params = { first: firstName.text, second: second.name.text };
  const labels = [{ span: firstName.span, text: "the first key" }];
  diagnostics.push(diagnostic("two-keys", second.name.span, params, { labels }));
}

/** Those of the names that are fields which can tell objects apart; the others are reported. */
function keyNames(
  names: readonly Name[],
  fields: readonly Field[],
  owner: string,
  diagnostics: Diagnostic[],
): readonly string[] {
  const entries = names.map((name) => ({ name: name.text, span: name.span, value: name }));
  const unique = nameTable(entries, { one: "key field", many: "key fields" }, diagnostics);
  const key: string[] = [];
  for (const [text, name] of unique) {
    const field = fields.find((candidate) => candidate.name === text);
    if (field === undefined) {
      const near = suggestion(
        text,
        fields.map((candidate) => candidate.name),
      );
      diagnostics.push(diagnostic("unknown-key-field", name.span, { name: text, owner, ...near }));
    } else if (!canBeKey(field.type)) {
      const params = { name: text, type: printType(field.type) };
      diagnostics.push(diagnostic("key-type", name.span, params));
    } else if (field.type.kind !== "error") {
      key.push(text);
    }
  }
  return key;
}

function canBeKey(type: Type): boolean {
  if (type.kind === "scalar") return type.name !== "json";
  return type.kind === "enum" || type.kind === "error";
}

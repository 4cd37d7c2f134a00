import { diagnostic } from "../diagnostics/diagnostic.ts";
import { spanBetween } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import type {
  AnnotationsCstNode,
  FieldCstNode,
  FieldsCstNode,
  KeyClauseCstNode,
  NameListCstNode,
  TypeCstNode,
} from "./cst.generated.ts";
import { annotationOf } from "./cst-json.ts";
import {
  all,
  attempt,
  type CstContext,
  checkKeyword,
  docOf,
  each,
  nameOf,
  need,
  spanOf,
  stringOf,
  tokenSpan,
} from "./cst-support.ts";
import type { Token } from "./tokens.ts";
import { meantWord } from "./words.ts";

/** The fields between two braces and the `key (…)` clause among them. */
export function fieldsOf(
  node: FieldsCstNode | undefined,
  ctx: CstContext,
): { readonly fields: readonly ast.FieldDeclaration[]; readonly key?: ast.KeyClause } {
  const fields = each(node?.children.field, (field) => fieldOf(field, ctx));
  const clause = node?.children.keyClause?.[0];
  const key = clause && attempt(() => keyClauseOf(clause, ctx));
  return key === undefined ? { fields } : { fields, key };
}

/** `name: type! key @annotation(…)` */
export function fieldOf(node: FieldCstNode, ctx: CstContext): ast.FieldDeclaration {
  const { name, type, Bang, keyedBy, key, annotations } = node.children;
  let fieldType = typeOf(need(type), ctx);
  const keyed = keyedBy?.[0];
  if (keyed !== undefined) {
    checkKeyword(keyed.children.keyword, "keyed", ctx);
    checkKeyword(keyed.children.by, "by", ctx);
    const { nameList, name: single } = keyed.children;
    const keyedByNames = nameList ? namesOf(need(nameList), ctx) : [nameOf(need(single), ctx)];
    const span = spanBetween(fieldType.span, spanOf(keyed, ctx));
    // Identity of items means nothing outside a list; the parser asks for `[]` before `keyed`.
    if (fieldType.kind === "list-type") fieldType = { ...fieldType, span, keyedBy: keyedByNames };
  }
  checkKeyMark(key?.[0], ctx);
  return {
    ...{ kind: "field", span: spanOf(node, ctx), ...docOf(node, ctx) },
    ...{ name: nameOf(need(name), ctx), type: fieldType },
    ...{ required: Bang !== undefined, isKey: isKeyMark(key?.[0]) },
    annotations: annotationsOf(annotations, ctx),
  };
}

function isKeyMark(token: Token | undefined): boolean {
  return token !== undefined && meantWord(token.image, ["key"]) !== undefined;
}

/** Behind a type only `key` can stand; other languages write `required` where `!` is meant. */
function checkKeyMark(token: Token | undefined, ctx: CstContext): void {
  if (token === undefined || token.image === "key") return;
  if (isKeyMark(token)) {
    checkKeyword([token], "key", ctx);
    return;
  }
  const isRequired = meantWord(token.image, ["required"]) !== undefined;
  const allowed = isRequired ? "`!` behind the type for a field that must be there" : "`key`";
  ctx.report(diagnostic("unknown-word", tokenSpan(token, ctx), { found: token.image, allowed }));
}

export function annotationsOf(
  nodes: readonly AnnotationsCstNode[] | undefined,
  ctx: CstContext,
): readonly ast.Annotation[] {
  return each(nodes?.[0]?.children.annotation, (annotation) => annotationOf(annotation, ctx));
}

function keyClauseOf(node: KeyClauseCstNode, ctx: CstContext): ast.KeyClause {
  checkKeyword(node.children.keyword, "key", ctx);
  const names = namesOf(need(node.children.nameList), ctx);
  return { kind: "key", span: spanOf(node, ctx), names };
}

function namesOf(node: NameListCstNode, ctx: CstContext): readonly ast.Name[] {
  return all(node.children.name, (name) => nameOf(name, ctx));
}

/** A type as written; what its names mean is found later. */
export function typeOf(node: TypeCstNode, ctx: CstContext): ast.TypeNode {
  let type = itemTypeOf(node, ctx);
  for (const bracket of node.children.RSquare ?? []) {
    const span = spanBetween(type.span, tokenSpan(bracket, ctx));
    type = { kind: "list-type", span, item: type };
  }
  return type;
}

function itemTypeOf(node: TypeCstNode, ctx: CstContext): ast.TypeNode {
  const { mapType, literalUnion, fields, name } = node.children;
  if (mapType !== undefined) {
    const value = typeOf(need(need(mapType).children.type), ctx);
    return { kind: "map-type", span: spanOf(need(mapType), ctx), value };
  }
  if (literalUnion !== undefined) {
    const union = need(literalUnion);
    const members = all(union.children.Str, (token) => stringOf(token, ctx));
    return { kind: "literal-union", span: spanOf(union, ctx), members };
  }
  if (fields !== undefined) {
    const body = need(fields);
    return { kind: "object-type", span: spanOf(body, ctx), ...fieldsOf(body, ctx) };
  }
  const named = nameOf(need(name), ctx);
  return { kind: "named-type", span: named.span, name: named };
}

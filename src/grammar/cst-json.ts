import type * as ast from "./ast.ts";
import type {
  AnnotationCstNode,
  JsonArrayCstNode,
  JsonCstNode,
  JsonMemberCstNode,
  JsonObjectCstNode,
  NameCstNode,
} from "./cst.generated.ts";
import {
  all,
  type CstContext,
  each,
  nameOf,
  need,
  spanOf,
  stringOf,
  tokenSpan,
} from "./cst-support.ts";
import type { Token } from "./tokens.ts";

/** A JSON value inside a file. */
export function jsonOf(node: JsonCstNode, ctx: CstContext): ast.JsonNode {
  const { jsonObject, jsonArray, Str, NumberToken, Minus, True, False, Null } = node.children;
  const span = spanOf(node, ctx);
  if (jsonObject !== undefined) return jsonObjectOf(need(jsonObject), ctx);
  if (jsonArray !== undefined) return jsonArrayOf(need(jsonArray), ctx);
  if (Str !== undefined) return stringOf(need(Str), ctx);
  if (True !== undefined) return { kind: "boolean", span, value: true };
  if (False !== undefined) return { kind: "boolean", span, value: false };
  if (Null !== undefined) return { kind: "null", span };
  const digits = need(NumberToken).image;
  return { kind: "number", span, text: Minus === undefined ? digits : `-${digits}` };
}

export function jsonObjectOf(node: JsonObjectCstNode, ctx: CstContext): ast.JsonObject {
  const members = each(node.children.jsonMember, (member) => jsonMemberOf(member, ctx));
  return { kind: "json-object", span: spanOf(node, ctx), members };
}

function jsonMemberOf(node: JsonMemberCstNode, ctx: CstContext): ast.JsonMember {
  const { name, Str, json } = node.children;
  const value = jsonOf(need(json), ctx);
  const span = spanOf(node, ctx);
  if (name !== undefined) {
    const { text, span: nameSpan } = nameOf(need(name), ctx);
    return { kind: "json-member", span, name: text, nameSpan, value };
  }
  const literal = stringOf(need(Str), ctx);
  return { kind: "json-member", span, name: literal.value, nameSpan: literal.span, value };
}

function jsonArrayOf(node: JsonArrayCstNode, ctx: CstContext): ast.JsonArray {
  const items = all(node.children.json, (item) => jsonOf(item, ctx));
  return { kind: "json-array", span: spanOf(node, ctx), items };
}

/** `@name(arguments)`; a bare word among the arguments is a string. */
export function annotationOf(node: AnnotationCstNode, ctx: CstContext): ast.Annotation {
  const args = all(node.children.annotationArgument, (argument): ast.JsonNode => {
    const { name, json } = argument.children;
    if (name === undefined) return jsonOf(need(json), ctx);
    const word = nameOf(need(name), ctx);
    return { kind: "string", span: word.span, value: word.text, plain: false };
  });
  const { name, Null } = node.children;
  return {
    kind: "annotation",
    span: spanOf(node, ctx),
    name: annotationName(name, Null, ctx),
    args,
  };
}

/** `@null` is the one annotation whose name is a reserved word. */
function annotationName(
  name: readonly NameCstNode[] | undefined,
  reserved: readonly Token[] | undefined,
  ctx: CstContext,
): ast.Name {
  const token = reserved?.[0];
  if (token === undefined) return nameOf(need(name), ctx);
  return { kind: "name", span: tokenSpan(token, ctx), text: token.image, quoted: false };
}

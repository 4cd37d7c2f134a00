import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import type {
  DeclarationCstNode,
  EnumMemberCstNode,
  InHubCstNode,
  LevelCstNode,
  MapHeadCstNode,
  NameCstNode,
  ResourceCstNode,
  ResourceRowCstNode,
} from "./cst.generated.ts";
import { expressionOf, pathOf } from "./cst-expressions.ts";
import { annotationOf } from "./cst-json.ts";
import { blockOf, blockOrGap, restOf } from "./cst-rows.ts";
import {
  attempt,
  type CstContext,
  checkKeyword,
  docOf,
  each,
  inOrder,
  nameOf,
  nameOrGap,
  need,
  optionalString,
  spanOf,
  stringOf,
  tokenSpan,
  wordOf,
} from "./cst-support.ts";
import { annotationsOf, fieldOf, fieldsOf } from "./cst-types.ts";
import type { Token } from "./tokens.ts";
import { overrideLevels } from "./words.ts";

/** What every declaration has: its place and the doc comment before it. */
interface Common {
  readonly span: Span;
  readonly doc?: string;
}

interface Keyworded {
  readonly children: { readonly keyword?: readonly Token[]; readonly name?: NameCstNode[] };
}

/** One declaration; gives up when nothing in it can be used. */
export function declarationOf(node: DeclarationCstNode, ctx: CstContext): ast.Declaration {
  const { hub, codec, table, use, ReservedText } = node.children;
  const common: Common = { span: spanOf(node, ctx), ...docOf(node, ctx) };
  const reserved = ReservedText?.[0];
  if (reserved !== undefined) return reservedOf(reserved, common);
  if (hub !== undefined) {
    const name = nameAfter(need(hub), "hub", common, ctx);
    return {
      kind: "hub",
      ...common,
      name,
      ...optionalString("title", need(hub).children.Str, ctx),
    };
  }
  if (codec !== undefined) {
    const { block, expression } = need(codec).children;
    const name = nameAfter(need(codec), "codec", common, ctx);
    const rows = block?.[0];
    const body = rows ? blockOf(rows, ctx) : expressionOf(need(expression), ctx);
    return { kind: "codec", ...common, name, body };
  }
  if (table !== undefined) {
    const name = nameAfter(need(table), "table", common, ctx);
    const columns = each(need(table).children.field, (field) => fieldOf(field, ctx));
    return { kind: "table", ...common, name, columns };
  }
  if (use !== undefined) {
    checkKeyword(need(use).children.keyword, "use", ctx);
    return { kind: "use", ...common, path: stringOf(need(need(use).children.Str), ctx) };
  }
  return declarationWithBody(node, common, ctx);
}

function declarationWithBody(
  node: DeclarationCstNode,
  common: Common,
  ctx: CstContext,
): ast.Declaration {
  const { object, enumeration, element, map, overrideMap, overrideObject } = node.children;
  if (object !== undefined) {
    const { inHub, annotations, fields } = need(object).children;
    const name = nameAfter(need(object), "object", common, ctx);
    const rest = { annotations: annotationsOf(annotations, ctx), ...fieldsOf(fields?.[0], ctx) };
    return { kind: "object", ...common, name, ...hubOf(inHub, ctx), ...rest };
  }
  if (enumeration !== undefined) {
    const name = nameAfter(need(enumeration), "enum", common, ctx);
    const members = each(need(enumeration).children.enumMember, (part) => memberOf(part, ctx));
    return { kind: "enum", ...common, name, members };
  }
  if (element !== undefined) {
    const { Str, inHub, resource } = need(element).children;
    const name = nameAfter(need(element), "element", common, ctx);
    const resources = each(resource, (part) => resourceOf(part, ctx));
    const title = optionalString("title", Str, ctx);
    return { kind: "element", ...common, name, ...title, ...hubOf(inHub, ctx), resources };
  }
  if (map !== undefined) {
    const { keyword, mapHead, annotations, block } = need(map).children;
    checkKeyword(keyword, "map", ctx);
    const head = mapHeadOf(mapHead, common.span, ctx);
    const given = annotationsOf(annotations, ctx);
    const rows = blockOrGap(block, common.span, ctx);
    return { kind: "map", ...common, ...head, annotations: given, block: rows };
  }
  if (overrideMap !== undefined) {
    const { keyword, what, mapHead, level, annotations, block } = need(overrideMap).children;
    checkKeyword(keyword, "override", ctx);
    checkKeyword(what, "map", ctx);
    const head = mapHeadOf(mapHead, common.span, ctx);
    const rows = blockOrGap(block, common.span, ctx, true);
    return {
      kind: "override-map",
      ...common,
      ...head,
      level: levelOf(need(level), ctx),
      annotations: annotationsOf(annotations, ctx),
      block: rows,
    };
  }
  const { keyword, what, name, level, annotations, fields } = need(overrideObject).children;
  checkKeyword(keyword, "override", ctx);
  checkKeyword(what, "object", ctx);
  const object_ = nameOrGap(name, common.span, ctx);
  const own = fieldsOf(fields?.[0], ctx).fields;
  const layer = levelOf(need(level), ctx);
  const given = annotationsOf(annotations, ctx);
  return {
    kind: "override-object",
    ...common,
    object: object_,
    level: layer,
    annotations: given,
    fields: own,
  };
}

function reservedOf(token: Token, common: Common): ast.ReservedDeclaration {
  const keyword = token.image === "sync" || token.image === "proxy" ? token.image : "instance";
  const length = (token.payload as number | undefined) ?? keyword.length;
  const end = common.span.start + length;
  return { kind: "reserved", ...common, keyword, keywordSpan: { ...common.span, end } };
}

function nameAfter(node: Keyworded, keyword: string, common: Common, ctx: CstContext): ast.Name {
  checkKeyword(node.children.keyword, keyword, ctx);
  const word = node.children.keyword?.[0];
  const gap = word === undefined ? common.span : tokenSpan(word, ctx);
  return nameOrGap(node.children.name, gap, ctx);
}

function hubOf(
  nodes: readonly InHubCstNode[] | undefined,
  ctx: CstContext,
): { readonly hub?: ast.Name } {
  const node = nodes?.[0];
  if (node === undefined) return {};
  checkKeyword(node.children.keyword, "in", ctx);
  const hub = attempt(() => nameOf(need(node.children.name), ctx));
  return hub === undefined ? {} : { hub };
}

function mapHeadOf(
  nodes: readonly MapHeadCstNode[] | undefined,
  at: Span,
  ctx: CstContext,
): { readonly object: ast.Name; readonly element: ast.Name; readonly resource: ast.Name } {
  const head = nodes?.[0];
  const gap = (head && attempt(() => spanOf(head, ctx))) ?? { ...at, end: at.start };
  const arrow = head?.children.Arrow?.[0];
  // Directions are for rows to choose; what is no arrow at all has been reported before.
  if (arrow?.image === "->" || arrow?.image === "<-") {
    const params = { found: `\`${arrow.image}\``, expected: "`<->`" };
    ctx.report(diagnostic("unexpected-token", tokenSpan(arrow, ctx), params));
  }
  return {
    object: nameOrGap(head?.children.object, gap, ctx),
    element: nameOrGap(head?.children.element, gap, ctx),
    resource: nameOrGap(head?.children.resource, gap, ctx),
  };
}

function levelOf(node: LevelCstNode, ctx: CstContext): ast.OverrideLevel {
  checkKeyword(node.children.keyword, "for", ctx);
  const level = wordOf(need(node.children.level), overrideLevels, ctx);
  return {
    kind: "level",
    span: spanOf(node, ctx),
    level,
    id: stringOf(need(node.children.Str), ctx),
  };
}

function memberOf(node: EnumMemberCstNode, ctx: CstContext): ast.EnumMember {
  const { name, Str } = node.children;
  const common: Common = { span: spanOf(node, ctx), ...docOf(node, ctx) };
  if (Str !== undefined) {
    const text = stringOf(need(Str), ctx).value;
    return { kind: "enum-member", ...common, text, quoted: true };
  }
  const { text, quoted } = nameOf(need(name), ctx);
  return { kind: "enum-member", ...common, text, quoted };
}

function resourceOf(node: ResourceCstNode, ctx: CstContext): ast.ResourceDeclaration {
  const { from, Str, resourceRow } = node.children;
  const common: Common = { span: spanOf(node, ctx), ...docOf(node, ctx) };
  const name = nameAfter(node, "resource", common, ctx);
  checkKeyword(from, "from", ctx);
  const rows = each(resourceRow, (row) => resourceRowOf(row, ctx));
  return { kind: "resource", ...common, name, ...optionalString("from", Str, ctx), rows };
}

function resourceRowOf(node: ResourceRowCstNode, ctx: CstContext): ast.ResourceRow {
  const { resourceSubject, annotation } = node.children;
  const subjects = each(inOrder(resourceSubject ?? []), (subject) => {
    const rest = subject.children.rest?.[0];
    return rest ? restOf(rest, ctx) : pathOf(need(subject.children.path), ctx);
  });
  const annotations = each(annotation, (part) => annotationOf(part, ctx));
  return {
    kind: "resource-row",
    span: spanOf(node, ctx),
    ...docOf(node, ctx),
    subjects,
    annotations,
  };
}

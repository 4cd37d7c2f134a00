import { doc } from "prettier";
import { unreachable } from "../diagnostics/invariant.ts";
import type { Source } from "../diagnostics/source.ts";
import type * as ast from "./ast.ts";
import { commentsByContainer, type Item, lines } from "./format-comments.ts";
import {
  expressionText,
  inlineType,
  keyedText,
  nameText,
  pathText,
  stringText,
} from "./format-expressions.ts";
import { braces, enclosed, type FormatContext } from "./format-json.ts";
import { annotationDoc, blockDoc, bodyStart } from "./format-rows.ts";
import { parse } from "./parse.ts";

type Doc = doc.builders.Doc;
const { hardline } = doc.builders;

const printWidth = 100;

/**
 * The canonical form of a text: two blanks of indentation, the arrows of a block in one column,
 * comments where they were, at most one blank line in a row. Formatting twice changes nothing, and
 * the tree stays as it is. A text with syntax errors is given back unchanged.
 */
export function format(text: string): string {
  const source: Source = { path: "", text };
  const { file, diagnostics } = parse(source);
  const isBroken = diagnostics.some((finding) => finding.severity === "error");
  return isBroken ? text : formatFile(source, file);
}

/** The canonical form of a tree that was parsed from `source` without errors. */
export function formatFile(source: Source, file: ast.SourceFile): string {
  const context: FormatContext = { source, comments: commentsByContainer(file) };
  const items: readonly Item[] = file.declarations.map((declaration) => ({
    span: declaration.span,
    doc: declarationDoc(declaration, context),
  }));
  if (items.length === 0 && file.comments.length === 0) return "";
  const body = lines(items, context.comments.get(file) ?? [], source.text);
  const { formatted } = doc.printer.printDocToString([body, hardline], {
    printWidth,
    tabWidth: 2,
    useTabs: false,
  });
  return formatted.replace(/[ \t]+$/gm, "");
}

function declarationDoc(declaration: ast.Declaration, context: FormatContext): Doc {
  switch (declaration.kind) {
    case "use":
      return `use ${stringText(declaration.path)}`;
    case "hub":
      return `hub ${nameText(declaration.name)}${titleText(declaration.title)}`;
    case "object":
      return objectDoc(declaration, context);
    case "enum":
      return enumDoc(declaration, context);
    case "element":
      return elementDoc(declaration, context);
    case "map":
      return mapDoc(declaration, context);
    case "override-map":
      return [
        `override map ${mapHead(declaration)} ${levelText(declaration.level)} `,
        annotationsDoc(declaration.annotations, context),
        blockDoc(declaration.block, context),
      ];
    case "override-object":
      return [
        `override object ${nameText(declaration.object)} ${levelText(declaration.level)} `,
        annotationsDoc(declaration.annotations, context),
        fieldsDoc(declaration, context),
      ];
    case "codec":
      return codecDoc(declaration, context);
    case "table":
      return tableDoc(declaration, context);
    case "reserved":
      return verbatim(context.source.text.slice(declaration.span.start, declaration.span.end));
    default:
      return unreachable(declaration);
  }
}

function objectDoc(declaration: ast.ObjectDeclaration, context: FormatContext): Doc {
  const hub = declaration.hub === undefined ? "" : ` in ${nameText(declaration.hub)}`;
  return [
    `object ${nameText(declaration.name)}${hub} `,
    annotationsDoc(declaration.annotations, context),
    fieldsDoc(declaration, context),
  ];
}

type FieldHolder = Pick<ast.ObjectDeclaration, "span" | "fields"> & {
  readonly key?: ast.KeyClause;
  readonly annotations?: readonly ast.Annotation[];
};

function fieldsDoc(holder: FieldHolder, context: FormatContext): Doc {
  const items: Item[] = holder.fields.map((field) => ({
    span: field.span,
    doc: fieldDoc(field, context),
  }));
  if (holder.key !== undefined) {
    const names = holder.key.names.map(nameText).join(", ");
    items.push({ span: holder.key.span, doc: `key (${names})` });
  }
  items.sort((a, b) => a.span.start - b.span.start);
  const headEnd = holder.annotations?.at(-1)?.span.end ?? holder.span.start;
  const open = bodyStart({ start: headEnd, end: holder.span.end }, context);
  return enclosed(holder, open, items, { ...braces, brokenSeparator: "" }, context);
}

function fieldDoc(field: ast.FieldDeclaration, context: FormatContext): Doc {
  const parts: Doc[] = [nameText(field.name), ": ", typeDoc(field.type, context)];
  if (field.required) parts.push("!");
  if (field.isKey) parts.push(" key");
  for (const annotation of field.annotations) parts.push(" ", annotationDoc(annotation, context));
  return parts;
}

function typeDoc(type: ast.TypeNode, context: FormatContext): Doc {
  if (type.kind === "object-type") return fieldsDoc(type, context);
  if (type.kind === "list-type" && type.item.kind !== "literal-union") {
    return [typeDoc(type.item, context), "[]", keyedText(type)];
  }
  if (type.kind === "map-type") return ["map<", typeDoc(type.value, context), ">"];
  return inlineType(type);
}

function enumDoc(declaration: ast.EnumDeclaration, context: FormatContext): Doc {
  const items = declaration.members.map((member) => ({
    span: member.span,
    doc: member.quoted
      ? stringText({ kind: "string", span: member.span, value: member.text, plain: false })
      : member.text,
  }));
  const open = bodyStart(declaration.span, context);
  return [
    `enum ${nameText(declaration.name)} `,
    enclosed(declaration, open, items, { ...braces, brokenSeparator: "" }, context),
  ];
}

function elementDoc(declaration: ast.ElementDeclaration, context: FormatContext): Doc {
  const hub = declaration.hub === undefined ? "" : ` in ${nameText(declaration.hub)}`;
  const head = `element ${nameText(declaration.name)}${titleText(declaration.title)}${hub} `;
  const items = declaration.resources.map((resource) => ({
    span: resource.span,
    doc: resourceDoc(resource, context),
  }));
  const open = bodyStart(declaration.span, context);
  return [head, enclosed(declaration, open, items, { ...braces, brokenSeparator: "" }, context)];
}

function resourceDoc(resource: ast.ResourceDeclaration, context: FormatContext): Doc {
  const from = resource.from === undefined ? "" : ` from ${stringText(resource.from)}`;
  const head = `resource ${nameText(resource.name)}${from}`;
  const comments = context.comments.get(resource) ?? [];
  if (resource.rows.length === 0 && comments.length === 0) return head;
  const items = resource.rows.map((row) => ({ span: row.span, doc: resourceRowDoc(row, context) }));
  const open = bodyStart(resource.span, context);
  return [`${head} `, enclosed(resource, open, items, { ...braces, brokenSeparator: "" }, context)];
}

function resourceRowDoc(row: ast.ResourceRow, context: FormatContext): Doc {
  const subjects = row.subjects.map((subject) =>
    subject.kind === "rest" ? restText(subject) : pathText(subject),
  );
  const annotations = row.annotations.flatMap((annotation) => [
    " ",
    annotationDoc(annotation, context),
  ]);
  return [subjects.join(", "), annotations];
}

function restText(rest: ast.RestSide): string {
  return rest.like === undefined ? "..." : `... like ${stringText(rest.like)}`;
}

function mapDoc(declaration: ast.MapDeclaration, context: FormatContext): Doc {
  const annotations = annotationsDoc(declaration.annotations, context);
  return [`map ${mapHead(declaration)} `, annotations, blockDoc(declaration.block, context)];
}

/** Annotations between the head of a declaration and its body. */
function annotationsDoc(annotations: readonly ast.Annotation[], context: FormatContext): Doc {
  return annotations.flatMap((annotation) => [annotationDoc(annotation, context), " "]);
}

type MapHead = Pick<ast.MapDeclaration, "object" | "element" | "resource">;

function mapHead(head: MapHead): string {
  return `${nameText(head.object)} <-> ${nameText(head.element)}.${nameText(head.resource)}`;
}

function levelText(level: ast.OverrideLevel): string {
  return `for ${level.level} ${stringText(level.id)}`;
}

function codecDoc(declaration: ast.CodecDeclaration, context: FormatContext): Doc {
  const head = `codec ${nameText(declaration.name)} = `;
  return declaration.body.kind === "block"
    ? [head, blockDoc(declaration.body, context)]
    : `${head}${expressionText(declaration.body)}`;
}

function tableDoc(declaration: ast.TableDeclaration, context: FormatContext): Doc {
  const columns = declaration.columns.map((column) => fieldDoc(column, context));
  return [`table ${nameText(declaration.name)} (`, doc.builders.join(", ", columns), ")"];
}

function titleText(title: ast.StringLiteral | undefined): string {
  return title === undefined ? "" : ` ${stringText(title)}`;
}

/** Text as it stands, whatever its indentation. */
function verbatim(text: string): Doc {
  return doc.builders.join(doc.builders.literalline, text.split(/\r\n|\r|\n/));
}

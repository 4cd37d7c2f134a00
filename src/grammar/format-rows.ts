import { doc } from "prettier";
import { unreachable } from "../diagnostics/invariant.ts";
import type * as ast from "./ast.ts";
import { expressionText, nameText, pathText, stringText } from "./format-expressions.ts";
import { braces, enclosed, type FormatContext, jsonDoc } from "./format-json.ts";

type Doc = doc.builders.Doc;
const { ifBreak, join } = doc.builders;

/** Left sides up to this width share one column of arrows; longer ones stand out of line. */
const maxAlignedWidth = 44;

/** Rows are separated by line breaks alone where they stand on lines of their own. */
export function blockDoc(block: ast.Block, context: FormatContext): Doc {
  const width = arrowColumn(block.items.map(leftText));
  const items = block.items.map((item) => ({
    span: item.span,
    doc: itemDoc(item, width, context),
  }));
  return enclosed(block, block.span.start, items, { ...braces, brokenSeparator: "" }, context);
}

function arrowColumn(lefts: readonly (string | undefined)[]): number {
  const widths = lefts.flatMap((left) =>
    left === undefined || left.length > maxAlignedWidth ? [] : [left.length],
  );
  return Math.max(0, ...widths);
}

function leftText(item: ast.BlockItem): string | undefined {
  return item.kind === "row" && item.left.kind !== "pattern" ? sideText(item.left) : undefined;
}

function itemDoc(item: ast.BlockItem, width: number, context: FormatContext): Doc {
  switch (item.kind) {
    case "row":
      return rowDoc(item, width, context);
    case "when": {
      const left = `when ${expressionText(item.common)}`;
      const right = expressionText(item.vendor);
      const modifiers = item.modifiers.map((one) => [" ", modifierDoc(one, context)]);
      return [left, ` ${item.arrow} `, right, modifiers, " ", blockDoc(item.block, context)];
    }
    case "else-block":
      return ["else ", blockDoc(item.block, context)];
    case "else-action":
      return `else ${item.action}`;
    case "remove":
      return item.side === "common"
        ? `remove ${pathText(item.path)}`
        : `remove -> ${pathText(item.path)}`;
    case "example":
      return exampleDoc(item, context);
    default:
      return unreachable(item);
  }
}

function rowDoc(row: ast.Row, width: number, context: FormatContext): Doc {
  const left = sideDoc(row.left, context);
  const padding = typeof left === "string" ? " ".repeat(Math.max(0, width - left.length)) : "";
  const arrow = ifBreak(`${padding} ${arrowText(row.arrow)} `, ` ${row.arrow} `);
  const parts: Doc[] = [left, arrow, sideDoc(row.right, context)];
  for (const modifier of row.modifiers) parts.push(" ", modifierDoc(modifier, context));
  if (row.block !== undefined) parts.push(" ", blockDoc(row.block, context));
  return parts;
}

/** Three columns wide, so that heads and tails of arrows stand below each other. */
function arrowText(arrow: ast.Arrow): string {
  return arrow === "->" ? " ->" : arrow.padEnd(3);
}

function sideDoc(side: ast.Side, context: FormatContext): Doc {
  return side.kind === "pattern" ? jsonDoc(side.value, context) : sideText(side);
}

function sideText(side: Exclude<ast.Side, ast.PatternSide>): string {
  switch (side.kind) {
    case "names":
      return side.names.map(pathText).join(", ");
    case "rest":
      return side.like === undefined ? "..." : `... like ${stringText(side.like)}`;
    case "same":
    case "else":
      return side.kind;
    case "script":
      return `script ${stringText(side.path)}`;
    default:
      return expressionText(side);
  }
}

function modifierDoc(modifier: ast.Modifier, context: FormatContext): Doc {
  switch (modifier.kind) {
    case "lossy":
      return `lossy ${stringText(modifier.why)}`;
    case "default":
      return [`default ${modifier.arrow} `, jsonDoc(modifier.value, context)];
    case "on":
      return `on ${modifier.event}`;
    case "else-modifier":
      return `else ${modifier.action}`;
    case "annotation":
      return annotationDoc(modifier, context);
    default:
      return unreachable(modifier);
  }
}

/** `@name` or `@name(arguments)` */
export function annotationDoc(annotation: ast.Annotation, context: FormatContext): Doc {
  const name = `@${nameText(annotation.name)}`;
  if (annotation.args.length === 0) return name;
  const args = annotation.args.map((arg) => jsonDoc(arg, context));
  return [name, "(", join(", ", args), ")"];
}

function exampleDoc(example: ast.ExampleBlock, context: FormatContext): Doc {
  const head = example.name === undefined ? "example " : `example ${stringText(example.name)} `;
  const items = example.pairs.map((pair) => ({ span: pair.span, doc: pairDoc(pair, context) }));
  const open = bodyStart(example.span, context);
  return [head, enclosed(example, open, items, { ...braces, brokenSeparator: "" }, context)];
}

function pairDoc(pair: ast.ExamplePair, context: FormatContext): Doc {
  const parts: Doc[] = [
    jsonDoc(pair.common, context),
    ` ${pair.arrow} `,
    jsonDoc(pair.vendor, context),
  ];
  if (pair.original !== undefined) parts.push(" ", jsonDoc(pair.original, context));
  return parts;
}

/** The offset of the opening brace of a node whose head holds only names and strings. */
export function bodyStart(
  span: { readonly start: number; readonly end: number },
  context: FormatContext,
): number {
  const text = context.source.text;
  const head =
    /^(?:[^"'`{/@]|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|`[^`\r\n]*`|\/\/[^\r\n]*)*/;
  const match = head.exec(text.slice(span.start, span.end));
  return span.start + (match?.[0].length ?? 0);
}

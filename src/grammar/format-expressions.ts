import { unreachable } from "../diagnostics/invariant.ts";
import type * as ast from "./ast.ts";

/** An expression on one line, with the fewest parentheses that keep its tree. */
export function expressionText(expr: ast.Expr): string {
  switch (expr.kind) {
    case "path":
      return pathText(expr);
    case "string":
      return stringText(expr);
    case "number":
      return expr.text;
    case "boolean":
      return String(expr.value);
    case "null":
    case "missing":
      return expr.kind;
    case "template":
      return `"${expr.parts.map(templatePart).join("")}"`;
    case "list":
      return `[${expr.items.map(expressionText).join(", ")}]`;
    case "unary":
      return `-${operand(expr.operand, levels.unary)}`;
    case "binary":
      return binaryText(expr);
    case "state":
      return `${operand(expr.operand, levels.state + 1)} ${expr.state}`;
    case "conditional":
      return `${operand(expr.test, levels.conditional + 1)} ? ${expressionText(expr.then)} : ${expressionText(expr.otherwise)}`;
    case "call":
      return `$${expr.fn.text}(${expr.args.map(expressionText).join(", ")})`;
    case "jsonata":
      return `jsonata(${stringText(expr.text)})`;
    case "suffixed":
      return `${operand(expr.operand, levels.suffixed)} ${suffixText(expr.suffix)}`;
    default:
      return unreachable(expr);
  }
}

/** Binding strength; a larger number binds tighter. Mirrors the rules of the parser. */
const levels = {
  conditional: 1,
  or: 2,
  and: 3,
  comparison: 4,
  state: 4,
  first: 5,
  sum: 6,
  product: 7,
  unary: 8,
  suffixed: 9,
  primary: 10,
} as const;

function levelOf(expr: ast.Expr): number {
  switch (expr.kind) {
    case "conditional":
      return levels.conditional;
    case "binary":
      return binaryLevel(expr.op);
    case "state":
      return levels.state;
    case "unary":
      return levels.unary;
    case "suffixed":
      return levels.suffixed;
    case "number":
      return expr.text.startsWith("-") ? levels.unary : levels.primary;
    default:
      return levels.primary;
  }
}

function binaryLevel(op: ast.BinaryOp): number {
  switch (op) {
    case "or":
      return levels.or;
    case "and":
      return levels.and;
    case "??":
      return levels.first;
    case "&":
    case "+":
    case "-":
      return levels.sum;
    case "*":
    case "/":
    case "%":
      return levels.product;
    default:
      return levels.comparison;
  }
}

function binaryText(expr: ast.BinaryExpr): string {
  const level = binaryLevel(expr.op);
  const left = operand(expr.left, level === levels.comparison ? level + 1 : level);
  return `${left} ${expr.op} ${operand(expr.right, level + 1)}`;
}

function operand(expr: ast.Expr, atLeast: number): string {
  const text = expressionText(expr);
  return levelOf(expr) < atLeast ? `(${text})` : text;
}

export function suffixText(suffix: ast.Suffix): string {
  switch (suffix.kind) {
    case "as": {
      const args = suffix.args.map(stringText).join(", ");
      return `as ${inlineType(suffix.type)}${args === "" ? "" : `(${args})`}`;
    }
    case "via":
      return `via ${nameText(suffix.codec)}`;
    case "from": {
      const table =
        suffix.table.kind === "name" ? nameText(suffix.table) : stringText(suffix.table);
      return `from ${table} (${nameText(suffix.common)} <-> ${nameText(suffix.vendor)})`;
    }
    default:
      return unreachable(suffix);
  }
}

/** A type on one line; object types (which may need several) are written by the declarations. */
export function inlineType(type: ast.TypeNode): string {
  switch (type.kind) {
    case "named-type":
      return nameText(type.name);
    case "literal-union":
      return type.members.map(stringText).join(" | ");
    case "list-type": {
      const item = inlineType(type.item);
      const inner = type.item.kind === "literal-union" && type.item.members.length > 1;
      return `${inner ? `(${item})` : item}[]${keyedText(type)}`;
    }
    case "map-type":
      return `map<${inlineType(type.value)}>`;
    case "object-type":
      return `{ ${type.fields.map((field) => `${nameText(field.name)}: ${inlineType(field.type)}`).join(", ")} }`;
    default:
      return unreachable(type);
  }
}

export function keyedText(type: ast.ListTypeNode): string {
  if (type.keyedBy === undefined) return "";
  const names = type.keyedBy.map(nameText);
  return names.length === 1 ? ` keyed by ${names[0]}` : ` keyed by (${names.join(", ")})`;
}

export function pathText(path: ast.PathExpr): string {
  let text = path.hasThis ? "this" : "";
  for (const step of path.steps) {
    switch (step.kind) {
      case "member":
        text += text === "" ? nameText(step.name) : `.${nameText(step.name)}`;
        break;
      case "index":
        text += `[${step.index}]`;
        break;
      case "find":
        text += `[${expressionText(step.condition)}]`;
        break;
      case "each":
        text += "[]";
        break;
      default:
        return unreachable(step);
    }
  }
  return text;
}

/** A name; in backticks, with what cannot stand there escaped, where it was written so. */
export function nameText(name: ast.Name): string {
  return name.quoted ? `\`${escaped(name.text, "`", false)}\`` : name.text;
}

function templatePart(part: ast.TemplatePart): string {
  return part.kind === "text" ? escaped(part.value, '"', true) : `{${expressionText(part.expr)}}`;
}

/** A literal with its own kind of quotes. */
export function stringText(literal: ast.StringLiteral): string {
  return literal.plain
    ? `'${escaped(literal.value, "'", false)}'`
    : `"${escaped(literal.value, '"', true)}"`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** Characters that are shown as `\uXXXX`: controls, line separators, direction marks, surrogates. */
const hiddenCharacter =
  /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

function escaped(value: string, quote: string, braces: boolean): string {
  let text = "";
  for (const character of value) {
    const short = Object.hasOwn(shortEscapes, character) ? shortEscapes[character] : undefined;
    if (short !== undefined) text += short;
    else if (character === quote || (braces && (character === "{" || character === "}"))) {
      text += `\\${character}`;
    } else if (hiddenCharacter.test(character)) {
      text += `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    } else text += character;
  }
  return text;
}

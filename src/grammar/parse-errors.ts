import { EOF, type IRecognitionException } from "chevrotain";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import * as t from "./tokens.ts";
import { followingWords, meantWord } from "./words.ts";

/** What a rule of the grammar is called in a message. */
const expectations: Readonly<Record<string, string>> = {
  annotationArgument: "a value",
  annotation: "the name of an annotation",
  asSuffix: "a type",
  block: "`{` and rows",
  call: "`(` and arguments",
  blockItem: "a row",
  codec: "a table of rows or an expression",
  default: "an arrow and a value",
  element: "the name of an element",
  elseAction: "`error`, `keep`, `null` or `drop`",
  enumMember: "a name or a string",
  examplePair: "an arrow between two objects",
  expression: "`:` and another value",
  field: "`name: type`",
  fields: "`name: type`",
  fromSuffix: "a table and its two columns, as in `users (id <-> remoteId)`",
  inHub: "the name of a hub",
  json: "a value",
  jsonMember: "`name: value`",
  leftSide: "a path, a constant or a template",
  literalUnion: "a string",
  level: '`for account "…"` or `for instance "…"`',
  lossy: "the reason in quotes",
  mapHead: "`Object <-> element.Resource`",
  name: "a name",
  on: "`create` or `update`",
  overrideMap: "`map`",
  overrideObject: "`map` or `object`",
  primary: "a path, a constant or a template",
  resourceRow: "an annotation such as `@readonly`",
  rest: "a pattern in quotes",
  rightSide: "a path, a constant or a template",
  step: "a condition, a position or `]`",
  type: "a type",
  use: "the path of a file in quotes",
};

/** What stands again and again between the braces of a rule. */
const partsOf: Readonly<Record<string, string>> = {
  block: "a row",
  element: "a resource",
  enumeration: "a member",
  example: "`{ common } <-> { vendor }`",
  fields: "`name: type`",
  jsonObject: "`name: value`",
  resource: "a path and an annotation",
};

/** Rules whose own words say more than the one sign that is missing. */
const tellingRules: ReadonlySet<string> = new Set(
  ["mapHead", "field", "jsonMember", "fromSuffix", "examplePair"], //
);

/** Rules that look for something optional behind a whole operand. */
const trailingRules: ReadonlySet<string> = new Set(
  ["terminator", "file", "modifier", "link", "suffix", "hole"], //
);

/** Where a stumble happened. */
export interface ErrorPlace {
  readonly tokens: readonly t.Token[];
  readonly source: string;
}

/** One stumble of the parser in the words of a user. */
export function describeError(error: IRecognitionException, place: ErrorPlace): Diagnostic {
  const { token } = error;
  const rule = error.context.ruleStack.at(-1) ?? "file";
  const arrow = danglingArrow(error, place.tokens);
  if (arrow !== undefined) {
    return diagnostic("missing-right-side", spanOf(arrow, place.source), { arrow: arrow.image });
  }
  const span = isEnd(token) ? endSpan(token, place) : spanOf(token, place.source);
  const found = describeToken(token);
  if (rule === "row" || rule === "when") return diagnostic("missing-arrow", span, { found });
  const expected = trailingRules.has(rule) ? afterOperand(error) : expectedBy(rule, error);
  return diagnostic("unexpected-token", span, { found, expected });
}

function expectedBy(rule: string, error: IRecognitionException): string {
  const part = partsOf[rule];
  if (part !== undefined && error.message === "`}`") return part;
  if (rule === "asSuffix" && error.message === "`)`") return "a text in quotes";
  const isSign = error.name === "MismatchedTokenException" && error.message.startsWith("`");
  if (isSign && !tellingRules.has(rule)) return error.message;
  return expectations[rule] ?? "something else";
}

/** The arrow behind which a side is missing, when that is what made the parser stumble. */
function danglingArrow(
  error: IRecognitionException,
  tokens: readonly t.Token[],
): t.Token | undefined {
  const index = error.token.tokenType === EOF ? tokens.length : tokens.indexOf(error.token);
  const before = tokens[index - 1];
  const rules = error.context.ruleStack;
  if (rules.at(-1) === "jsonMember" && rules.includes("rightSide")) {
    const brace = tokens.findLastIndex((token, at) => at < index && token.tokenType === t.LCurly);
    const arrow = tokens[brace - 1];
    return t.isToken(error.token, t.Arrow) && t.isToken(arrow, t.Arrow) ? arrow : undefined;
  }
  if (!rules.includes("block")) return undefined;
  if (t.isToken(before, t.Arrow)) return endsSide(error.token) ? before : undefined;
  // `a <-> lossy "why"`: a word that stands before what it needs is no path.
  const isWord = t.isToken(before, t.Identifier) && followingWords.some((w) => w === before?.image);
  const arrow = tokens[index - 2];
  return isWord && t.isToken(arrow, t.Arrow) && !isEnd(error.token) ? arrow : undefined;
}

function isEnd(token: t.Token): boolean {
  return token.tokenType === t.RowEnd || token.tokenType === EOF;
}

function afterOperand(error: IRecognitionException): string {
  const { token } = error;
  const isWord = t.isToken(token, t.Identifier);
  const near = isWord ? meantWord(token.image, followingWords) : undefined;
  if (near !== undefined && near !== token.image) return `\`${near}\` and what belongs to it`;
  const rules = error.context.ruleStack;
  const isMember =
    !rules.includes("block") && (rules.includes("enumeration") || rules.includes("fields"));
  return isMember ? "a comma or a line break" : "the end of the row";
}

function endsSide(token: t.Token): boolean {
  const types = [t.Comma, t.RCurly, t.LCurly, t.At, t.Arrow, t.RParen, t.RSquare];
  return isEnd(token) || types.some((type) => t.isToken(token, type));
}

function describeToken(token: t.Token): string {
  if (token.tokenType === EOF) return "the end of the file";
  if (token.tokenType === t.RowEnd) return "the end of the row";
  if (token.image === "") return "the end of what is in the brackets";
  const image = token.image.length > 40 ? `${token.image.slice(0, 39)}…` : token.image;
  return image.includes("`") ? image : `\`${image}\``;
}

function endSpan(token: t.Token, place: ErrorPlace): Span {
  const last = place.tokens.at(-1);
  const start = token.tokenType === EOF ? (last ? t.endOf(last) : 0) : token.startOffset;
  return { source: place.source, start, end: start };
}

function spanOf(token: t.Token, source: string): Span {
  return { source, start: token.startOffset, end: t.endOf(token) };
}

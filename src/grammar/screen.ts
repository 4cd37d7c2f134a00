import type { TokenType } from "chevrotain";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import * as t from "./tokens.ts";

/** Tokens with evident slips put right, the diagnostics for them, and where text was lost. */
export interface Screened {
  readonly tokens: readonly t.Token[];
  readonly diagnostics: readonly Diagnostic[];
  /** Offsets of mistakes that may make the rest of their row unreadable. */
  readonly damaged: readonly number[];
}

interface Screening {
  readonly source: string;
  readonly tokens: t.Token[];
  readonly diagnostics: Diagnostic[];
  readonly damaged: number[];
}

/** Reports what the lexer let pass on purpose, and puts right what has one evident meaning. */
export function screenTokens(tokens: readonly t.Token[], source: string): Screened {
  const screening: Screening = { source, tokens: [], diagnostics: [], damaged: [] };
  for (const [index, token] of tokens.entries()) {
    if (splitComparison(tokens, index, screening)) continue;
    if (splitEmptyMap(tokens, index, screening)) continue;
    if (meansUnion(tokens, index)) {
      const span = { source, start: token.startOffset, end: t.endOf(token) };
      const params = { found: token.image, suggestion: "|" };
      screening.diagnostics.push(diagnostic("wrong-operator", span, params));
      screening.tokens.push(retyped(token, t.Pipe, "|"));
      continue;
    }
    const isArrow = meansArrow(tokens, index);
    screening.tokens.push(
      screenToken(isArrow ? retyped(token, t.WrongArrow, token.image) : token, screening),
    );
  }
  return screening;
}

/** The arrow that was most likely meant by one that does not exist. */
export function meantArrow(image: string): "<->" | "<-" | "->" {
  if (/^(==?=?|:=)$/.test(image) || /[↔⇔]/.test(image) || image === "<>") return "<->";
  const left = /^[<←⇐]/.test(image);
  const right = /[>→⇒]$/.test(image);
  if (left && right) return "<->";
  return left ? "<-" : "->";
}

const foreignOperators: ReadonlyMap<string, readonly [TokenType, string]> = new Map<
  string,
  readonly [TokenType, string]
>([
  ["==", [t.Equals, "="]],
  ["===", [t.Equals, "="]],
  [":=", [t.Equals, "="]],
  ["!==", [t.NotEquals, "!="]],
  ["&&", [t.Identifier, "and"]],
  ["||", [t.Identifier, "or"]],
]);

function screenToken(token: t.Token, screening: Screening): t.Token {
  const { source, diagnostics, damaged } = screening;
  const span: Span = { source, start: token.startOffset, end: t.endOf(token) };
  const found = token.image;
  switch (token.tokenType) {
    case t.WrongArrow:
      diagnostics.push(diagnostic("wrong-arrow", span, { found, suggestion: meantArrow(found) }));
      return retyped(token, arrowType(meantArrow(found)), meantArrow(found));
    case t.ForeignOperator: {
      const [type, image] = foreignOperators.get(found) ?? [t.Equals, "="];
      diagnostics.push(diagnostic("wrong-operator", span, { found, suggestion: image }));
      return retyped(token, type, image);
    }
    case t.HyphenName:
      diagnostics.push(diagnostic("hyphen-name", span, { found }));
      return retyped(token, t.Identifier, found);
    case t.DigitName:
      diagnostics.push(diagnostic("digit-name", span, { found }));
      return retyped(token, t.Identifier, found);
    case t.OpenStr:
      diagnostics.push(diagnostic("unterminated-string", span, { quote: found.charAt(0) }));
      damaged.push(token.startOffset);
      return token;
    case t.OpenBacktick:
      diagnostics.push(diagnostic("unterminated-name", span, {}));
      damaged.push(token.startOffset);
      return token;
    case t.Semicolon:
      diagnostics.push(diagnostic("stray-semicolon", span, {}));
      return token;
    case t.NumberToken:
      if (/^0\d/.test(found)) diagnostics.push(diagnostic("leading-zero", span, { found }));
      return token;
    case t.Identifier:
      screenLetters(token, screening);
      return token;
    default:
      return token;
  }
}

/** Names may have the letters and digits of any script, and nothing else. */
function screenLetters(token: t.Token, screening: Screening): void {
  const bad = /[^\p{L}\p{M}\p{N}_]/u.exec(token.image);
  if (bad === null || isBidiControl(bad[0].charCodeAt(0))) return;
  const start = token.startOffset + bad.index;
  const span = { source: screening.source, start, end: start + bad[0].length };
  screening.diagnostics.push(
    diagnostic("unexpected-character", span, { found: describeCharacter(bad[0]) }),
  );
}

/** `x<-1`: refused, and read on as a comparison where an arrow cannot be meant. */
function splitComparison(tokens: readonly t.Token[], index: number, screening: Screening): boolean {
  const token = tokens[index] as t.Token;
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (token.tokenType !== t.ReadArrow || before === undefined) return false;
  if (next?.tokenType !== t.NumberToken || next.startOffset !== t.endOf(token)) return false;
  if (t.endOf(before) !== token.startOffset) return false;
  const start = token.startOffset;
  const span = { source: screening.source, start, end: t.endOf(next) };
  screening.diagnostics.push(diagnostic("ambiguous-arrow", span, { found: `<-${next.image}` }));
  if (!hasOtherArrow(tokens, index)) return false;
  screening.tokens.push(
    { ...retyped(token, t.Less, "<"), endOffset: start },
    { ...retyped(token, t.Minus, "-"), startOffset: start + 1 },
  );
  return true;
}

/** `map<>` is a type without its argument and has no arrow in it. */
function splitEmptyMap(tokens: readonly t.Token[], index: number, screening: Screening): boolean {
  const token = tokens[index] as t.Token;
  const before = tokens[index - 1];
  if (token.image !== "<>" || before === undefined || before.image !== "map") return false;
  if (t.endOf(before) !== token.startOffset) return false;
  screening.tokens.push(
    { ...retyped(token, t.Less, "<"), endOffset: token.startOffset },
    { ...retyped(token, t.Greater, ">"), startOffset: token.startOffset + 1 },
  );
  return true;
}

/** `"a" || "b"` between two texts, as in a type. */
function meansUnion(tokens: readonly t.Token[], index: number): boolean {
  const isText = (token: t.Token | undefined): boolean => t.isToken(token, t.Str);
  return tokens[index]?.image === "||" && isText(tokens[index - 1]) && isText(tokens[index + 1]);
}

/** `a == b` without an arrow: the `==` stands where it should be. */
function meansArrow(tokens: readonly t.Token[], index: number): boolean {
  const token = tokens[index] as t.Token;
  if (token.tokenType !== t.ForeignOperator || !/^(===?|:=)$/.test(token.image)) return false;
  return !hasOtherArrow(tokens, index) && !/^codec$/.test(tokens[index - 2]?.image ?? "");
}

/** Whether the line of the token at `index` has another arrow. */
function hasOtherArrow(tokens: readonly t.Token[], index: number): boolean {
  const line = tokens[index]?.startLine;
  for (const direction of [-1, 1]) {
    // A row has a handful of tokens; looking further would cost more than it tells.
    for (let distance = 1; distance < 50; distance++) {
      const token = tokens[index + direction * distance];
      if (token === undefined || token.startLine !== line) break;
      if (t.isToken(token, t.Arrow)) return true;
    }
  }
  return false;
}

/** A copy of `token` that the parser takes for another; its place stays. */
export function retyped(token: t.Token, type: TokenType, image: string): t.Token {
  return {
    ...token,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? token.tokenTypeIdx,
    image,
    endOffset: t.endOf(token) - 1,
  };
}

export function arrowType(arrow: "<->" | "<-" | "->"): TokenType {
  if (arrow === "<->") return t.BothArrow;
  return arrow === "<-" ? t.ReadArrow : t.WriteArrow;
}

/** The characters that reorder what a reader sees; Unicode property `Bidi_Control`. */
export function isBidiControl(unit: number): boolean {
  if (unit < 0x61c) return false;
  return (
    unit === 0x61c ||
    unit === 0x200e ||
    unit === 0x200f ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069)
  );
}

/** A character as a reader can see it: itself in backticks, or its number when it is invisible. */
export function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (/^[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && character !== "`") {
    return `\`${String.fromCodePoint(code)}\``;
  }
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

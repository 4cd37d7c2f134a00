import { createToken, type IToken, Lexer, type TokenType } from "chevrotain";

/** One token; offsets count UTF-16 code units from the start of the source. */
export type Token = IToken;

const skipped = Lexer.SKIPPED;

/** Any of the three arrows, and what is evidently meant as one. */
export const Arrow = createToken({ name: "Arrow", pattern: Lexer.NA, label: "an arrow" });

/** Any operator between two operands that is not a word. */
export const Operator = createToken({ name: "Operator", pattern: Lexer.NA, label: "an operator" });

/** A virtual token: here a row, a field or a declaration ends. Only `row-end.ts` makes it. */
export const RowEnd = createToken({ name: "RowEnd", pattern: Lexer.NA, label: "end of the row" });

/** A whole declaration that is kept as text: `instance`, `sync`, `proxy`. */
export const ReservedText = createToken({ name: "ReservedText", pattern: Lexer.NA });

/** A whole declaration that nothing can be made of; it was reported, and the parser never sees it. */
export const UnknownText = createToken({ name: "UnknownText", pattern: Lexer.NA });

export const WhiteSpace = createToken({
  name: "WhiteSpace",
  pattern: /[ \t\r\n\f\v\u00a0\ufeff\u2000-\u200a\u3000]+/,
  group: skipped,
  line_breaks: true,
});
export const LineComment = createToken({
  name: "LineComment",
  pattern: /\/\/[^\r\n]*/,
  group: "comments",
});
export const BlockComment = createToken({
  name: "BlockComment",
  pattern: /\/\*[^*]*(?:\*+[^*/][^*]*)*(?:\*+\/)?/,
  group: "foreign",
  line_breaks: true,
});
export const HashComment = createToken({
  name: "HashComment",
  pattern: /#[^\r\n]*/,
  group: "foreign",
});

export const Str = createToken({
  name: "Str",
  pattern: /"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"|'[^'\\\r\n]*(?:\\[^\r\n][^'\\\r\n]*)*'/,
  label: "a string",
});
/** A string that its line ends before its quote comes; taken as if the quote stood there. */
export const OpenStr = createToken({
  name: "OpenStr",
  pattern: /["'][^\r\n]*/,
  categories: [Str],
});
export const Backtick = createToken({
  name: "Backtick",
  pattern: /`[^`\\\r\n]*(?:\\[^\r\n][^`\\\r\n]*)*`/,
});
export const OpenBacktick = createToken({
  name: "OpenBacktick",
  pattern: /`[^\r\n]*/,
  categories: [Backtick],
});

/** Every word, keywords included: only the parser knows where a word is a keyword. */
export const Identifier = createToken({
  name: "Identifier",
  pattern:
    /[A-Za-z_\u00aa-\u1fff\u2c00-\u2fff\u3001-\ufefe\uff00-\uffff][\w\u00aa-\u1fff\u2c00-\u2fff\u3001-\ufefe\uff00-\uffff]*/,
  label: "a name",
});
/** `portal-id` without blanks: nobody can tell whether it is one name or a difference. */
export const HyphenName = createToken({
  name: "HyphenName",
  pattern: /[A-Za-z_]\w*(?:-[A-Za-z_]\w*)+/,
  categories: [Identifier],
});
/** `2ndPhone`: a name must not start with a digit. */
export const DigitName = createToken({
  name: "DigitName",
  pattern: /\d+[A-Za-z_]\w*/,
  categories: [Identifier],
});
export const NumberToken = createToken({
  name: "NumberToken",
  pattern: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w)/,
  label: "a number",
});
export const FunctionName = createToken({ name: "FunctionName", pattern: /\$[A-Za-z_]\w*/ });

export const True = createToken({ name: "True", pattern: /true/, longer_alt: Identifier });
export const False = createToken({ name: "False", pattern: /false/, longer_alt: Identifier });
export const Null = createToken({ name: "Null", pattern: /null/, longer_alt: Identifier });
export const This = createToken({ name: "This", pattern: /this/, longer_alt: Identifier });

/** What people write who know another arrow. */
export const WrongArrow = createToken({
  name: "WrongArrow",
  pattern: /<?-{2,4}>|<-{2,4}|<?={1,4}>|<>|<?[–—−]>|<[–—−]|[→←↔⇒⇐⇔]/,
  categories: [Arrow],
});
export const BothArrow = createToken({ name: "BothArrow", pattern: /<->/, categories: [Arrow] });
export const ReadArrow = createToken({ name: "ReadArrow", pattern: /<-/, categories: [Arrow] });
export const WriteArrow = createToken({ name: "WriteArrow", pattern: /->/, categories: [Arrow] });

/** `==`, `&&` and the like, with what is meant. */
export const ForeignOperator = createToken({
  name: "ForeignOperator",
  pattern: /!==|===?|:=|&&|\|\|/,
  categories: [Operator],
});

const operator = (name: string, pattern: RegExp): TokenType =>
  createToken({ name, pattern, categories: [Operator] });

export const Coalesce = operator("Coalesce", /\?\?/);
export const NotEquals = operator("NotEquals", /!=/);
export const LessEquals = operator("LessEquals", /<=/);
export const GreaterEquals = operator("GreaterEquals", />=/);
export const Less = operator("Less", /</);
export const Greater = operator("Greater", />/);
export const Equals = createToken({
  name: "Equals",
  pattern: /=/,
  label: "`=`",
  categories: [Operator],
});
export const Plus = operator("Plus", /\+/);
export const Minus = operator("Minus", /-/);
export const Times = operator("Times", /\*/);
export const Divide = operator("Divide", /\//);
export const Modulo = operator("Modulo", /%/);
export const Concat = operator("Concat", /&/);

const mark = (name: string, pattern: RegExp, label: string): TokenType =>
  createToken({ name, pattern, label });

export const Dots = mark("Dots", /\.\.\./, "`...`");
export const Dot = mark("Dot", /\./, "`.`");
export const Comma = mark("Comma", /,/, "`,`");
export const Semicolon = mark("Semicolon", /;/, "`;`");
export const Question = mark("Question", /\?/, "`?`");
export const Colon = mark("Colon", /:/, "`:`");
export const Bang = mark("Bang", /!/, "`!`");
export const Pipe = mark("Pipe", /\|/, "`|`");
export const At = mark("At", /@/, "`@`");
export const LCurly = mark("LCurly", /\{/, "`{`");
export const RCurly = mark("RCurly", /\}/, "`}`");
export const LSquare = mark("LSquare", /\[/, "`[`");
export const RSquare = mark("RSquare", /\]/, "`]`");
export const LParen = mark("LParen", /\(/, "`(`");
export const RParen = mark("RParen", /\)/, "`)`");

/** All tokens in matching order; the first that matches wins. */
export const allTokens: readonly TokenType[] = [
  ...[WhiteSpace, LineComment, BlockComment, HashComment, Str, OpenStr, Backtick, OpenBacktick],
  ...[HyphenName, True, False, Null, This, NumberToken, DigitName, Identifier, FunctionName],
  ...[WrongArrow, BothArrow, ReadArrow, WriteArrow, ForeignOperator],
  ...[Coalesce, NotEquals, LessEquals, GreaterEquals, Less, Greater, Equals],
  ...[Plus, Minus, Times, Divide, Modulo, Concat],
  ...[Dots, Dot, Comma, Semicolon, Question, Colon, Bang, Pipe, At],
  ...[LCurly, RCurly, LSquare, RSquare, LParen, RParen],
  ...[Arrow, Operator, RowEnd, ReservedText, UnknownText],
];

/** Text to tokens; comments come in the group `comments`. Immutable once built. */
export const lexer = lexerOf(false);

/** `isValidated`: whether the patterns are searched for mistakes, which throws; takes a while. */
export function lexerOf(isValidated: boolean): Lexer {
  return new Lexer([...allTokens], {
    positionTracking: "full",
    skipValidations: !isValidated,
    ensureOptimizations: isValidated,
  });
}

/** Whether `token` is of `type` or of a type that belongs to it. */
export function isToken(token: Token | undefined, type: TokenType): boolean {
  if (token === undefined) return false;
  if (token.tokenType === type) return true;
  return token.tokenType.CATEGORIES?.includes(type) ?? false;
}

/** Offset just behind the last character of `token`. */
export function endOf(token: Token): number {
  return token.endOffset === undefined
    ? token.startOffset + token.image.length
    : token.endOffset + 1;
}

import type { TokenType } from "chevrotain";
import { ExpressionParser } from "./parser-expressions.ts";
import * as t from "./tokens.ts";
import { meantWord, rowWords } from "./words.ts";

type RowWord = (typeof rowWords)[number];

/** The rows of a map and of what is inside them. */
export abstract class RowParser extends ExpressionParser {
  /** A row that starts with a keyword; `next` says what must come for the word to be one. */
  private starts(word: RowWord, ...next: readonly TokenType[]): boolean {
    if (!this.is(1, t.Identifier) || !this.is(2, ...next)) return false;
    return meantWord(this.LA(1).image, rowWords) === word;
  }

  /** A word that stands for something as a whole side: no step follows it. */
  private aloneWord(word: string): boolean {
    return this.word(1, word) && !this.is(2, t.Dot, t.LSquare);
  }

  readonly block = this.RULE("block", () => {
    this.CONSUME(t.LCurly);
    this.MANY(() => {
      this.SUBRULE(this.blockItem);
      this.SUBRULE(this.terminator);
    });
    this.CONSUME(t.RCurly);
  });

  readonly blockItem = this.RULE("blockItem", () => {
    const operand = [t.Identifier, t.Backtick, t.This, t.Str, t.NumberToken, t.LParen];
    const path = [t.Identifier, t.Backtick, t.This];
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.starts("example", t.Str, t.LCurly),
          ALT: () => this.SUBRULE(this.example),
        },
        {
          GATE: () => this.starts("when", ...operand, t.FunctionName),
          ALT: () => this.SUBRULE(this.when),
        },
        { GATE: () => this.starts("else", t.LCurly), ALT: () => this.SUBRULE(this.elseBlock) },
        {
          GATE: () => this.starts("else", t.Identifier, t.Null),
          ALT: () => this.SUBRULE(this.elseAction),
        },
        { GATE: () => this.starts("remove", ...path), ALT: () => this.SUBRULE(this.remove) },
        { ALT: () => this.SUBRULE(this.row) },
      ],
    });
  });

  readonly row = this.RULE("row", () => {
    this.SUBRULE(this.leftSide);
    this.CONSUME(t.Arrow);
    this.SUBRULE(this.rightSide);
    this.MANY(() => this.SUBRULE(this.modifier));
    this.OPTION(() => this.SUBRULE(this.block));
  });

  readonly leftSide = this.RULE("leftSide", () => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.rest) },
        { ALT: () => this.SUBRULE(this.jsonObject) },
        {
          GATE: () => this.aloneWord("else"),
          ALT: () => this.CONSUME(t.Identifier, { LABEL: "otherwise" }),
        },
        {
          ALT: () => {
            this.SUBRULE1(this.expression);
            this.MANY(() => {
              this.CONSUME(t.Comma);
              this.SUBRULE2(this.expression);
            });
          },
        },
      ],
    });
  });

  readonly rightSide = this.RULE("rightSide", () => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.rest) },
        { ALT: () => this.SUBRULE(this.jsonObject) },
        {
          GATE: () => this.aloneWord("else"),
          ALT: () => this.CONSUME1(t.Identifier, { LABEL: "otherwise" }),
        },
        {
          GATE: () => this.aloneWord("same"),
          ALT: () => this.CONSUME2(t.Identifier, { LABEL: "same" }),
        },
        {
          GATE: () => this.word(1, "script") && this.is(2, t.Str),
          ALT: () => {
            this.CONSUME3(t.Identifier, { LABEL: "script" });
            this.CONSUME(t.Str);
          },
        },
        { ALT: () => this.SUBRULE(this.expression) },
      ],
    });
  });

  readonly rest = this.RULE("rest", () => {
    this.CONSUME(t.Dots);
    this.OPTION({
      GATE: () => this.follows("like"),
      DEF: () => {
        this.CONSUME(t.Identifier, { LABEL: "like" });
        this.CONSUME(t.Str);
      },
    });
  });

  readonly modifier = this.RULE("modifier", () => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.annotation) },
        { GATE: () => this.follows("lossy"), ALT: () => this.SUBRULE(this.lossy) },
        { GATE: () => this.follows("default"), ALT: () => this.SUBRULE(this.default) },
        { GATE: () => this.follows("on"), ALT: () => this.SUBRULE(this.on) },
        { GATE: () => this.follows("else"), ALT: () => this.SUBRULE(this.elseAction) },
      ],
    });
  });

  readonly lossy = this.RULE("lossy", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.CONSUME(t.Str);
  });

  readonly default = this.RULE("default", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.OR([{ ALT: () => this.CONSUME(t.ReadArrow) }, { ALT: () => this.CONSUME(t.WriteArrow) }]);
    this.SUBRULE(this.json);
  });

  readonly on = this.RULE("on", () => {
    this.CONSUME1(t.Identifier, { LABEL: "keyword" });
    this.CONSUME2(t.Identifier, { LABEL: "event" });
  });

  readonly elseAction = this.RULE("elseAction", () => {
    this.CONSUME1(t.Identifier, { LABEL: "keyword" });
    this.OR([
      { ALT: () => this.CONSUME2(t.Identifier, { LABEL: "action" }) },
      { ALT: () => this.CONSUME(t.Null) },
    ]);
  });

  readonly when = this.RULE("when", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE1(this.expression);
    this.CONSUME(t.Arrow);
    this.SUBRULE2(this.expression);
    this.MANY(() => this.SUBRULE(this.modifier));
    this.SUBRULE(this.block);
  });

  readonly elseBlock = this.RULE("elseBlock", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.block);
  });

  readonly remove = this.RULE("remove", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.path);
  });

  readonly example = this.RULE("example", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.OPTION(() => this.CONSUME(t.Str));
    this.CONSUME(t.LCurly);
    this.MANY(() => {
      this.SUBRULE(this.examplePair);
      this.SUBRULE(this.terminator);
    });
    this.CONSUME(t.RCurly);
  });

  readonly examplePair = this.RULE("examplePair", () => {
    this.SUBRULE1(this.json);
    this.CONSUME(t.Arrow);
    this.SUBRULE2(this.json);
    this.OPTION(() => this.SUBRULE3(this.json));
  });
}

import { CstParser, type TokenType } from "chevrotain";
import { LazyLookahead } from "./lazy-lookahead.ts";
import * as t from "./tokens.ts";
import { followingWords, meantWord } from "./words.ts";

const maxLookahead = 2;

type FollowingWord = (typeof followingWords)[number];

/** What all rules of the grammar share: gates on words, names, JSON and annotations. */
export abstract class BaseParser extends CstParser {
  /**
   * `noteError` is called before each error is kept, and may end the parse by throwing.
   * `isValidated`: whether the grammar is searched for ambiguities and the like, which throws; for
   * builds and tests, since it takes longer than reading a file.
   */
  constructor(noteError: () => void, isValidated: boolean) {
    super([...t.allTokens], {
      recoveryEnabled: true,
      nodeLocationTracking: "onlyOffset",
      lookaheadStrategy: new LazyLookahead({ maxLookahead }),
      maxLookahead,
      skipValidations: !isValidated,
      errorMessageProvider: {
        // A message only carries what was expected; `parse-errors.ts` makes the sentence.
        buildMismatchTokenMessage: ({ expected }) => {
          noteError();
          return expected.LABEL ?? "";
        },
        buildNotAllInputParsedMessage: () => "",
        buildNoViableAltMessage: () => {
          noteError();
          return "";
        },
        buildEarlyExitMessage: () => {
          noteError();
          return "";
        },
      },
    });
  }

  // An invented token would only hide the place of the mistake.
  protected override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  protected is(offset: number, ...types: readonly TokenType[]): boolean {
    const token = this.LA(offset);
    return types.some((type) => t.isToken(token, type));
  }

  /** Whether the word at `offset` is `word`, exactly. */
  protected word(offset: number, word: string): boolean {
    const token = this.LA(offset);
    return token.tokenType === t.Identifier && token.image === word;
  }

  protected follows(word: FollowingWord): boolean {
    return this.is(1, t.Identifier) && meantWord(this.LA(1).image, followingWords) === word;
  }

  readonly name = this.RULE("name", () => {
    this.OR([{ ALT: () => this.CONSUME(t.Identifier) }, { ALT: () => this.CONSUME(t.Backtick) }]);
  });

  readonly nameList = this.RULE("nameList", () => {
    this.CONSUME(t.LParen);
    this.SUBRULE1(this.name);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.name);
    });
    this.CONSUME(t.RParen);
  });

  readonly terminator = this.RULE("terminator", () => {
    this.OR([{ ALT: () => this.CONSUME(t.RowEnd) }, { ALT: () => this.CONSUME(t.Comma) }]);
  });

  readonly json = this.RULE("json", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.jsonObject) },
      { ALT: () => this.SUBRULE(this.jsonArray) },
      { ALT: () => this.CONSUME(t.Str) },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(t.Minus));
          this.CONSUME(t.NumberToken);
        },
      },
      { ALT: () => this.CONSUME(t.True) },
      { ALT: () => this.CONSUME(t.False) },
      { ALT: () => this.CONSUME(t.Null) },
    ]);
  });

  readonly jsonObject = this.RULE("jsonObject", () => {
    this.CONSUME(t.LCurly);
    this.MANY(() => {
      this.SUBRULE(this.jsonMember);
      this.SUBRULE(this.terminator);
    });
    this.CONSUME(t.RCurly);
  });

  readonly jsonMember = this.RULE("jsonMember", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.name) }, { ALT: () => this.CONSUME(t.Str) }]);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.json);
  });

  readonly jsonArray = this.RULE("jsonArray", () => {
    this.CONSUME(t.LSquare);
    this.OPTION(() => {
      this.SUBRULE1(this.json);
      this.MANY({
        GATE: () => !this.is(2, t.RSquare),
        DEF: () => {
          this.CONSUME1(t.Comma);
          this.SUBRULE2(this.json);
        },
      });
      this.OPTION1(() => this.CONSUME2(t.Comma));
    });
    this.CONSUME(t.RSquare);
  });

  readonly annotations = this.RULE("annotations", () => {
    this.MANY(() => this.SUBRULE(this.annotation));
  });

  readonly annotation = this.RULE("annotation", () => {
    this.CONSUME(t.At);
    this.OR([{ ALT: () => this.SUBRULE(this.name) }, { ALT: () => this.CONSUME(t.Null) }]);
    this.OPTION1(() => {
      this.CONSUME(t.LParen);
      this.OPTION2(() => {
        this.SUBRULE1(this.annotationArgument);
        this.MANY(() => {
          this.CONSUME(t.Comma);
          this.SUBRULE2(this.annotationArgument);
        });
      });
      this.CONSUME(t.RParen);
    });
  });

  readonly annotationArgument = this.RULE("annotationArgument", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.name) }, { ALT: () => this.SUBRULE(this.json) }]);
  });
}

import { CstParser, type TokenType } from "chevrotain";
import * as t from "./tokens.ts";
import {
  declarationWords,
  elseActions,
  followingWords,
  meantWord,
  overridable,
  rowWords,
} from "./words.ts";

type DeclarationWord = (typeof declarationWords)[number];
type FollowingWord = (typeof followingWords)[number];
type RowWord = (typeof rowWords)[number];

/**
 * The grammar: rules only, no actions. Keywords are identifiers; a gate looks at the word, and takes
 * a near miss for it where no other name may stand (`cst-to-ast` reports the spelling).
 * Input comes balanced and with `RowEnd` tokens, see `brackets.ts` and `row-end.ts`.
 */
export class CemapParser extends CstParser {
  /** `noteError` is called before each error is kept, and may end the parse by throwing. */
  constructor(noteError: () => void) {
    super([...t.allTokens], {
      recoveryEnabled: true,
      nodeLocationTracking: "full",
      maxLookahead: 2,
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
    this.performSelfAnalysis();
  }

  // An invented token would only hide the place of the mistake.
  protected override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  private is(offset: number, ...types: readonly TokenType[]): boolean {
    const token = this.LA(offset);
    return types.some((type) => t.isToken(token, type));
  }

  /** Whether the word at `offset` is `word`, exactly. */
  private word(offset: number, word: string): boolean {
    const token = this.LA(offset);
    return token.tokenType === t.Identifier && token.image === word;
  }

  private declares(word: DeclarationWord): boolean {
    return this.is(1, t.Identifier) && meantWord(this.LA(1).image, declarationWords) === word;
  }

  private follows(word: FollowingWord): boolean {
    return this.is(1, t.Identifier) && meantWord(this.LA(1).image, followingWords) === word;
  }

  /** A row that starts with a keyword; `next` says what must come for the word to be one. */
  private starts(word: RowWord, ...next: readonly TokenType[]): boolean {
    if (!this.is(1, t.Identifier) || !this.is(2, ...next)) return false;
    return meantWord(this.LA(1).image, rowWords) === word;
  }

  private startsOverrideOf(word: (typeof overridable)[number]): boolean {
    if (word === "map" && this.is(4, t.Arrow)) return true;
    return this.is(2, t.Identifier) && meantWord(this.LA(2).image, overridable) === word;
  }

  /** A word that stands for something as a whole side: no step follows it. */
  private aloneWord(word: string): boolean {
    return this.word(1, word) && !this.is(2, t.Dot, t.LSquare);
  }

  // -------------------------------------------------------------- declarations

  readonly file = this.RULE("file", () => {
    this.MANY(() => {
      this.SUBRULE(this.declaration);
      this.CONSUME(t.RowEnd);
    });
  });

  readonly declaration = this.RULE("declaration", () => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => this.declares("hub"), ALT: () => this.SUBRULE(this.hub) },
        { GATE: () => this.declares("object"), ALT: () => this.SUBRULE(this.object) },
        { GATE: () => this.declares("enum"), ALT: () => this.SUBRULE(this.enumeration) },
        { GATE: () => this.declares("element"), ALT: () => this.SUBRULE(this.element) },
        { GATE: () => this.declares("map"), ALT: () => this.SUBRULE(this.map) },
        {
          GATE: () => this.declares("override") && this.startsOverrideOf("map"),
          ALT: () => this.SUBRULE(this.overrideMap),
        },
        {
          GATE: () => this.declares("override"),
          ALT: () => this.SUBRULE(this.overrideObject),
        },
        { GATE: () => this.declares("codec"), ALT: () => this.SUBRULE(this.codec) },
        { GATE: () => this.declares("table"), ALT: () => this.SUBRULE(this.table) },
        { GATE: () => this.declares("use"), ALT: () => this.SUBRULE(this.use) },
        { ALT: () => this.CONSUME(t.ReservedText) },
        { ALT: () => this.CONSUME(t.UnknownText) },
      ],
    });
  });

  readonly hub = this.RULE("hub", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
    this.OPTION(() => this.CONSUME(t.Str));
  });

  readonly object = this.RULE("object", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.inHub));
    this.SUBRULE(this.annotations);
    this.SUBRULE(this.fields);
  });

  readonly inHub = this.RULE("inHub", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
  });

  readonly enumeration = this.RULE("enumeration", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
    this.CONSUME(t.LCurly);
    this.MANY(() => {
      this.SUBRULE(this.enumMember);
      this.SUBRULE(this.terminator);
    });
    this.CONSUME(t.RCurly);
  });

  readonly enumMember = this.RULE("enumMember", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.name) }, { ALT: () => this.CONSUME(t.Str) }]);
  });

  readonly element = this.RULE("element", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
    this.OPTION1(() => this.CONSUME(t.Str));
    this.OPTION2(() => this.SUBRULE(this.inHub));
    this.OPTION3(() => {
      this.CONSUME(t.LCurly);
      this.MANY(() => {
        this.SUBRULE(this.resource);
        this.SUBRULE(this.terminator);
      });
      this.CONSUME(t.RCurly);
    });
  });

  readonly resource = this.RULE("resource", () => {
    this.CONSUME1(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
    this.OPTION1(() => {
      this.CONSUME2(t.Identifier, { LABEL: "from" });
      this.CONSUME(t.Str);
    });
    this.OPTION2(() => {
      this.CONSUME(t.LCurly);
      this.MANY(() => {
        this.SUBRULE(this.resourceRow);
        this.SUBRULE(this.terminator);
      });
      this.CONSUME(t.RCurly);
    });
  });

  readonly resourceRow = this.RULE("resourceRow", () => {
    this.SUBRULE1(this.resourceSubject);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.resourceSubject);
    });
    this.AT_LEAST_ONE(() => this.SUBRULE(this.annotation));
  });

  readonly resourceSubject = this.RULE("resourceSubject", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.rest) }, { ALT: () => this.SUBRULE(this.path) }]);
  });

  readonly map = this.RULE("map", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.mapHead);
    this.SUBRULE(this.annotations);
    this.SUBRULE(this.block);
  });

  readonly mapHead = this.RULE("mapHead", () => {
    this.SUBRULE1(this.name, { LABEL: "object" });
    this.CONSUME(t.Arrow);
    this.SUBRULE2(this.name, { LABEL: "element" });
    this.CONSUME(t.Dot);
    this.SUBRULE3(this.name, { LABEL: "resource" });
  });

  readonly overrideMap = this.RULE("overrideMap", () => {
    this.CONSUME1(t.Identifier, { LABEL: "keyword" });
    this.CONSUME2(t.Identifier, { LABEL: "what" });
    this.SUBRULE(this.mapHead);
    this.SUBRULE(this.level);
    this.SUBRULE(this.block);
  });

  readonly overrideObject = this.RULE("overrideObject", () => {
    this.CONSUME1(t.Identifier, { LABEL: "keyword" });
    this.CONSUME2(t.Identifier, { LABEL: "what" });
    this.SUBRULE(this.name);
    this.SUBRULE(this.level);
    this.SUBRULE(this.fields);
  });

  readonly level = this.RULE("level", () => {
    this.CONSUME1(t.Identifier, { LABEL: "keyword" });
    this.CONSUME2(t.Identifier, { LABEL: "level" });
    this.CONSUME(t.Str);
  });

  readonly codec = this.RULE("codec", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
    this.CONSUME(t.Equals);
    this.OR([
      { ALT: () => this.SUBRULE(this.block) },
      { ALT: () => this.SUBRULE(this.expression) },
    ]);
  });

  readonly table = this.RULE("table", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
    this.CONSUME(t.LParen);
    this.OPTION(() => {
      this.SUBRULE1(this.field);
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.field);
      });
    });
    this.CONSUME(t.RParen);
  });

  readonly use = this.RULE("use", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.CONSUME(t.Str);
  });

  // -------------------------------------------------------------- fields and types

  readonly fields = this.RULE("fields", () => {
    this.CONSUME(t.LCurly);
    this.MANY(() => {
      this.OR({
        MAX_LOOKAHEAD: 1,
        IGNORE_AMBIGUITIES: true,
        DEF: [
          { GATE: () => this.is(2, t.LParen), ALT: () => this.SUBRULE(this.keyClause) },
          { ALT: () => this.SUBRULE(this.field) },
        ],
      });
      this.SUBRULE(this.terminator);
    });
    this.CONSUME(t.RCurly);
  });

  readonly keyClause = this.RULE("keyClause", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.nameList);
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

  readonly field = this.RULE("field", () => {
    this.SUBRULE(this.name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.OPTION1(() => this.CONSUME1(t.Bang));
    this.OPTION2({
      GATE: () => this.is(0, t.RSquare, t.Bang) && this.is(2, t.Identifier, t.LParen),
      DEF: () => this.SUBRULE(this.keyedBy),
    });
    this.OPTION3(() => this.CONSUME2(t.Bang));
    this.OPTION4({
      GATE: () => !this.is(2, t.Colon),
      DEF: () => this.CONSUME(t.Identifier, { LABEL: "key" }),
    });
    this.SUBRULE(this.annotations);
  });

  readonly keyedBy = this.RULE("keyedBy", () => {
    this.CONSUME1(t.Identifier, { LABEL: "keyword" });
    this.CONSUME2(t.Identifier, { LABEL: "by" });
    this.OR([{ ALT: () => this.SUBRULE(this.nameList) }, { ALT: () => this.SUBRULE(this.name) }]);
  });

  readonly type = this.RULE("type", () => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.word(1, "map") && this.is(2, t.Less),
          ALT: () => this.SUBRULE(this.mapType),
        },
        { ALT: () => this.SUBRULE(this.literalUnion) },
        { ALT: () => this.SUBRULE(this.fields) },
        { ALT: () => this.SUBRULE(this.name) },
      ],
    });
    this.MANY(() => {
      this.CONSUME(t.LSquare);
      this.CONSUME(t.RSquare);
    });
  });

  readonly mapType = this.RULE("mapType", () => {
    this.CONSUME(t.Identifier);
    this.CONSUME(t.Less);
    this.SUBRULE(this.type);
    this.CONSUME(t.Greater);
  });

  readonly literalUnion = this.RULE("literalUnion", () => {
    this.AT_LEAST_ONE_SEP({ SEP: t.Pipe, DEF: () => this.CONSUME(t.Str) });
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

  // -------------------------------------------------------------- rows

  readonly block = this.RULE("block", () => {
    this.CONSUME(t.LCurly);
    this.MANY(() => {
      this.SUBRULE(this.blockItem);
      this.SUBRULE(this.terminator);
    });
    this.CONSUME(t.RCurly);
  });

  readonly terminator = this.RULE("terminator", () => {
    this.OR([{ ALT: () => this.CONSUME(t.RowEnd) }, { ALT: () => this.CONSUME(t.Comma) }]);
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

  // -------------------------------------------------------------- expressions

  /** For the holes of templates: an expression and nothing else. */
  readonly hole = this.RULE("hole", () => {
    this.SUBRULE(this.expression);
  });

  readonly expression = this.RULE("expression", () => {
    this.SUBRULE(this.chain);
    this.OPTION(() => {
      this.CONSUME(t.Question);
      this.SUBRULE1(this.expression);
      this.CONSUME(t.Colon);
      this.SUBRULE2(this.expression);
    });
  });

  // Operands and operators in a flat list; `expressions.ts` knows the precedence.
  readonly chain = this.RULE("chain", () => {
    this.SUBRULE(this.operand);
    this.MANY({
      GATE: () => this.is(1, t.Operator) || this.linkWord(),
      DEF: () => this.SUBRULE(this.link),
    });
  });

  private linkWord(): boolean {
    return (
      this.follows("and") ||
      this.follows("or") ||
      this.follows("in") ||
      this.follows("present") ||
      this.follows("missing")
    );
  }

  readonly link = this.RULE("link", () => {
    this.OR1({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.Operator);
            this.SUBRULE1(this.operand);
          },
        },
        {
          GATE: () => this.follows("present") || this.follows("missing"),
          ALT: () => this.CONSUME1(t.Identifier, { LABEL: "state" }),
        },
        {
          GATE: () => this.follows("in"),
          ALT: () => {
            this.CONSUME2(t.Identifier, { LABEL: "in" });
            this.OR2([
              { ALT: () => this.SUBRULE(this.list) },
              { ALT: () => this.SUBRULE2(this.operand) },
            ]);
          },
        },
        {
          ALT: () => {
            this.CONSUME3(t.Identifier, { LABEL: "word" });
            this.SUBRULE3(this.operand);
          },
        },
      ],
    });
  });

  readonly list = this.RULE("list", () => {
    this.CONSUME(t.LSquare);
    this.OPTION(() => {
      this.SUBRULE1(this.expression);
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.expression);
      });
    });
    this.CONSUME(t.RSquare);
  });

  readonly operand = this.RULE("operand", () => {
    this.MANY1(() => this.CONSUME(t.Minus));
    this.SUBRULE(this.primary);
    this.MANY2({
      GATE: () => this.follows("as") || this.follows("via") || this.follows("from"),
      DEF: () => this.SUBRULE(this.suffix),
    });
  });

  readonly primary = this.RULE("primary", () => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.word(1, "jsonata") && this.is(2, t.LParen),
          ALT: () => this.SUBRULE(this.jsonata),
        },
        { ALT: () => this.SUBRULE(this.path) },
        { ALT: () => this.CONSUME(t.Str) },
        { ALT: () => this.CONSUME(t.NumberToken) },
        { ALT: () => this.CONSUME(t.True) },
        { ALT: () => this.CONSUME(t.False) },
        { ALT: () => this.CONSUME(t.Null) },
        { ALT: () => this.SUBRULE(this.call) },
        {
          ALT: () => {
            this.CONSUME(t.LParen);
            this.SUBRULE(this.expression);
            this.CONSUME(t.RParen);
          },
        },
      ],
    });
  });

  readonly jsonata = this.RULE("jsonata", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.CONSUME(t.LParen);
    this.CONSUME(t.Str);
    this.CONSUME(t.RParen);
  });

  readonly call = this.RULE("call", () => {
    this.CONSUME(t.FunctionName);
    this.CONSUME(t.LParen);
    this.OPTION(() => {
      this.SUBRULE1(this.expression);
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.expression);
      });
    });
    this.CONSUME(t.RParen);
  });

  readonly suffix = this.RULE("suffix", () => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => this.follows("as"), ALT: () => this.SUBRULE(this.asSuffix) },
        { GATE: () => this.follows("via"), ALT: () => this.SUBRULE(this.viaSuffix) },
        { GATE: () => this.follows("from"), ALT: () => this.SUBRULE(this.fromSuffix) },
      ],
    });
  });

  readonly asSuffix = this.RULE("asSuffix", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.type);
    this.OPTION1(() => {
      this.CONSUME(t.LParen);
      this.OPTION2(() => {
        this.CONSUME1(t.Str);
        this.MANY(() => {
          this.CONSUME(t.Comma);
          this.CONSUME2(t.Str);
        });
      });
      this.CONSUME(t.RParen);
    });
  });

  readonly viaSuffix = this.RULE("viaSuffix", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.SUBRULE(this.name);
  });

  readonly fromSuffix = this.RULE("fromSuffix", () => {
    this.CONSUME(t.Identifier, { LABEL: "keyword" });
    this.OR([
      { ALT: () => this.SUBRULE1(this.name, { LABEL: "table" }) },
      { ALT: () => this.CONSUME(t.Str) },
    ]);
    this.CONSUME(t.LParen);
    this.SUBRULE2(this.name, { LABEL: "common" });
    this.CONSUME(t.Arrow);
    this.SUBRULE3(this.name, { LABEL: "vendor" });
    this.CONSUME(t.RParen);
  });

  readonly path = this.RULE("path", () => {
    this.OR([{ ALT: () => this.CONSUME(t.This) }, { ALT: () => this.SUBRULE(this.name) }]);
    this.MANY(() => this.SUBRULE(this.step));
  });

  readonly step = this.RULE("step", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Dot);
          this.SUBRULE(this.name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LSquare);
          this.OPTION(() => this.SUBRULE(this.expression));
          this.CONSUME(t.RSquare);
        },
      },
    ]);
  });

  readonly name = this.RULE("name", () => {
    this.OR([{ ALT: () => this.CONSUME(t.Identifier) }, { ALT: () => this.CONSUME(t.Backtick) }]);
  });

  // -------------------------------------------------------------- JSON

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
}

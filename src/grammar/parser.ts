import { RowParser } from "./parser-rows.ts";
import * as t from "./tokens.ts";
import { declarationWords, meantWord, overridable } from "./words.ts";

type DeclarationWord = (typeof declarationWords)[number];

/**
 * The grammar: rules only, no actions. Keywords are identifiers; a gate looks at the word, and takes
 * a near miss for it where no other name may stand (`cst-to-ast` reports the spelling).
 * Input comes balanced and with `RowEnd` tokens, see `brackets.ts` and `row-end.ts`.
 * The classes below it hold the rules by topic; this one holds the declarations.
 */
export class CemapParser extends RowParser {
  /** See `BaseParser`. */
  constructor(noteError: () => void, isValidated = false) {
    super(noteError, isValidated);
    this.performSelfAnalysis();
  }

  private declares(word: DeclarationWord): boolean {
    return this.is(1, t.Identifier) && meantWord(this.LA(1).image, declarationWords) === word;
  }

  private saysIn(): boolean {
    return meantWord(this.LA(1).image, ["in"]) !== undefined;
  }

  private startsOverrideOf(word: (typeof overridable)[number]): boolean {
    if (word === "map" && this.is(4, t.Arrow)) return true;
    return this.is(2, t.Identifier) && meantWord(this.LA(2).image, overridable) === word;
  }

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
    this.OPTION({ GATE: () => this.saysIn(), DEF: () => this.SUBRULE(this.inHub) });
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
    this.OPTION2({ GATE: () => this.saysIn(), DEF: () => this.SUBRULE(this.inHub) });
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
    this.SUBRULE(this.annotations);
    this.SUBRULE(this.block);
  });

  readonly overrideObject = this.RULE("overrideObject", () => {
    this.CONSUME1(t.Identifier, { LABEL: "keyword" });
    this.CONSUME2(t.Identifier, { LABEL: "what" });
    this.SUBRULE(this.name);
    this.SUBRULE(this.level);
    this.SUBRULE(this.annotations);
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
}

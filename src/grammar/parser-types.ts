import { BaseParser } from "./parser-base.ts";
import * as t from "./tokens.ts";

/** Fields and types. */
export abstract class TypeParser extends BaseParser {
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
}

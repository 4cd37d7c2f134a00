import { TypeParser } from "./parser-types.ts";
import * as t from "./tokens.ts";

/** Expressions, conditions and paths. */
export abstract class ExpressionParser extends TypeParser {
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
}

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import {
  type CompiledNumberFormat,
  classifyNumberFormat,
  compileNumberFormat,
  type NumberFormat,
  type NumberKind,
  parseNumberFormat,
} from "../../src/runtime/number-format.ts";
import { numberSymbols } from "../../src/runtime/number-format-symbols.ts";

interface Goldens {
  readonly values: readonly string[];
  readonly symbols: readonly { locale: string; java: string }[];
  readonly patterns: readonly {
    pattern: string;
    locale: string;
    formatted: readonly string[];
    parsed: readonly string[];
  }[];
  readonly refused: readonly { pattern: string; java: string }[];
}

/** What the JDK answered; written by scripts/generate-mask-goldens.ts. */
const goldens: Goldens = JSON.parse(
  readFileSync(new URL("./goldens/numbers.generated.json", import.meta.url), "utf8"),
);
const at = { path: "Price", rule: "price <-> Price" };

function opened(pattern: string, locale?: string): NumberFormat {
  const format = parseNumberFormat(pattern, locale);
  if ("error" in format) throw new Error(format.error);
  return format;
}

function compiled(pattern: string, holds: NumberKind, locale?: string): CompiledNumberFormat {
  const { decimalPoint, grouping } = opened(pattern, locale);
  return compileNumberFormat(pattern, decimalPoint, grouping, holds);
}

function attempt(run: () => number | string): number | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof MappingError) return `!${error.code}`;
    throw error;
  }
}

describe("number formats against DecimalFormat", () => {
  it("every locale of the table is checked, and has Java's characters", () => {
    expect(goldens.symbols.map((one) => one.locale).sort()).toEqual(
      [...numberSymbols.keys()].sort(),
    );
    for (const { locale, java } of goldens.symbols) {
      const { decimalPoint, grouping } = opened("0", locale);
      expect(`${locale} ${decimalPoint}${grouping}`).toBe(`${locale} ${java}`);
    }
  });

  it.each(
    goldens.patterns.map((golden) => [golden.pattern, golden.locale, golden] as const),
  )("%s in %s", (pattern, locale, golden) => {
    const { get, build } = compiled(pattern, "decimal", locale);
    const { maxFraction } = opened(pattern, locale).pattern;
    for (const [index, value] of goldens.values.entries()) {
      const java = golden.formatted[index] ?? "";
      const fraction = (value.split(".")[1] ?? "").replace(/0+$/, "");
      if (fraction.length > maxFraction) {
        // Java rounds; we don't.
        expect(attempt(() => build(value, at))).toBe("!inexact");
        continue;
      }
      expect(build(value, at)).toBe(java);
      expect(Number(get(java, at))).toBe(Number(value));
      expect(Number(golden.parsed[index])).toBe(Number(value));
    }
  });

  it.each(
    goldens.refused.map((one) => [one.pattern, one.java] as const),
  )("%j is refused (Java: %s)", (pattern) => {
    const format = parseNumberFormat(pattern);
    expect("error" in format && format.error).toMatch(/^[^A-Z.].*[^.]$/);
    expect(() => compileNumberFormat(pattern, ".", ",", "number")).toThrow(/number format/);
  });

  it("those that Java refuses are among them", () => {
    expect(goldens.refused.filter((one) => one.java === "!").length).toBeGreaterThanOrEqual(10);
  });
});

describe("reading", () => {
  it.each([
    ["#,##0.00", "1,234.50", 1234.5],
    ["#,##0.00", "1234.50", 1234.5],
    ["#,##0.00", "-1,234,567.89", -1234567.89],
    ["#,##0.00", "12,34.50", "!format"],
    ["#,##0.00", "1,2345.50", "!format"],
    ["#,##0.00", "1234,567.00", "!format"],
    ["#,##0.00", ",234.50", "!format"],
    ["#,##0.00", "1,234.5", "!format"],
    ["#,##0.00", "1,234.500", "!format"],
    ["#,##0.00", "1,234", "!format"],
    ["#,##0.00", "01,234.50", "!format"],
    ["#,##0.00", "+1.00", "!format"],
    ["#,##0.00", "-0.00", "!format"],
    ["#,##0.00", "1.00 ", "!format"],
    ["#,##0.00", "1.0,0", "!format"],
    ["#,##0.00", "1e3", "!format"],
    ["#,##0.00", "", "!format"],
    ["#,##0.00", 5, "!type"],
    ["0.00;(0.00)", "(1.50)", -1.5],
    ["0.00;(0.00)", "-1.50", "!format"],
    ["0.00;(0.00)", "(0.00)", "!format"],
    ["00000", "00012", 12],
    ["00000", "12", "!format"],
    ["0.###", "1.5", 1.5],
    ["0.###", "1.50", "!format"],
    [".00", ".50", 0.5],
    ["#", "0", 0],
    ["$#,##0.00", "-$1.00", -1],
    ["$#,##0.00", "$-1.00", "!format"],
    ["0.00", "1234567890123456.00", "!inexact"],
    ["0.00", "١.٥٠", "!format"],
  ])("%s: %j is %j", (pattern, text, expected) => {
    expect(attempt(() => compiled(pattern, "number").get(text, at))).toBe(expected);
  });

  it("an integer is whole and safe, a decimal keeps every digit", () => {
    const integer = compiled("#,##0.00", "integer");
    expect(integer.get("1,234.00", at)).toBe(1234);
    expect(attempt(() => integer.get("1,234.50", at))).toBe("!range");
    expect(attempt(() => integer.get("9007199254740992.00", at))).toBe("!range");
    expect(integer.get("9,007,199,254,740,991.00", at)).toBe(9007199254740991);
    const decimal = compiled("#,##0.00", "decimal");
    expect(decimal.get("12,345,678,901,234,567,890.10", at)).toBe("12345678901234567890.10");
  });

  it("uses the characters of the locale", () => {
    expect(compiled("#,##0.00", "number", "de").get("1.234,50", at)).toBe(1234.5);
    expect(attempt(() => compiled("#,##0.00", "number", "de").get("1,234.50", at))).toBe("!format");
    expect(compiled("#,##0.00", "number", "fr").get("1\u202f234,50", at)).toBe(1234.5);
    expect(compiled("#,##0.00", "number", "de-CH").build(1234.5, at)).toBe("1’234.50");
    const unknown = parseNumberFormat("0", "tlh");
    expect("error" in unknown && unknown.error).toContain("`tlh`");
  });
});

describe("writing", () => {
  it.each([
    ["#,##0.00", "number", 1234.5, "1,234.50"],
    ["#,##0.00", "number", -0, "0.00"],
    ["#,##0.00", "number", 1e15, "1,000,000,000,000,000.00"],
    ["#,##0.00", "number", 0.125, "!inexact"],
    ["#,##0.00", "number", 0.1 + 0.2, "!inexact"],
    ["0.######################", "number", 1e-7, "0.0000001"],
    ["0.######################", "number", 0.1 + 0.2, "!inexact"],
    ["#,##0.00", "number", "5", "!type"],
    ["#,##0.00", "number", Number.NaN, "!type"],
    ["#,##0.00", "integer", 5, "5.00"],
    ["#,##0.00", "integer", 5.5, "!type"],
    ["#,##0.00", "integer", 2 ** 53, "!range"],
    ["#,##0.00", "decimal", "1234.500", "1,234.50"],
    ["#,##0.00", "decimal", "+12e2", "1,200.00"],
    ["#,##0.00", "decimal", 7, "7.00"],
    ["#,##0.00", "decimal", "seven", "!format"],
    ["#,##0.00", "decimal", true, "!type"],
    ["0", "decimal", "-0.0", "0"],
  ] as const)("%s, a %s: %j is %s", (pattern, holds, value, expected) => {
    expect(attempt(() => compiled(pattern, holds).build(value, at))).toBe(expected);
  });
});

describe("laws", () => {
  const anyPattern = fc.constantFrom(...goldens.patterns);

  it("what is written reads back, and is written the same again", () => {
    const digits = fc.string({
      unit: fc.constantFrom(..."0123456789"),
      minLength: 1,
      maxLength: 25,
    });
    const decimal = fc
      .tuple(fc.constantFrom("", "-"), digits, fc.option(digits))
      .map(([sign, whole, part]) => sign + whole + (part === null ? "" : `.${part.slice(0, 4)}`));
    fc.assert(
      fc.property(anyPattern, decimal, ({ pattern, locale }, value) => {
        const { get, build } = compiled(pattern, "decimal", locale);
        const text = attempt(() => build(value, at));
        if (text === "!inexact") return;
        const back = get(text, at);
        expect(trimmed(String(back))).toBe(trimmed(value));
        expect(build(back, at)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("what is read is written the same again, up to grouping", () => {
    const noise = fc.string({ unit: fc.constantFrom(..."0123456789,.-() $"), maxLength: 12 });
    fc.assert(
      fc.property(anyPattern, noise, ({ pattern, locale }, text) => {
        const { get, build } = compiled(pattern, "decimal", locale);
        const value = attempt(() => get(text, at));
        if (typeof value === "string" && value.startsWith("!")) return;
        const { grouping } = opened(pattern, locale);
        const again = build(value, at);
        const isExact = classifyNumberFormat(opened(pattern, locale)).read === "exact";
        if (isExact) expect(again).toBe(text);
        else expect([again, again.replaceAll(grouping, "")]).toContain(text);
      }),
      { numRuns: 3000 },
    );
  });

  it("grouping is what makes reading canonical", () => {
    expect(classifyNumberFormat(opened("#,##0.00"))).toEqual({ read: "canonical", write: "exact" });
    expect(classifyNumberFormat(opened("0.00"))).toEqual({ read: "exact", write: "exact" });
  });
});

/** One spelling for equal decimals. */
function trimmed(text: string): string {
  const [whole = "", part = ""] = text.replace("-", "").split(".");
  const plain = `${whole.replace(/^0+/, "")}.${part.replace(/0+$/, "")}`;
  return text.startsWith("-") && plain !== "." ? `-${plain}` : plain;
}

import { describe, expect, it } from "vitest";
import { MappingError } from "../../../src/runtime/errors.ts";
import {
  type Filter,
  filterText,
  isPlainName,
  joined,
  type Literal,
  parseFilter,
} from "../../../src/runtime/filter/syntax.ts";

const text = (value: string): Literal => ({ kind: "text", text: value });
const number = (value: string): Literal => ({ kind: "number", text: value });
const equals = (field: string, value: Literal): Filter => ({
  kind: "compare",
  field,
  op: "=",
  value,
});
const [a, b, c] = ["a", "b", "c"].map((name) => equals(name, number("1"))) as [
  Filter,
  Filter,
  Filter,
];

describe("a parsed filter", () => {
  it.each<[string, Filter]>([
    ["a=1", a],
    [" a\t=\n1 ", a],
    ["(((a = 1)))", a],
    ["a = 1 AND b = 1", { kind: "and", parts: [a, b] }],
    ["a = 1 or b = 1 Or c = 1", { kind: "or", parts: [a, b, c] }],
    ["a = 1 OR b = 1 AND c = 1", { kind: "or", parts: [a, { kind: "and", parts: [b, c] }] }],
    ["(a = 1 OR b = 1) AND c = 1", { kind: "and", parts: [{ kind: "or", parts: [a, b] }, c] }],
    ["a = 1 AND (b = 1 AND c = 1)", { kind: "and", parts: [a, b, c] }],
    ["a IS NULL", { kind: "null", field: "a", isNull: true }],
    ["a is not null", { kind: "null", field: "a", isNull: false }],
    ["a IN (1)", { kind: "in", field: "a", values: [number("1")] }],
    [
      "a in(1 ,'x',TRUE)",
      {
        kind: "in",
        field: "a",
        values: [number("1"), text("x"), { kind: "boolean", text: "true" }],
      },
    ],
    ["Žá.b_2.$c = 1", equals("Žá.b_2.$c", number("1"))],
    ["a = 'it''s'", equals("a", text("it's"))],
    ["a = ''''", equals("a", text("'"))],
    ["a = ''", equals("a", text(""))],
    ["a = 'null'", equals("a", text("null"))],
    ["a = 'true'", equals("a", text("true"))],
    ["a = 'and'", equals("a", text("and"))],
    ["a = 'x' AND b = 1", { kind: "and", parts: [equals("a", text("x")), b] }],
    ["a = False", equals("a", { kind: "boolean", text: "false" })],
    ["a = -1.50e-3", equals("a", number("-1.50e-3"))],
    ["a = 2E+7", equals("a", number("2E+7"))],
    ["nullable = 1", equals("nullable", number("1"))],
    ["android = 1", equals("android", number("1"))],
    ["Like.x = 1", equals("Like.x", number("1"))],
  ])("of %s", (filter, expected) => {
    expect(parseFilter(filter)).toStrictEqual(expected);
  });

  it.each([
    ["=", "="],
    ["!=", "!="],
    ["<>", "!="],
    ["<", "<"],
    [">", ">"],
    ["<=", "<="],
    [">=", ">="],
    [" LIKE ", "LIKE"],
    [" like ", "LIKE"],
  ])("compares with %s", (written, op) => {
    expect(parseFilter(`a${written}'x'`)).toEqual({
      kind: "compare",
      field: "a",
      op,
      value: text("x"),
    });
  });

  it.each([
    ["", 1, "expected a field, found the end"],
    ["  ", 3, "expected a field, found the end"],
    ["and", 1, "expected a field, found `and`"],
    ["'a' = 1", 1, "expected a field, found `a`"],
    ["= 1", 1, "expected a field, found `=`"],
    ["a = 1 OR", 9, "expected a field, found the end"],
    ["a = 1 b", 7, "expected `AND` or `OR`, found `b`"],
    ["a = 1)", 6, "expected `AND` or `OR`, found `)`"],
    ["a = 1 'or' b = 1", 7, "expected `AND` or `OR`, found `or`"],
    ["a", 2, "expected one of = != < > <= >= LIKE IN IS, found the end"],
    ["a 1", 3, "expected one of = != < > <= >= LIKE IN IS, found `1`"],
    ["a NOT = 1", 3, "expected one of = != < > <= >= LIKE IN IS, found `NOT`"],
    ["a =", 4, "expected a value: text in single quotes, a number, true or false, found the end"],
    ["a = b", 5, "expected a value: text in single quotes, a number, true or false, found `b`"],
    [
      "a = true1",
      5,
      "expected a value: text in single quotes, a number, true or false, found `true1`",
    ],
    [
      "a = LIKE",
      5,
      "expected a value: text in single quotes, a number, true or false, found `LIKE`",
    ],
    ["a = (", 5, "expected a value: text in single quotes, a number, true or false, found `(`"],
    ["a = Null", 5, "expected a value (for null say `IS NULL`), found `Null`"],
    ["a IS 1", 6, "expected `NULL`, found `1`"],
    ["a IS NOT", 9, "expected `NULL`, found the end"],
    ["a IN 1", 6, "expected `(`, found `1`"],
    ["a IN (1 2)", 9, "expected `)`, found `2`"],
    ["a IN (1,)", 9, "expected a value: text in single quotes, a number, true or false, found `)`"],
    ["(a = 1", 7, "expected `)`, found the end"],
    ["a = 'x", 5, "the text has no closing quote: 'x"],
    ["a = 'it''s", 5, "the text has no closing quote: 'it''s"],
    ["a = '''", 5, "the text has no closing quote: '''"],
    ["a =  'x''", 6, "the text has no closing quote: 'x''"],
    ["a = 1 ; b", 7, "unexpected: ; b"],
    ["a = 1e", 5, "unexpected: 1e"],
    ["a = 1x", 5, "unexpected: 1x"],
    ['a = "x" and more than can be shown', 5, 'unexpected: "x" and more than ca'],
    ["a.1 = 1", 2, "unexpected: .1 = 1"],
  ])("is none of %j", (filter, column, why) => {
    const site = { path: `column ${column}`, rule: "the filter" };
    expect(() => parseFilter(filter)).toThrow(new MappingError("format", site, why));
  });

  it("has parentheses and characters up to a limit", () => {
    const nested = (depth: number): string => `${"(".repeat(depth)}a = 1${")".repeat(depth)}`;
    expect(parseFilter(nested(100))).toEqual(a);
    expect(() => parseFilter(nested(101))).toThrow(
      "format at column 102 (the filter): expected at most 100 parentheses in one another, found `a`",
    );
    const long = (length: number): string => "a = 1".padEnd(length);
    expect(parseFilter(long(100_000))).toEqual(a);
    expect(() => parseFilter(long(100_001))).toThrow(
      "format at column 1 (the filter): it is longer than 100,000 characters",
    );
  });
});

describe("the text of a filter", () => {
  it.each([
    ["a = 1 and (b = 1 or c = 1)", "a = 1 AND (b = 1 OR c = 1)"],
    ["(a = 1 and b = 1) or c = 1", "a = 1 AND b = 1 OR c = 1"],
    ["(a = 1 or b = 1) or c = 1", "a = 1 OR b = 1 OR c = 1"],
    ["a like 'it''s%'", "a LIKE 'it''s%'"],
    ["a<>TRUE", "a != true"],
    ["a in (1, 'b')", "a IN (1, 'b')"],
    ["a is null or a is not null", "a IS NULL OR a IS NOT NULL"],
  ])("%s", (filter, written) => {
    expect(filterText(parseFilter(filter))).toBe(written);
    expect(parseFilter(written)).toEqual(parseFilter(filter));
  });
});

it("takes in parts of the same kind", () => {
  expect(joined("and", [a])).toBe(a);
  expect(joined("or", [joined("or", [a, b]), c])).toEqual({ kind: "or", parts: [a, b, c] });
  const both = joined("and", [a, b]);
  expect(joined("or", [both, c])).toEqual({ kind: "or", parts: [both, c] });
});

it("names what it can say as it is", () => {
  const plain = ["a", "_a1", "$", "Žá", "nulls", "A__c"];
  const odd = [
    "",
    "1a",
    "a b",
    "a.b",
    "a-b",
    "and",
    "NULL",
    "True",
    "is",
    "like",
    "in",
    "or",
    "not",
  ];
  expect([...plain, ...odd].filter(isPlainName)).toEqual(plain);
});

import { describe, expect, it } from "vitest";
import { shortJson, told } from "../../../src/compiler/classes/told.ts";
import { lawsOf, mapOf } from "./support.ts";

describe("the classes of a map", () => {
  it("are those of all its rules, in the order of the text", () => {
    const text = `object T {
  id: string!, n: integer, m: integer, kind: "p" | "q", x: string, y: string
  in: { n: integer, deep: { n: integer } }
  list: { n: integer }[]
}
map T <-> v.T {
  id <-> Id
  n <-> N as string
  m <-> M as string
  x <-> X as integer
  in <-> In { n <-> N as string
    deep.n <-> D }
  list[] <-> L[] { n <-> N as string }
  when kind = "p" <-> K = 1 { y <-> Y as integer }
  else { y <-> Z }
}
`;
    const kinds = lawsOf(text).rules.map(({ label, write, read }) => [
      label,
      `${write.split(";")[0]} / ${read.split(";")[0]}`,
    ]);
    expect(kinds).toEqual([
      ["id <-> Id", "lossless! / lossless!"],
      ["n <-> N as string", "lossless! / canonical!"],
      ["m <-> M as string", "lossless! / canonical!"],
      ["x <-> X as integer", "canonical! / lossless!"],
      ["n <-> N as string", "lossless! / canonical!"],
      ["deep.n <-> D", "lossless! / lossless!"],
      ["list[] <-> L[]", "lossless! / lossless!"],
      ["n <-> N as string", "lossless! / canonical!"],
      ['when kind = "p" <-> K = 1', "lossless! / lossy!"],
      ["y <-> Y as integer", "canonical! / lossless!"],
      ["y <-> Z", "lossless! / lossless!"],
    ]);
  });

  it("know a field that is always there inside other objects and lists", () => {
    const text = `object T { in: { n: string! }, list: { n: string! }[], m: { n: string }, e: map<string> }
map T <-> v.T {
  in <-> In { n <-> N default <- "x" }
  list[] <-> L[] { n <-> N default <- "x" }
  m <-> M { n <-> N default <- "x" }
  e.n <-> N default <- "x"
}
`;
    const writes = lawsOf(text).rules.map(({ write }) => write.split(";")[0]);
    expect(writes).toEqual(["lossless!", "lossless!", "lossless!", "canonical!", "canonical!"]);
  });
});

describe("the values that a class is tried on", () => {
  it("are those of the type at the place, on both sides", () => {
    const properties = {
      O: { type: "object", properties: { D: { type: "string", format: "date-time" } } },
      L: { type: "array", items: { type: "object", properties: { D: { type: "integer" } } } },
      M: { type: "object", additionalProperties: { type: "integer" } },
    };
    const text = `object T { d: date, l: { s: string }[], m: map<decimal>, e: string }
element v { resource T from "./t.json" }
map T <-> v.T {
  d <-> O.D
  l[] <-> L[] { s <-> D }
  m[] <-> M[] { key <-> key
    value <-> value }
  e <-> E.F as json
}
`;
    const files = { "t.json": JSON.stringify({ type: "object", properties }) };
    const told = lawsOf(text, files).rules.map(({ write, read }) => [write, read]);
    expect(told).toEqual([
      [
        "lossless!",
        'lossy!; the time of day; `"2024-02-03T13:14:15.678Z"` reads as `"2024-02-03"` and is written back as `"2024-02-03T00:00:00.000Z"`',
      ],
      ["lossless!", "lossless!"],
      ['canonical!; number text; `"05"` is written as `5` and reads back as `"5"`', "lossless!"],
      ["lossless!", "lossless!"],
      ["lossless!", "lossless!"],
      [
        'canonical!; decimal by value and form; `"1"` is written as `1` and reads back as `1`',
        "lossless!",
      ],
      ["lossless!", "lossy!; the layout of JSON text"],
    ]);
  });
});

describe("a witness in words", () => {
  it.each([
    [{ value: "a", via: 1, back: "b" }, "write", '`"a"` is written as `1` and reads back as `"b"`'],
    [
      { value: 1, via: "a", back: null },
      "read",
      '`1` reads as `"a"` and is written back as `null`',
    ],
    [
      { value: undefined, via: undefined, back: 1 },
      "write",
      "missing is written as missing and reads back as `1`",
    ],
    [
      { value: 1, via: 2, back: undefined, isRefused: true },
      "write",
      "`1` is written as `2` and can't be read back",
    ],
    [
      { value: 1, via: 2, back: undefined, isRefused: true },
      "read",
      "`1` reads as `2` and can't be written back",
    ],
  ] as const)("%j, %s", (witness, direction, text) => {
    expect(told(witness, direction)).toBe(text);
  });

  it("is cut after 60 characters", () => {
    expect(shortJson("a".repeat(58))).toBe(`"${"a".repeat(58)}"`);
    expect(shortJson("a".repeat(59))).toBe(`"${"a".repeat(58)}…`);
  });
});

describe("a loss", () => {
  it.each([
    ["Source", 'a <-> A { Online <-> "W", List <-> "L", Event -> "L" }', ["lossy-write"]],
    ["Source", 'a <-> A lossy "few" { Online <-> "W", List <-> "L", Event -> "L" }', []],
    ["Source", 'a <-> A { Online <-> "W", List <-> "L", Event -> "L" lossy "few" }', []],
    ["date", "a <-> A as datetime", []],
    ["date", 'a <-> A as datetime lossy "midnight"', []],
    ["string", 'a <-> A lossy "nothing"', ["needless-lossy"]],
    ["{ x: string }", 'a <-> A lossy "nothing" { x <-> X }', ["needless-lossy"]],
    ["{ x: time }", 'a <-> A lossy "minutes" { x <-> X as time("HH:mm") }', []],
    ["{ k: string, n: string }[]", 'a[k = "x"].n <-> A', ["lossy-list"]],
    ["{ k: string, n: string }[]", 'a[k = "x"].n <-> A lossy "only x"', []],
    ['{ k: "x" | "y", n: string }[]', 'a[k = "x"].n <-> A\na[k = "y"].n <-> B', []],
    ["integer", 'a <-> A as string default -> "seven"', ["lossy-write"]],
    ["string", 'a <-> A as integer default <- "n/a"', []],
  ])("%s: %s: %j", (type, row, expected) => {
    expect(lawsOf(mapOf(type, row)).codes).toEqual(expected);
  });

  it("is not looked for in a file with another mistake", () => {
    const { codes } = lawsOf(mapOf("datetime", "a <-> A as date\nc <-> C"));
    expect(codes).toEqual(["unknown-field"]);
  });
});

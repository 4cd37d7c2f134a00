import { describe, expect, it } from "vitest";
import { fits, scalar, typeOfJson } from "../../../src/compiler/lower/json.ts";
import type { Json, ObjectType, Type } from "../../../src/compiler/types.ts";
import { findings, lowerRows } from "./support.ts";

const color: Type = { kind: "enum", members: ["Red", "Green"] };
const phone: ObjectType = {
  kind: "object",
  fields: [
    { name: "number", type: scalar("string"), required: true, annotations: [] },
    { name: "rank", type: scalar("integer"), required: false, annotations: [] },
  ],
  key: [],
  open: false,
};

describe("a value is one of a type", () => {
  const cases: readonly (readonly [name: string, Type, fitting: Json[], others: Json[]])[] = [
    ["unknown", { kind: "unknown" }, [1, "x", [], {}], []],
    ["reported before", { kind: "error" }, [1, "x", [], {}], []],
    ["json", scalar("json"), [1, "x", true, [], {}], []],
    ["string", scalar("string"), ["", "x"], [1, true, [], {}]],
    ["boolean", scalar("boolean"), [true, false], [0, "true"]],
    ["number", scalar("number"), [0, 1.5, 1e300], ["1", true]],
    ["integer", scalar("integer"), [0, -5, 9007199254740991], [1.5, 1e300, "1"]],
    [
      "decimal",
      scalar("decimal"),
      [1.5, "1", "-1.50", "+12.345", "1e5", "12.5E-10", "1e+400"],
      ["", "x", "1.", ".5", "1e", "1e1234", "1 ", " 1", "1.5x", "e5", "--1", true, []],
    ],
    ["date", scalar("date"), ["2024-02-29"], ["2023-02-29", "2024-01-01T00:00:00Z", "", 20240101]],
    [
      "datetime",
      scalar("datetime"),
      ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00.5+02:00"],
      ["2024-01-01", "", 0],
    ],
    ["time", scalar("time"), ["12:30:00"], ["25:00:00", "", 1230]],
    ["a member", color, ["Red", "Green"], ["red", "", 1, ["Red"]]],
    [
      "a list",
      { kind: "list", item: scalar("integer"), key: [] },
      [[], [1, 2], [null]],
      [[1, "x"], ["x", 1], 1, { 0: 1 }],
    ],
    [
      "a map",
      { kind: "map", value: scalar("integer") },
      [{}, { a: 1, b: null }],
      [{ a: 1, b: "x" }, { a: "x", b: 1 }, [1], 1, "a"],
    ],
    [
      "an object",
      phone,
      [{ number: "1" }, { number: "1", rank: 2 }, { number: null }],
      [{}, { rank: 2 }, { number: 1 }, { number: "1", more: 1 }, ["1"], "1", 1],
    ],
    ["an open object", { ...phone, open: true }, [{ number: "1", more: 1 }], [{ more: 1 }]],
  ];

  it.each(cases)("%s", (_, type, fitting, others) => {
    expect([null, ...fitting].filter((value) => !fits(value, type))).toEqual([]);
    expect(others.filter((value) => fits(value, type))).toEqual([]);
  });
});

describe("the narrowest type of a value", () => {
  it.each<[Json, Type]>([
    ["x", scalar("string")],
    [true, scalar("boolean")],
    [1, scalar("integer")],
    [1.5, scalar("number")],
    [1e300, scalar("number")],
    [null, { kind: "unknown" }],
    [[1], scalar("json")],
    [{}, scalar("json")],
  ])("%j", (value, type) => {
    expect(typeOfJson(value)).toEqual(type);
  });
});

describe("a number that is written", () => {
  const kept: readonly (readonly [text: string, value: string])[] = [
    ["0", "0"],
    ["0.0", "0"],
    ["-0", "0"],
    ["0e5", "0"],
    ["1.50", "1.5"],
    ["100", "100"],
    ["1200", "1200"],
    ["100e-2", "1"],
    ["0.001", "0.001"],
    ["0.0050", "0.005"],
    ["-12.5", "-12.5"],
    ["-2.5e-7", "-2.5e-7"],
    ["1E3", "1000"],
    ["1e+3", "1000"],
    ["1e21", "1e+21"],
    ["120e20", "1.2e+22"],
    ["0.30000000000000004", "0.30000000000000004"],
    ["123456789012345680000", "123456789012345680000"],
    ["1e-10", "1e-10"],
    ["10e-11", "1e-10"],
    ["12345678901234567e-30", "1.2345678901234567e-14"],
  ];

  it("is the number of JSON that has its digits", () => {
    const lowered = lowerRows(kept.map(([text], at) => `${text} -> X${at}`).join(",\n"));
    expect(findings(lowered)).toEqual([]);
    const values = lowered.rules.map((rule) => /^write (\S+) ->/.exec(rule)?.[1]);
    expect(values).toEqual(kept.map(([, value]) => value));
  });

  it("is refused where JSON keeps others", () => {
    const refused = [
      "9007199254740993",
      "1.0000000000000001",
      "0.1234567890123456789",
      "1e400",
      "-1e400",
      "1e-400",
    ];
    const lowered = lowerRows(refused.map((text, at) => `${text} -> X${at}`).join(",\n"));
    expect(lowered.diagnostics.map(({ code }) => code)).toEqual(refused.map(() => "number-digits"));
    expect(lowered.rules).toEqual([]);
  });
});

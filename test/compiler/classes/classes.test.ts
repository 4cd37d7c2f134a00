import { describe, expect, it } from "vitest";
import { check } from "../../../src/compiler/check.ts";
import { told } from "../../../src/compiler/classes/told.ts";
import { memoryHost } from "../../../src/compiler/host.ts";

const declarations = `
enum Source { Online, List, Event }
codec cents = value / 100
codec gid = "gid://shop/{value}"
table users (id: string, remoteId: string)
`;

/** The classes of the first rule of a map, as \`write / read\`, and the findings. */
function classesOf(type: string, row: string) {
  const text = `${declarations}object T { a: ${type}, b: string }\nmap T <-> v.T {\n${row}\n}\n`;
  const { laws, diagnostics } = check({ path: "t.cemap", text }, memoryHost({}));
  const [first] = laws[0]?.rules ?? [];
  if (first === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  return {
    ...first,
    codes: diagnostics.map(({ code }) => code).filter((code) => code !== "unmapped-fields"),
  };
}

describe("the classes of a row", () => {
  it.each([
    ["string", "a <-> A", "lossless / lossless"],
    ["integer", "a <-> A as number", "lossless / lossless"],
    ["integer", "a <-> A as string", "lossless / canonical"],
    ["string", "a <-> A as integer", "canonical / lossless"],
    ["number", "a <-> A as string", "lossless / canonical"],
    ["decimal", "a <-> A as string", "canonical / lossless"],
    ["decimal", "a <-> A as number", "canonical / lossless"],
    ["boolean", "a <-> A as string", "lossless / lossless"],
    ["boolean", "a <-> A as integer", "lossless / lossless"],
    ["date", 'a <-> A as date("MM/dd/yyyy")', "lossless / lossless"],
    ["date", 'a <-> A as date("yyyy-MM-dd HH:mm")', "lossless / lossy"],
    ["date", "a <-> A as datetime", "lossless / lossy"],
    ["datetime", "a <-> A as date", "lossy / lossless"],
    ["datetime", 'a <-> A as datetime("yyyy-MM-dd HH:mm:ss")', "lossy / lossless"],
    ["datetime", "a <-> A as datetime(\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\")", "canonical / canonical"],
    ["datetime", 'a <-> A as epoch("ms")', "canonical / lossless"],
    ["datetime", 'a <-> A as epoch("s")', "canonical / lossless"],
    ["time", 'a <-> A as time("HH:mm")', "lossy / lossless"],
    ["date", 'a <-> A as epoch("ms")', "lossless / lossy"],
    ["integer", 'a <-> A as epoch("ms")', "lossless / lossless"],
    ["date", 'a <-> A as date("yy-MM-dd")', "lossless / lossless"],
    ["decimal", "a <-> A via cents", "canonical / lossless"],
    ["number", "a <-> A * 10 + 3", "lossless / lossless"],
    ["number", "a <-> A as string / 100", "lossless / canonical"],
    ["string", "a <-> A via gid", "lossless / lossless"],
    ["string", "a <-> A via lower", "lossy / lossy"],
    ["string", "a <-> A via base64", "lossless / lossless"],
    ["string", "a <-> A from users (id <-> remoteId)", "lossless / lossless"],
    ["string[]", 'a <-> A as list(";")', "lossless / lossless"],
    ["string", 'a <-> "{A} {B}"', "lossless / lossy"],
    ["string", "a <-> A ?? B", "lossless / lossy"],
    ["string", 'a <-> A default <- "x"', "canonical / canonical"],
    ["string", 'a <-> A default -> "x"', "canonical / lossless"],
    ["string!", 'a <-> A default <- "x"', "lossless / canonical"],
    ["integer", "a <-> A as string else null", "lossless / lossy"],
    ["integer", "a <-> A as string else keep", "lossless / canonical"],
    ["string", "a <-> A as integer else null", "lossy / lossless"],
    ["Source", 'a <-> A { Online <-> "W", List <-> "L", Event <-> "E" }', "lossless / lossless"],
    ["Source", 'a <-> A { Online <-> "W", List <-> "L", Event -> "L" }', "lossy / lossless"],
    [
      "Source",
      'a <-> A { Online <-> "W", List <-> "L", Event <-> "E", List <- else }',
      "lossless / lossy",
    ],
    ["string", 'a <-> A { "x" <-> "1", else keep }', "lossless / lossless"],
    ["string", 'a <-> A { "x" <-> "1", else -> "9" }', "lossy / lossless"],
    ["string", "a <- A", "one-way / one-way"],
    ["string", 'a <- jsonata("A")', "opaque / opaque"],
  ])("%s: %s: %s", (type, row, expected) => {
    const { write, read } = classesOf(type, row);
    expect(`${write.kind} / ${read.kind}`).toBe(expected);
  });

  it("call a two-way pair of one-way rows paired", () => {
    const { write } = classesOf("string", "a <- Ref.Name\na -> RefId");
    expect(write.kind).toBe("paired");
  });
});

describe("a witness", () => {
  it.each([
    [
      "Source",
      'a <-> A { Online <-> "W", List <-> "L", Event -> "L" }',
      "write",
      '`"Event"` is written as `"L"` and reads back as `"List"`',
    ],
    [
      "datetime",
      "a <-> A as date",
      "write",
      '`"2024-02-03T13:14:15.678Z"` is written as `"2024-02-03"` and reads back as `"2024-02-03T00:00:00.000Z"`',
    ],
    [
      "string",
      'a <-> "{A} {B}"',
      "read",
      '`["x y","b"]` reads as `"x y b"` and is written back as `["x","y b"]`',
    ],
    ["integer", "a <-> A as string", "read", '`"05"` reads as `5` and is written back as `"5"`'],
    [
      "string",
      "a <-> A as integer else null",
      "write",
      '`""` is written as `null` and reads back as `null`',
    ],
    [
      "string",
      'a <-> A default <- "x"',
      "write",
      'missing is written as missing and reads back as `"x"`',
    ],
    [
      "string",
      'a <-> A default -> "x"',
      "write",
      'missing is written as `"x"` and reads back as `"x"`',
    ],
  ] as const)("of %s: %s", (type, row, direction, expected) => {
    const found = classesOf(type, row)[direction];
    expect(found.witness && told(found.witness, direction)).toBe(expected);
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
  ])("%s: %s: %j", (type, row, expected) => {
    expect(classesOf(type, row).codes).toEqual(expected);
  });

  it("is not looked for in a file with another mistake", () => {
    expect(classesOf("datetime", "a <-> A as date\nc <-> C").codes).toEqual(["unknown-field"]);
  });
});

import { describe, expect, it } from "vitest";
import { parse } from "../../src/grammar/parse.ts";

function row(side: string): string {
  return `map A <-> b.C {\n  x <- ${side}\n}\n`;
}

function codes(text: string): readonly string[] {
  return parse({ path: "big.cemap", text }).diagnostics.map(({ code }) => code);
}

describe("nesting", () => {
  const deep: Readonly<Record<string, string>> = {
    braces: "{".repeat(100_000),
    brackets: row("[".repeat(100_000)),
    "closed parentheses": row(`${"(".repeat(90_000)}a${")".repeat(90_000)}`),
    signs: row(`${"- ".repeat(100_000)}a`),
    sums: row(`${"a + ".repeat(90_000)}a`),
    choices: row(`${"a ? b : ".repeat(40_000)}c`),
    suffixes: row(`a${" as b".repeat(90_000)}`),
    steps: row(`a${"[0]".repeat(60_000)}`),
    "list types": `object A { a: string${"[]".repeat(90_000)} }`,
    "map types": `object A { a: ${"map<".repeat(60_000)}string${">".repeat(60_000)} }`,
    templates: row(`"{${"(".repeat(100_000)}}"`),
  };

  it.each(Object.keys(deep))("100,000 %s are refused, not followed", (name) => {
    expect(codes(deep[name] ?? "")).toEqual(["nested-too-deeply"]);
  });

  it("goes as deep as anybody needs", () => {
    expect(codes(row(`${"(".repeat(190)}a${")".repeat(190)}`))).toEqual([]);
    expect(codes(row(`a${" & a".repeat(190)}`))).toEqual([]);
    expect(codes(`object A { a: ${"{ a: ".repeat(190)}string${" }".repeat(190)} }`)).toEqual([]);
    expect(codes(`map A <-> b.C { ${"a <-> b { ".repeat(190)}${"}".repeat(190)} }`)).toEqual([]);
  });

  it("counts row by row, not for the whole file", () => {
    expect(codes(`map A <-> b.C {\n${"  a <- b + c * 2\n".repeat(500)}}`)).toEqual([]);
    expect(codes(row(`$f(${"a + b, ".repeat(300)}c)`))).toEqual([]);
  });
});

describe("size", () => {
  it("reads a mebibyte and not a byte more", () => {
    const size = 1_048_576;
    expect(codes(`//${"x".repeat(size - 2)}`)).toEqual([]);
    expect(codes(`//${"x".repeat(size - 1)}`)).toEqual(["file-too-large"]);
  });

  it("counts bytes, not characters", () => {
    expect(codes(`//${"€".repeat(349_524)}`)).toEqual([]);
    expect(codes(`//${"€".repeat(349_526)}`)).toEqual(["file-too-large"]);
    expect(codes(`//${"😀".repeat(262_144)}`)).toEqual(["file-too-large"]);
  });

  it("reads 200,000 tokens and not one more", () => {
    expect(codes(`enum E {${"a,".repeat(99_998)}}`)).toEqual([]);
    expect(codes(`enum E {${"a,".repeat(99_998)}a}`)).toEqual(["too-many-tokens"]);
  });
});

describe("mistakes without end", () => {
  const endless: Readonly<Record<string, string>> = {
    rows: `map A <-> b.C {\n${"  a b c\n".repeat(40_000)}}`,
    declarations: "map a\n".repeat(60_000),
    "unknown declarations": "foo bar\n".repeat(60_000),
    "closing braces": "}\n".repeat(90_000),
    backticks: "`\n".repeat(90_000),
    holes: row(`"${"{a b} ".repeat(20_000)}"`),
    semicolons: ";".repeat(100_000),
    "bidi controls": "\u202e".repeat(100_000),
  };

  it.each(Object.keys(endless))("%s give 100 diagnostics", (name) => {
    const found = codes(endless[name] ?? "");
    expect(found).toHaveLength(100);
    expect(found).toContain("too-many-errors");
  });

  it("keeps rows behind dozens of broken ones", () => {
    const text = `map A <-> b.C {\n${"  a b c\n  d <-> e\n".repeat(60)}}`;
    const [map] = parse({ path: "a.cemap", text }).file.declarations;
    expect(map?.kind === "map" && map.block.items.length).toBe(60);
  });
});

describe("invisible characters", () => {
  it.each([
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200f",
    "\u061c",
  ])("refuses %j anywhere", (control) => {
    for (const text of [
      `// ${control}`,
      row(`"${control}"`),
      row(`\`${control}\``),
      row(`a${control}`),
    ]) {
      expect(codes(text)).toEqual(["bidi-control"]);
    }
  });

  it("takes them as escapes", () => expect(codes(row('"\\u202e"'))).toEqual([]));
});

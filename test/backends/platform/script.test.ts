import { describe, expect, it } from "vitest";
import { transformationOf } from "../../../src/compiler/backends/platform/platform.ts";
import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";

/** The script of some rows of a map, as it stands in the payload. */
function script(rows: string): string | undefined {
  const text = `object T {
  id: string
  kind: "x" | "y"
  \`since when?\`: date
  lines: { \`sku no\`: date }[]
  home: { city: string }
  aVeryLongNameOfAFieldOfTheObject: date
}
map T <-> x.R {\n id <-> Id\n${rows}\n}\n`;
  const [map] = check({ path: "m.cemap", text }, memoryHost({})).maps;
  return map && transformationOf(map, { sourceHash: "" }).payload.script?.body;
}

/** Its functions by name, without the helpers; a list of constants by the first. */
function parts(rows: string): ReadonlyMap<string, string> {
  const [own = ""] = (script(rows) ?? "").split("\n// What the rules call.\n");
  const sections = own.split("\n\n").map((text) => text.replace(/^\/\/.*\n/, ""));
  return new Map(
    sections.map((text) => [/^(?:const|function) (\w+)/.exec(text)?.[1] ?? "", text.trimEnd()]),
  );
}

const rows = (arrow: string, more = ""): string => `kind ${arrow} Kind ${more} { "x" ${arrow} 1 }`;
const isWhere = 'typeof isWhere !== "undefined" && isWhere';

describe("the script of a map", () => {
  it("is none where fields say all", () => {
    expect(script("home.city <-> City")).toBe(undefined);
  });

  it("says what it is and ends with what it gives", () => {
    const text = script(rows("<->")) ?? "";
    expect(text.slice(0, text.indexOf("function"))).toBe(`"use strict";

// Made by cemap: what the fields of x.R cannot say.
// Change the rules and build again; what is changed here is lost.

`);
    expect(text.slice(text.lastIndexOf("}"))).toBe("}\n\ndone(run());\n");
    expect(text).not.toMatch(/\n{3}|[ \t]\n/);
  });

  it.each([
    [
      "<-",
      [
        "if (!fromVendor) return transformedObject;",
        "return merged(transformedObject, read1(originalObject));",
      ],
    ],
    [
      "->",
      [
        "if (fromVendor) return transformedObject;",
        "return merged(transformedObject, create1(originalObject));",
      ],
    ],
    [
      "<->",
      [
        "if (fromVendor) return merged(transformedObject, read1(originalObject));",
        "return merged(transformedObject, create1(originalObject));",
      ],
    ],
  ])("adds to what is mapped in the directions of its rules: %s", (arrow, ways) => {
    expect(parts(rows(arrow)).get("run")?.split("\n")).toEqual([
      "function run() {",
      "  // Filters are mapped already.",
      `  if (${isWhere}) return transformedObject;`,
      ...ways.map((line) => `  ${line}`),
      "}",
    ]);
  });

  it("renames in filters, alone or beside other rules", () => {
    const alone = parts('home.city <-> City @filter("address.town")');
    expect(alone.get("run")).toBe(
      `function run() {\n  if (${isWhere}) return filtered();\n  return transformedObject;\n}`,
    );
    expect(alone.get("filterNames")).toBe(
      'const filterNames = new Map([\n  ["home.city", "address.town"],\n]);',
    );
    const both = parts(rows("<->", '@filter("k")'));
    expect(both.get("run")?.split("\n")[1]).toBe(`  if (${isWhere}) return filtered();`);
    expect(both.get("filterNames")).toContain('["kind", "k"],');
  });

  it("has names that say which field a value is for", () => {
    const date = 'as date("MM/dd/yyyy")';
    const names = (row: string, of: string): readonly string[] => [
      ...new Set(
        parts(row)
          .get(of)
          ?.match(/(?<=const )\w+/g) ?? [],
      ),
    ];
    expect(names(`\`since when?\` <-> S ${date}`, "read1")).toEqual(["sinceWhen1", "sinceWhen2"]);
    expect(names(`\`since when?\` <-> S ${date}`, "create1")).toEqual(["sinceWhen3", "sinceWhen4"]);
    expect(names(`aVeryLongNameOfAFieldOfTheObject <-> S ${date}`, "read1")).toEqual([
      "aVeryLongNameOfAFieldOfT1",
      "aVeryLongNameOfAFieldOfT2",
    ]);
    expect(names(`lines[] <-> L[] { \`sku no\` <-> Sku ${date} }`, "read1")).toEqual([
      "lines1",
      "skuNo3",
    ]);
    expect(names(`lines[] <-> L[] { \`sku no\` <-> Sku ${date} }`, "read2")).toEqual([
      "skuNo1",
      "skuNo2",
    ]);
  });

  it("has its data first, and what calls make of it last", () => {
    const text = script(rows("->")) ?? "";
    const names = [...text.matchAll(/^(?:const|function) (\w+)/gm)].map(([, name]) => name);
    const own = ["run", "at1", "at2", "kinds2", "create1", "table2", "read1"];
    expect(names.slice(0, own.length)).toEqual(own);
    expect(names.at(-1)).toBe("check1");
  });
});

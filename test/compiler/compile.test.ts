import { describe, expect, it } from "vitest";
import { check, compile, memoryHost } from "../../src/index.ts";

const object = "object A { x: string, y: string }\n";
const fine = `${object}map A <-> e.R {\n  x <-> X\n  y <-> Y\n}\n`;

const codes = (text: string): readonly string[] =>
  check(text).diagnostics.map((finding) => finding.code);

describe("check", () => {
  it("gives the maps of a text without mistakes", () => {
    const { maps, diagnostics, sources } = check(fine);
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(maps.map((map) => `${map.object} ${map.element}.${map.resource}`)).toEqual(["A e.R"]);
    expect([...sources.keys()]).toEqual(["input.cemap"]);
  });

  it("leaves out a map with a syntax error, and keeps the others", () => {
    const text = `${object}map A <-> e.R {\n  x <-> \n}\nmap A <-> e.S {\n  x <-> X\n  y <-> Y\n}\n`;
    const { maps, diagnostics } = check(text);
    expect(maps.map((map) => map.resource)).toEqual(["S"]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(1);
  });

  it("says one thing about a keyword with a slip in it", () => {
    const { diagnostics } = check(fine.replace("object", "objct"));
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toHaveLength(1);
  });

  it("says one thing about a type that does not exist", () => {
    expect(codes(fine.replace("x: string", "x: strng"))).toEqual(["unknown-type"]);
  });

  it("says one thing about an object that does not exist", () => {
    expect(codes(fine.replace("map A", "map B"))).toEqual(["unknown-object"]);
  });

  it("does not lower the maps of used files", () => {
    const host = memoryHost({ "a.cemap": fine });
    const text = 'use "./a.cemap"\nmap A <-> e.S {\n  x <-> X\n  y <-> Y\n}\n';
    const { maps, sources } = check({ path: "main.cemap", text }, { host });
    expect(maps.map((map) => map.resource)).toEqual(["S"]);
    expect([...sources.keys()].sort()).toEqual(["a.cemap", "main.cemap"]);
  });
});

describe("compile", () => {
  it("gives the files of every target, the same each time", () => {
    const { files, diagnostics } = compile(fine);
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    const names = [...files.keys()];
    expect(names).toContain("A.e.R.read.jsonata");
    expect(names).toContain("A.e.R.js");
    expect(names).toContain("A.schema.json");
    expect(compile(fine).files).toEqual(files);
    expect([...compile(fine, { targets: ["jsonata"] }).files.keys()].sort()).toEqual([
      "A.e.R.read.jsonata",
      "A.e.R.write.jsonata",
    ]);
  });

  it("gives no files where there is an error", () => {
    const { files, diagnostics } = compile(fine.replace("x: string", "x: strng"));
    expect(files.size).toBe(0);
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-type"]);
  });

  it("refuses targets that it does not know", () => {
    const { files, diagnostics } = compile(fine, { targets: ["jsonta"] });
    expect(files.size).toBe(0);
    expect(diagnostics).toMatchObject([
      { code: "unknown-target", help: "Did you mean `jsonata`?", span: { start: 0, end: 0 } },
    ]);
  });

  it("builds what overrides make beside the map itself", () => {
    const override = 'override map A <-> e.R for account "46" {\n  x <-> Z\n}\n';
    const names = [...compile(fine + override, { targets: ["javascript"] }).files.keys()];
    expect(names).toEqual([
      "A.e.R.js",
      "A.e.R.d.ts",
      "A.e.R.account-46.js",
      "A.e.R.account-46.d.ts",
    ]);
  });
});

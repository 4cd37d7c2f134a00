import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { declarationText, moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { readText, writeText } from "../../src/compiler/backends/jsonata/jsonata.ts";
import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { format } from "../../src/grammar/format.ts";
import { expression } from "../../src/runtime/jsonata.ts";
import { canonicalText } from "../support/canonical-text.ts";
import { compileMaps, enginesOf, textsOf } from "../support/engines.ts";
import { hostileTexts } from "../support/hostile.ts";
import { loadModule } from "../support/run-javascript.ts";
import { exercise } from "./exercise.ts";
import { namePlaces } from "./name-places.ts";
import { batchOf, eachText, named, type Place, quoted } from "./place.ts";
import { declarationShape, javascriptShape, jsonataShape, plainText, treeShape } from "./shape.ts";
import { valuePlaces } from "./value-places.ts";

const texts = hostileTexts();

describe("hostile texts in comments", () => {
  it("doc comments stay comments, whatever they say", async () => {
    const doc = (text: string): string =>
      text
        .split(/\r\n?|\n/)
        .map((line) => `/// ${line}`)
        .join("\n");
    const place: Place = {
      name: "doc comments",
      kind: "value",
      part: eachText(({ text, at }, id) => ({
        declare: [doc(text), `object O${id} {`, doc(text), "in: decimal }"],
        fields: [doc(text), `a${at}: string @deprecated`, `b${at}: O${id}`],
        rows: [doc(text), `a${at} <-> A${at}`, `b${at} <-> B${at}`],
        vendor: [
          [`A${at}`, "v"],
          [`B${at}`, { in: 1 }],
        ],
        common: [
          [`a${at}`, "v"],
          [`b${at}`, { in: 1 }],
        ],
      })),
    };
    const { accepted, refused } = await exercise(place, texts);
    expect([...refused.keys()]).toEqual(["bidi-control"]);
    expect(accepted).toBeGreaterThan(700);
  }, 120_000);

  it("names of files and of units stay in their comments and strings", async () => {
    const map = mapOf("object A { a: string }\nmap A <-> x.R {\n  a <-> A\n}\n");
    const plain = unitTexts(map, "plain");
    for (const text of texts) {
      const found = unitTexts(map, text);
      expect(found.shapes, text).toEqual(plain.shapes);
      expect(found.bodies, text).toEqual(plain.bodies);
      // The heading of the JSONata text is one comment on one line.
      for (const line of found.headings)
        expect(treeShape(jsonata(`${line}\n1`).ast())).toBe("number");
    }
  }, 60_000);

  it("labels of rules come out of errors and of the map as they are", async () => {
    const rows = texts.map((_, at) => `a${at} <-> A${at}`);
    const fields = texts.map((_, at) => `a${at}: string`);
    const map = mapOf(
      `object A {\n${fields.join("\n")}\n}\nmap A <-> x.R {\n${rows.join("\n")}\n}\n`,
    );
    const labelled = (label: (at: number) => string): IrMap => ({
      ...map,
      block: {
        ...map.block,
        rules: map.block.rules.map((rule, at) => ({ ...rule, label: label(at), doc: label(at) })),
      },
    });
    const hostile = labelled((at) => texts[at] ?? "");
    const plain = labelled(plainText);
    expect(javascriptShape(textsOf(hostile).module)).toBe(javascriptShape(textsOf(plain).module));
    expect(jsonataShape(textsOf(hostile).read)).toBe(jsonataShape(textsOf(plain).read));
    expect(jsonataShape(textsOf(hostile).write)).toBe(jsonataShape(textsOf(plain).write));
    const module = await loadModule(textsOf(hostile).module);
    expect(module.map.rules.map(({ label }) => label)).toEqual(texts);
    for (const [at, text] of texts.entries()) {
      expect(() => module.read({ [`A${at}`]: 1 })).toThrow(
        expect.objectContaining({ code: "type", rule: text }),
      );
    }
  }, 60_000);
});

/** The texts of a map whose names and source are this text. */
function unitTexts(map: IrMap, text: string) {
  const unit = { ...map, source: text, name: text, object: text, element: text, resource: text };
  const context = { sourceHash: "" };
  const scripts = [readText(unit), writeText(unit)];
  return {
    shapes: [
      javascriptShape(moduleText(unit, context)),
      declarationShape(declarationText(unit, context)),
    ],
    headings: scripts.map((script) => script.slice(0, script.indexOf("\n"))),
    // Names of functions are made from the object's, in letters and digits only.
    bodies: scripts.map((script) =>
      script.slice(script.indexOf("\n")).replaceAll(/\$\w+_(read|write)\b/g, "$$f_$1"),
    ),
  };
}

describe("hostile texts that no generated text holds", () => {
  it("titles, names and contents of examples change nothing else", () => {
    const sourceOf = (q: string): string =>
      [
        `hub h ${q}`,
        "object A in h { a: string }",
        `element x ${q} in h { resource R { A @null(${q}) } }`,
        `map A <-> x.R {\n  a <-> A\n  example ${q} { { a: ${q} } <-> { A: ${q} } }\n}`,
      ].join("\n");
    const plain = mapOf(sourceOf('"plain"'));
    for (const text of texts) {
      const map = mapOf(sourceOf(quoted(text)));
      expect(meaningOf({ ...map, examples: [] }), text).toBe(
        meaningOf({ ...plain, examples: [] }).replaceAll('"plain"', () => JSON.stringify(text)),
      );
      expect(map.examples.map(({ name, common, vendor }) => [name, common, vendor])).toEqual([
        [text, { a: text }, { A: text }],
      ]);
    }
  }, 60_000);

  it("names of objects, elements and resources are refused where no file may have them", () => {
    const codes = new Set<string>();
    let accepted = 0;
    for (const text of texts.filter((name) => name !== "")) {
      const name = named(text);
      const source = `object ${name} { a: string }\nmap ${name} <-> ${name}.${name} {\n  a <-> A\n}\n`;
      const { maps, diagnostics } = check({ path: "test.cemap", text: source }, memoryHost({}));
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      for (const { code } of errors) codes.add(code);
      if (errors.length > 0) continue;
      accepted++;
      expect(maps[0]?.name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}_ .+-]*$/u);
    }
    expect([...codes]).toEqual(["unsafe-name"]);
    expect(accepted).toBeGreaterThan(150);
  }, 60_000);
});

describe("hostile texts in `jsonata(…)`", () => {
  it.each([
    ["1) & (2"],
    ['1) ; $error("out") ; (2'],
    ["1 /* "],
    ["*/ 1 /*"],
    ["1; 2"],
    ["1, 2"],
    ["$x := 1; $x"],
    ['"'],
    ["`a"],
    ["/a"],
    ["a.(b"],
    ["a[b"],
    ['}, "is") ; ({ "a": 1'],
    ["1 +"],
    ["/* only a comment */"],
    ["/a/"],
    ["$get($, ['A'])"],
    ["$original"],
    ["$tables"],
    ["$v"],
    ["(".repeat(20_000)],
  ])("%j is refused", (text) => {
    const { problems } = compileMaps(jsonataMap([text]));
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(["jsonata-syntax"]);
  });

  it.each([
    ["( $x := 1; $x + 1 )"],
    ["$map([1, 2], function($v, $i) { $v + $i })"],
    ["[1..3]@$a.$a"],
    ["$sum([1, 2]) /* a comment */"],
    ['")" & "("'],
    ["`)`"],
    ["$match(a, /[(][)]/)"],
    ["$$"],
  ])("%j is one expression", (text) => {
    expect(compileMaps(jsonataMap([text])).problems).toEqual([]);
  });

  it("each stays one expression of its own, with the same value in both targets", async () => {
    const inner = texts.filter((text) => compileMaps(jsonataMap([text])).problems.length === 0);
    expect(inner.length).toBeGreaterThan(200);
    const map = mapOf(jsonataMap(inner));
    const plain = mapOf(jsonataMap(inner.map((_, at) => plainText(at))));
    const expected = jsonataShape(textsOf(plain).read).replaceAll(
      /path\(name:plain([a-j]+)\)/g,
      (_, at) => treeShape(jsonata(inner[numberOf(String(at))] ?? "").ast()),
    );
    expect(jsonataShape(textsOf(map).read)).toBe(expected);
    expect(javascriptShape(textsOf(map).module)).toBe(javascriptShape(textsOf(plain).module));
    const running = mapOf(jsonataMap(inner.filter(runs)));
    const results = [];
    for (const engine of await enginesOf(running)) {
      if (engine.name !== "interpreter") results.push(canonicalText(await engine.read({ a: 1 })));
    }
    expect(results[0]).toBe(results[1]);
    expect(globalThis).not.toHaveProperty("cemapWasHere");
  }, 60_000);
});

/** Many texts call what is no function. */
function runs(text: string): boolean {
  try {
    expression(text)({ a: 1 });
    return true;
  } catch {
    return false;
  }
}

/** A map that reads each text as an expression. */
function jsonataMap(inner: readonly string[]): string {
  const fields = inner.map((_, at) => `a${at}: json`);
  const rows = inner.map((text, at) => `a${at} <- jsonata(${quoted(text)})`);
  return `object A {\n${fields.join("\n")}\n}\nmap A <-> x.R {\n${rows.join("\n")}\n}\n`;
}

/** The number that `plainText` was made from. */
function numberOf(letters: string): number {
  return Number([...letters].map((letter) => "abcdefghij".indexOf(letter)).join(""));
}

describe("the formatter", () => {
  it("keeps every text in every place", () => {
    for (const place of [...valuePlaces, ...namePlaces]) {
      const usable = texts.filter((text) => text !== "" && place.skips?.(text) !== true);
      const batch = batchOf(place, [usable.filter((_, at) => at % 12 === 0)]);
      const formatted = format(batch.source);
      expect(format(formatted), place.name).toBe(formatted);
      const [before, after] = [batch.source, formatted].map((text) => {
        const { maps } = check({ path: "test.cemap", text }, memoryHost(batch.files));
        return maps[0] === undefined ? "refused" : meaningOf(maps[0]);
      });
      expect(after, place.name).toBe(before);
    }
  }, 60_000);
});

function mapOf(source: string): IrMap {
  const { maps, diagnostics } = check({ path: "test.cemap", text: source }, memoryHost({}));
  const [map] = maps;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (map === undefined || errors.length > 0) {
    throw new Error(`${errors.map(({ message }) => message).join("\n")}\n${source.slice(0, 500)}`);
  }
  return map;
}

/** The IR without places and labels, which layout may change. */
function meaningOf(map: IrMap): string {
  return JSON.stringify(map, (key, value: unknown) =>
    key === "span" || key === "label" ? undefined : value,
  );
}

import compileJsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { jsonata, readText, writeText } from "../../../src/compiler/backends/jsonata/jsonata.ts";
import type { IrMap, Rule } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { hostileTexts } from "../../support/generate/names.ts";
import {
  affixes,
  cell,
  codec,
  each,
  map,
  rest,
  scope,
  span,
  string,
  table,
  writeRule,
} from "./build.ts";
import { runRead, runWrite } from "./run.ts";

const reserved = new Set(["_jsonata_function", "_jsonata_lambda"]);

const own = [
  "a`b",
  'a"b',
  "a'b",
  "a\\b",
  "a\nb",
  "a\u2028b",
  "*/",
  "/* x",
  "$x",
  "$$",
  "and",
  "or",
  "in",
  "true",
  "null",
  "function",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "\ud800",
  "\u202eabc",
  "",
  " ",
  "0",
  "-1",
  "a.b",
  "a[0]",
  "%",
  "**",
  "; $r := 1",
  ") ; (",
  "${x}",
];
/** Names that jsonata gives to its own lists and streams. */
const magic = ["outerWrapper", "tupleStream", "sequence", "keepSingleton", "cons"];
const names = [...new Set([...own, ...magic, ...hostileTexts])].filter(
  (name) => !reserved.has(name),
);

function member(name: string) {
  return [{ kind: "member", name }] as const;
}

function named(name: string): Rule {
  return {
    ...cell("x", "x"),
    label: name,
    left: [...member("o"), ...member(name)],
    cell: { kind: "at", path: member(name) },
  };
}

function object(...entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}

describe("names that are hard to write down", () => {
  for (const name of names) {
    it(`the name ${JSON.stringify(name)}`, async () => {
      const flat: IrMap = { ...map(named(name)), source: name };
      const vendor = object([name, "v"]);
      const common = object(["o", object([name, "v"])]);
      expect(await runRead(flat, vendor)).toEqual({ value: common });
      expect(await runWrite(flat, common)).toEqual({ value: vendor });
      expect(
        await runWrite(flat, object(["o", object([name, "w"])]), { original: vendor }),
      ).toEqual({
        value: object([name, "w"]),
      });
    });

    it(`the value ${JSON.stringify(name)}`, async () => {
      const values = map(
        cell("x", "X", { codec: codec(table([["code", name]])), writeDefault: name, label: name }),
        cell("y", affixes("Y", name, name), { codec: codec() }),
        writeRule("Z", { kind: "literal", value: object([name, [name]]) }),
      );
      expect(await runRead(values, { X: name, Y: "-" })).toEqual({
        value: { x: "code", y: `${name}-${name}` },
      });
      expect(await runWrite(values, { y: `${name}-${name}` })).toEqual({
        value: { X: name, Y: "-", Z: object([name, [name]]) },
      });
    });
  }

  it("all of them as the rest, and as keys of a lookup", async () => {
    const all = object(...names.map((name) => [name, `v${name}`] as const));
    expect(await runRead(map(rest()), all)).toEqual({ value: all });
    expect(await runWrite(map(rest()), all, { original: {} })).toEqual({ value: all });
    const long = map(
      cell("x", "X", { codec: codec(table(names.map((name) => [`c${name}`, name]))) }),
    );
    for (const name of names.slice(0, 40)) {
      expect(await runRead(long, { X: name })).toEqual({ value: { x: `c${name}` } });
    }
  });

  it("change nothing in the shape of the text", () => {
    const shape = shapeOf(map(named("plain")));
    for (const name of names) expect(shapeOf(map(named(name)))).toEqual(shape);
  });

  it("what JSONata reserves is refused", () => {
    for (const name of reserved) {
      for (const rule of [
        named(name),
        scope("s", "S", named(name)),
        each("l", "L", [], named(name)),
        writeRule("Z", { kind: "literal", value: object([name, 1]) }),
      ]) {
        const { files, diagnostics } = jsonata.emit(map(rule), { sourceHash: "h" });
        expect(files.size).toBe(0);
        expect(diagnostics.map(({ code, message }) => [code, message.includes(name)])).toEqual([
          ["jsonata-name", true],
        ]);
      }
    }
  });

  it("what JSONata cannot express is refused", () => {
    const zoned = cell("t", "T", {
      codec: codec({
        kind: "mask",
        mask: "yyyy-MM-dd HH:mm",
        holds: "datetime",
        zone: "America/Denver",
      }),
      type: { kind: "scalar", name: "datetime" },
      span: { ...span, start: 3, end: 9 },
    });
    const parsed = cell("j", "J", { codec: codec({ kind: "json-text" }), type: string });
    const { files, diagnostics } = jsonata.emit(map(zoned, parsed), { sourceHash: "h" });
    expect(files.size).toBe(0);
    expect(diagnostics.map(({ code }) => code)).toEqual(["jsonata-zone", "jsonata-json-text"]);
    expect(diagnostics[0]?.span.start).toBe(3);
  });
});

/** The kinds of nodes of both texts, in order. */
function shapeOf(value: IrMap): readonly string[] {
  return [readText(value), writeText(value)].flatMap((text) => {
    const kinds: string[] = [];
    const tree: unknown = compileJsonata(text).ast();
    JSON.stringify(tree, (key, inner: unknown) => {
      if (key === "type" && typeof inner === "string") kinds.push(inner);
      return inner;
    });
    return kinds;
  });
}

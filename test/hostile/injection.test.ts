import { parse as parseJavascript } from "acorn";
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { declarationText, moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { readText, writeText } from "../../src/compiler/backends/jsonata/jsonata.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { format } from "../../src/grammar/format.ts";
import { compileMaps, enginesOf } from "../support/engines.ts";
import { hostileTexts, magicNames } from "../support/hostile.ts";

/**
 * Every place of a `.cemap` file where a user's text reaches a generated one, as a map with a hole.
 * `vendor` is a record that exercises the hole; the map reads it and writes it back.
 */
interface Place {
  readonly name: string;
  readonly map: (quoted: string) => string;
  readonly vendor: (text: string) => unknown;
  readonly common: (text: string) => unknown;
}

const values: readonly Place[] = [
  {
    name: "a table's vendor code",
    map: (q) =>
      `object A { a: "one" | "two" }\nmap A <-> x.R {\n  a <-> A { "one" <-> ${q}, "two" <-> "\\u0001two" }\n}\n`,
    vendor: (text) => ({ A: text }),
    common: () => ({ a: "one" }),
  },
  {
    name: "an enum member",
    map: (q) => `object A { a: ${q} | "\\u0001other" }\nmap A <-> x.R {\n  a <-> A\n}\n`,
    vendor: (text) => ({ A: text }),
    common: (text) => ({ a: text }),
  },
  {
    name: "a table's common code",
    map: (q) => `object A { a: string }\nmap A <-> x.R {\n  a <-> A { ${q} <-> 1 }\n}\n`,
    vendor: () => ({ A: 1 }),
    common: (text) => ({ a: text }),
  },
  {
    name: "the condition of a path",
    map: (q) => `object A { a: string }\nmap A <-> x.R {\n  a <-> list[kind = ${q}].value\n}\n`,
    vendor: (text) => ({ list: [{ kind: text, value: "v" }] }),
    common: () => ({ a: "v" }),
  },
  {
    name: "a read constant",
    map: (q) => `object A { a: string, b: string }\nmap A <-> x.R {\n  a <-> A\n  b <- ${q}\n}\n`,
    vendor: () => ({ A: "v" }),
    common: (text) => ({ a: "v", b: text }),
  },
  {
    name: "a read default",
    map: (q) =>
      `object A { a: string, b: string }\nmap A <-> x.R {\n  a <-> A\n  b <-> B default <- ${q}\n}\n`,
    vendor: () => ({ A: "v" }),
    common: (text) => ({ a: "v", b: text }),
  },
  {
    name: "an affix codec",
    map: (q) =>
      `codec c = ${q.slice(0, -1)}:{value}"\nobject A { a: string }\nmap A <-> x.R {\n  a <-> A via c\n}\n`,
    vendor: () => ({ A: "v" }),
    common: (text) => ({ a: `${text}:v` }),
  },
  {
    name: "the text between the parts of a template",
    map: (q) =>
      `object A { a: string }\nmap A <-> x.R {\n  a <-> "{P}${q.slice(1, -1)}\\u0001{Q}"\n}\n`,
    vendor: () => ({ P: "p", Q: "q" }),
    common: (text) => ({ a: `p${text}\u0001q` }),
  },
  {
    name: "the separator of a list",
    map: (q) =>
      `object A { a: string[] }\nmap A <-> x.R {\n  a <-> A as list(${q.slice(0, -1)}\\u0001")\n}\n`,
    vendor: (text) => ({ A: `m${text}\u0001n` }),
    common: (text) => ({ a: [`m`, "n"].map((item) => item + text.slice(text.length)) }),
  },
  {
    name: "the condition of a branch",
    map: (q) =>
      `object A { a: string, b: string }\nmap A <-> x.R {\n  a <-> A\n  when b = "k" <-> B = ${q} {\n  }\n}\n`,
    vendor: (text) => ({ A: "v", B: text }),
    common: () => ({ a: "v", b: "k" }),
  },
];

const names: readonly Place[] = [
  {
    name: "a common field",
    map: (q) => `object A { ${q}: string }\nmap A <-> x.R {\n  ${q} <-> A\n}\n`,
    vendor: () => ({ A: "v" }),
    common: (text) => own(text, "v"),
  },
  {
    name: "a vendor field",
    map: (q) => `object A { a: string }\nmap A <-> x.R {\n  a <-> ${q}\n}\n`,
    vendor: (text) => own(text, "v"),
    common: () => ({ a: "v" }),
  },
  {
    name: "a nested vendor field",
    map: (q) => `object A { a: string }\nmap A <-> x.R {\n  a <-> Outer.${q}.Inner\n}\n`,
    vendor: (text) => ({ Outer: own(text, { Inner: "v" }) }),
    common: () => ({ a: "v" }),
  },
  {
    name: "a member of list items",
    map: (q) =>
      `object A { a: { b: string }[] }\nmap A <-> x.R {\n  a[] <-> A[] { b <-> ${q} }\n}\n`,
    vendor: (text) => ({ A: [own(text, "v")] }),
    common: () => ({ a: [{ b: "v" }] }),
  },
];

/** An object with one own member, `__proto__` included. */
function own(name: string, value: unknown): object {
  return Object.fromEntries([[name, value]]);
}

describe("texts as values", () => {
  for (const place of values) {
    it(`${place.name}: nothing executes, nothing changes meaning`, async () => {
      for (const text of hostileTexts()) await exercise(place, text, JSON.stringify(text));
    });
  }
});

describe("texts as names", () => {
  // Backticks hold no escapes: a name with a backtick or a line break cannot be written in a file.
  const writable = hostileTexts().filter((text) => text !== "" && !/[`\r\n]/.test(text));
  for (const place of names) {
    it(`${place.name}: nothing executes, nothing changes meaning`, async () => {
      for (const text of writable) await exercise(place, text, `\`${text}\``);
    });
  }
});

describe("texts that only end in comments and titles", () => {
  it("doc comments cannot end the comment that they become", () => {
    for (const text of hostileTexts()) {
      if (/[\r\n\u2028\u2029]/.test(text)) continue;
      const { maps } = compileMaps(
        `/// ${text}\nobject A {\n  /// ${text}\n  a: string\n}\n/// ${text}\nmap A <-> x.R {\n  a <-> A\n}\n`,
      );
      for (const map of maps) assertShape(map, plainShape);
    }
  });
});

let accepted = 0;

/**
 * Compiles the map with the text in its hole. Where the compiler refuses it (a direction mark, a
 * name that a target reserves) that is its answer; else all engines must carry the record.
 */
async function exercise(place: Place, text: string, quoted: string): Promise<void> {
  const braced = quoted.startsWith('"') ? quoted.replace(/[{}]/g, "\\$&") : quoted;
  const source = place.map(braced);
  const { maps, problems } = compileMaps(source);
  const map = maps[0];
  if (problems.length > 0 || map === undefined) {
    expect(problems, JSON.stringify(text)).not.toEqual([]);
    return;
  }
  accepted++;
  expect(format(format(source))).toBe(format(source));
  const plain = compileMaps(place.map(quoted.startsWith('"') ? '"plain"' : "plain")).maps[0];
  if (plain !== undefined) assertShape(map, shapeOf(plain));
  const isMagic = magicNames.some((name) => text.includes(name));
  for (const engine of await enginesOf(map)) {
    if (engine.name === "jsonata" && isMagic) continue; // see test/support/exclusions.ts
    const at = `${engine.name}: ${JSON.stringify(text)}`;
    const vendor = place.vendor(text);
    expect(await engine.read(vendor), at).toEqual(place.common(text));
    expect(await engine.write(place.common(text), vendor), at).toEqual(vendor);
  }
  expect(globalThis).not.toHaveProperty("cemapWasHere");
}

it("most texts are accepted somewhere", () => expect(accepted).toBeGreaterThan(5000));

interface Shape {
  readonly javascript: string;
  readonly read: string;
  readonly write: string;
}

/** Node types of the generated trees, in order: they must not depend on a text. */
function shapeOf(map: IrMap): Shape {
  return {
    javascript: nodeTypes(
      parseJavascript(moduleText(map, { sourceHash: "" }), {
        ecmaVersion: "latest",
        sourceType: "module",
      }),
    ),
    read: nodeTypes(jsonata(readText(map)).ast()),
    write: nodeTypes(jsonata(writeText(map)).ast()),
  };
}

function nodeTypes(tree: unknown): string {
  const types: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    else if (typeof node === "object" && node !== null) {
      if ("type" in node && typeof node.type === "string") types.push(node.type);
      for (const child of Object.values(node)) visit(child);
    }
  };
  visit(tree);
  return types.join(" ");
}

const plainShape = ((): Shape => {
  const map = compileMaps("object A { a: string }\nmap A <-> x.R {\n  a <-> A\n}\n").maps[0];
  if (map === undefined) throw new Error("the plain map does not compile");
  return shapeOf(map);
})();

function assertShape(map: IrMap, shape: Shape): void {
  expect(countsOf(shapeOf(map))).toEqual(countsOf(shape));
  expect(declarationText(map, { sourceHash: "" })).toContain("export declare");
}

/**
 * A name that needs quotes is a string where a plain one is an identifier, so kinds of names count
 * as one; everything else must be the same.
 */
function countsOf(shape: Shape): Shape {
  const fold = (types: string): string =>
    types
      .replaceAll(/\b(MemberExpression|Identifier|Literal|name|string|path|value)\b ?/g, "")
      .trim();
  return { javascript: fold(shape.javascript), read: fold(shape.read), write: fold(shape.write) };
}

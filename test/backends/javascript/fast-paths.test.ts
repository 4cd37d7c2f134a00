import { describe, expect, it } from "vitest";
import { moduleText } from "../../../src/compiler/backends/javascript/javascript.ts";
import { mapOf } from "./support.ts";

// What only makes modules fast: it shows in their text alone, where names are without numbers here.

function textOf(fields: string, rules: string): string {
  const text = `object T { ${fields} }\nmap T <-> v.T {\n${rules}\n}\n`;
  return moduleText(mapOf(text), { sourceHash: "" }).replaceAll(/\b([A-Za-z$_]+)\d+\b/g, "$1");
}

/** So many fields, and rows for them. */
function copies(count: number, row: (name: string, index: number) => string) {
  const names = Array.from({ length: count }, (_, index) => `f${"abcdefghijklmnopqrst"[index]}`);
  const fields = names.map((name) => `${name}: string`).join(", ");
  return textOf(fields, names.map((name, index) => `  ${row(name, index)}`).join("\n"));
}

/** The members of an enum. */
function members(count: number): string {
  return Array.from({ length: count }, (_, index) => `"m${"abcdefghi"[index]}"`).join(" | ");
}

describe("a test that nearly always holds stands before the check", () => {
  it.each([
    ["string", 'if (typeof x !== "string" && x !== undefined && x !== null) checkString(x, at);'],
    [
      "boolean",
      'if (typeof x !== "boolean" && x !== undefined && x !== null) checkBoolean(x, at);',
    ],
    [
      "integer",
      "if (!Number.isSafeInteger(x) && x !== undefined && x !== null) checkInteger(x, at);",
    ],
    ["number", "if (!Number.isFinite(x) && x !== undefined && x !== null) checkNumber(x, at);"],
    [
      "date",
      'if (!(typeof x === "string" && isDay(x)) && x !== undefined && x !== null) checkDate(x, at);',
    ],
    ["json", 'if (typeof x === "object" && x !== null) checkJson(x, at);'],
    ["decimal", "if (x !== undefined && x !== null) checkDecimal(x, at);"],
    ["string[]", "if (x !== undefined && x !== null) check(x, at);"],
    ['"a" | "b"', 'if (x !== "a" && x !== "b" && x !== undefined && x !== null) check(x, at);'],
    [members(9), "if (x !== undefined && x !== null) check(x, at);"],
  ])("of %s", (type, statement) => {
    const lines = textOf(`f: ${type}`, "  f <-> F").split("\n");
    expect(lines).toContain(`  ${statement}`);
  });

  it("of an enum of eight members", () => {
    const text = textOf(`f: ${members(8)}`, "  f <-> F");
    expect(text).toContain('x !== "mh" && x !== undefined && x !== null) check(x, at);');
  });
});

it("a stated type that is the field's own costs nothing", () => {
  const stated = textOf("f: string", "  f <-> F as string").replaceAll(" as string", "");
  expect(stated).toBe(textOf("f: string", "  f <-> F"));
});

describe("records of many members", () => {
  it("are read and changed by constant keys from twelve on", () => {
    const few = copies(11, (name) => `${name} <-> same`);
    expect(few).toContain("const x = v.fa;");
    expect(few).toContain("r.fa = l;");
    const many = copies(12, (name) => `${name} <-> same`);
    expect(many).toContain("const x = v[$fa_];");
    expect(many).toContain("r[$fa_] = l;");
    expect(many).not.toContain("v.fa");
  });

  it("have nested objects, which may be of few", () => {
    const text = copies(12, (name, index) => `${name} <-> ${index < 2 ? "N.M." : ""}${name}`);
    expect(text).toContain("const p = v[$N_];");
    expect(text).toContain("p.fa");
    expect(text).toContain("const p = owned(r[$N_], f, at);");
    expect(text).toContain("r[$N_] = p;");
    expect(text).toContain("p.fa = l;");
  });

  it("count the largest branch of a group", () => {
    const rows = (count: number): string => {
      const names = [..."abcdefghijkl"].slice(0, count);
      const fields = names.map((name) => `${name}: string`).join(", ");
      const branch = names.map((name) => `    ${name} <-> ${name.toUpperCase()}`).join("\n");
      return textOf(
        `kind: string, ${fields}, z: string`,
        `  when kind = "x" <-> Kind = 1 {\n${branch}\n  }\n  when kind = "y" <-> Kind = 2 { z <-> Z }`,
      );
    };
    expect(rows(11)).toContain("v.A;");
    expect(rows(12)).toContain("v[$A_];");
  });
});

describe("objects that are made", () => {
  it("have a literal for each member that alone is missing, up to sixteen", () => {
    const sixteen = copies(16, (name) => `${name} <-> same`);
    expect(sixteen.match(/^ {2}if \(x === undefined\) \{$/gm)).toHaveLength(16);
    const more = copies(17, (name) => `${name} <-> same`);
    expect(more).not.toContain("if (x === undefined) {");
    expect(more).toMatch(/if \(!\(x !== undefined( && x !== undefined){16}\)\) return new Shape\(/);
  });
});

describe("masks of days", () => {
  it.each([
    ["MM/dd/yyyy", true],
    ["yyyyMMdd", true],
    ["dd. MM.yyyy", true],
    ["yyyy-MM-dd'x'", false],
    ["yy-MM-dd", false],
    ["yyyy-MM-dd HH:mm", false],
  ])("%s: cut by position: %j", (mask, isCut) => {
    const text = textOf("d: date", `  d <-> D as date("${mask}")`);
    expect(text.includes("value.slice(")).toBe(isCut);
  });
});

import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";

/** A finding: its message, and the texts that it marks, its own first. */
export interface Told {
  readonly message: string;
  readonly marked: readonly string[];
}

/** All findings of these codes. */
export function findingsOf(
  text: string,
  codes: readonly string[],
  files: Readonly<Record<string, string>> = {},
): readonly Told[] {
  return check({ path: "t.cemap", text }, memoryHost(files))
    .diagnostics.filter(({ code }) => codes.includes(code))
    .map(({ message, span, labels }) => {
      const spans = [span, ...labels.map((label) => label.span)];
      return { message, marked: spans.map(({ start, end }) => text.slice(start, end)) };
    });
}

/** The same as `[marked; marked] message`. */
export function told(...given: Parameters<typeof findingsOf>): readonly string[] {
  return findingsOf(...given).map(({ message, marked }) => `[${marked.join("; ")}] ${message}`);
}

const object = `enum P { p, q }
object T {
  a: string, b: string, kind: "p" | "q", flag: boolean, on: boolean, many: P[]
  items: { k: string, a: string, b: string, parts: { a: string }[] }[]
  o: { items: { a: string }[] }
}
`;
const properties = {
  K: { enum: ["x", "y"] },
  F: { type: "boolean" },
  S: { type: "string" },
  L: {
    type: "array",
    items: {
      type: "object",
      properties: { K: { type: "string" }, A: { type: "string" }, B: { type: "string" } },
    },
  },
  O: {
    type: "object",
    properties: { L: { type: "array", items: { properties: { A: {}, B: {} } } } },
  },
  N: {
    type: "array",
    items: {
      properties: {
        K: {},
        L: { type: "array", items: { properties: { A: {}, C: {} } } },
      },
    },
  },
  Names: { type: "array", items: { type: "string" } },
};
const files = { "r.json": JSON.stringify({ type: "object", properties }) };

/** `told` of rows between an object and a vendor's schema that has fields of all kinds. */
export function toldOfRows(rows: string, codes: readonly string[]): readonly string[] {
  const text = `element v { resource R from "./r.json" }\n${object}map T <-> v.R {\n  ${rows}\n}\n`;
  return told(text, codes, files);
}

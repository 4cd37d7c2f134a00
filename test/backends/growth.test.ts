import { afterEach, expect, it, vi } from "vitest";
import { Code } from "../../src/compiler/backends/support/code.ts";
import { compile } from "../../src/compiler/compile.ts";
import { memoryHost } from "../../src/compiler/host.ts";

/** A map with this many rows that copy a text. */
function copies(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const fields = numbers.map((index) => `  field${index}: string`).join("\n");
  const rows = numbers.map((index) => `  field${index} <-> Vendor${index}`).join("\n");
  return `object Flat {\n${fields}\n}\n\nmap Flat <-> sys.flat {\n${rows}\n}\n`;
}

afterEach(() => vi.restoreAllMocks());

/** Pieces of generated code that are made, and what is written in the end. */
function workOf(count: number, target: string): { readonly pieces: number; readonly size: number } {
  const made = vi.spyOn(Code, "trusted");
  const source = { path: "flat.cemap", text: copies(count) };
  const { files } = compile(source, memoryHost({}), { targets: [target] });
  const pieces = made.mock.calls.length;
  made.mockRestore();
  expect(files.size).toBeGreaterThan(0);
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  return { pieces, size };
}

it.each([
  "javascript",
  "jsonata",
  "json-schema",
  "platform",
])("what %s makes grows with the rules, and no faster", (target) => {
  const [few, many] = [workOf(100, target), workOf(400, target)];
  expect(many.pieces).toBeLessThanOrEqual(4.2 * few.pieces);
  expect(many.size).toBeLessThanOrEqual(4.2 * few.size);
});

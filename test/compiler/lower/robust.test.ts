import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lowerRows } from "./support.ts";

/** Pieces that rows are made of, right and wrong ones. */
const pieces = [
  "id",
  "address.city",
  "lines[]",
  "lines[].sku",
  "grid[][]",
  "custom",
  "custom[]",
  'phones[type = "work"].number',
  "tags[0]",
  "this",
  "...",
  "same",
  "Red",
  "A",
  "A.b",
  "A[].b",
  "A[k = 1][]",
  '"x"',
  '"{A}-{B}"',
  "1",
  "null",
  "missing",
  "else",
  "{ a: 1 }",
  "A ?? B",
  "A / 100",
  "A as string",
  'A as date("yyyyMMdd")',
  "A via lower",
  "A as map<string>",
  "$uppercase(A)",
  'jsonata("a")',
] as const;

const side = fc.constantFrom(...pieces);
const arrow = fc.constantFrom("<->", "<-", "->");
const modifier = fc.constantFrom(
  "",
  "",
  "on create",
  'default <- "x"',
  "else keep",
  'lossy "y"',
  "@off",
);

interface Rows {
  readonly rows: string;
}

const { rows } = fc.letrec<{ rows: string; row: string } & Rows>((tie) => ({
  rows: fc.array(tie("row"), { minLength: 1, maxLength: 4 }).map((all) => all.join("\n")),
  row: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(side, arrow, side, modifier).map((parts) => parts.join(" ")),
    fc
      .tuple(side, arrow, side, modifier, tie("rows"))
      .map(([left, mid, right, end, inner]) => `${left} ${mid} ${right} ${end} {\n${inner}\n}`),
    fc
      .tuple(side, arrow, side, tie("rows"))
      .map(([left, mid, right, inner]) => `when ${left} = 1 ${mid} ${right} = 2 {\n${inner}\n}`),
  ),
}));

describe("lowering any rows", () => {
  it("ends with rules and findings, never with an exception", () => {
    fc.assert(
      fc.property(rows, (text) => {
        const lowered = lowerRows(text);
        expect(lowered.vendor).toMatch(/^(\{|Thing$)/);
        expect(lowerRows(text)).toEqual(lowered);
      }),
      { numRuns: 300 },
    );
  });
});

import { expect, it } from "vitest";
import type { Json } from "../../../src/compiler/types.ts";
import { moduleOf } from "./support.ts";

interface Items {
  /** Fields and rules of the items. */
  readonly fields: string;
  readonly rules: string;
  /** Two originals, and an item that means the second one. */
  readonly originals: readonly [
    { readonly [name: string]: Json },
    { readonly [name: string]: Json },
  ];
  readonly same: Json;
  /** Items that mean neither of them. */
  readonly others: readonly Json[];
}

/**
 * Without a key an item is written over the last original where it means the same; else over the
 * one at its position. So hidden members tell what counts as the same.
 */
it.each<Items>([
  {
    fields: "a: { b: decimal }, t: datetime",
    rules: "a.b <-> A\n t <-> T",
    originals: [{ A: 1 }, { A: "2.50", T: "2024-01-01T10:00Z" }],
    same: { t: "2024-01-01T11:00:00+01:00", a: { b: 2.5 } },
    others: [
      { t: "2024-01-01T10:00Z" },
      { a: { b: 2.5 } },
      { a: { b: "2.51" }, t: "2024-01-01T10:00Z" },
    ],
  },
  {
    fields: "p: string, q: string",
    rules: "p <- P\n p -> W\n q <- Q",
    originals: [{ P: "1" }, { P: "2", Q: "3" }],
    same: { p: "2", q: "4" },
    others: [{ p: "3", q: "3" }],
  },
  {
    fields: "s: { x: string, y: string }",
    rules: "s <-> S { x <-> X\n y <-> Y }",
    originals: [{ S: null }, { S: { X: "1" } }],
    same: { s: { x: "1" } },
    others: [{ s: { x: "2" } }, { s: { x: "1", y: "1" } }, { s: {} }],
  },
  {
    fields: "l: { y: string }[], r: { y: string }[]",
    rules: "l[] <-> L[] { y <-> Y }\n r[] <- R[] { y <- Y }",
    originals: [{ L: [] }, { L: [{ Y: "1" }, null], R: [{ Y: "1" }] }],
    same: { l: [{ y: "1" }, null], r: [] },
    others: [{ l: [{ y: "1" }] }, { l: [{ y: "2" }, null] }, { l: [null, { y: "1" }] }],
  },
  {
    fields: "p: { t: string, n: string }[]",
    rules: 'p[t = "w"][] <-> W[] { n <-> N }',
    originals: [{ W: [] }, { W: [{ N: "1" }] }],
    same: {
      p: [
        { t: "x", n: "0" },
        { t: "w", n: "1" },
      ],
    },
    others: [{ p: [{ t: "w", n: "2" }] }, { p: [{ t: "w", n: "1" }, { t: "w" }] }],
  },
  {
    fields: "m: map<string>",
    rules: "m[] <-> M[] { key <-> K\n value <-> V }",
    originals: [{ M: [] }, { M: [{ K: "a", V: "1" }] }],
    same: { m: { a: "1" } },
    others: [{ m: { b: "1" } }, { m: { a: "2" } }],
  },
  {
    fields: "kind: string, one: string, two: string, extra: string",
    rules: 'when kind = "a" <-> K = 1 { one <-> One }\n when kind = "b" <-> K = 2 { two <-> Two }',
    originals: [
      { K: 1, One: "0" },
      { K: 1, One: "1" },
    ],
    same: { kind: "a", one: "1", extra: "e" },
    others: [{ kind: "a", one: "2" }, { kind: "b" }],
  },
  {
    fields: "kind: string, size: number, one: string, extra: string",
    rules: 'when kind = "a" and size = 1 <-> K = 1 and S = 1 { one <-> One }',
    originals: [
      { K: 1, S: 1, One: "0" },
      { K: 1, S: 1, One: "1" },
    ],
    same: { kind: "a", size: 1, one: "1", extra: "e" },
    others: [{ kind: "a", size: 1, one: "2" }],
  },
  {
    fields: "a: string, custom: map<json>",
    rules: 'a <-> A\n custom <-> ... like "x_*"',
    originals: [
      { A: "1", x_1: 1 },
      { A: "1", x_1: 2 },
    ],
    same: { a: "1", custom: { x_1: 2 } },
    others: [
      { a: "1", custom: { x_1: 3 } },
      { a: "2", custom: { x_1: 2 } },
    ],
  },
])("items mean the same where $rules show the same", async (rows) => {
  const { fields, rules, originals, same, others } = rows;
  const text = `object T { items: { ${fields} }[] }\nmap T <-> v.T {\n  items[] <-> Items[] {\n    ${rules}\n  }\n}\n`;
  const { write } = await moduleOf(text);
  const [first, second] = originals.map((one, index) => ({ ...one, hidden: index + 1 }));
  const over = (item: Json): unknown => write({ items: [item] }, { Items: [first, second] });
  expect(over(same)).toEqual({ Items: [second] });
  for (const other of others) expect(over(other)).toMatchObject({ Items: [{ hidden: 1 }] });
});

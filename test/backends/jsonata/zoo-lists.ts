import {
  cell,
  check,
  codec,
  each,
  equals,
  list,
  literal,
  map,
  scalar,
  scope,
  writeRule,
} from "./build.ts";
import { type Animal, instants, listOf, maybe, object, pick, texts, two } from "./zoo-pools.ts";

const decimal = { codec: codec(check("decimal")), type: scalar("decimal") };
const line = [
  cell("id", "Id"),
  cell("qty", "Q.n", { ...decimal, writeDefault: "0" }),
  cell("at", "At", { codec: codec(check("datetime")), type: scalar("datetime") }),
];
const vendorLine = object({
  Id: pick("a", "b", "c"),
  Q: maybe(object({ n: pick("1", "1.0", 2, "x") })),
  At: instants,
});
const commonLine = object({
  id: pick("a", "b", "c"),
  qty: pick(1, "1.00", "2", "y"),
  at: instants,
});

/** Lists and maps, item by item. */
export function lists(): readonly Animal[] {
  return [
    {
      name: "each by key",
      map: map(each("lines", "A.L", [0], ...line), cell("note", "A.Note")),
      vendor: object({ A: maybe(object({ L: listOf(maybe(vendorLine)), Note: texts })) }),
      common: object({ lines: listOf(maybe(commonLine)), note: texts }),
    },
    {
      name: "each by position",
      map: map(
        each(
          "lines",
          "L",
          [],
          ...line,
          scope("s", "S", cell("x", "X")),
          writeRule("By", literal("me")),
        ),
      ),
      vendor: object({
        L: listOf(maybe(object({ Id: pick("a", "b"), S: maybe(object({ X: texts })), N: texts }))),
      }),
      common: object({
        lines: listOf(maybe(object({ id: pick("a", "b"), s: maybe(object({ x: texts })) }))),
      }),
    },
    {
      name: "nested lists of scalars",
      map: map(
        each(
          "m",
          "M",
          [],
          each("", "", [], cell("", "", { codec: codec(check("json")), type: scalar("json") })),
        ),
        each("tags", "Tags", [], cell("", "name")),
        each("objects", "names", [], cell("label", "")),
      ),
      vendor: object({
        M: listOf(listOf(pick("a", 1))),
        Tags: listOf(maybe(object({ name: texts }))),
        names: listOf(texts),
      }),
      common: object({
        m: listOf(listOf(pick("a", 1))),
        tags: listOf(texts),
        objects: listOf(maybe(object({ label: texts }))),
      }),
    },
    {
      name: "filters",
      map: map(
        each(
          "sales",
          list("L", { filter: equals("Kind", "s") }),
          [0],
          cell("id", "Id"),
          cell("n", "N"),
        ),
        each(list("all", { filter: equals("from", "x") }), "X", [], cell("id", "Id")),
        each(list("all", { filter: equals("from", "y") }), "Y", [], cell("id", "Id")),
      ),
      vendor: object({
        L: listOf(object({ Kind: pick("s", "t"), Id: pick("a", "b"), N: texts })),
        X: listOf(object({ Id: texts })),
        Y: listOf(object({ Id: texts })),
      }),
      common: object({
        sales: listOf(object({ id: pick("a", "b"), n: texts })),
        all: listOf(object({ from: pick("x", "y", "z"), id: texts })),
      }),
    },
    {
      name: "maps as lists",
      map: map(
        each("fields", list("F", { shape: "map" }), [], cell("name", "key"), cell("v", "value")),
        each(list("dict", { shape: "map" }), "D", [0], cell("key", "k"), cell("value", "v")),
      ),
      vendor: object({
        F: maybe(object(two)),
        D: listOf(maybe(object({ k: pick("a", "b", "__proto__"), v: texts }))),
      }),
      common: object({
        fields: listOf(object({ name: pick("x", "y", "z"), v: texts })),
        dict: maybe(object(two)),
      }),
    },
  ];
}

import fc from "fast-check";
import {
  cell,
  check,
  codec,
  each,
  enumOf,
  literal,
  map,
  p,
  read,
  readRule,
  rest,
  scalar,
  scope,
  span,
  writeRule,
} from "./build.ts";
import {
  type Animal,
  instants,
  listOf,
  maybe,
  numbers,
  numberTexts,
  object,
  pick,
  texts,
  two,
} from "./zoo-pools.ts";

const decimal = { codec: codec(check("decimal")), type: scalar("decimal") };

/** Paths, scopes, and items found by a condition or an index. */
export function places(): readonly Animal[] {
  return [
    {
      name: "flat to nested",
      map: map(
        cell("a.x", "X"),
        cell("a.y", "B.Y"),
        cell("z", "B.C.Z"),
        cell("", "nothing_", { left: p("q") }),
      ),
      vendor: object({ X: texts, B: maybe(object({ Y: texts, C: maybe(object({ Z: texts })) })) }),
      common: object({ a: maybe(object(two)), z: texts }),
    },
    {
      name: "scope",
      map: map(
        scope("a", "A", cell("x", "X"), scope("b", "B.C", cell("y", "Y", decimal))),
        writeRule("By", literal("API"), { on: "update" }),
      ),
      vendor: object({
        A: maybe(object({ X: texts, B: maybe(object({ C: maybe(object({ Y: numberTexts })) })) })),
        By: texts,
      }),
      common: object({ a: maybe(object({ x: texts, b: maybe(object({ y: numberTexts })) })) }),
    },
    {
      name: "keyed left",
      map: map(
        cell("p[type=work].n", "W"),
        cell("p[type=home].n", "H2", { readDefault: "d" }),
        cell("p[type=fax].deep.n", "F", decimal),
      ),
      vendor: object({ W: texts, H2: texts, F: numberTexts }),
      common: object({
        p: listOf(
          object({
            type: pick("work", "home", "fax", "x"),
            n: texts,
            deep: maybe(object({ n: numberTexts })),
          }),
        ),
      }),
    },
    {
      name: "keyed right and indexes",
      map: map(
        cell("w", "e[type=work].a"),
        cell("h", "e[type=home].a"),
        cell("whole", "e[type=obj]", { codec: codec(), type: scalar("json") }),
        cell("t0", "t[0]"),
        cell("t2", "t[2].n"),
      ),
      vendor: object({
        e: listOf(maybe(object({ type: pick("work", "home", "obj"), a: texts }))),
        t: listOf(fc.oneof(texts, object({ n: texts }))),
      }),
      common: object({
        w: texts,
        h: texts,
        whole: maybe(object({ k: texts })),
        t0: texts,
        t2: texts,
      }),
    },
  ];
}

/** The rest, cells of several places, pairs, deep checks. */
export function others(): readonly Animal[] {
  return [
    {
      name: "rest",
      map: map(
        cell("email", "Email"),
        scope("s", "S", cell("a", "A"), rest({ commonNames: ["a"], vendorNames: ["A"] })),
        rest({ commonNames: ["email", "s"], vendorNames: ["Email", "S"], like: "x*" }),
      ),
      vendor: object({
        Email: texts,
        email: texts,
        x1: texts,
        S: maybe(object({ A: texts, q: texts, a: texts })),
      }),
      common: object({
        email: texts,
        Email: texts,
        x1: texts,
        x2: texts,
        s: maybe(object({ a: texts, q: texts, A: texts })),
      }),
    },
    {
      name: "custom",
      map: map(
        rest({ left: p("c.d"), like: "*__c", commonNames: ["c"], vendorNames: ["L__c"] }),
        each(
          "l",
          "L",
          [],
          cell("i", "I"),
          rest({ left: p("more"), vendorNames: ["I"], commonNames: ["i", "more"] }),
        ),
      ),
      vendor: object({
        a__c: texts,
        L__c: texts,
        L: listOf(maybe(object({ I: texts, j: texts }))),
      }),
      common: object({
        c: maybe(object({ d: maybe(object({ a__c: texts, b__c: texts, L__c: texts })) })),
        l: listOf(maybe(object({ i: texts, more: maybe(object({ j: texts })) }))),
      }),
    },
    {
      name: "first and template",
      map: map(
        cell(
          "phone",
          {
            kind: "first",
            cells: [
              { path: p("M"), codec: codec(check("string")) },
              { path: p("P"), codec: codec({ kind: "builtin", name: "upper" }) },
            ],
          },
          { writeDefault: "none" },
        ),
        cell("name", {
          kind: "template",
          prefix: "<",
          suffix: ">",
          parts: [
            { path: p("F"), codec: codec(check("string")), separator: "", required: false },
            {
              path: p("N"),
              codec: codec({ kind: "convert", from: "integer", to: "string" }),
              separator: "-",
              required: false,
            },
            { path: p("L"), codec: codec(check("string")), separator: " ", required: true },
          ],
        }),
      ),
      vendor: object({
        M: texts,
        P: texts,
        F: pick("a", "a b", ""),
        N: pick(1, 22),
        L: pick("x", "y-z"),
      }),
      common: object({
        phone: texts,
        name: pick("<a-1 x>", "<a b-22 x>", "<x>", "<>", "a", "<a-x y>", "<a b-1 q>"),
      }),
    },
    {
      name: "pairs",
      map: map(
        {
          kind: "pair",
          span,
          label: "pair",
          left: p("owner"),
          read: readRule("owner", read("Owner.Name")),
          writes: [
            writeRule("OwnerName", read("owner")),
            writeRule(
              "Log",
              { kind: "binary", op: "&", on: "string", left: read("owner"), right: read("id") },
              { on: "update" },
            ),
          ],
          type: scalar("string"),
        },
        cell("id", "Id"),
      ),
      vendor: object({ Owner: maybe(object({ Name: texts })), Id: texts }),
      common: object({ owner: texts, id: texts }),
    },
    {
      name: "enum in objects",
      map: map(
        cell("x", "X", {
          codec: codec(
            check({
              kind: "object",
              key: [],
              open: true,
              fields: [
                { name: "e", type: enumOf("a", "b"), required: false, annotations: [] },
                {
                  name: "l",
                  type: { kind: "list", item: scalar("decimal"), key: [] },
                  required: false,
                  annotations: [],
                },
                {
                  name: "m",
                  type: { kind: "map", value: scalar("datetime") },
                  required: false,
                  annotations: [],
                },
              ],
            }),
          ),
          type: {
            kind: "object",
            key: [],
            open: true,
            fields: [
              {
                name: "l",
                type: { kind: "list", item: scalar("decimal"), key: [] },
                required: false,
                annotations: [],
              },
              {
                name: "m",
                type: { kind: "map", value: scalar("datetime") },
                required: false,
                annotations: [],
              },
            ],
          },
        }),
      ),
      vendor: object({
        X: maybe(
          object({ e: pick("a", "c"), l: listOf(numberTexts), m: maybe(object({ q: instants })) }),
        ),
      }),
      common: object({
        x: maybe(
          object({
            e: pick("a", "c"),
            l: listOf(fc.oneof(numbers, numberTexts)),
            m: maybe(object({ q: instants })),
          }),
        ),
      }),
    },
  ];
}

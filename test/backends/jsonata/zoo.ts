import fc from "fast-check";
import type { CodecStep, IrMap, Rule } from "../../../src/compiler/ir/nodes.ts";
import type { Json, ScalarName } from "../../../src/compiler/types.ts";
import {
  block,
  cell,
  check,
  codec,
  each,
  enumOf,
  equals,
  literal,
  list,
  map,
  p,
  read,
  readRule,
  rest,
  scalar,
  scope,
  span,
  table,
  when,
  writeRule,
} from "./build.ts";

/** A map with records of both sides, good and bad ones, that its rules look at. */
export interface Animal {
  readonly name: string;
  readonly map: IrMap;
  readonly vendor: fc.Arbitrary<Json>;
  readonly common: fc.Arbitrary<Json>;
  readonly tables?: { readonly [name: string]: readonly { readonly [name: string]: Json }[] };
}

type Shape = { readonly [name: string]: fc.Arbitrary<Json> };

/** An object with some of these members, and now and then null or another kind. */
function object(shape: Shape): fc.Arbitrary<Json> {
  const made = fc.record({ H: fc.constantFrom<Json>(1, "h", null), ...shape }, { requiredKeys: [] });
  return made as fc.Arbitrary<Json>;
}

function maybe(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof(
    { weight: 12, arbitrary: value },
    { weight: 2, arbitrary: fc.constant<Json>(null) },
    { weight: 1, arbitrary: fc.constantFrom<Json>("text", 5, true, [], {}, [1], [[]], [null]) },
  );
}

function pick(...values: readonly Json[]): fc.Arbitrary<Json> {
  return maybe(fc.constantFrom(...values));
}

function listOf(item: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return maybe(fc.array(item, { maxLength: 4 }) as fc.Arbitrary<Json>);
}

const texts = pick("", "a", "b", "A b", "x;y", "café 😀");
const numberTexts = pick("5", "05", "+7", "1.50", "1e3", "-0", "0.1", "x", "", "12345678901234567890", "-2.5e-7");
const numbers = pick(0, 1, -1, 2.5, 100, 1e21, 1e-7, 0.1 + 0.2, 9007199254740991, 9007199254740993, 123456789012345);
const dates = pick("2024-02-29", "2023-02-29", "1924-01-02", "0001-01-01", "9999-12-31", "2024-1-2", "x");
const instants = pick(
  "2024-03-01T15:00:00.000Z",
  "2024-03-01T15:00Z",
  "2024-03-01T17:00:00+02:00",
  "2024-03-01T13:29:59.9-01:30",
  "2024-03-01T15:00:00.00012Z",
  "0001-01-01T00:00:00+01:00",
  "9999-12-31T23:59:59.999-0100",
  "2024-03-01",
  "2024-03-01T25:00:00Z",
);
const times = pick("10:00", "10:00:00.0", "23:59:59.999", "00:00:00", "12:30:15.5", "24:00", "9:00", "10:00:00.12345");

const two: Shape = { x: pick("a"), y: pick("a") };

function scalars(): readonly Animal[] {
  const pools: Partial<Record<ScalarName, fc.Arbitrary<Json>>> = {
    string: fc.oneof(texts, numberTexts, dates, instants, times, pick("true", "false")),
    number: numbers,
    integer: numbers,
    decimal: fc.oneof(numbers, numberTexts),
    boolean: pick(true, false),
    date: dates,
    datetime: instants,
    time: times,
  };
  const pairs: readonly (readonly [ScalarName, ScalarName])[] = [
    ["integer", "number"],
    ["number", "integer"],
    ["integer", "string"],
    ["string", "integer"],
    ["number", "string"],
    ["string", "number"],
    ["decimal", "string"],
    ["string", "decimal"],
    ["decimal", "number"],
    ["number", "decimal"],
    ["integer", "decimal"],
    ["decimal", "integer"],
    ["boolean", "string"],
    ["string", "boolean"],
    ["integer", "boolean"],
    ["boolean", "integer"],
    ["datetime", "date"],
    ["date", "datetime"],
    ["integer", "datetime"],
    ["datetime", "integer"],
    ["date", "string"],
    ["string", "datetime"],
    ["time", "string"],
  ];
  const conversions = pairs.map(([from, to]): Animal => {
    const step: CodecStep = { kind: "convert", from, to };
    return {
      name: `${from} to ${to}`,
      map: map(cell("x", "X", { codec: codec(step), type: scalar(to) })),
      vendor: object({ X: pools[from] ?? texts }),
      common: object({ x: pools[to] ?? texts }),
    };
  });
  const checks = Object.entries(pools).map(([name, pool]): Animal => {
    const type = scalar(name as ScalarName);
    return {
      name: `check ${name}`,
      map: map(cell("x", "X", { codec: codec(check(type)), type })),
      vendor: object({ X: pool }),
      common: object({ x: pool }),
    };
  });
  return [...conversions, ...checks];
}

function masks(): readonly Animal[] {
  const cases: readonly (readonly [string, "date" | "datetime" | "time", readonly string[]])[] = [
    ["MM/dd/yyyy", "date", ["02/29/2024", "02/30/2024", "2/9/2024", "12/31/0001"]],
    ["M/d/yy", "date", ["2/9/24", "02/9/24", "12/31/69", "1/1/68"]],
    ["EEE, d MMM yyyy", "date", ["Thu, 29 Feb 2024", "Wed, 29 Feb 2024", "Thu, 1 feb 2024"]],
    ["yyyy-DDD", "date", ["2024-366", "2023-366", "2024-001"]],
    ["yyyy-MM-dd HH:mm", "date", ["2024-02-29 10:30", "2024-02-29 24:00"]],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", "date", ["2024-02-29T01:00:00+02:00", "2024-02-29T01:00:00Z"]],
    ["yyyyMMddHHmmssSSS", "datetime", ["20240229103059001", "20240229103059"]],
    ["dd.MM.yyyy h:mm a", "datetime", ["29.02.2024 12:05 AM", "29.02.2024 1:05 PM", "29.02.2024 13:05 PM"]],
    ["MMMM d, yyyy HH:mm:ss.SSS Z", "datetime", ["February 29, 2024 10:00:00.001 -0130", "May 1, 2024 00:00:00.000 +0000"]],
    ["y-MM-dd kk:mm X", "datetime", ["2024-02-29 24:00 -01", "2024-02-29 01:00 Z"]],
    ["HH:mm:ss.SSS", "time", ["10:30:59.001", "10:30:59"]],
    ["K:mm a", "time", ["0:30 PM", "11:59 AM"]],
  ];
  const pools = { date: dates, datetime: instants, time: times };
  return cases.map(([mask, holds, valid]): Animal => ({
    name: `mask ${mask}`,
    map: map(
      cell("x", "X", { codec: codec({ kind: "mask", mask, holds }), type: scalar(holds) }),
    ),
    vendor: object({ X: pick(...valid, "", "x") }),
    common: object({ x: pools[holds] }),
  }));
}

function one(name: string, step: CodecStep, type: ScalarName, vendor: fc.Arbitrary<Json>, common: fc.Arbitrary<Json>): Animal {
  return {
    name,
    map: map(cell("x", "X", { codec: codec(step), type: scalar(type) })),
    vendor: object({ X: vendor }),
    common: object({ x: common }),
  };
}

function linear(numerator: string, denominator: string, offset: string, from: "number" | "integer" | "decimal", to: "number" | "integer" | "decimal"): Animal {
  const pool = fc.oneof(numbers, numberTexts, pick(37, 19.99, "19.99", 98.6, 32, "0.07", 1e15, 3, 999999999999999));
  return one(
    `linear ${numerator}/${denominator}+${offset} ${from} ${to}`,
    { kind: "linear", numerator, denominator, offset, from, to },
    to,
    pool,
    pool,
  );
}

function formats(pattern: string, decimalPoint: string, grouping: string, holds: "number" | "integer" | "decimal"): Animal {
  return one(
    `format ${pattern} ${holds}`,
    { kind: "number-format", pattern, decimalPoint, grouping, holds },
    holds,
    pick("1,234.50", "1.234,50", "1234.50", "1234,5", "0", "-1", "(1)", "1,23", "00", ".5", "1,234,567", "12,34,567", "-0", "$5"),
    fc.oneof(numbers, numberTexts, pick(1234.5, "1234.50", -3, "-0.00")),
  );
}

function steps(): readonly Animal[] {
  const tags: CodecStep[] = [{ kind: "split", separator: ";" }];
  return [
    one("epoch s", { kind: "epoch", unit: "s" }, "datetime", pick(0, 1709305200, 1.5, 1e12), instants),
    one("epoch ms", { kind: "epoch", unit: "ms" }, "datetime", pick(0, 1709305200123, -1, 1e17), instants),
    linear("1", "100", "0", "integer", "decimal"),
    linear("1", "100", "0", "decimal", "decimal"),
    linear("9", "5", "32", "number", "number"),
    linear("1", "3", "0", "number", "decimal"),
    linear("-2.5", "1", "-0.5", "decimal", "integer"),
    formats("#,##0.00", ".", ",", "decimal"),
    formats("#,##0.##;(#)", ".", ",", "number"),
    formats("#,##0.#", ",", ".", "number"),
    formats("#,##0.###", ",", ".", "decimal"),
    formats("000", ".", ",", "integer"),
    one("affix", { kind: "affix", prefix: "gid://", suffix: "/" }, "string", texts, pick("gid://a/", "gid:///", "gid:/", "a", "")),
    one("not", { kind: "builtin", name: "not" }, "boolean", pick(true, false), pick(true, false)),
    one("lower", { kind: "builtin", name: "lower" }, "string", texts, texts),
    one("upper", { kind: "builtin", name: "upper" }, "string", texts, texts),
    one("trim", { kind: "builtin", name: "trim" }, "string", pick(" a  b\n", "", " ", "a"), texts),
    one(
      "base64",
      { kind: "builtin", name: "base64" },
      "string",
      pick("", "w6k=", "6Q==", "YQ==", "YQ", "8J+YgA==", "7aCA", "YR=="),
      pick("", "é", "a", "😀", "\ud800", "\\ud800", "%"),
    ),
    {
      name: "list in text",
      map: map(cell("x", "X", { codec: codec(...tags), type: { kind: "list", item: scalar("string"), key: [] } })),
      vendor: object({ X: pick("", "a", "a;b", ";", "a;;b") }),
      common: object({ x: listOf(pick("a", "", "b;c")) }),
    },
    {
      name: "numbers in a list",
      map: map(
        cell("x", "X", {
          codec: codec(...tags, {
            kind: "items",
            codec: { steps: [{ kind: "convert", from: "string", to: "number" }], otherwise: "null" },
          }),
          type: { kind: "list", item: scalar("number"), key: [] },
        }),
      ),
      vendor: object({ X: pick("", "1", "01;2", "1;x") }),
      common: object({ x: listOf(pick(1, 2.5, "x")) }),
    },
    {
      name: "lookup",
      map: map(
        cell("x", "X", { codec: codec({ kind: "lookup", table: "users", common: "id", vendor: "remote" }) }),
      ),
      vendor: object({ X: pick("r1", "r2", "r3", 5) }),
      common: object({ x: pick("u1", "u2", "u3") }),
      tables: { users: [{ id: "u1", remote: "r1" }, { id: "u2", remote: "r2" }, { id: "u5", remote: 5 }] },
    },
    ...(["keep", "null", "drop", "error"] as const).map((otherwise): Animal => ({
      name: `table else ${otherwise}`,
      map: map(
        cell("x", "X", {
          codec: {
            otherwise,
            steps: [
              { kind: "convert", from: "integer", to: "string" },
              table([["on", "1"], ["off", "0"], ["old", "2", "write"], ["new", "2", "read"]]),
            ],
          },
        }),
      ),
      vendor: object({ X: pick(0, 1, 2, 3, "1") }),
      common: object({ x: pick("on", "off", "old", "new", "1", "z", 5) }),
    })),
    {
      name: "table of states",
      map: map(
        cell("x", "X", {
          codec: codec({
            kind: "table",
            rows: [
              { direction: "both", common: { kind: "value", value: "none" }, vendor: { kind: "value", value: null } },
              { direction: "write", common: { kind: "missing" }, vendor: { kind: "value", value: "?" } },
              { direction: "read", common: { kind: "value", value: "unsaid" }, vendor: { kind: "missing" } },
              { direction: "both", common: { kind: "value", value: null }, vendor: { kind: "value", value: "nil" } },
              { direction: "both", common: { kind: "value", value: "big" }, vendor: { kind: "value", value: [1, [2]] } },
              { direction: "read", common: { kind: "missing" }, vendor: { kind: "value", value: "skip" } },
            ],
            writeElse: "else",
            readElse: "other",
            commonType: scalar("string"),
            vendorType: { kind: "unknown" },
          }),
        }),
      ),
      vendor: object({ X: fc.oneof(pick("nil", "else", "skip", "z"), fc.constant<Json>([1, [2]])) }),
      common: object({ x: pick("none", "big", "z", "unsaid") }),
    },
    {
      name: "table of patterns",
      map: map(
        cell("x", "this_", {
          codec: codec({
            kind: "table",
            rows: [
              {
                direction: "both",
                common: { kind: "value", value: "gone" },
                vendor: { kind: "pattern", members: [{ path: p("a.b"), value: true }, { path: p("c"), value: null }] },
              },
              {
                direction: "both",
                common: { kind: "value", value: "here" },
                vendor: { kind: "pattern", members: [{ path: p("c"), value: 1 }] },
              },
            ],
            commonType: scalar("string"),
            vendorType: { kind: "unknown" },
          }),
        }),
      ),
      vendor: object({ this_: maybe(object({ a: maybe(object({ b: pick(true, false) })), c: pick(1, 2) })) }),
      common: object({ x: pick("gone", "here", "z") }),
    },
  ];
}

function structures(): readonly Animal[] {
  const decimal = { codec: codec(check("decimal")), type: scalar("decimal") };
  const line = [cell("id", "Id"), cell("qty", "Q.n", { ...decimal, writeDefault: "0" }), cell("at", "At", { codec: codec(check("datetime")), type: scalar("datetime") })];
  const vendorLine = object({ Id: pick("a", "b", "c"), Q: maybe(object({ n: pick("1", "1.0", 2, "x") })), At: instants });
  const commonLine = object({ id: pick("a", "b", "c"), qty: pick(1, "1.00", "2", "y"), at: instants });
  const people = pick("person", "org", "robot");
  const branch = (common: string, vendor: Json, ...rules: readonly Rule[]) => ({
    span,
    direction: "both" as const,
    common: equals("kind", common),
    vendor: equals("T.p", vendor),
    block: block(...rules),
  });
  const group = {
    branches: [
      branch("person", true, cell("name", "PN"), cell("last", "L.n"), writeRule("W", literal("w"))),
      branch("org", false, cell("name", "ON"), each("parts", "P", [], cell("", "x"))),
    ],
    commonPath: p("kind"),
    vendorPaths: [p("T.p")],
  };
  const whenVendor = object({
    T: maybe(object({ p: pick(true, false, "odd") })),
    PN: texts,
    L: maybe(object({ n: texts })),
    ON: texts,
    P: listOf(maybe(object({ x: texts }))),
  });
  const whenCommon = object({ kind: people, name: texts, last: texts, parts: listOf(texts) });
  return [
    {
      name: "flat to nested",
      map: map(cell("a.x", "X"), cell("a.y", "B.Y"), cell("z", "B.C.Z"), cell("", "nothing_", { left: p("q") })),
      vendor: object({ X: texts, B: maybe(object({ Y: texts, C: maybe(object({ Z: texts })) })) }),
      common: object({ a: maybe(object(two)), z: texts }),
    },
    {
      name: "scope",
      map: map(scope("a", "A", cell("x", "X"), scope("b", "B.C", cell("y", "Y", decimal))), writeRule("By", literal("API"), { on: "update" })),
      vendor: object({ A: maybe(object({ X: texts, B: maybe(object({ C: maybe(object({ Y: numberTexts })) })) })), By: texts }),
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
      common: object({ p: listOf(object({ type: pick("work", "home", "fax", "x"), n: texts, deep: maybe(object({ n: numberTexts })) })) }),
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
      common: object({ w: texts, h: texts, whole: maybe(object({ k: texts })), t0: texts, t2: texts }),
    },
    {
      name: "each by key",
      map: map(each("lines", "A.L", [0], ...line), cell("note", "A.Note")),
      vendor: object({ A: maybe(object({ L: listOf(maybe(vendorLine)), Note: texts })) }),
      common: object({ lines: listOf(maybe(commonLine)), note: texts }),
    },
    {
      name: "each by position",
      map: map(each("lines", "L", [], ...line, scope("s", "S", cell("x", "X")), writeRule("By", literal("me")))),
      vendor: object({ L: listOf(maybe(object({ Id: pick("a", "b"), S: maybe(object({ X: texts })), N: texts }))) }),
      common: object({ lines: listOf(maybe(object({ id: pick("a", "b"), s: maybe(object({ x: texts })) }))) }),
    },
    {
      name: "nested lists of scalars",
      map: map(
        each("m", "M", [], each("", "", [], cell("", "", { codec: codec(check("json")), type: scalar("json") }))),
        each("tags", "Tags", [], cell("", "name")),
        each("objects", "names", [], cell("label", "")),
      ),
      vendor: object({ M: listOf(listOf(pick("a", 1))), Tags: listOf(maybe(object({ name: texts }))), names: listOf(texts) }),
      common: object({ m: listOf(listOf(pick("a", 1))), tags: listOf(texts), objects: listOf(maybe(object({ label: texts }))) }),
    },
    {
      name: "filters",
      map: map(
        each("sales", list("L", { filter: equals("Kind", "s") }), [0], cell("id", "Id"), cell("n", "N")),
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
      vendor: object({ F: maybe(object(two)), D: listOf(maybe(object({ k: pick("a", "b", "__proto__"), v: texts }))) }),
      common: object({ fields: listOf(object({ name: pick("x", "y", "z"), v: texts })), dict: maybe(object(two)) }),
    },
    {
      name: "when",
      map: map(cell("id", "Id"), when(group)),
      vendor: whenVendor,
      common: whenCommon,
    },
    {
      name: "when else",
      map: map(when({ ...group, otherwise: block(cell("other", "O")) }), writeRule("By", { kind: "read", path: p("name"), codec: codec() })),
      vendor: whenVendor,
      common: whenCommon,
    },
    {
      name: "rest",
      map: map(cell("email", "Email"), scope("s", "S", cell("a", "A"), rest({ commonNames: ["a"], vendorNames: ["A"] })), rest({ commonNames: ["email", "s"], vendorNames: ["Email", "S"], like: "x*" })),
      vendor: object({ Email: texts, email: texts, x1: texts, S: maybe(object({ A: texts, q: texts, a: texts })) }),
      common: object({ email: texts, Email: texts, x1: texts, x2: texts, s: maybe(object({ a: texts, q: texts, A: texts })) }),
    },
    {
      name: "custom",
      map: map(rest({ left: p("c.d"), like: "*__c", commonNames: ["c"], vendorNames: ["L__c"] }), each("l", "L", [], cell("i", "I"), rest({ left: p("more"), vendorNames: ["I"], commonNames: ["i", "more"] }))),
      vendor: object({ a__c: texts, L__c: texts, L: listOf(maybe(object({ I: texts, j: texts }))) }),
      common: object({ c: maybe(object({ d: maybe(object({ a__c: texts, b__c: texts, L__c: texts })) })), l: listOf(maybe(object({ i: texts, more: maybe(object({ j: texts })) }))) }),
    },
    {
      name: "first and template",
      map: map(
        cell("phone", {
          kind: "first",
          cells: [
            { path: p("M"), codec: codec(check("string")) },
            { path: p("P"), codec: codec({ kind: "builtin", name: "upper" }) },
          ],
        }, { writeDefault: "none" }),
        cell("name", {
          kind: "template",
          prefix: "<",
          suffix: ">",
          parts: [
            { path: p("F"), codec: codec(check("string")), separator: "", required: false },
            { path: p("N"), codec: codec({ kind: "convert", from: "integer", to: "string" }), separator: "-", required: false },
            { path: p("L"), codec: codec(check("string")), separator: " ", required: true },
          ],
        }),
      ),
      vendor: object({ M: texts, P: texts, F: pick("a", "a b", ""), N: pick(1, 22), L: pick("x", "y-z") }),
      common: object({ phone: texts, name: pick("<a-1 x>", "<a b-22 x>", "<x>", "<>", "a", "<a-x y>", "<a b-1 q>") }),
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
          writes: [writeRule("OwnerName", read("owner")), writeRule("Log", { kind: "binary", op: "&", on: "string", left: read("owner"), right: read("id") }, { on: "update" })],
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
                { name: "l", type: { kind: "list", item: scalar("decimal"), key: [] }, required: false, annotations: [] },
                { name: "m", type: { kind: "map", value: scalar("datetime") }, required: false, annotations: [] },
              ],
            }),
          ),
          type: {
            kind: "object",
            key: [],
            open: true,
            fields: [
              { name: "l", type: { kind: "list", item: scalar("decimal"), key: [] }, required: false, annotations: [] },
              { name: "m", type: { kind: "map", value: scalar("datetime") }, required: false, annotations: [] },
            ],
          },
        }),
      ),
      vendor: object({ X: maybe(object({ e: pick("a", "c"), l: listOf(numberTexts), m: maybe(object({ q: instants })) })) }),
      common: object({ x: maybe(object({ e: pick("a", "c"), l: listOf(fc.oneof(numbers, numberTexts)), m: maybe(object({ q: instants })) })) }),
    },
  ];
}

export const zoo: readonly Animal[] = [...scalars(), ...masks(), ...steps(), ...structures()];

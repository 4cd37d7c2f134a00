import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import type { Json, Type } from "../../../src/compiler/types.ts";
import {
  block,
  cell,
  check,
  codec,
  each,
  enumOf,
  equals,
  literal,
  map,
  p,
  read,
  readRule,
  rest,
  scalar,
  scope,
  table,
  when,
  writeRule,
} from "./build.ts";

/** One row of the worked examples in docs/language.md "What a rule means". */
export interface Row {
  readonly name: string;
  readonly map: IrMap;
  readonly read?: Json;
  readonly write?: Json;
  readonly original?: Json;
  /** What comes out; a text is the error. */
  readonly gives?: Json;
  readonly error?: string;
}

const integer = scalar("integer");
const decimal = scalar("decimal");
const date = scalar("date");

const asText = codec(check("string"), { kind: "convert", from: "string", to: "integer" });

const email = map(cell("email", "Email"));
const flat = map(cell("address.street", "Street"), cell("address.city", "City"));
const nested = map(cell("address.street", "A.Street"), cell("address.city", "A.City"));
const inner = map(scope("address", "A", cell("street", "Street"), cell("city", "City")));
const phones = map(
  cell("phones[type=work].number", "Phone"),
  cell("phones[type=mobile].number", "Mobile"),
);
const emails = map(cell("work", "emails[type=work].a"), cell("home", "emails[type=home].a"));
const second = map(cell("second", "tags[1]"));
const lines = map(
  each("lines", "L", [0], cell("id", "Id"), cell("qty", "Q", { codec: asText, type: integer })),
);
const keyless = map(each("lines", "L", [], cell("qty", "Q", { codec: asText, type: integer })));
const quantity = map(cell("qty", "Q", { codec: asText, type: integer }));
const price = map(
  cell("price", "Cents", {
    codec: codec({
      kind: "linear",
      numerator: "1",
      denominator: "100",
      offset: "0",
      from: "integer",
      to: "decimal",
    }),
    type: decimal,
  }),
);
const numberText = map(
  cell("x", "X", {
    codec: codec({ kind: "convert", from: "string", to: "number" }),
    type: scalar("number"),
  }),
);
const decimalText = map(cell("d", "D", { codec: codec(check("decimal")), type: decimal }));
const due = map(
  cell("due", "Due", {
    codec: codec({ kind: "convert", from: "datetime", to: "date" }),
    type: date,
  }),
);
const source = sources([["Unknown", "Other"]], { readElse: "Unknown" });
const plainSource = sources([], {});
const keepSource = map(
  cell("source", "S", {
    codec: { steps: [table([["Online", "Web"], ["List", "PL"]])], otherwise: "keep" },
  }),
);
const name = map(
  cell("name", {
    kind: "template",
    prefix: "",
    parts: [
      { path: p("F"), codec: codec(check("string")), separator: "", required: false },
      { path: p("L"), codec: codec(check("string")), separator: " ", required: true },
    ],
    suffix: "",
  }),
);
const readDefault = map(cell("country", "C", { readDefault: "US" }));
const writeDefault = map(cell("country", "C", { writeDefault: "US" }));
const others = map(cell("email", "Email"), rest({ commonNames: ["email"], vendorNames: ["Email"] }));
const custom = map(
  rest({
    left: p("custom"),
    like: "*__c",
    commonNames: ["custom", "level"],
    vendorNames: ["Level__c"],
  }),
  cell("level", "Level__c", { codec: codec(check("json")), type: scalar("json") }),
);
const branches = map(
  when({
    branches: [
      {
        span: { source: "", start: 0, end: 0 },
        direction: "both",
        common: equals("kind", "person"),
        vendor: equals("P", true),
        block: block(cell("name", "PN"), cell("last", "LN")),
      },
      {
        span: { source: "", start: 0, end: 0 },
        direction: "both",
        common: equals("kind", "org"),
        vendor: equals("P", false),
        block: block(cell("name", "ON")),
      },
    ],
    commonPath: p("kind"),
    vendorPaths: [p("P")],
  }),
);
const by = map(cell("email", "Email"), writeRule("By", literal("API")));
const label = map(
  cell("id", "Id"),
  readRule("label", {
    kind: "join",
    prefix: "",
    parts: [
      { value: read("LastName"), separator: "" },
      { value: read("FirstName"), separator: ", " },
    ],
    suffix: "",
  }),
);

function dates(mask: string): IrMap {
  return map(cell("b", "B", { codec: codec({ kind: "mask", mask, holds: "date" }), type: date }));
}

function sources(
  more: Parameters<typeof table>[0],
  rest: { readonly readElse?: Json },
): IrMap {
  const members: Type = enumOf("Online", "List", "Event", "Unknown");
  const rows = table(
    [["Online", "Web"], ["List", "PL"], ["Event", "PL", "write"], ...more],
    { commonType: members, ...rest },
  );
  return map(cell("source", "S", { codec: codec(rows), type: members }));
}

const work = { type: "work", number: "9" };
const mobile = { type: "mobile", number: "1" };
const twoLines = [
  { Id: "a", Q: "05", N: "x" },
  { Id: "b", Q: "1", N: "y" },
];
const mary = { F: "Mary Ann", L: "Lee" };

export const rows: readonly Row[] = [
  { name: "1", map: email, write: {}, original: { Email: "x", H: 1 }, gives: { Email: "x", H: 1 } },
  { name: "2", map: email, write: { email: null }, original: { Email: "x", H: 1 }, gives: { Email: null, H: 1 } },
  { name: "3", map: email, read: { Email: 5 }, error: "type Email" },
  { name: "4a", map: flat, read: {}, gives: {} },
  { name: "4b", map: flat, read: { Street: null }, gives: { address: { street: null } } },
  { name: "5", map: flat, write: { address: null }, gives: { Street: null, City: null } },
  { name: "6", map: flat, write: { address: {} }, original: { City: "Q" }, gives: { City: "Q" } },
  { name: "7a", map: nested, read: { A: null }, gives: { address: { street: null, city: null } } },
  { name: "7b", map: nested, read: { A: "text" }, error: "type A.Street" },
  { name: "8", map: nested, write: { address: { street: "X" } }, original: { A: null }, gives: { A: { Street: "X", City: null } } },
  { name: "9", map: nested, write: { address: { street: null } }, original: { A: null }, gives: { A: null } },
  { name: "10a", map: inner, read: { A: null }, gives: { address: null } },
  { name: "10b", map: inner, read: { A: {} }, gives: { address: {} } },
  {
    name: "11",
    map: inner,
    write: { address: { city: "c" } },
    original: { A: { Street: "s", Lat: 1 } },
    gives: { A: { Street: "s", Lat: 1, City: "c" } },
  },
  { name: "12a", map: phones, read: {}, gives: {} },
  { name: "12b", map: phones, read: { Phone: null }, gives: { phones: [] } },
  { name: "13", map: phones, read: { Phone: null, Mobile: "1" }, gives: { phones: [mobile] } },
  { name: "14a", map: phones, write: { phones: [mobile] }, gives: { Mobile: "1" } },
  { name: "14b", map: phones, write: { phones: [mobile] }, original: { Phone: "9", Mobile: "1" }, gives: { Phone: null, Mobile: "1" } },
  { name: "15a", map: phones, write: { phones: [] }, original: {}, gives: {} },
  { name: "15b", map: phones, write: { phones: null }, gives: { Phone: null, Mobile: null } },
  { name: "16a", map: phones, write: { phones: [work, work] }, error: "duplicate-key phones[].number" },
  { name: "16b", map: phones, write: { phones: [{ type: "fax", number: "3" }] }, original: { Phone: "9" }, gives: { Phone: null } },
  { name: "17", map: emails, read: { emails: [{ type: "work", a: "w" }] }, gives: { work: "w", home: null } },
  { name: "18a", map: emails, write: { work: null }, original: { emails: [{ type: "work", a: "w" }] }, gives: { emails: [] } },
  {
    name: "18b",
    map: emails,
    write: { work: null },
    original: { emails: [{ type: "work", a: "w", pri: true }] },
    gives: { emails: [{ type: "work", pri: true }] },
  },
  { name: "19", map: second, write: { second: "b" }, gives: { tags: [null, "b"] } },
  {
    name: "20",
    map: lines,
    write: { lines: [{ id: "b", qty: 2 }, { id: "a", qty: 5 }] },
    original: { L: twoLines },
    gives: { L: [{ Id: "b", Q: "2", N: "y" }, { Id: "a", Q: "05", N: "x" }] },
  },
  {
    name: "21",
    map: lines,
    write: { lines: [{ id: "a" }] },
    original: { L: [{ Id: "a", Q: "05", N: "x" }] },
    gives: { L: [{ Id: "a", N: "x" }] },
  },
  {
    name: "22",
    map: keyless,
    write: { lines: [{ qty: 2 }] },
    original: { L: [{ Q: "1", N: "x" }, { Q: "2", N: "y" }] },
    gives: { L: [{ Q: "2", N: "y" }] },
  },
  { name: "23a", map: quantity, write: { qty: 5 }, original: { Q: "05" }, gives: { Q: "05" } },
  { name: "23b", map: quantity, write: { qty: 6 }, original: { Q: "05" }, gives: { Q: "6" } },
  { name: "24a", map: quantity, read: { Q: "five" }, error: "format Q" },
  { name: "24b", map: quantity, write: { qty: 6 }, original: { Q: "five" }, gives: { Q: "6" } },
  { name: "25a", map: price, write: { price: 19.99 }, gives: { Cents: 1999 } },
  { name: "25b", map: price, write: { price: 19.999 }, error: "range price" },
  { name: "26", map: numberText, write: { x: 0.1 + 0.2 }, error: "inexact x" },
  { name: "27", map: decimalText, write: { d: 1.5 }, original: { D: "1.50" }, gives: { D: "1.50" } },
  { name: "28a", map: dates("MM/dd/yyyy"), read: { B: "02/30/2024" }, error: "format B" },
  { name: "28b", map: dates("MM/dd/yy"), write: { b: "1924-01-02" }, error: "range b" },
  {
    name: "29",
    map: due,
    write: { due: "2024-03-02" },
    original: { Due: "2024-03-01T15:00:00.000Z" },
    gives: { Due: "2024-03-02T15:00:00.000Z" },
  },
  { name: "30a", map: source, read: { S: "Zed" }, gives: { source: "Unknown" } },
  { name: "30b", map: source, write: { source: "Unknown" }, original: { S: "Zed" }, gives: { S: "Zed" } },
  { name: "31a", map: plainSource, read: { S: "Zed" }, error: "unknown-value S" },
  { name: "31b", map: plainSource, write: {}, original: { S: "Zed" }, gives: { S: "Zed" } },
  { name: "31c", map: plainSource, write: { source: "Online" }, original: { S: "Zed" }, gives: { S: "Web" } },
  { name: "32a", map: keepSource, read: { S: "Zed" }, gives: { source: "Zed" } },
  { name: "32b", map: keepSource, write: { source: "Web" }, error: "unknown-value source" },
  { name: "33a", map: name, read: { F: null, L: "Prince" }, gives: { name: "Prince" } },
  { name: "33b", map: name, read: { F: null, L: null }, gives: { name: null } },
  { name: "34a", map: name, write: { name: "Mary Ann Lee" }, original: mary, gives: mary },
  { name: "34b", map: name, write: { name: "Mary Ann Lee" }, gives: { F: "Mary", L: "Ann Lee" } },
  { name: "35a", map: name, write: { name: "Mary Ann Smith" }, original: mary, gives: { F: "Mary Ann", L: "Smith" } },
  { name: "35b", map: name, write: { name: "Jo Ann Lee" }, original: mary, gives: { F: "Jo Ann", L: "Lee" } },
  { name: "36", map: name, write: { name: "Prince" }, original: { F: "Ada", L: "L" }, gives: { F: null, L: "Prince" } },
  { name: "37a", map: readDefault, read: {}, gives: { country: "US" } },
  { name: "37b", map: readDefault, read: { C: null }, gives: { country: null } },
  { name: "37c", map: readDefault, write: { country: "US" }, original: {}, gives: {} },
  { name: "37d", map: readDefault, write: { country: "US" }, gives: { C: "US" } },
  { name: "38a", map: writeDefault, write: {}, gives: { C: "US" } },
  { name: "38b", map: writeDefault, write: {}, original: { H: 1 }, gives: { H: 1 } },
  { name: "38c", map: writeDefault, write: { country: null }, original: { C: "CA" }, gives: { C: null } },
  { name: "39a", map: others, read: { Email: "a", email: "b", x: 1 }, gives: { email: "a", x: 1 } },
  { name: "39b", map: others, write: { Email: "q" }, error: "name-taken " },
  { name: "40a", map: custom, write: { custom: { B__c: 2 } }, original: { A__c: 1 }, gives: { A__c: 1, B__c: 2 } },
  { name: "40b", map: custom, write: { custom: { Level__c: 1 } }, error: "name-taken custom" },
  {
    name: "41",
    map: branches,
    write: { kind: "org" },
    original: { P: true, PN: "p", LN: "l" },
    gives: { P: false, PN: null, LN: null, ON: "p" },
  },
  { name: "42", map: branches, write: { kind: "org", last: "z" }, error: "no-case kind" },
  { name: "43a", map: by, write: { email: "x" }, original: { Email: "x", By: "me" }, gives: { Email: "x", By: "me" } },
  { name: "43b", map: by, write: { email: "y" }, original: { Email: "x", By: "me" }, gives: { Email: "y", By: "API" } },
  { name: "label", map: label, read: { Id: "1", LastName: "Lovelace", FirstName: "Ada" }, gives: { id: "1", label: "Lovelace, Ada" } },
];

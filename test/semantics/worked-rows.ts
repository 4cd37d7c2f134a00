import type { Json } from "../../src/compiler/types.ts";

/** One thing that a map must do. `out` is a record, `error <code>`, or `same`: the original itself. */
export interface Case {
  readonly row: number;
  readonly read?: Json;
  readonly write?: Json;
  readonly original?: Json;
  readonly out: Json;
}

/** Fields of the common object, rules, and what they must do. */
export interface Rows {
  readonly fields: string;
  readonly rules: string;
  /** Members that the vendor requires; without them the vendor side is inferred. */
  readonly required?: readonly string[];
  readonly cases: readonly Case[];
}

const phones = {
  fields: "phones: { type: string, number: string }[] keyed by type",
  rules: `phones[type = "work"].number <-> Phone lossy "other types"
  phones[type = "mobile"].number <-> Mobile`,
};
const mobile = { type: "mobile", number: "1" };
const work = { type: "work", number: "1" };

const sourceTable = `source <-> S {
    Online <-> "Web"
    List <-> "PL"
    Event -> "PL" lossy "no events"
    Unknown <-> "Other"`;
const sourceField = "source: Source";

const names = {
  fields: "name: string",
  rules: 'name <-> "{F} {L}" lossy "one text"',
  required: ["L"],
};
const lee = { F: "Mary Ann", L: "Lee" };

const persons = {
  fields: 'kind: "person" | "org"\n  name: string\n  last: string',
  rules: `when kind = "person" <-> P = true {
    name <-> PN
    last <-> LN
  }
  when kind = "org" <-> P = false { name <-> ON }`,
};

/** The worked examples of "What a rule means" in docs/language.md, by number; patches apart. */
export const workedRows: readonly Rows[] = [
  {
    fields: "email: string",
    rules: "email <-> Email",
    cases: [
      { row: 1, write: {}, original: { Email: "x", H: 1 }, out: "same" },
      {
        row: 2,
        write: { email: null },
        original: { Email: "x", H: 1 },
        out: { Email: null, H: 1 },
      },
      { row: 3, read: { Email: 5 }, out: "error type" },
    ],
  },
  {
    fields: "address: { street: string, city: string }",
    rules: "address.street <-> Street\n  address.city <-> City",
    cases: [
      { row: 4, read: {}, out: {} },
      { row: 4, read: { Street: null }, out: { address: { street: null } } },
      { row: 5, write: { address: null }, out: { Street: null, City: null } },
      { row: 6, write: { address: {} }, original: { City: "Q" }, out: "same" },
    ],
  },
  {
    fields: "address: { street: string, city: string }",
    rules: "address.street <-> A.Street\n  address.city <-> A.City",
    cases: [
      { row: 7, read: { A: null }, out: { address: { street: null, city: null } } },
      { row: 7, read: { A: "text" }, out: "error type" },
      {
        row: 8,
        write: { address: { street: "X" } },
        original: { A: null },
        out: { A: { Street: "X", City: null } },
      },
      { row: 9, write: { address: { street: null } }, original: { A: null }, out: "same" },
    ],
  },
  {
    fields: "address: { street: string, city: string }",
    rules: "address <-> A {\n    street <-> Street\n    city <-> City\n  }",
    cases: [
      { row: 10, read: { A: null }, out: { address: null } },
      { row: 10, read: { A: {} }, out: { address: {} } },
      {
        row: 11,
        write: { address: { city: "c" } },
        original: { A: { Street: "s", Lat: 1 } },
        out: { A: { Street: "s", Lat: 1, City: "c" } },
      },
    ],
  },
  {
    ...phones,
    cases: [
      { row: 12, read: {}, out: {} },
      { row: 12, read: { Phone: null }, out: { phones: [] } },
      { row: 13, read: { Phone: null, Mobile: "1" }, out: { phones: [mobile] } },
      { row: 14, write: { phones: [mobile] }, out: { Mobile: "1" } },
      {
        row: 14,
        write: { phones: [mobile] },
        original: { Phone: "9", Mobile: "1" },
        out: { Phone: null, Mobile: "1" },
      },
      { row: 15, write: { phones: [] }, original: {}, out: "same" },
      { row: 15, write: { phones: null }, out: { Phone: null, Mobile: null } },
      { row: 16, write: { phones: [work, work] }, out: "error duplicate-key" },
      {
        row: 16,
        write: { phones: [{ type: "fax", number: "1" }] },
        original: { Phone: "9" },
        out: { Phone: null },
      },
    ],
  },
  {
    fields: "work: string\n  home: string",
    rules: 'work <-> emails[type = "work"].a\n  home <-> emails[type = "home"].a',
    cases: [
      { row: 17, read: { emails: [{ type: "work", a: "w" }] }, out: { work: "w", home: null } },
      {
        row: 18,
        write: { work: null },
        original: { emails: [{ type: "work", a: "w" }] },
        out: { emails: [] },
      },
      {
        row: 18,
        write: { work: null },
        original: { emails: [{ type: "work", pri: true, a: "w" }] },
        out: { emails: [{ type: "work", pri: true }] },
      },
    ],
  },
  {
    fields: "second: string",
    rules: "second <-> tags[1]",
    cases: [{ row: 19, write: { second: "b" }, out: { tags: [null, "b"] } }],
  },
  {
    fields: "lines: { id: string, qty: integer }[] keyed by id",
    rules: "lines[] <-> L[] {\n    id <-> Id\n    qty <-> Q as string\n  }",
    cases: [
      {
        row: 20,
        write: {
          lines: [
            { id: "b", qty: 2 },
            { id: "a", qty: 5 },
          ],
        },
        original: {
          L: [
            { Id: "a", Q: "05", N: "x" },
            { Id: "b", Q: "1", N: "y" },
          ],
        },
        out: {
          L: [
            { Id: "b", Q: "2", N: "y" },
            { Id: "a", Q: "05", N: "x" },
          ],
        },
      },
      {
        row: 21,
        write: { lines: [{ id: "a" }] },
        original: { L: [{ Id: "a", Q: "05", N: "x" }] },
        out: { L: [{ Id: "a", N: "x" }] },
      },
    ],
  },
  {
    fields: "lines: { qty: integer }[]",
    rules: "lines[] <-> L[] { qty <-> Q as string }",
    cases: [
      {
        row: 22,
        write: { lines: [{ qty: 2 }] },
        original: {
          L: [
            { Q: "1", N: "x" },
            { Q: "2", N: "y" },
          ],
        },
        out: { L: [{ Q: "2", N: "y" }] },
      },
    ],
  },
  {
    fields: "qty: integer",
    rules: "qty <-> Q as string",
    cases: [
      { row: 23, write: { qty: 5 }, original: { Q: "05" }, out: "same" },
      { row: 23, write: { qty: 6 }, original: { Q: "05" }, out: { Q: "6" } },
      { row: 24, read: { Q: "five" }, out: "error format" },
      { row: 24, write: { qty: 6 }, original: { Q: "five" }, out: { Q: "6" } },
    ],
  },
  {
    fields: "price: number",
    rules: "price <-> Cents as integer / 100",
    cases: [
      { row: 25, write: { price: 19.99 }, out: { Cents: 1999 } },
      { row: 25, write: { price: 19.999 }, out: "error range" },
    ],
  },
  {
    fields: "x: number",
    rules: "x <-> X as string",
    cases: [{ row: 26, write: { x: 0.30000000000000004 }, out: "error inexact" }],
  },
  {
    fields: "d: decimal",
    rules: "d <-> D as string",
    cases: [{ row: 27, write: { d: 1.5 }, original: { D: "1.50" }, out: "same" }],
  },
  {
    fields: "b: date\n  c: date",
    rules: 'b <-> B as date("MM/dd/yyyy")\n  c <-> C as date("MM/dd/yy")',
    cases: [
      { row: 28, read: { B: "02/30/2024" }, out: "error format" },
      { row: 28, write: { c: "1924-01-02" }, out: "error range" },
    ],
  },
  {
    fields: "due: date",
    rules: "due <-> Due as datetime",
    cases: [
      {
        row: 29,
        write: { due: "2024-03-02" },
        original: { Due: "2024-03-01T15:00:00.000Z" },
        out: { Due: "2024-03-02T15:00:00.000Z" },
      },
    ],
  },
  {
    fields: sourceField,
    rules: `${sourceTable}\n    Unknown <- else\n  }`,
    cases: [
      { row: 30, read: { S: "Zed" }, out: { source: "Unknown" } },
      { row: 30, write: { source: "Unknown" }, original: { S: "Zed" }, out: "same" },
    ],
  },
  {
    fields: sourceField,
    rules: `${sourceTable}\n  }`,
    cases: [
      { row: 31, read: { S: "Zed" }, out: "error unknown-value" },
      { row: 31, write: {}, original: { S: "Zed" }, out: "same" },
      { row: 31, write: { source: "Online" }, original: { S: "Zed" }, out: { S: "Web" } },
    ],
  },
  {
    fields: "source: string",
    rules: 'source <-> S {\n    "Online" <-> "Web"\n    "List" <-> "PL"\n    else keep\n  }',
    cases: [
      { row: 32, read: { S: "Zed" }, out: { source: "Zed" } },
      { row: 32, write: { source: "Web" }, out: "error unknown-value" },
    ],
  },
  {
    ...names,
    cases: [
      { row: 33, read: { F: null, L: "Prince" }, out: { name: "Prince" } },
      { row: 33, read: { F: null, L: null }, out: { name: null } },
      { row: 34, write: { name: "Mary Ann Lee" }, original: lee, out: "same" },
      { row: 34, write: { name: "Mary Ann Lee" }, out: { F: "Mary", L: "Ann Lee" } },
      {
        row: 35,
        write: { name: "Mary Ann Smith" },
        original: lee,
        out: { F: "Mary Ann", L: "Smith" },
      },
      { row: 35, write: { name: "Jo Ann Lee" }, original: lee, out: { F: "Jo Ann", L: "Lee" } },
      {
        row: 36,
        write: { name: "Prince" },
        original: { F: "Ada", L: "L" },
        out: { F: null, L: "Prince" },
      },
    ],
  },
  {
    fields: "country: string",
    rules: 'country <-> C default <- "US"',
    cases: [
      { row: 37, read: {}, out: { country: "US" } },
      { row: 37, read: { C: null }, out: { country: null } },
      { row: 37, write: { country: "US" }, original: {}, out: "same" },
      { row: 37, write: { country: "US" }, out: { C: "US" } },
    ],
  },
  {
    fields: "country: string",
    rules: 'country <-> C default -> "US"',
    cases: [
      { row: 38, write: {}, out: { C: "US" } },
      { row: 38, write: {}, original: { H: 1 }, out: "same" },
      { row: 38, write: { country: null }, original: { C: "CA" }, out: { C: null } },
    ],
  },
  {
    fields: "email: string\n  custom: map<json>",
    rules: "email <-> Email\n  ... <-> ...",
    cases: [
      { row: 39, read: { Email: "a", email: "b", x: 1 }, out: { email: "a", x: 1 } },
      { row: 39, write: { Email: "q" }, out: "error name-taken" },
    ],
  },
  {
    fields: "custom: map<json>\n  level: number",
    rules: 'custom <-> ... like "*__c"\n  level <-> Level__c',
    cases: [
      {
        row: 40,
        write: { custom: { B__c: 2 } },
        original: { A__c: 1 },
        out: { A__c: 1, B__c: 2 },
      },
      { row: 40, write: { custom: { Level__c: 1 } }, out: "error name-taken" },
    ],
  },
  {
    ...persons,
    cases: [
      {
        row: 41,
        write: { kind: "org" },
        original: { P: true, PN: "p", LN: "l" },
        out: { P: false, PN: null, LN: null, ON: "p" },
      },
      { row: 42, write: { kind: "org", last: "z" }, out: "error no-case" },
    ],
  },
  {
    fields: "email: string",
    rules: 'email <-> Email\n  "API" -> By',
    cases: [
      { row: 43, write: { email: "x" }, original: { Email: "x", By: "me" }, out: "same" },
      {
        row: 43,
        write: { email: "y" },
        original: { Email: "x", By: "me" },
        out: { Email: "y", By: "API" },
      },
    ],
  },
];

import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import * as maps from "./worked-maps.ts";

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

const work = { type: "work", number: "9" };
const mobile = { type: "mobile", number: "1" };
const twoLines = [
  { Id: "a", Q: "05", N: "x" },
  { Id: "b", Q: "1", N: "y" },
];
const mary = { F: "Mary Ann", L: "Lee" };

export const rows: readonly Row[] = [
  {
    name: "1",
    map: maps.email,
    write: {},
    original: { Email: "x", H: 1 },
    gives: { Email: "x", H: 1 },
  },
  {
    name: "2",
    map: maps.email,
    write: { email: null },
    original: { Email: "x", H: 1 },
    gives: { Email: null, H: 1 },
  },
  { name: "3", map: maps.email, read: { Email: 5 }, error: "type Email" },
  { name: "4a", map: maps.flat, read: {}, gives: {} },
  { name: "4b", map: maps.flat, read: { Street: null }, gives: { address: { street: null } } },
  { name: "5", map: maps.flat, write: { address: null }, gives: { Street: null, City: null } },
  {
    name: "6",
    map: maps.flat,
    write: { address: {} },
    original: { City: "Q" },
    gives: { City: "Q" },
  },
  {
    name: "7a",
    map: maps.nested,
    read: { A: null },
    gives: { address: { street: null, city: null } },
  },
  { name: "7b", map: maps.nested, read: { A: "text" }, error: "type A.Street" },
  {
    name: "8",
    map: maps.nested,
    write: { address: { street: "X" } },
    original: { A: null },
    gives: { A: { Street: "X", City: null } },
  },
  {
    name: "9",
    map: maps.nested,
    write: { address: { street: null } },
    original: { A: null },
    gives: { A: null },
  },
  { name: "10a", map: maps.inner, read: { A: null }, gives: { address: null } },
  { name: "10b", map: maps.inner, read: { A: {} }, gives: { address: {} } },
  {
    name: "11",
    map: maps.inner,
    write: { address: { city: "c" } },
    original: { A: { Street: "s", Lat: 1 } },
    gives: { A: { Street: "s", Lat: 1, City: "c" } },
  },
  { name: "12a", map: maps.phones, read: {}, gives: {} },
  { name: "12b", map: maps.phones, read: { Phone: null }, gives: { phones: [] } },
  { name: "13", map: maps.phones, read: { Phone: null, Mobile: "1" }, gives: { phones: [mobile] } },
  { name: "14a", map: maps.phones, write: { phones: [mobile] }, gives: { Mobile: "1" } },
  {
    name: "14b",
    map: maps.phones,
    write: { phones: [mobile] },
    original: { Phone: "9", Mobile: "1" },
    gives: { Phone: null, Mobile: "1" },
  },
  { name: "15a", map: maps.phones, write: { phones: [] }, original: {}, gives: {} },
  { name: "15b", map: maps.phones, write: { phones: null }, gives: { Phone: null, Mobile: null } },
  {
    name: "16a",
    map: maps.phones,
    write: { phones: [work, work] },
    error: "duplicate-key phones[].number",
  },
  {
    name: "16b",
    map: maps.phones,
    write: { phones: [{ type: "fax", number: "3" }] },
    original: { Phone: "9" },
    gives: { Phone: null },
  },
  {
    name: "17",
    map: maps.emails,
    read: { emails: [{ type: "work", a: "w" }] },
    gives: { work: "w", home: null },
  },
  {
    name: "18a",
    map: maps.emails,
    write: { work: null },
    original: { emails: [{ type: "work", a: "w" }] },
    gives: { emails: [] },
  },
  {
    name: "18b",
    map: maps.emails,
    write: { work: null },
    original: { emails: [{ type: "work", a: "w", pri: true }] },
    gives: { emails: [{ type: "work", pri: true }] },
  },
  { name: "19", map: maps.second, write: { second: "b" }, gives: { tags: [null, "b"] } },
  {
    name: "20",
    map: maps.lines,
    write: {
      lines: [
        { id: "b", qty: 2 },
        { id: "a", qty: 5 },
      ],
    },
    original: { L: twoLines },
    gives: {
      L: [
        { Id: "b", Q: "2", N: "y" },
        { Id: "a", Q: "05", N: "x" },
      ],
    },
  },
  {
    name: "21",
    map: maps.lines,
    write: { lines: [{ id: "a" }] },
    original: { L: [{ Id: "a", Q: "05", N: "x" }] },
    gives: { L: [{ Id: "a", N: "x" }] },
  },
  {
    name: "22",
    map: maps.keyless,
    write: { lines: [{ qty: 2 }] },
    original: {
      L: [
        { Q: "1", N: "x" },
        { Q: "2", N: "y" },
      ],
    },
    gives: { L: [{ Q: "2", N: "y" }] },
  },
  { name: "23a", map: maps.quantity, write: { qty: 5 }, original: { Q: "05" }, gives: { Q: "05" } },
  { name: "23b", map: maps.quantity, write: { qty: 6 }, original: { Q: "05" }, gives: { Q: "6" } },
  { name: "24a", map: maps.quantity, read: { Q: "five" }, error: "format Q" },
  {
    name: "24b",
    map: maps.quantity,
    write: { qty: 6 },
    original: { Q: "five" },
    gives: { Q: "6" },
  },
  { name: "25a", map: maps.price, write: { price: 19.99 }, gives: { Cents: 1999 } },
  { name: "25b", map: maps.price, write: { price: 19.999 }, error: "range price" },
  { name: "26", map: maps.numberText, write: { x: 0.1 + 0.2 }, error: "inexact x" },
  {
    name: "27",
    map: maps.decimalText,
    write: { d: 1.5 },
    original: { D: "1.50" },
    gives: { D: "1.50" },
  },
  { name: "28a", map: maps.dates("MM/dd/yyyy"), read: { B: "02/30/2024" }, error: "format B" },
  { name: "28b", map: maps.dates("MM/dd/yy"), write: { b: "1924-01-02" }, error: "range b" },
  {
    name: "29",
    map: maps.due,
    write: { due: "2024-03-02" },
    original: { Due: "2024-03-01T15:00:00.000Z" },
    gives: { Due: "2024-03-02T15:00:00.000Z" },
  },
  { name: "30a", map: maps.source, read: { S: "Zed" }, gives: { source: "Unknown" } },
  {
    name: "30b",
    map: maps.source,
    write: { source: "Unknown" },
    original: { S: "Zed" },
    gives: { S: "Zed" },
  },
  { name: "31a", map: maps.plainSource, read: { S: "Zed" }, error: "unknown-value S" },
  { name: "31b", map: maps.plainSource, write: {}, original: { S: "Zed" }, gives: { S: "Zed" } },
  {
    name: "31c",
    map: maps.plainSource,
    write: { source: "Online" },
    original: { S: "Zed" },
    gives: { S: "Web" },
  },
  { name: "32a", map: maps.keepSource, read: { S: "Zed" }, gives: { source: "Zed" } },
  { name: "32b", map: maps.keepSource, write: { source: "Web" }, error: "unknown-value source" },
  { name: "33a", map: maps.name, read: { F: null, L: "Prince" }, gives: { name: "Prince" } },
  { name: "33b", map: maps.name, read: { F: null, L: null }, gives: { name: null } },
  { name: "34a", map: maps.name, write: { name: "Mary Ann Lee" }, original: mary, gives: mary },
  {
    name: "34b",
    map: maps.name,
    write: { name: "Mary Ann Lee" },
    gives: { F: "Mary", L: "Ann Lee" },
  },
  {
    name: "35a",
    map: maps.name,
    write: { name: "Mary Ann Smith" },
    original: mary,
    gives: { F: "Mary Ann", L: "Smith" },
  },
  {
    name: "35b",
    map: maps.name,
    write: { name: "Jo Ann Lee" },
    original: mary,
    gives: { F: "Jo Ann", L: "Lee" },
  },
  {
    name: "36",
    map: maps.name,
    write: { name: "Prince" },
    original: { F: "Ada", L: "L" },
    gives: { F: null, L: "Prince" },
  },
  { name: "37a", map: maps.readDefault, read: {}, gives: { country: "US" } },
  { name: "37b", map: maps.readDefault, read: { C: null }, gives: { country: null } },
  { name: "37c", map: maps.readDefault, write: { country: "US" }, original: {}, gives: {} },
  { name: "37d", map: maps.readDefault, write: { country: "US" }, gives: { C: "US" } },
  { name: "38a", map: maps.writeDefault, write: {}, gives: { C: "US" } },
  { name: "38b", map: maps.writeDefault, write: {}, original: { H: 1 }, gives: { H: 1 } },
  {
    name: "38c",
    map: maps.writeDefault,
    write: { country: null },
    original: { C: "CA" },
    gives: { C: null },
  },
  {
    name: "39a",
    map: maps.others,
    read: { Email: "a", email: "b", x: 1 },
    gives: { email: "a", x: 1 },
  },
  { name: "39b", map: maps.others, write: { Email: "q" }, error: "name-taken " },
  {
    name: "40a",
    map: maps.custom,
    write: { custom: { B__c: 2 } },
    original: { A__c: 1 },
    gives: { A__c: 1, B__c: 2 },
  },
  { name: "40b", map: maps.custom, write: { custom: { Level__c: 1 } }, error: "name-taken custom" },
  {
    name: "41",
    map: maps.branches,
    write: { kind: "org" },
    original: { P: true, PN: "p", LN: "l" },
    gives: { P: false, PN: null, LN: null, ON: "p" },
  },
  { name: "42", map: maps.branches, write: { kind: "org", last: "z" }, error: "no-case kind" },
  {
    name: "43a",
    map: maps.by,
    write: { email: "x" },
    original: { Email: "x", By: "me" },
    gives: { Email: "x", By: "me" },
  },
  {
    name: "43b",
    map: maps.by,
    write: { email: "y" },
    original: { Email: "x", By: "me" },
    gives: { Email: "y", By: "API" },
  },
  {
    name: "label",
    map: maps.label,
    read: { Id: "1", LastName: "Lovelace", FirstName: "Ada" },
    gives: { id: "1", label: "Lovelace, Ada" },
  },
];

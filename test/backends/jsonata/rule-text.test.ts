import { expect, it } from "vitest";
import { readText, writeText } from "../../../src/compiler/backends/jsonata/jsonata.ts";
import { mapOf } from "./own-text.ts";

/** What rules of every kind become, for a reader; `agreement.test.ts` tries what they do. */
it.each([
  ["cells", 'text <-> A.b\ntext <-> I[1].n\nseen <-> S default <- "2000-01-01T00:00:00Z"'],
  [
    "item-by-condition",
    'items[key = "x"].n <-> N\nitems[key = "y"].n <-> I[k = 1 and l.m = "z"].n',
  ],
  ["first", 'text <-> A ?? B.c default -> "x"\ndec <-> D ?? E'],
  ["template", 'text <-> "<{A} {B}>" on create'],
  ["pair", 'seen <- A\nseen -> B default -> "2000-01-01T00:00:00Z" on update'],
  ["sends", 'text -> T\ndecs -> D.e\n"API" -> By on create'],
  ["scope", "place <-> P on update { city <-> C, since <-> S }"],
  ["scope-below", "place <-> P.q { city <-> C.d, since <-> S }"],
  ["unwrapped", "this <-> deep.er { text <-> T }"],
  ["items", "items[] <-> I[] { key <-> K, n <-> N, at <-> A }"],
  ["items-by-one-way-rows", "items[] <-> I[] on create {\n n <- N\n n -> M\n}"],
  ["items-read", "items[] <- I[] { n <- N }"],
  ["items-with-a-filter", 'items[key = "x"][] <-> I[t.u = "t"][] { n <-> N as string }'],
  ["items-of-one-filter", 'items[] <-> I[t = "t"][] { n <-> N }'],
  ["items-of-an-object", "items[] <-> M as map<json> { key <-> key, n <-> value }"],
  ["entries-as-items", "extra[] <-> E[] { key <-> name, value <-> text }"],
  ["entries", "extra[] <-> E as map<string> { key <-> key, value <-> value }"],
  ["scalars", "texts[] <-> Ts[]\ndecs[] <-> Ds[].e"],
  ["rest", "id <-> Id\n... <-> ..."],
  ["rest-by-name", 'id <-> Id\n... <-> ... like "a.b*"'],
  ["rest-gathered", 'id <-> Id\nfree <-> ... like "*__c"'],
  ["rest-one-way", "id <-> Id\n... <- ..."],
  [
    "branches",
    `when kind = "a" <-> K.l = 1 { text <-> T, items[] <-> I[] { n <-> N } }
when kind = "b" -> K.l = 2 { text -> U }
when place.city = "x" <- K.l = 3 { place.city <- C }
else { place <-> P { city <-> C } }`,
  ],
  [
    "branches-alone",
    `when kind = "a" <-> B = 1 and C.d = "x" { text <-> T.u
  dec <- D
  dec -> D.e }
when kind = "b" <-> B = 2 { text <-> T.u, int <-> N }`,
  ],
  [
    "items-with-everything",
    `groups[] <-> G[] {
  name <-> N
  sizes[] <-> S[] { n <-> N, at <-> A }
  tags[] <-> T[type = "t"][]
  notes[] <-> M as map<json> { key <-> key, value <-> value }
  when kind = "a" <-> K = 1 { inner <-> I { seen <-> S } }
  else { free <-> F }
  ... <-> ... like "x*"
}`,
  ],
])("%s become what a reader can follow", async (name, rows) => {
  const map = mapOf(rows);
  const shown = [readText(map), writeText(map)].map((text) =>
    text.slice(text.indexOf("/* ---- this map ---- */")),
  );
  const golden = `../../golden/jsonata/${name}.txt`;
  await expect([rows, ...shown].join("\n\n")).toMatchFileSnapshot(golden);
});

import { expect, it } from "vitest";
import { told } from "./support.ts";

const object = `object T {
  a: string
  b: string
  kind: "p" | "q"
  total: number
  one: { a: string, b: string, total: number, items: { a: string }[] }
  items: { a: string, inner: { a: string }[] }[]
  more: { a: string }[]
  entries: map<string>
  pairs: { k: string, v: string }[]
}
`;

/** Rows, and the place that they take for an object in one row and for a list in another. */
const cases: readonly (readonly [rows: string, place: string | undefined, marked?: string])[] = [
  // A list of one row, reached into by another.
  ["items[] <-> L[] { a <-> A }\n  total <- $sum(L.P)", "L", "total <- $sum(L.P)"],
  ["total <- $sum(L.P)\n  items[] <-> L[] { a <-> A }", "L", "total <- $sum(L.P)"],
  ["a <- L[0].A\n  b <- L.B", "L", "b <- L.B"],
  ['a <- L[K = "x"].A\n  b <- L.B', "L", "b <- L.B"],
  ["a <- X.L[0].A\n  b <- X.L.B", "X.L", "b <- X.L.B"],
  ["items[] <-> L[] { a <-> A }\n  total <- $count(L)", undefined],
  ["items[] <-> L[] { a <-> A }\n  a <- L[0].A", undefined],
  ["a <- X.A\n  b <- X.B", undefined],
  ["a <- L[0].A\n  b <- M.B", undefined],
  ["a <- L[0].A\n  b <- L[1].A.B", undefined],
  // Below scopes and in items.
  ["one <-> X { items[] <-> L[] { a <-> A } }\n  total <- $sum(X.L.P)", "X.L"],
  ["one <-> X { total <- $sum(L.P)\n items[] <-> L[] { a <-> A } }", "X.L"],
  ["one <-> X { items[] <-> L[] { a <-> A } }\n  total <- $sum(L.P)", undefined],
  ["items[] <-> X[] { a <- L.A\n inner[] <-> L[] { a <-> B } }", "X[].L", "a <- L.A"],
  ["items[] <-> X[] { inner[] <-> L[] { a <-> B } }\n  a <- L.A", undefined],
  ["items[] <-> X[] { inner[] <-> L[] { a <-> B } }\n  a <- X[0].L.A", "X[0].L", "a <- X[0].L.A"],
  ['items[] <-> X[] { inner[] <-> L[] { a <-> B } }\n  a <- X[K = "x"].L.A', 'X[K = "x"].L'],
  ["one <- X { total <- $sum(L.P)\n items[] <- L[] { a <- A } }", "X.L"],
  // The whole record and whole items are places like others.
  ["items[] <-> this[] { a <-> A }\n  b <- B", "this", "b <- B"],
  ["items[] <-> L[] { a <- A\n inner[] <-> this[] { a <-> B } }", "L[]", "a <- A"],
  ["a <- A\n  total <- this.P", undefined],
  // A list of entries that the vendor keeps as an object.
  ["pairs[] <-> E[] { k <-> key\n v <-> value }\n  a <- E.x", "E", "a <- E.x"],
  ["pairs[] <-> E as map<string> { k <-> key\n v <-> value }\n  a <- E.x", undefined],
  ["entries[] <-> E[] { key <-> K\n value <-> V }\n  a <- E.x", "E", "a <- E.x"],
  // Conditions reach into records like values.
  ['when kind = "p" <-> L.K = 1 { a <-> A }\n  items[] <-> L[] { a <-> A }', "L"],
  ['when kind = "p" <-> L[0].K = 1 { a <-> A }\n  items[] <-> L[] { a <-> A }', undefined],
  // Branches of one group never act on one record; those of two groups may, and so may other rows.
  [
    'when kind = "p" <-> K = 1 { a <- L.A }\n  when kind = "q" <-> K = 2 { items[] <- L[] { a <- A } }',
    undefined,
  ],
  ['when kind = "p" <-> K = 1 { a <- L.A\n items[] <- L[] { a <- A } }', "L"],
  ['when kind = "p" <-> K = 1 { a <- L.A }\n  items[] <- L[] { a <- A }', "L"],
  ['when kind = "p" <-> K = 1 { b <-> B }\n  else { a <- L.A }\n  items[] <- L[] { a <- A }', "L"],
  // Two rows that both write there overlap, which is said as such.
  ["items[] <-> L[] { a <-> A }\n  a <-> L.A", undefined],
  ["items[] <-> L[] { a <-> A }\n  a -> L.A", undefined],
  ["items[] <- L[] { a <- A }\n  a <-> L.A", "L", "a <-> L.A"],
  ["items[] <- L[] { a <- A }\n  a <- L.A", "L", "a <- L.A"],
];

it.each(cases)("%s: %s", (rows, place, marked) => {
  const found = told(`${object}map T <-> v.R {\n  ${rows}\n}\n`, ["mixed-shapes"]);
  if (place === undefined) {
    expect(found).toEqual([]);
    return;
  }
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`\`${place}\` is an object here and a list in another rule.`);
  if (marked !== undefined) expect(found[0]?.startsWith(`[${marked};`), found[0]).toBe(true);
});

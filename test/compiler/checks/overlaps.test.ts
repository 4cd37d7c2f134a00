import { expect, it } from "vitest";
import { findingsOf, told } from "./support.ts";

const codes = [
  "duplicate-target",
  "overlapping-target",
  "list-addressed-twice",
  "level-conflict",
  "parallel-lists",
];
const object = `object T {
  a: string
  b: string
  c: string
  kind: "p" | "q"
  in: { a: string, b: string, deep: { a: string } }
  list: { k: string, l: string, a: string, b: string }[]
  other: { a: string, b: string }[]
  grid: { cells: { a: string, b: string }[] }[]
  more: map<json>
}
`;
const twice = (path: string): string => `Two rules set \`${path}\`.`;
const inside = (inner: string, outer: string): string =>
  `Two rules overlap: \`${inner}\` lies inside \`${outer}\`.`;
const addressed = (path: string): string =>
  `\`${path}\` may hit an item that another rule addresses in another way.`;
const paired = (list: string, other: string): string =>
  `The items of \`${list}\` are already paired with those of \`${other}\`.`;

/** Rows, and what is said of the places that two of them set. */
const cases: readonly (readonly [rows: string, ...found: string[]])[] = [
  // One value.
  ["a <-> A\n  b <-> B"],
  ["a <-> A\n  a <-> B", twice("a")],
  ["a <-> A\n  b <-> A", twice("A")],
  ["a <-> A\n  a <-> A", twice("A"), twice("a")],
  ["a <-> A\n  a <-> B\n  a <-> C", twice("a"), twice("a")],
  ["a <- A\n  a <- B", twice("a")],
  ["a -> A\n  b -> A", twice("A")],
  ["a -> A\n  a -> B"],
  ["a <- A\n  b <- A"],
  ["a <- A\n  a -> B"],
  ["a <- A\n  a -> B\n  b -> B", twice("B")],
  ["a <- A\n  a -> B\n  a <- C", twice("a")],
  ['"x" -> A\n  a <-> A', twice("A")],
  // Cells with several places; one row may name a place twice.
  ['a <-> "{A}-{B}" lossy "x"\n  b <-> B', twice("B")],
  ['a <-> "{A}-{A}" lossy "x"'],
  ["a <-> A ?? B\n  b <-> B", twice("B")],
  ["a <-> A ?? B\n  b <-> C ?? D"],
  // Places in others.
  ["in.a <-> A\n  in.b <-> B"],
  ["in.a <-> A\n  in.a <-> B", twice("in.a")],
  ["in <-> I\n  in.a <-> A", inside("in.a", "in")],
  ["in.a <-> A\n  in <-> I", inside("in.a", "in")],
  ["in.deep.a <-> A\n  in.deep <-> I", inside("in.deep.a", "in.deep")],
  ["a <-> X.A\n  b <-> X", inside("X.A", "X")],
  ["a <-> X\n  b <-> X.A", inside("X.A", "X")],
  ["in <-> X { a <-> A }\n  a <-> X.A", inside("X.A", "X")],
  ["in <-> X { a <-> A }\n  a <-> A"],
  ["in <-> X { a <-> A\n b <-> A }", twice("A")],
  ["in <-> X { a <-> A\n a <-> B }", twice("a")],
  ["in <-> X { deep <-> D { a <-> A }\n a <-> D.B }", inside("D.B", "D")],
  ["a <-> this\n  b <-> B", inside("B", "this")],
  ["b <-> B\n  a <-> this", inside("B", "this")],
  ["a <-> this\n  b <-> this", twice("this")],
  ["list[] <-> this[] { a <-> A }\n  b <-> B", inside("B", "this")],
  // Lists as wholes, by item, by index, by condition.
  ["list[] <-> L[] { a <-> A }\n  other[] <-> L[] { a <-> B }", paired("L[]", "list[]")],
  ["list[] <-> L[] { a <-> A }\n  other[] <- L[] { a <- B }"],
  ["list[] <-> L[] { a <-> A }\n  other[] <-> M[] { a <-> A }"],
  ["list[] <-> L[] { a <-> A\n a <-> B }", twice("a")],
  ["grid[] <-> G[] { cells[] <-> C[] { a <-> A\n b <-> A } }", twice("A")],
  ["list[0].a <-> A\n  list[1].a <-> B"],
  ["list[0].a <-> A\n  list[0].b <-> B"],
  ["list[0].a <-> A\n  list[0].a <-> B", twice("list[0].a")],
  ["list[0].a <-> A\n  list[0] <-> B", inside("list[0].a", "list[0]")],
  ["list[0].a <-> A\n  list <-> B", inside("list[0].a", "list")],
  ['list[k = "x"].a <-> A\n  list[k = "y"].a <-> B'],
  ['list[k = "x"].a <-> A\n  list[k = "x"].b <-> B'],
  ['list[k = "x"].a <-> A\n  list[k = "x"].a <-> B', twice('list[k = "x"].a')],
  ['list[k = "x"].a <-> A\n  list[l = "y"].b <-> B', addressed('list[l = "y"].b')],
  ['list[k = "x"].a <-> A\n  list[0].b <-> B', addressed("list[0].b")],
  ['list[0].b <-> B\n  list[k = "x"].a <-> A', addressed('list[k = "x"].a')],
  ['list[k = "x" and l = "y"].a <-> A\n  list[k = "x" and l = "z"].a <-> B'],
  ['list[k = "x" and l = "y"].a <-> A\n  list[l = "z"].a <-> B'],
  ['list[k = "x" and l = "y"].a <-> A\n  list[k = "x"].a <-> B', addressed('list[k = "x"].a')],
  ['a <-> L[K = "x"].A\n  b <-> L[K = "y"].A'],
  ['a <-> L[K = "x"].A\n  b <-> L[M = "y"].A', addressed('L[M = "y"].A')],
  ['a <-> L[K = "x"].A\n  b <-> L.x.A', addressed("L.x.A")],
  // Items of one common list may come from several lists; a vendor's list has one row.
  ['list[k = "x"][] <-> L[] { a <-> A }\n  list[k = "y"][] <-> M[] { a <-> A }'],
  [
    'list[k = "x"][] <-> L[] { a <-> A }\n  list[k = "x"][] <-> M[] { a <-> A }',
    paired('list[k = "x"][]', "L[]"),
  ],
  ['list[k = "x"][] <-> L[] { a <-> A }\n  list[] <-> M[] { a <-> A }', twice("list")],
  ['list[k = "x"][] <-> L[] { a <-> A }\n  list[l = "y"][] <-> M[] { a <-> A }', twice("list")],
  [
    'list[k = "x"][] <-> L[] { a <-> A }\n  list[k = "x"].a <-> B',
    inside('list[k = "x"].a', "list"),
  ],
  ["list[] <-> L[] { a <-> A }\n  list <-> B", twice("list")],
  ["list[] <-> L[K = 1][] { a <-> A }\n  other[] <-> L[K = 2][] { a <-> A }", twice("L")],
  // The rest is a place on the common side; on the vendor's it takes what nobody names.
  ["more <-> ...\n  a <-> A"],
  ["more <-> ...\n  more <-> M", twice("more")],
  ["... <-> ...\n  a <-> A"],
  // Branches of one group never act together; those of two, and rows beside them, do.
  ['when kind = "p" <-> K = 1 { a <-> A }\n  when kind = "q" <-> K = 2 { a <-> A }'],
  ['when kind = "p" <-> K = 1 { a <-> A }\n  else { a <-> A }'],
  ['when kind = "p" <-> K = 1 { a <-> A\n a <-> B }', twice("a")],
  ['when kind = "p" <-> K = 1 { b <-> B }\n  else { a <-> A\n b <-> A }', twice("A")],
  ['a <-> A\n  when kind = "p" <-> K = 1 { a <-> B }', twice("a")],
  ['when kind = "p" <-> K = 1 { in <-> I }\n  in.a <-> A', inside("in.a", "in")],
  [
    'when kind = "p" <-> K = 1 { a <-> A }\n  b <-> B\n  when b = "q" <-> B = "r" { a <-> C }',
    twice("a"),
  ],
  ['when kind = "p" <-> K = 1 { in <-> I { a <-> A\n a <-> B } }', twice("a")],
  [
    'when kind = "p" <-> K = 1 { a <-> A }\n  more <-> M\n  when b = "q" <-> B = "1" { c <-> D }\n  when b = "r" <-> B = "2" { a <-> C }',
    twice("a"),
  ],
];

it.each(cases)("%s: %s", (rows, ...found) => {
  const said = findingsOf(`${object}map T <-> v.R {\n  ${rows}\n}\n`, codes);
  expect(said.map(({ message }) => message)).toEqual(found);
});

it("the second rule is marked, with the first beside it", () => {
  const text = `${object}map T <-> v.R {\n  a <-> A\n  in <-> I {\n    a <-> B\n  }\n  b <-> I.C\n  c <-> A\n}\n`;
  expect(told(text, codes)).toEqual([
    "[b <-> I.C; in <-> I] Two rules overlap: `I.C` lies inside `I`.",
    "[c <-> A; a <-> A] Two rules set `A`.",
  ]);
});

it("what an override sets inside a rule above is told as a conflict of levels", () => {
  const base = `${object}map T <-> v.R {\n  in <-> I\n  a <-> A\n  b <-> X.B\n}\n`;
  const layer = (rows: string): string =>
    `${base}override map T <-> v.R for account "1" {\n  ${rows}\n}\n`;
  const cases = [
    ["a <-> B"],
    ["c <-> A", "[c <-> A; a <-> A] A rule above decides the vendor field `A` as well."],
    [
      "c <-> X",
      "[c <-> X; b <-> X.B] A rule above decides the vendor field `X.B`, which overlaps `X`.",
    ],
    [
      "in.a <-> B",
      "[in.a <-> B; in <-> I] A rule above decides the common field `in`, which overlaps `in.a`.",
    ],
    ["c <-> D\n  c <-> E", "[c <-> E; c <-> D] Two rules set `c`."],
  ] as const;
  for (const [rows, ...found] of cases) expect(told(layer(rows), codes)).toEqual(found);
});

import { expect, it } from "vitest";
import { toldOfRows } from "./support.ts";

const codes = [
  "dead-branch",
  "dead-default",
  "key-mapped",
  "list-without-key",
  "unsafe-name",
  "needless-lossy",
];
/** Rows, and what is said of parts that do nothing or do harm. */
const cases: readonly (readonly [rows: string, ...found: string[]])[] = [
  [
    'a <-> S default -> "x" on update',
    '[a <-> S default -> "x" on update] `default ->` fills new records, and `on update` never meets one.',
  ],
  ['a <-> S default -> "x" on create'],
  ['a <-> S default -> "x"'],
  ['a <-> S default <- "x" on update'],
  [
    'a -> S default -> "x" on update',
    '[a -> S default -> "x" on update] `default ->` fills new records, and `on update` never meets one.',
  ],
  [
    'items[] <-> L[] lossy "k" { a <-> A default -> "x" on update\n k <-> K\n b <-> B }',
    '[a <-> A default -> "x" on update] `default ->` fills new records, and `on update` never meets one.',
  ],
  [
    'when kind = "p" <-> S = "1" { a <-> A }\n  when kind = "q" <-> S = "1" { a <-> B }',
    '[when kind = "q" <-> S = "1" { a <-> B }; when kind = "p" <-> S = "1" { a <-> A }] The vendor condition of this branch stands in a branch above.',
  ],
  [
    'when kind = "p" <-> S = "1" { a <-> A }\n  when kind = "p" <-> S = "2" { a <-> B }',
    '[when kind = "p" <-> S = "2" { a <-> B }; when kind = "p" <-> S = "1" { a <-> A }] The common condition of this branch stands in a branch above.',
  ],
  [
    'when kind = "p" <-> S = "1" { a <-> A }\n  when kind = "p" <-> S = "1" { a <-> B }',
    '[when kind = "p" <-> S = "1" { a <-> B }; when kind = "p" <-> S = "1" { a <-> A }] The common condition of this branch stands in a branch above.',
  ],
  ['when kind = "p" <-> S = "1" { a <-> A }\n  when kind = "q" <-> S = "2" { a <-> B }'],
  ['when kind = "p" <-> S = "1" { a <-> A }\n  b <-> B\n  when kind = "p" <-> K = "x" { a <-> B }'],
  [
    'a <-> L[K = "x"].K',
    '[a <-> L[K = "x"].K] `L[K = "x"].K` maps `K`, by which the item is found.',
  ],
  ['a <-> L[K = "x"].A'],
  [
    'items[k = "x"].k <-> S',
    '[items[k = "x"].k <-> S] `items[k = "x"].k` maps `k`, by which the item is found.',
  ],
  ['items[k = "x"].a <-> S lossy "only x"'],
  [
    'a <-> M[K.N = "x"].K.N',
    '[a <-> M[K.N = "x"].K.N] `M[K.N = "x"].K.N` maps `K.N`, by which the item is found.',
  ],
  [
    'a <-> M[K = "x" and J = "y"].J',
    '[a <-> M[K = "x" and J = "y"].J] `M[K = "x" and J = "y"].J` maps `J`, by which the item is found.',
  ],
  [
    'a <-> O.M[K = "x"].K',
    '[a <-> O.M[K = "x"].K] `O.M[K = "x"].K` maps `K`, by which the item is found.',
  ],
  ['a <- L[K = "x"].K'],
  ["items[] <-> L[] { k <-> K\n a <-> A\n b <-> B }"],
  [
    "items[] <-> L[] { k <-> K }",
    "[items[] <-> L[] { k <-> K }] Items are matched by position, and `A` and `B` of the vendor's items may end up with another one.",
  ],
  ["items[] <- L[] { k <- K }"],
  [
    'items[] <-> L[K = "x"][] { a <-> A }',
    '[items[] <-> L[K = "x"][] { a <-> A }] Items are matched by position, and `B` of the vendor\'s items may end up with another one.',
  ],
  ['items[] <-> L[K = "x"][] { a <-> A\n b <-> B }'],
  [
    "items[] <-> O.L[] { a <-> A }",
    "[items[] <-> O.L[] { a <-> A }] Items are matched by position, and `B` of the vendor's items may end up with another one.",
  ],
  ["items[] <-> Z[] { a <-> A }"],
  [
    "items[] <-> L[] { k <-> K\n parts[] <-> Parts[] { a <-> A } }",
    "[items[] <-> L[] { k <-> K] Items are matched by position, and `A` and `B` of the vendor's items may end up with another one.",
  ],
  // A list stands in the object or the item where its row stands.
  [
    "o <-> O { items[] <-> L[] { a <-> A } }",
    "[items[] <-> L[] { a <-> A }] Items are matched by position, and `B` of the vendor's items may end up with another one.",
  ],
  ["o <-> O { items[] <-> Z[] { a <-> A } }"],
  [
    "items[] <-> N[] { k <-> K\n parts[] <-> L[] { a <-> A } }",
    "[parts[] <-> L[] { a <-> A }] Items are matched by position, and `C` of the vendor's items may end up with another one.",
  ],
  [
    'when kind = "p" <-> S = "1" { items[] <-> O.L[] { a <-> A } }',
    "[items[] <-> O.L[] { a <-> A }] Items are matched by position, and `B` of the vendor's items may end up with another one.",
  ],
  [
    'when kind = "p" <-> S = "1" { a <-> A }\n  else { items[] <-> O.L[] { a <-> A } }',
    "[items[] <-> O.L[] { a <-> A }] Items are matched by position, and `B` of the vendor's items may end up with another one.",
  ],
  ["items[] <- N[] { k <- K\n parts[] <- L[] { a <- A } }"],
  ["items[] <-> L[] { a <-> A\n ... <-> ... }"],
  [
    "items[] <-> L[] { a <-> A\n ... <- ... }",
    "[items[] <-> L[] { a <-> A] Items are matched by position, and `K` and `B` of the vendor's items may end up with another one.",
  ],
  ["items[] <-> L[] { a <-> this }"],
  ["many[] <-> Names[]"],
  ['a <-> S lossy "x"', '[lossy "x"] Nothing is lost here, so there is nothing to accept.'],
  ['a <-> S via trim lossy "x"'],
  ['a <- S lossy "x"'],
  ['a <- jsonata("S") lossy "x"'],
  ['a <- S lossy "x"\n  a -> B'],
  [
    'when kind = "p" <-> S = "1" lossy "x" { a <-> A }',
    '[lossy "x"] Nothing is lost here, so there is nothing to accept.',
  ],
  ['when kind = "p" <-> S = "1" lossy "x" { a <-> A via trim }'],
  [
    'when kind = "p" <-> S = "1" { a <-> A }\n  else { b <-> B lossy "x" }',
    '[lossy "x"] Nothing is lost here, so there is nothing to accept.',
  ],
  ['items[] <-> L[] lossy "x" { k <-> K\n a <-> A via trim\n b <-> B }'],
  [
    'items[] <-> L[] lossy "x" { k <-> K\n a <-> A\n b <-> B }',
    '[lossy "x"] Nothing is lost here, so there is nothing to accept.',
  ],
  [
    'kind <-> S { "p" <-> "1", "q" <-> "2" lossy "x" }',
    '[lossy "x"] Nothing is lost here, so there is nothing to accept.',
  ],
  ['kind <-> S { "p" <-> "1", "q" -> "1" lossy "x" }'],
  ['items[k = "x"].a <-> A\n  items[k = "x"].b <-> B lossy "x"'],
];

it.each(cases)("%s", (rows, ...found) => {
  expect(toldOfRows(rows, codes)).toEqual(found);
});

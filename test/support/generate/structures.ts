import fc from "fast-check";
import { type CellKind, plainKind } from "./cells.ts";
import { braces, type Chunk, type ChunkMaker, chunk, joinChunks, styled } from "./chunks.ts";

function row(left: string, right: string, kind: CellKind): string {
  return `${left} <-> ${right}${kind.suffix}`;
}

/** Declarations of several kinds of cells. */
function declared(...kinds: readonly CellKind[]): readonly string[] {
  return kinds.flatMap((kind) => kind.declarations ?? []);
}

const two = fc.tuple(plainKind, plainKind);

/** Objects that only one side has, or both. */
const dotted: fc.Arbitrary<ChunkMaker> = styled(
  fc.tuple(fc.boolean(), fc.boolean(), plainKind, plainKind),
  ([isLeft, isRight, first, second], { left, right }) => {
    const [p, q] = [left("p"), right("Q")];
    const l = (stem: string): string => (isLeft ? `${p}.${left(stem)}` : left(stem));
    const r = (stem: string): string => (isRight ? `${q}.${right(stem)}` : right(stem));
    const fields = [`${left("a")}: ${first.type}`, `${left("b")}: ${second.type}`];
    return chunk(
      isLeft ? [`${p}: { ${fields.join(", ")} }`] : fields,
      [row(l("a"), r("A"), first), row(l("b"), r("B"), second)],
      declared(first, second),
    );
  },
);

/** Members of members, two levels, on both sides. */
const deep: fc.Arbitrary<ChunkMaker> = styled(two, ([first, second], { left, right }) =>
  chunk(
    [`${left("p")}: { x: { a: ${first.type} }, b: ${second.type} }`],
    [
      row(`${left("p")}.x.a`, `${right("Q")}.Y.A`, first),
      row(`${left("p")}.b`, `${right("Q")}.Y.B`, second),
    ],
    declared(first, second),
  ),
);

/** The first items of a list, by index. */
const indexed: fc.Arbitrary<ChunkMaker> = styled(
  fc.tuple(fc.boolean(), two),
  ([isMember, [first, second]], { left, right }) => {
    const at = (index: number): string => `${right("T")}[${index}]${isMember ? ".V" : ""}`;
    return chunk(
      [`${left("a")}: ${first.type}`, `${left("b")}: ${second.type}`],
      [row(left("a"), at(0), first), row(left("b"), at(1), second)],
      declared(first, second),
    );
  },
);

/** Items chosen by a key, on the common side, the vendor's, or both. */
const keyed: fc.Arbitrary<ChunkMaker> = styled(
  fc.tuple(fc.constantFrom("left", "right", "both", "nested"), plainKind),
  ([side, kind], { left, right }) => {
    const list = `${left("ph")}: { type: string, number: ${kind.type} }[] keyed by type`;
    const l = (key: string): string => `${left("ph")}[type = "${key}"].number`;
    const r = (key: string): string =>
      side === "nested"
        ? `${right("G")}.E[meta.t = "${key}" and use = "x"].v.a`
        : `${right("E")}[t = "${key}"].a`;
    const plain = [`${left("w")}: ${kind.type}`, `${left("h")}: ${kind.type}`];
    if (side === "left") {
      return chunk(
        [list],
        [row(l("work"), right("W"), kind), row(l("home"), right("H"), kind)],
        declared(kind),
      );
    }
    if (side === "both") {
      return chunk(
        [list],
        [row(l("work"), r("1"), kind), row(l("home"), r("2"), kind)],
        declared(kind),
      );
    }
    return chunk(
      plain,
      [row(left("w"), r("work"), kind), row(left("h"), r("home"), kind)],
      declared(kind),
    );
  },
);

/** Value tables: enums, other kinds, null and missing, `else` of all sorts. */
const table: fc.Arbitrary<ChunkMaker> = styled(
  fc.tuple(
    fc.constantFrom("enum", "number", "boolean", "pattern", "open"),
    fc.constantFrom("", "else error", "else keep", "else null", "else drop", "read", "write"),
    fc.constantFrom("", "null", "missing", "wide"),
    fc.boolean(),
  ),
  ([kind, otherwise, extra, isOneWay], { left, right }) => {
    const rows: readonly string[] = {
      enum: ['on <-> "1"', '"off now" <-> "0"', isOneWay ? 'gone -> "0"' : 'gone <-> "x"'],
      number: ["on <-> 1", '"off now" <-> 0', isOneWay ? "gone -> 0" : "gone <-> -1.5"],
      boolean: [
        "on <-> true",
        isOneWay ? '"off now" -> true' : '"off now" -> false',
        "gone <-> false",
      ],
      pattern: [
        "on <-> { a: true, b: 1 }",
        '"off now" <-> { a: false }',
        'gone <-> { a: null, c: { d: "x" } }',
      ],
      open: ['"A" <-> "1"', '"B" <-> "2"', isOneWay ? '"C" <- "3"' : '"C" <-> "3"'],
    }[kind];
    const type = kind === "open" ? "string" : '"on" | "off now" | "gone"';
    const fresh = kind === "open" ? '"Z"' : "gone";
    const vendor = { enum: '"?"', number: "9", boolean: "false", pattern: "{ z: 1 }", open: '"?"' }[
      kind
    ];
    // A boolean has no third value that could stand for these.
    const both = kind === "boolean" ? "->" : "<->";
    const states = {
      "": "",
      null: `null ${both} ${vendor}`,
      missing: `missing ${both} ${vendor}`,
      wide: `${fresh} <- null`,
    }[extra];
    const lasts: Readonly<Record<string, string>> = {
      read: `${fresh} <- else`,
      write: `else -> ${vendor}`,
    };
    const last = lasts[otherwise] ?? otherwise;
    const all = [...rows, states, last].filter((line) => line !== "");
    return chunk([`${left("t")}: ${type}`], [`${left("t")} <-> ${right("T")} ${braces(all)}`]);
  },
);

/** Text made of several cells. */
const template: fc.Arbitrary<ChunkMaker> = styled(
  fc.constantFrom(
    '"{X} {Y}"',
    '"{X}, {Y}"',
    '"<{X}>"',
    '"{X}-{Y}/{Z}"',
    '"{X as integer}x{Y}"',
    '"{P.X} {P.Y}"',
    '"no {X} \\{ {Y as date}"',
    '"{X} {Y} {Z as integer / 10}"',
  ),
  (text, { left, right }) =>
    chunk(
      [`${left("n")}: string`],
      [
        `${left("n")} <-> ${text.replaceAll(/\{([XYZP])/gu, (_, stem) => `{${right(stem).replaceAll(/["\\]/gu, "")}`)}`,
      ],
    ),
);

/** The first place that has a value. */
const coalesce: fc.Arbitrary<ChunkMaker> = styled(
  fc.tuple(
    plainKind.filter(({ suffix }) => !suffix.includes("gid")),
    fc.constantFrom("", ' default <- "z"', " on update"),
  ),
  ([kind, modifier], { left, right }) => {
    const isText = kind.type === "string";
    return chunk(
      [`${left("c")}: ${kind.type}`],
      [
        `${left("c")} <-> ${right("A")}${kind.suffix} ?? ${right("B")}.C${kind.suffix}${isText || modifier === " on update" ? modifier : ""}`,
      ],
      declared(kind),
    );
  },
);

/** Chunks without blocks of further chunks. */
export const flatChunks: readonly fc.Arbitrary<ChunkMaker>[] = [
  dotted,
  deep,
  indexed,
  keyed,
  table,
  template,
  coalesce,
];

/** `x <-> A { … }`, on one side or both. */
export function scopeOf(inner: fc.Arbitrary<readonly ChunkMaker[]>): fc.Arbitrary<ChunkMaker> {
  return styled(
    fc.tuple(
      fc.constantFrom("both", "left", "right", "keyed"),
      inner,
      fc.constantFrom("", "", " on create"),
    ),
    ([side, makers, on], { left, right, path, mark }) => {
      const { fields, rows, declarations } = joinChunks(makers, `${path}s`, mark);
      const object = `{ ${fields.join(", ")} }`;
      if (side === "right") {
        return chunk(
          fields.map((field) => field),
          [`this <-> ${right("O")} ${braces(rows)}`],
          declarations,
        );
      }
      if (side === "left")
        return chunk(
          [`${left("o")}: ${object}`],
          [`${left("o")} <-> this ${braces(rows)}`],
          declarations,
        );
      const place = side === "keyed" ? `${right("O")}[t = "a"]` : right("O");
      return chunk(
        [`${left("o")}: ${object}`],
        [`${left("o")} <-> ${place}${on} ${braces(rows)}`],
        declarations,
      );
    },
  );
}

/** `xs[] <-> Xs[] { … }` with keys, filters, scalars and maps. */
export function listOf(inner: fc.Arbitrary<readonly ChunkMaker[]>): fc.Arbitrary<ChunkMaker> {
  return styled(
    fc.tuple(
      fc.constantFrom("plain", "keyed", "right", "left", "both", "nested", "map", "entries"),
      inner,
    ),
    ([shape, makers], { left, right, path, mark }): Chunk => {
      const { fields, rows, declarations } = joinChunks(makers, `${path}l`, mark);
      const [xs, ys] = [left("xs"), right("Xs")];
      const object = `{ id: string, kind: string, ${fields.join(", ")} }`;
      const keyedRows = ["id <-> Id", ...rows];
      switch (shape) {
        case "keyed":
          return chunk(
            [`${xs}: ${object}[] keyed by id`],
            [`${xs}[] <-> ${ys}[] ${braces(keyedRows)}`],
            declarations,
          );
        case "right":
          return chunk(
            [`${xs}: ${object}[]`],
            [`${xs}[] <-> ${ys}[Kind = "s"][] ${braces(keyedRows)}`],
            declarations,
          );
        case "left":
          return chunk(
            [`${xs}: ${object}[]`],
            [
              `${xs}[kind = "a"][] <-> ${ys}[] ${braces(rows)}`,
              `${xs}[kind = "b"][] <-> ${right("Zs")}.W[] ${braces(["id <-> Id"])}`,
            ],
            declarations,
          );
        case "both":
          return chunk(
            [`${xs}: ${object}[] keyed by id`],
            [`${xs}[kind = "a"][] <-> ${ys}[Kind = 1][] ${braces(keyedRows)}`],
            declarations,
          );
        case "nested":
          return chunk(
            [`${xs}: { in: ${object}[] }[]`],
            [`${xs}[] <-> ${ys}[] ${braces([`in[] <-> r.In[] ${braces(keyedRows)}`])}`],
            declarations,
          );
        case "map":
          return chunk(
            [`${xs}: map<${object}>`],
            [`${xs}[] <-> ${ys}[] ${braces(["key <-> K", `value <-> V ${braces(keyedRows)}`])}`],
            declarations,
          );
        case "entries":
          return chunk(
            [`${xs}: { k: string, v: number }[] keyed by k`],
            [
              `this <-> ${ys} as map<number> ${braces([`${xs}[] <-> this[] ${braces(["k <-> key", "v <-> value"])}`])}`,
            ],
          );
        default:
          return chunk(
            [`${xs}: ${object}[]`],
            [`${xs}[] <-> ${ys}[] ${braces(keyedRows)}`],
            declarations,
          );
      }
    },
  );
}

/** Lists of scalars, and rows that go through lists by `[]`. */
export const scalarLists: fc.Arbitrary<ChunkMaker> = styled(
  fc.tuple(fc.constantFrom("this", "member", "rows"), plainKind, plainKind),
  ([wanted, kind, other], { left, right }) => {
    // Rows through lists take a path with suffixes; arithmetic needs the block form.
    const isPlain = !/ [*/] /u.test(kind.suffix + other.suffix);
    const shape = wanted === "rows" && !isPlain ? "member" : wanted;
    const [xs, ys] = [left("ss"), right("Ss")];
    if (shape === "rows") {
      return chunk(
        [`${xs}: { a: ${kind.type}, b: ${other.type} }[]`],
        [row(`${xs}[].a`, `${ys}[].A`, kind), row(`${xs}[].b`, `${ys}[].B`, other)],
        declared(kind, other),
      );
    }
    const cell = shape === "this" ? "this" : "Name";
    return chunk(
      [`${xs}: ${listOfType(kind.type)}`],
      [`${xs}[] <-> ${ys}[] ${braces([row("this", cell, kind)])}`],
      declared(kind),
    );
  },
);

function listOfType(type: string): string {
  return /[|]/u.test(type) ? "string[]" : `${type}[]`;
}

/** Branches that share some fields, over two to three values, with or without `else`. */
export function whenOf(inner: fc.Arbitrary<readonly ChunkMaker[]>): fc.Arbitrary<ChunkMaker> {
  return styled(
    fc.tuple(
      inner,
      inner,
      fc.boolean(),
      fc.constantFrom("string", "boolean", "number"),
      fc.boolean(),
    ),
    ([first, second, hasElse, kind, isNested], { left, right, unmarked, path, mark }) => {
      const one = joinChunks(first, `${path}v`, mark);
      const other = joinChunks(second, `${path}w`, mark);
      const [a, b] =
        { string: ['"P"', '"O"'], boolean: ["true", "false"], number: ["1", "2"] }[kind] ?? [];
      // A group of branches is known by what it tests.
      const test = isNested ? `${unmarked("M")}.K` : unmarked("K");
      const shared = (suffix: string): string => `${left("sh")} <-> ${right(`S${suffix}`)}`;
      const prefixed = (rows: readonly string[], mark: string): readonly string[] => [
        `this <-> ${right(mark)} ${braces(rows)}`,
      ];
      const suffixFields = (fields: readonly string[], name: string): string =>
        `${left(name)}: { ${fields.join(", ")} }`;
      return chunk(
        [
          `${left("kind")}: "p" | "o"`,
          `${left("sh")}: string`,
          suffixFields(one.fields, "one"),
          suffixFields(other.fields, "two"),
        ],
        [
          `when ${left("kind")} = "p" <-> ${test} = ${a} ${braces([shared("1"), `${left("one")} <-> this ${braces(one.rows)}`, `"x" -> ${right("By")}`])}`,
          `when ${left("kind")} = "o" <-> ${test} = ${b} ${braces([shared("2"), `${left("two")} <-> ${right("Two")} ${braces(other.rows)}`])}`,
          ...(hasElse ? [`else ${braces(prefixed([`${left("sh")} <-> T`], "Else"))}`] : []),
        ],
        [...one.declarations, ...other.declarations],
      );
    },
  );
}

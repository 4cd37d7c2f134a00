import { describe, expect, it } from "vitest";
import { explain } from "../../../src/compiler/explain/explain.ts";
import { tracesOf, wayBack } from "../../../src/compiler/explain/trace.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { compileMaps } from "../../support/engines.ts";

const declarations = `enum Color { Red, Green }
object Tag { text: string }
codec cents = value / 100
codec shifted = value * 5 / 9 + 32
table users (id: string, remoteId: string)
`;

/** All rules that have to do with the field `a` of a map with these rows. */
function explained(type: string, rows: string) {
  const text = `${declarations}object T { a: ${type}, b: string }\nmap T <-> v.R {\n  ${rows}\n}\n`;
  const { maps, problems } = compileMaps(text, { "codes.csv": "name,code\nx,1\ny,2\n" });
  expect(problems.filter((problem) => !problem.startsWith("lossy"))).toEqual([]);
  const [map] = maps;
  if (map === undefined) throw new Error("the map does not compile");
  return explain(map, "a");
}

describe("the steps of a rule in words, vendor side first", () => {
  const many = Array.from({ length: 10 }, (_, at) => `"k${at}" <-> ${at}`).join(", ");
  const cases: readonly (readonly [type: string, row: string, ...steps: string[]])[] = [
    ["string", "A", "is string"],
    ["decimal", "A", "is decimal"],
    ["Color", "A", "is Color"],
    ['"x" | "y z"', "A", 'is "x" | "y z"'],
    ["string[]", "A", "is list of string"],
    ["integer[][]", "A", "is list of list of integer"],
    ["map<boolean>", "A", "is map of boolean"],
    ["Tag", "A", "is Tag"],
    ["{ x: string }", "A", "is object"],
    ["Tag[]", "A", "is list of Tag"],
    ["json", "A", "is json"],
    ["integer", "A as string", "string as integer"],
    ["date", 'A as date("MM/dd/yyyy")', 'text "MM/dd/yyyy" as date'],
    ["datetime", 'A as datetime("yyyy-MM-dd HH:mm")', 'text "yyyy-MM-dd HH:mm" as datetime'],
    [
      "datetime",
      'A as datetime("yyyy-MM-dd HH:mm", "America/Denver")',
      'text "yyyy-MM-dd HH:mm" as datetime in America/Denver',
    ],
    ["datetime", 'A as epoch("s")', "seconds since 1970 as datetime"],
    ["datetime", 'A as epoch("ms")', "milliseconds since 1970 as datetime"],
    ["decimal", 'A as number("#,##0.00", "de")', 'text "#,##0.00" as decimal'],
    ["string[]", 'A as list(";")', 'text as list by ";"'],
    ["integer[]", 'A as list(", ")', 'text as list by ", "', "each item: string as integer"],
    ["json", "A as json", "JSON text as its value"],
    ["number", "A * 3", "times 3"],
    ["number", "A / 4", "times 1/4"],
    ["number", "A * 3 / 4", "times 3/4"],
    ["number", "A + 5", "times 1, plus 5"],
    ["decimal", "A via cents", "times 1/100"],
    ["number", "A via shifted", "times 5/9, plus 32"],
    ["string", "A via lower", "lower"],
    ["boolean", "A via not", "not"],
    ["string", "A from users (id <-> remoteId)", "table users: remoteId as id"],
    ["string", 'A from "./codes.csv" (name <-> code)', 'table "x" <-> "1", "y" <-> "2"'],
    ["Color", 'A { Red <-> "r", Green -> "r" }', 'table "Red" <-> "r", "Green" -> "r"'],
    [
      "Color",
      'A { Red <-> "r", Red <- "R", Green <-> "g", Green <- else }',
      'table "Red" <-> "r", "Red" <- "R", "Green" <-> "g", "Green" <- else',
    ],
    [
      "string",
      'A { null <-> "", missing <-> "none", else -> "x" }',
      'table null <-> "", missing <-> "none", else -> "x"',
    ],
    [
      "Color",
      "this { Red <-> { r: true, `in side`: 1 }, Green <-> { g: false } }",
      'table "Red" <-> { r: true, `in side`: 1 }, "Green" <-> { g: false }',
    ],
    [
      "string",
      `A { ${many} }`,
      `table ${Array.from({ length: 8 }, (_, at) => `"k${at}" <-> ${at}`).join(", ")}, 2 more rows`,
    ],
    [
      "string",
      `A { ${many.replace(', "k9" <-> 9', "").replace(', "k8" <-> 8', "")}, else keep }`,
      `table ${Array.from({ length: 8 }, (_, at) => `"k${at}" <-> ${at}`).join(", ")}`,
    ],
    ["string", "A ?? B", "first that is present", "is string"],
    ["string", '"<{A}, {B as integer}>"', 'joined as "<{A}, {B}>"', "is string"],
  ];
  it.each(cases)("a: %s <-> %s", (type, row, ...steps) => {
    expect(explained(type, `a <-> ${row}`)[0]?.steps).toEqual(steps);
  });
});

describe("what else is told of a rule", () => {
  interface Telling {
    readonly type?: string;
    readonly rows: string;
    readonly told: readonly string[];
  }
  const cases: readonly Telling[] = [
    { rows: 'a <-> A default <- "x"', told: ['both A (missing reads as "x")'] },
    {
      rows: 'a <-> A default -> "x" on create',
      told: ['both A (missing is written as "x" in a new record or item, written on create only)'],
    },
    {
      type: "integer",
      rows: 'a <-> A as string else null lossy "few"',
      told: ["both A (what cannot be converted: null, loss accepted: few)"],
    },
    { rows: "a <-> A ?? B as string", told: ["both A: is string; B: is string ()"] },
    {
      type: "string",
      rows: 'a <-> "{A as integer}-{B.C}"',
      told: ["both A: integer as string; B.C: is string ()"],
    },
    { rows: 'a <- A default <- "x"', told: ['read A (missing reads as "x")'] },
    { rows: "a <- A & B", told: ["read A; B ()"] },
    {
      rows: "a -> A\n  $uppercase(a) -> B on update",
      told: ["write A ()", "write B (on update only)"],
    },
    {
      rows: "a <- Owner.Name\n  a -> OwnerId",
      told: [
        "read Owner.Name (computed by `a <- Owner.Name`)",
        "write OwnerId (written by `a -> OwnerId`)",
      ],
    },
    { type: "map<json>", rows: "a <-> ...", told: ["both * (every name that no rule has)"] },
    { type: "map<json>", rows: 'a <-> ... like "x_*"', told: ["both x_* (names like x_*)"] },
    {
      type: "{ m: map<json> }",
      rows: "a <-> A {\n    m <-> ...\n  }",
      told: ["both A.* (every name that no rule has) in a <-> A"],
    },
    {
      rows: 'when a = "p" <-> K.L = 1 {\n    b <-> B\n  }',
      told: ["both K.L (the branch that holds sets it; writing it establishes the other side)"],
    },
    {
      rows: 'when b = "p" <-> K = 1 {\n    a <-> A\n  }\n  else {\n    a <-> C\n  }',
      told: ['both A () in when b = "p" <-> K = 1, branch 1', "both C () in else"],
    },
    {
      type: "{ c: string, d: { e: string } }",
      rows: "a <-> A {\n    c <-> C\n    d <-> D {\n      e <-> E\n    }\n  }",
      told: ["both A.C () in a <-> A", "both A.D.E () in a <-> A, d <-> D"],
    },
    {
      type: "{ c: string }[]",
      rows: "a[] <-> A.B[] {\n    c <-> C\n  }",
      told: ["both A.B[].C () in a[] <-> A.B[]"],
    },
  ];
  it.each(cases)("$rows", ({ type = "string", rows, told }) => {
    const lines = explained(type, rows).map(({ direction, sources, notes, inside }) => {
      const places = sources.map(({ text, steps }) =>
        steps === undefined ? text : `${text}: ${steps.join(", ")}`,
      );
      const around = inside.length === 0 ? "" : ` in ${inside.join(", ")}`;
      return `${direction} ${places.join("; ")} (${notes.join(", ")})${around}`;
    });
    expect(lines).toEqual(told);
  });
});

describe("a record on its way", () => {
  /** Every place and its value, then what each step makes of it, there and back. */
  function traces(type: string, rows: string, record: Json): readonly string[] {
    const [first] = explained(type, rows);
    if (first === undefined) throw new Error("no rule has to do with `a`");
    const shown = (outcome: object): string =>
      "refused" in outcome
        ? `refused (${outcome.refused})`
        : show((outcome as { value?: Json }).value);
    const show = (value: Json | undefined): string =>
      value === undefined ? "missing" : JSON.stringify(value);
    return tracesOf(first, record).map(({ from, steps }) => {
      const last = steps.at(-1)?.outcome;
      const back =
        first.codec !== undefined && last !== undefined && "value" in last
          ? wayBack(first.codec, last.value)
          : [];
      const there = steps.map(({ step, outcome }) => ` <- ${step}: ${shown(outcome)}`);
      const again = back.map(({ step, outcome }) => ` -> ${step}: ${shown(outcome)}`);
      return `${from.at} = ${show(from.value)}${there.join("")}${again.join("")}`;
    });
  }

  const list = { L: [{ K: "x", V: "1" }, { K: "y", V: "2" }, { K: "y", V: "3" }, null] };
  const cases: readonly (readonly [string, string, Json, ...string[]])[] = [
    ["string", "a <- A & B.C", { A: "1", B: { C: "2" } }, 'A = "1"', 'B.C = "2"'],
    [
      "string",
      "a <- `First Name`.`x-y` & A2._b",
      { "First Name": { "x-y": "1" } },
      '`First Name`.`x-y` = "1"',
      "A2._b = missing",
    ],
    // What is above decides: nothing and null pass down; values of other kinds hold no member.
    ["string", "a <- A.B.C & ''", {}, "A.B.C = missing"],
    ["string", "a <- A.B.C & ''", { A: null }, "A.B.C = null"],
    ["string", "a <- A.B.C & ''", { A: { B: null } }, "A.B.C = null"],
    ["string", "a <- A.B.C & ''", { A: "x" }, "A.B.C = missing"],
    ["string", "a <- A.B.C & ''", { A: [{ B: 1 }] }, "A.B.C = missing"],
    ["string", "a <- toString & ''", {}, "toString = missing"],
    // Items, by number and by what they hold.
    ["string", "a <- L[1].V & ''", list, 'L[1].V = "2"'],
    ["string", "a <- L[9].V & ''", list, "L[9].V = missing"],
    ["string", "a <- L[1].V & ''", { L: { 1: "x" } }, "L = missing"],
    ["string", "a <- L[1].V & ''", { L: null }, "L = null"],
    ["string", 'a <- L[K = "y"].V & ""', list, 'L[1].V = "2"'],
    ["string", 'a <- L[K = "y" and V = "3"].V & ""', list, 'L[2].V = "3"'],
    ["string", 'a <- L[K = "z"].V & ""', list, "L = missing"],
    ["string", 'a <- L[K = "z"].V & ""', {}, "L = missing"],
    ["string", 'a <- L[K = "z"].V & ""', { L: null }, "L = null"],
    [
      "{ v: string }[]",
      "a[] <- L[] { v <- V }",
      list,
      'L[0].V = "1"',
      'L[1].V = "2"',
      'L[2].V = "3"',
      "L[3].V = null",
    ],
    ["{ v: string }[]", "a[] <- L[] { v <- V }", { L: "x" }],
    ["{ v: string }[]", "a[] <- L[] { v <- V }", {}],
    ["json", "a <- this", { x: 1 }, 'this = {"x":1}'],
    // Steps, there and back.
    ["string", "a <-> A", { A: "x" }, 'A = "x" <- is string: "x" -> is string: "x"'],
    ["string", "a <-> A", { A: 1 }, "A = 1 <- is string: refused (type)"],
    ["string", "a <-> A", { A: null }, "A = null <- is string: null -> is string: null"],
    ["string", "a <-> A", {}, "A = missing <- is string: missing -> is string: missing"],
    [
      "number",
      "a <-> A as string / 100",
      { A: "250" },
      'A = "250" <- string as number: 250 <- times 1/100: 2.5 -> times 1/100: 250 -> string as number: "250"',
    ],
    [
      "number",
      "a <-> A as string / 100",
      { A: "x" },
      'A = "x" <- string as number: refused (format) <- times 1/100: refused (format)',
    ],
    [
      "number",
      'a <-> A as string / 100 else null lossy "x"',
      { A: "x" },
      'A = "x" <- string as number: refused (format) <- times 1/100: null -> times 1/100: null -> string as number: null',
    ],
    [
      "Color",
      'a <-> A { Red <-> "r", Green -> "r" }',
      { A: "r" },
      'A = "r" <- table: "Red" -> table: "r"',
    ],
    // Rows at run time are not known here.
    ["string", "a <-> A from users (id <-> remoteId)", { A: "x" }, 'A = "x"'],
  ];
  const named = cases.map(([type, rows, record, ...expected]) => ({
    type,
    rows,
    record,
    expected,
  }));
  it.each(named)("a: $type, $rows on $record", ({ type, rows, record, expected }) => {
    expect(traces(type, rows, record)).toEqual(expected);
  });
});

import { own, type Place } from "./place.ts";

type PartOf = Place["part"];

/** A place for strings; most texts fit into all of them. */
function value(name: string, part: PartOf, more: Partial<Place> = {}): Place {
  return { name, part, kind: "value", ...more };
}

/** A string as it stands between the quotes. */
const inside = (q: string): string => q.slice(1, -1);

/** Text in the quotes of a mask, in a string. */
const inMask = (q: string): string => `'${inside(q).replaceAll("'", "''")}'`;

const isEmpty = (text: string): boolean => text === "";

/** Codes, members of enums, constants of conditions, constants and defaults. */
const constants: readonly Place[] = [
  value("a table's vendor code", (q, text, i) => ({
    field: `f${i}: "one" | "two"`,
    row: `f${i} <-> F${i} { "one" <-> ${q}, "two" <-> "\\u0001two" }`,
    vendor: [[`F${i}`, text]],
    common: [[`f${i}`, "one"]],
  })),
  value("a table's common code", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> F${i} { ${q} <-> ${i}, "\\u0001b" <-> -1 }`,
    vendor: [[`F${i}`, i]],
    common: [[`f${i}`, text]],
  })),
  value("what `else` gives", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <- F${i} { "\\u0001k" <- 1, ${q} <- else }`,
    vendor: [[`F${i}`, 2]],
    common: [[`f${i}`, text]],
    created: [],
  })),
  value("a member of a union", (q, text, i) => ({
    field: `f${i}: ${q} | "\\u0001other"`,
    row: `f${i} <-> F${i}`,
    vendor: [[`F${i}`, text]],
    common: [[`f${i}`, text]],
  })),
  value("a member of an enum", (q, text, i) => ({
    declare: `enum E${i} { ${q}, "\\u0001other" }`,
    field: `f${i}: E${i}`,
    row: `f${i} <-> F${i} { ${q} <-> ${i}, "\\u0001other" <-> -1 }`,
    vendor: [[`F${i}`, i]],
    common: [[`f${i}`, text]],
  })),
  value("the value of a pattern row", (q, text, i) => ({
    field: `f${i}: boolean`,
    row: `f${i} <-> F${i} { true <-> { kind: ${q} }, false <-> { kind: "\\u0001x" } }`,
    vendor: [[`F${i}`, { kind: text }]],
    common: [[`f${i}`, true]],
  })),
  value("a constant that is read", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <- ${q}`,
    vendor: [],
    common: [[`f${i}`, text]],
  })),
  value("a constant that is written", (q, text, i) => ({
    field: "",
    row: `${q} -> F${i}`,
    vendor: [[`F${i}`, text]],
    common: [],
  })),
  value("a default for reading", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> F${i} default <- ${q}`,
    vendor: [],
    common: [[`f${i}`, text]],
    created: [[`F${i}`, text]],
  })),
  value("a default for writing", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> F${i} default -> ${q}`,
    vendor: [],
    common: [],
    created: [[`F${i}`, text]],
  })),
  value("an annotation", (q, text, i) => ({
    field: `f${i}: string @format(${q}) @platform({ note: ${q} })`,
    row: `f${i} <-> F${i} @platform({ note: ${q} })`,
    vendor: [[`F${i}`, text]],
    common: [[`f${i}`, text]],
  })),
  value("why a loss is accepted", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> F${i} { "a" <-> 1, ${i % 2 === 0 ? '"b"' : '"c"'} -> 1 lossy ${q} }`,
    vendor: [[`F${i}`, 1]],
    common: [[`f${i}`, "a"]],
    ...(text === "" ? {} : {}),
  })),
];

const conditions: readonly Place[] = [
  value("the condition of a vendor path", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> L${i}[kind = ${q} and x.y = ${q}].value`,
    vendor: [[`L${i}`, [{ kind: text, x: { y: text }, value: "v" }]]],
    common: [[`f${i}`, "v"]],
  })),
  value("the condition of a common path", (q, text, i) => ({
    field: `f${i}: { type: string, n: string }[]`,
    row: `f${i}[type = ${q}].n <-> F${i}`,
    vendor: [[`F${i}`, "v"]],
    common: [[`f${i}`, [{ type: text, n: "v" }]]],
  })),
  value("the filter of a list", (q, text, i) => ({
    field: `f${i}: string[]`,
    row: `f${i}[] <-> L${i}[kind = ${q}][] { this <-> v }`,
    vendor: [[`L${i}`, [{ kind: text, v: "1" }]]],
    common: [[`f${i}`, ["1"]]],
  })),
  value("the common condition of a branch", (q, text, i) => ({
    field: `f${i}: string, g${i}: string, h${i}: string`,
    row: `h${i} <-> H${i}\n  when f${i} = ${q} <-> F${i} = "k" { g${i} <-> G${i} }`,
    vendor: Object.entries({ [`F${i}`]: "k", [`G${i}`]: "g", [`H${i}`]: "h" }),
    common: Object.entries({ [`f${i}`]: text, [`g${i}`]: "g", [`h${i}`]: "h" }),
  })),
  value("the vendor condition of a branch", (q, text, i) => ({
    field: `f${i}: string, g${i}: string, h${i}: string`,
    row: `h${i} <-> H${i}\n  when f${i} = "k" <-> F${i} = ${q} { g${i} <-> G${i} }`,
    vendor: Object.entries({ [`F${i}`]: text, [`G${i}`]: "g", [`H${i}`]: "h" }),
    common: Object.entries({ [`f${i}`]: "k", [`g${i}`]: "g", [`h${i}`]: "h" }),
  })),
  value("a list after `in`", (q, text, i) => ({
    field: `f${i}: boolean`,
    row: `f${i} <- F${i} in [${q}, "\\u0001b"]`,
    vendor: [[`F${i}`, text]],
    common: [[`f${i}`, true]],
    created: [],
  })),
  value("a string of an expression", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <- F${i} = ${q} ? F${i} & ${q} : "no"`,
    vendor: [[`F${i}`, text]],
    common: [[`f${i}`, text + text]],
    created: [],
  })),
  value("an argument of a function", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <- $join(F${i}, ${q})`,
    vendor: [[`F${i}`, ["m", "n"]]],
    common: [[`f${i}`, `m${text}n`]],
    created: [],
  })),
];

const texts: readonly Place[] = [
  value("the texts around and between the parts of a template", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> "${inside(q)}{P${i}}${inside(q)}\\u0001{Q${i}}${inside(q)}"`,
    vendor: Object.entries({ [`P${i}`]: "p", [`Q${i}`]: "q" }),
    common: [[`f${i}`, `${text}p${text}\u0001q${text}`]],
  })),
  value("the texts of a template that is only read", (q, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <- "${inside(q)}{P${i}}${inside(q)}{Q${i}}${inside(q)}"`,
    vendor: Object.entries({ [`P${i}`]: "p", [`Q${i}`]: "q" }),
    common: [[`f${i}`, `${text}p${text}q${text}`]],
    created: [],
  })),
  value("an affix codec", (q, text, i) => ({
    declare: `codec c${i} = "${inside(q)}:{value}${inside(q)}"`,
    field: `f${i}: string`,
    row: `f${i} <-> F${i} via c${i}`,
    vendor: [[`F${i}`, "v"]],
    common: [[`f${i}`, `${text}:v${text}`]],
  })),
  value(
    "the separator of a list",
    (q, text, i) => ({
      field: `f${i}: string[]`,
      row: `f${i} <-> F${i} as list(${q})`,
      vendor: [[`F${i}`, `\u007f${text}\u0080`]],
      common: [[`f${i}`, ["\u007f", "\u0080"]]],
    }),
    { skips: isEmpty },
  ),
  value(
    "the literal text of a mask",
    (q, text, i) => ({
      field: `f${i}: date`,
      row: `f${i} <-> F${i} as date("${inMask(q)}yyyy${inMask(q)}MM${inMask(q)}dd${inMask(q)}")`,
      vendor: [[`F${i}`, `${text}2024${text}02${text}03${text}`]],
      common: [[`f${i}`, "2024-02-03"]],
    }),
    // Two quotes are a quote in a mask.
    { skips: isEmpty },
  ),
  value(
    "the literal text of a number format",
    (q, text, i) => ({
      field: `f${i}: number`,
      row: `f${i} <-> F${i} as number("${inMask(q)}#,##0.00${inMask(q)}")`,
      vendor: [[`F${i}`, `${text}1,234.50${text}`]],
      common: [[`f${i}`, 1234.5]],
    }),
    { skips: (text) => text === "" || text.includes("'"), refusals: ["number-format-refused"] },
  ),
  value("the pattern of the rest", (q, text, i) => ({
    field: `f${i}: { c: map<json> }`,
    row: `f${i} <-> F${i} { c <-> ... like "${inside(q)}x" }`,
    vendor: [[`F${i}`, own(`${text}x`, 1)]],
    common: [[`f${i}`, { c: own(`${text}x`, 1) }]],
  })),
  value(
    "a cell of a CSV table",
    (_, text, i) => ({
      field: `f${i}: string, g${i}: string`,
      row: [
        `f${i} <-> F${i} from "./t${i}.csv" (a <-> b)`,
        `g${i} <-> G${i} from "./t${i}.csv" (b <-> a)`,
      ].join("\n  "),
      vendor: Object.entries({ [`F${i}`]: "k", [`G${i}`]: text }),
      common: Object.entries({ [`f${i}`]: text, [`g${i}`]: "k" }),
      files: { [`t${i}.csv`]: `a,b\r\n${csvCell(text)},k\r\n"\u0001x",l\r\n` },
    }),
  ),
];

/** A cell in quotes. */
export function csvCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Every place of a string whose text reaches a generated one. */
export const valuePlaces: readonly Place[] = [...constants, ...conditions, ...texts];

import { eachText, type Hole, objectOf, type Place } from "./place.ts";

type PartOf = Place["part"];

function place(name: string, part: PartOf, more: Partial<Place> = {}): Place {
  return { name, part, kind: "value", ...more };
}

/** A string as it stands between the quotes. */
const inside = (q: string): string => q.slice(1, -1);

/** Literal text of a mask, in a string: in quotes, a quote doubled, those in front outside. */
function inMask(q: string): string {
  const [, lead = "", rest = ""] = /^('*)(.*)$/.exec(inside(q)) ?? [];
  return `${lead}${lead}${rest === "" ? "" : `'${rest.replaceAll("'", "''")}'`}`;
}

const list = (holes: readonly Hole[], item: (hole: Hole) => string): string =>
  holes.map(item).join(", ");

const textsOf = (holes: readonly Hole[]): readonly string[] => holes.map(({ text }) => text);

const constants: readonly Place[] = [
  place(
    "codes of a table, on both sides",
    (holes) => ({
      fields: ["a: string[]", "b: string[]"],
      rows: [
        `a[] <-> A[] { this <-> this { ${list(holes, ({ q, at }) => `${q} <-> ${at}`)} } }`,
        `b[] <-> B[] { this <-> this { ${list(holes, ({ q, at }) => `"${at}" <-> ${q}`)} } }`,
      ],
      vendor: [
        ["A", holes.map(({ at }) => at)],
        ["B", textsOf(holes)],
      ],
      common: [
        ["a", textsOf(holes)],
        ["b", holes.map(({ at }) => `${at}`)],
      ],
    }),
    // JSONata looks up the rows of large tables.
    { size: 40 },
  ),
  place("members of enums and unions", (holes, id) => ({
    declare: [`enum E${id} { ${list(holes, ({ q }) => q)} }`],
    fields: [`a: E${id}[]`, `b: { c: ${holes.map(({ q }) => q).join(" | ")} }[]`],
    rows: ["a[] <-> A[] { this <-> this }", "b[] <-> B[] { c <-> C }"],
    vendor: [
      ["A", textsOf(holes)],
      ["B", textsOf(holes).map((C) => ({ C }))],
    ],
    common: [
      ["a", textsOf(holes)],
      ["b", textsOf(holes).map((c) => ({ c }))],
    ],
  })),
  place("values of pattern rows", (holes) => ({
    fields: ["a: string[]"],
    rows: [
      `a[] <-> A[] { this <-> this { ${list(holes, ({ q, at }) => `"${at}" <-> { kind: ${q} }`)} } }`,
    ],
    vendor: [["A", textsOf(holes).map((kind) => ({ kind }))]],
    common: [["a", holes.map(({ at }) => `${at}`)]],
  })),
  place(
    "`else` both ways, reasons and annotations",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: string @format(${q}) @platform({ note: ${q} })`],
      rows: [
        `a${at} <-> A${at} @platform({ note: ${q} }) {`,
        `  "\\u0001k" <-> "\\u0001m", "\\u0001l" -> "\\u0001m" lossy ${q}, ${q} <- else, else -> ${q}`,
        "}",
      ],
      vendor: [[`A${at}`, text]],
      common: [[`a${at}`, text]],
    })),
  ),
  place(
    "defaults",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: string`, `b${at}: string`],
      rows: [`a${at} <-> A${at} default <- ${q}`, `b${at} <-> B${at} default -> ${q}`],
      vendor: [],
      common: [[`a${at}`, text]],
      created: [
        [`A${at}`, text],
        [`B${at}`, text],
      ],
    })),
  ),
  place(
    "constants that are read and written",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: string`],
      rows: [`a${at} <- ${q}`, `${q} -> A${at}`],
      vendor: [[`A${at}`, text]],
      common: [[`a${at}`, text]],
    })),
  ),
];

const conditions: readonly Place[] = [
  place(
    "conditions of paths, on both sides",
    (holes) => ({
      fields: ["a: { type: string, n: string }[]"],
      rows: holes.map(({ q }) => `a[type = ${q}].n <-> A[x.kind = ${q}].value lossy "other types"`),
      vendor: [["A", textsOf(holes).map((text) => ({ x: { kind: text }, value: "v" }))]],
      common: [["a", textsOf(holes).map((type) => ({ type, n: "v" }))]],
    }),
    { size: 3 },
  ),
  place(
    "filters of lists",
    (holes) => ({
      fields: holes.map(({ at }) => `a${at}: string[]`),
      rows: holes.map(({ q, at }) => `a${at}[] <-> A${at}[kind = ${q}][] { this <-> v }`),
      vendor: holes.map(({ text, at }) => [`A${at}`, [{ kind: text, v: "1" }]]),
      common: holes.map(({ at }) => [`a${at}`, ["1"]]),
    }),
    { size: 8 },
  ),
  place(
    "conditions of branches",
    (holes) => ({
      fields: ["a: { k: string, g: string }[]"],
      rows: [
        `a[] <-> A[] { ${holes.map(({ q }) => `when k = ${q} <-> K = ${q} { g <-> G }`).join("\n")} }`,
      ],
      vendor: [["A", textsOf(holes).map((K) => ({ K, G: "1" }))]],
      common: [["a", textsOf(holes).map((k) => ({ k, g: "1" }))]],
    }),
    { size: 4 },
  ),
  place(
    "strings of expressions",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: string`],
      rows: [
        `a${at} <- A${at} in [${q}, "\\u0001b"] and A${at} = ${q} ? $join(J, ${q}) & ${q} : "no"`,
      ],
      vendor: [
        [`A${at}`, text],
        ["J", ["m", "n"]],
      ],
      common: [[`a${at}`, `m${text}n${text}`]],
      created: [],
    })),
  ),
];

const texts: readonly Place[] = [
  place(
    "texts of templates that are split",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: string`],
      rows: [`a${at} <-> "${inside(q)}{P${at}}${inside(q)}\\u0001{Q${at}}${inside(q)}"`],
      vendor: [
        [`P${at}`, "p"],
        [`Q${at}`, "q"],
      ],
      common: [[`a${at}`, `${text}p${text}\u0001q${text}`]],
    })),
  ),
  place("texts of templates that are read", (holes) => ({
    fields: ["a: string"],
    rows: [`a <- "${holes.map(({ q }) => `${inside(q)}{P}`).join("")}"`],
    vendor: [["P", "p"]],
    common: [["a", holes.map(({ text }) => `${text}p`).join("")]],
    created: [],
  })),
  place(
    "affix codecs",
    eachText(({ q, text, at }, id) => ({
      declare: [`codec c${id} = "${inside(q)}:{value}${inside(q)}"`],
      fields: [`a${at}: string`],
      rows: [`a${at} <-> A${at} via c${id}`],
      vendor: [[`A${at}`, "v"]],
      common: [[`a${at}`, `${text}:v${text}`]],
    })),
  ),
  place(
    "separators of lists",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: string[]`],
      rows: [`a${at} <-> A${at} as list(${q})`],
      vendor: [[`A${at}`, `\u0007${text}\u000e`]],
      common: [[`a${at}`, ["\u0007", "\u000e"]]],
    })),
    { refusals: ["bad-argument"] },
  ),
  place(
    "literal texts of masks",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: date`],
      rows: [
        `a${at} <-> A${at} as date("${inMask(q)}yyyy${inMask(q)}MM${inMask(q)}dd${inMask(q)}")`,
      ],
      vendor: [[`A${at}`, `${text}2024${text}02${text}03${text}`]],
      common: [[`a${at}`, "2024-02-03"]],
    })),
    // Two quotes with nothing between are a quote.
    { skips: (text) => text === "" },
  ),
  place(
    "literal texts of number formats",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: number`],
      rows: [`a${at} <-> A${at} as number("${inMask(q)}#,##0.00${inMask(q)}")`],
      vendor: [[`A${at}`, `${text}1,234.50${text}`]],
      common: [[`a${at}`, 1234.5]],
    })),
    { skips: (text) => text === "", refusals: ["number-format-refused"] },
  ),
  place(
    "patterns of the rest",
    eachText(({ q, text, at }) => ({
      fields: [`a${at}: { c: map<json> }`],
      rows: [`a${at} <-> A${at} { c <-> ... like "${inside(q)}x*" }`],
      vendor: [[`A${at}`, objectOf([[`${text}xy`, 1]])]],
      common: [[`a${at}`, { c: objectOf([[`${text}xy`, 1]]) }]],
    })),
    // A star is no text there.
    { plain: (text, plain) => plain + text.replaceAll(/[^*]/g, "") },
  ),
  place(
    "cells of CSV tables",
    (holes, id) => ({
      fields: ["a: string[]", "b: string[]"],
      rows: [
        `a[] <-> A[] { this <-> this from "./t${id}.csv" (text <-> code) }`,
        `b[] <-> B[] { this <-> this from "./t${id}.csv" (code <-> text) }`,
      ],
      vendor: [
        ["A", holes.map(({ at }) => `${at}`)],
        ["B", textsOf(holes)],
      ],
      common: [
        ["a", textsOf(holes)],
        ["b", holes.map(({ at }) => `${at}`)],
      ],
      files: {
        [`t${id}.csv`]: `text,code\r\n${holes.map(({ text, at }) => `${csvCell(text)},${at}\r\n`).join("")}`,
      },
    }),
    { size: 40 },
  ),
];

/** A cell in quotes. */
export function csvCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Every place of a string whose text reaches a generated one. */
export const valuePlaces: readonly Place[] = [...constants, ...conditions, ...texts];

import { eachText, type Hole, type Members, objectOf, type Place } from "./place.ts";
import { csvCell } from "./value-places.ts";

function place(name: string, part: Place["part"], more: Partial<Place> = {}): Place {
  return { name, part, kind: "name", skips: (text) => text === "", ...more };
}

const list = (holes: readonly Hole[], item: (hole: Hole) => string): string =>
  holes.map(item).join(", ");

const members = (holes: readonly Hole[], value: unknown): Members =>
  holes.map(({ text }) => [text, value]);

const fields: readonly Place[] = [
  place("fields, beside the rest", (holes) => ({
    fields: holes.map(({ q }) => `${q}: string`),
    rows: [...holes.map(({ q }) => `${q} <-> ${q}`), "... <-> ..."],
    vendor: [...members(holes, "v"), ["\u0001rest", 1]],
    common: [...members(holes, "v"), ["\u0001rest", 1]],
  })),
  place("fields by the same name", (holes) => ({
    fields: holes.map(({ q }) => `${q}: string`),
    rows: [`${list(holes, ({ q }) => q)} <-> same`],
    vendor: members(holes, "v"),
    common: members(holes, "v"),
  })),
  place("nested fields", (holes) => ({
    fields: [`a: { ${list(holes, ({ q }) => `${q}: { in: string }`)} }`],
    rows: holes.map(({ q }) => `a.${q}.in <-> A.${q}.In`),
    vendor: [["A", objectOf(members(holes, { In: "v" }))]],
    common: [["a", objectOf(members(holes, { in: "v" }))]],
  })),
  place("scopes", (holes) => ({
    fields: [`a: { ${list(holes, ({ q }) => `${q}: { in: string }`)} }`],
    rows: [`a <-> A { ${list(holes, ({ q }) => `${q} <-> ${q} { in <-> In }`)} }`],
    vendor: [["A", objectOf(members(holes, { In: "v" }))]],
    common: [["a", objectOf(members(holes, { in: "v" }))]],
  })),
  place("lists", (holes) => ({
    fields: [`a: { ${list(holes, ({ q }) => `${q}: string[]`)} }`],
    rows: [`a <-> A { ${list(holes, ({ q }) => `${q}[] <-> ${q}[] { this <-> v }`)} }`],
    vendor: [["A", objectOf(members(holes, [{ v: "1" }]))]],
    common: [["a", objectOf(members(holes, ["1"]))]],
  })),
  place("members and keys of list items", (holes) => {
    const item = objectOf(members(holes, "v"));
    return {
      fields: [
        `a: { ${list(holes, ({ q }) => `${q}: string`)} }[]`,
        `b: { ${list(holes, ({ q }) => `${q}: string!`)} }[] keyed by (${list(holes, ({ q }) => q)})`,
      ],
      rows: ["a", "b"].map(
        (name) => `${name}[] <-> ${name}[] { ${list(holes, ({ q }) => `${q} <-> ${q}`)} }`,
      ),
      vendor: [
        ["a", [item, item]],
        ["b", [item]],
      ],
      common: [
        ["a", [item, item]],
        ["b", [item]],
      ],
    };
  }),
  place("members of objects and maps that are copied", (holes) => {
    const item = objectOf(members(holes, 1.5));
    return {
      fields: [`a: { ${list(holes, ({ q }) => `${q}: decimal`)} }`, "b: map<decimal>", "c: json"],
      rows: ["a <-> a", "b <-> b", "c <-> c"],
      vendor: ["a", "b", "c"].map((name) => [name, item]),
      common: ["a", "b", "c"].map((name) => [name, item]),
    };
  }),
  place("keys of maps that are lists, and the rest", (holes) => ({
    fields: ["a: map<string>", "b: { c: map<json> }"],
    rows: ["a[] <-> a[] { key <-> k, value <-> v }", "b <-> b { c <-> ... }"],
    vendor: [
      // In the order of the members of an object, where whole numbers come first.
      ["a", Object.keys(objectOf(members(holes, "1"))).map((k) => ({ k, v: "1" }))],
      ["b", objectOf(members(holes, [1]))],
    ],
    common: [
      ["a", objectOf(members(holes, "1"))],
      ["b", { c: objectOf(members(holes, [1])) }],
    ],
  })),
];

const inConditions: readonly Place[] = [
  place("names in conditions", (holes) => {
    const all = (value: string): string => holes.map(({ q }) => `${q} = "${value}"`).join(" and ");
    return {
      fields: [
        "a: string",
        `b: { ${list(holes, ({ q }) => `${q}: string`)}, \`\\u0001g\`: string }`,
      ],
      rows: [
        `a <-> A[${all("k")}].\`\\u0001v\``,
        `b <-> B { when ${all("a")} <-> ${all("b")} { \`\\u0001g\` <-> \`\\u0001g\` } }`,
      ],
      vendor: [
        ["A", [objectOf([...members(holes, "k"), ["\u0001v", "v"]])]],
        ["B", objectOf([...members(holes, "b"), ["\u0001g", "1"]])],
      ],
      common: [
        ["a", "v"],
        ["b", objectOf([...members(holes, "a"), ["\u0001g", "1"]])],
      ],
    };
  }),
  place("names in pattern rows and examples", (holes) => ({
    fields: ["a: boolean"],
    rows: [
      `a <-> A { true <-> { ${list(holes, ({ q }) => `${q}: 1`)} }, false <-> { ${list(holes, ({ q }) => `${q}: 2`)} } }`,
    ],
    vendor: [["A", objectOf(members(holes, 1))]],
    common: [["a", true]],
  })),
  place("names in expressions", (holes) => ({
    fields: ["a: string"],
    rows: [`a <- ${holes.map(({ q }) => `$uppercase(A.${q}) & A.${q}`).join(" & ")}`],
    vendor: [["A", objectOf(members(holes, "v"))]],
    common: [["a", holes.map(() => "Vv").join("")]],
    created: [],
  })),
  place(
    "names in the holes of templates",
    (holes) => ({
      fields: ["a: string"],
      rows: [`a <-> "${holes.map(({ q }) => `{A.${q}}`).join("-")}"`],
      vendor: [["A", objectOf(members(holes, "v"))]],
      common: [["a", holes.map(() => "v").join("-")]],
    }),
    // A hole stands in a string: quotes in it would have to be escaped twice.
    { skips: (text) => text === "" || /[\\`]/.test(JSON.stringify(text)) },
  ),
];

const declared: readonly Place[] = [
  place(
    "names of enums and codecs (objects have files, whose names are checked)",
    eachText(({ q, at }) => ({
      declare: [
        `enum ${q.replace(/`$/, "\\u0001e`")} { One, Two }`,
        `codec ${q.replace(/`$/, "\\u0001c`")} = { "a" <-> 1, "b" <-> 2 }`,
      ],
      fields: [`a${at}: ${q.replace(/`$/, "\\u0001e`")}`, `c${at}: string`],
      rows: [`a${at} <-> A${at}`, `c${at} <-> C${at} via ${q.replace(/`$/, "\\u0001c`")}`],
      vendor: [
        [`A${at}`, "One"],
        [`C${at}`, 1],
      ],
      common: [
        [`a${at}`, "One"],
        [`c${at}`, "a"],
      ],
    })),
  ),
  place(
    "names of run-time tables and their columns",
    eachText(({ q, text, at }) => ({
      declare: [`table ${q} (${q}: string, \`\\u0001o\`: string)`],
      fields: [`a${at}: string`, `b${at}: string`],
      rows: [
        `a${at} <-> A${at} from ${q} (${q} <-> \`\\u0001o\`)`,
        `b${at} <-> B${at} from ${q} (\`\\u0001o\` <-> ${q})`,
      ],
      vendor: [
        [`A${at}`, "o"],
        [`B${at}`, "c"],
      ],
      common: [
        [`a${at}`, "c"],
        [`b${at}`, "o"],
      ],
      tables: [
        [
          text,
          [
            objectOf([
              [text, "c"],
              ["\u0001o", "o"],
            ]),
          ],
        ],
      ],
    })),
  ),
  place("columns of CSV tables", (holes, id) => ({
    fields: holes.map(({ at }) => `a${at}: string`),
    rows: holes.map(({ q, at }) => `a${at} <-> A${at} from "./t${id}.csv" (${q} <-> \`\\u0001o\`)`),
    vendor: holes.map(({ at }) => [`A${at}`, "o"]),
    common: holes.map(({ at }) => [`a${at}`, "c"]),
    files: {
      [`t${id}.csv`]: `${holes.map(({ text }) => `${csvCell(text)},`).join("")}\u0001o\n${"c,".repeat(holes.length)}o\n`,
    },
  })),
];

/** Every place of a name that reaches a generated text, or decides what gets there. */
export const namePlaces: readonly Place[] = [...fields, ...inConditions, ...declared];

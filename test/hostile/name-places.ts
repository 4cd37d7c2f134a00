import { own, type Place } from "./place.ts";
import { csvCell } from "./value-places.ts";

type PartOf = Place["part"];

function name(about: string, part: PartOf): Place {
  return { name: about, part, kind: "name", skips: (text) => text === "" };
}

const fields: readonly Place[] = [
  name("a common field", (b, text, i) => ({
    field: `${b}: string`,
    row: `${b} <-> F${i}`,
    vendor: [[`F${i}`, "v"]],
    common: [[text, "v"]],
  })),
  name("a vendor field", (b, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> ${b}`,
    vendor: [[text, "v"]],
    common: [[`f${i}`, "v"]],
  })),
  name("the same name on both sides", (b, text) => ({
    field: `${b}: string`,
    row: `${b} <-> same`,
    vendor: [[text, "v"]],
    common: [[text, "v"]],
  })),
  name("a nested field of both sides", (b, text, i) => ({
    field: `f${i}: { ${b}: { in: string } }`,
    row: `f${i}.${b}.in <-> F${i}.${b}.In`,
    vendor: [[`F${i}`, own(text, { In: "v" })]],
    common: [[`f${i}`, own(text, { in: "v" })]],
  })),
  name("a scope", (b, text, i) => ({
    field: `f${i}: { ${b}: { in: string } }`,
    row: `f${i} <-> F${i} { ${b} <-> ${b} { in <-> In } }`,
    vendor: [[`F${i}`, own(text, { In: "v" })]],
    common: [[`f${i}`, own(text, { in: "v" })]],
  })),
  name("a member of list items", (b, text, i) => ({
    field: `f${i}: { ${b}: string }[]`,
    row: `f${i}[] <-> F${i}[] { ${b} <-> ${b} }`,
    vendor: [[`F${i}`, [own(text, "v"), own(text, "w")]]],
    common: [[`f${i}`, [own(text, "v"), own(text, "w")]]],
  })),
  name("the key of list items", (b, text, i) => ({
    field: `f${i}: { ${b}: string!, x: string }[] keyed by ${b}`,
    row: `f${i}[] <-> F${i}[] { ${b} <-> ${b}, x <-> X }`,
    vendor: [[`F${i}`, [Object.fromEntries([[text, "k"], ["X", "1"]])]]],
    common: [[`f${i}`, [Object.fromEntries([[text, "k"], ["x", "1"]])]]],
  })),
  name("a list", (b, text, i) => ({
    field: `f${i}: { ${b}: string[] }`,
    row: `f${i} <-> F${i} { ${b}[] <-> ${b}[] { this <-> this.v } }`,
    vendor: [[`F${i}`, own(text, [{ v: "1" }])]],
    common: [[`f${i}`, own(text, ["1"])]],
  })),
  name("a member of an object that is copied", (b, text, i) => ({
    field: `f${i}: { ${b}: decimal }`,
    row: `f${i} <-> F${i}`,
    vendor: [[`F${i}`, own(text, 1.5)]],
    common: [[`f${i}`, own(text, 1.5)]],
  })),
  name("a key of a map that is copied", (_, text, i) => ({
    field: `f${i}: map<decimal>`,
    row: `f${i} <-> F${i}`,
    vendor: [[`F${i}`, own(text, 1.5)]],
    common: [[`f${i}`, own(text, 1.5)]],
  })),
  name("a key of a map that is a list", (_, text, i) => ({
    field: `f${i}: map<string>`,
    row: `f${i}[] <-> F${i}[] { key <-> k, value <-> v }`,
    vendor: [[`F${i}`, [{ k: text, v: "1" }]]],
    common: [[`f${i}`, own(text, "1")]],
  })),
];

const inConditions: readonly Place[] = [
  name("a name in the condition of a path", (b, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> L${i}[${b} = "k"].value`,
    vendor: [[`L${i}`, [Object.fromEntries([[text, "k"], ["value", "v"]])]]],
    common: [[`f${i}`, "v"]],
  })),
  name("a name in the condition of a branch", (b, text, i) => ({
    field: `f${i}: { ${b}: string, g: string }`,
    row: `f${i} <-> F${i} { when ${b} = "a" <-> ${b} = "b" { g <-> G } }`,
    vendor: [[`F${i}`, Object.fromEntries([[text, "b"], ["G", "1"]])]],
    common: [[`f${i}`, Object.fromEntries([[text, "a"], ["g", "1"]])]],
  })),
  name("a name in the hole of a template", (b, text, i) => ({
    field: `f${i}: string`,
    // A hole is text of the language inside of a string: its backslashes are written twice.
    row: `f${i} <-> F${i} { this <-> "{${b}}-{Q}" }`,
    vendor: [[`F${i}`, Object.fromEntries([[text, "p"], ["Q", "q"]])]],
    common: [[`f${i}`, "p-q"]],
  })),
  name("a name in an expression", (b, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <- $uppercase(F${i}.${b}) & F${i}.${b}`,
    vendor: [[`F${i}`, own(text, "v")]],
    common: [[`f${i}`, "Vv"]],
    created: [],
  })),
  name("a name in a pattern row", (b, text, i) => ({
    field: `f${i}: boolean`,
    row: `f${i} <-> F${i} { true <-> { ${b}: 1 }, false <-> { ${b}: 2 } }`,
    vendor: [[`F${i}`, own(text, 1)]],
    common: [[`f${i}`, true]],
  })),
  name("a name beside the rest", (b, text, i) => ({
    field: `f${i}: { "": string, ${b}: string }`.replace('"": string, ', ""),
    row: `f${i} <-> F${i} { ${b} <-> ${b}, ... <-> ... }`,
    vendor: [[`F${i}`, Object.fromEntries([[text, "v"], ["\u0001rest", 1]])]],
    common: [[`f${i}`, Object.fromEntries([[text, "v"], ["\u0001rest", 1]])]],
  })),
  name("the rest itself", (_, text, i) => ({
    field: `f${i}: { c: map<json> }`,
    row: `f${i} <-> F${i} { c <-> ... }`,
    vendor: [[`F${i}`, own(text, [1])]],
    common: [[`f${i}`, { c: own(text, [1]) }]],
  })),
];

const declarations: readonly Place[] = [
  name("an enum", (b, _, i) => ({
    declare: `enum ${b} { One, Two }`,
    field: `f${i}: ${b}`,
    row: `f${i} <-> F${i} { One <-> 1, Two <-> 2 }`,
    vendor: [[`F${i}`, 1]],
    common: [[`f${i}`, "One"]],
  })),
  name("an object that is a type", (b, _, i) => ({
    declare: `object ${b} { in: decimal }`,
    field: `f${i}: ${b}`,
    row: `f${i} <-> F${i}`,
    vendor: [[`F${i}`, { in: 1 }]],
    common: [[`f${i}`, { in: 1 }]],
  })),
  name("a codec", (b, _, i) => ({
    declare: `codec ${b} = { "a" <-> 1, "b" <-> 2 }`,
    field: `f${i}: string`,
    row: `f${i} <-> F${i} via ${b}`,
    vendor: [[`F${i}`, 1]],
    common: [[`f${i}`, "a"]],
  })),
  name("a run-time table", (b, text, i) => ({
    declare: `table ${b} (id: string, other: string)`,
    field: `f${i}: string`,
    row: `f${i} <-> F${i} from ${b} (id <-> other)`,
    vendor: [[`F${i}`, "v"]],
    common: [[`f${i}`, "c"]],
    tables: [[text, [{ id: "c", other: "v" }]]],
  })),
  name("a column of a run-time table", (b, text, i) => ({
    declare: `table t${i} (${b}: string, \`\\u0001o\`: string)`,
    field: `f${i}: string, g${i}: string`,
    row: [
      `f${i} <-> F${i} from t${i} (${b} <-> \`\\u0001o\`)`,
      `g${i} <-> G${i} from t${i} (\`\\u0001o\` <-> ${b})`,
    ].join("\n  "),
    vendor: Object.entries({ [`F${i}`]: "o", [`G${i}`]: "c" }),
    common: Object.entries({ [`f${i}`]: "c", [`g${i}`]: "o" }),
    tables: [[`t${i}`, [Object.fromEntries([[text, "c"], ["\u0001o", "o"]])]]],
  })),
  name("a column of a CSV table", (b, text, i) => ({
    field: `f${i}: string`,
    row: `f${i} <-> F${i} from "./t${i}.csv" (${b} <-> \`\\u0001o\`)`,
    vendor: [[`F${i}`, "o"]],
    common: [[`f${i}`, "c"]],
    files: { [`t${i}.csv`]: `${csvCell(text)},\u0001o\nc,o\n` },
  })),
];

/** Every place of a name that reaches a generated text, or decides what gets there. */
export const namePlaces: readonly Place[] = [...fields, ...inConditions, ...declarations];

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { contradictions, imported, rulesAlone, type Scripted } from "./lifting.ts";
import { textOf } from "./support.ts";

const closed: Json = [{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }];
const definition = {
  fields: [
    ...["id", "stage", "name", "first", "last"].map((path) => ({ path, type: "string" })),
    { path: "active", type: "boolean" },
    { path: "count", type: "number" },
  ],
};

function scripted(body: string, configuration: Json = closed): Scripted {
  const fields = [
    { path: "id", vendorPath: "Id" },
    { path: "stage", vendorPath: "Phase" },
    { path: "active", vendorPath: "Inactive", vendorType: "boolean" },
    { path: "count", vendorPath: "Amount", vendorType: "number" },
  ];
  return {
    definition,
    transformation: { vendorName: "Deal", fields, configuration, script: { body } },
  };
}

const texts = [
  ...["Web", "Phone", "", "Ada King", "a b c", "won", "X", "2024-02-29", "1-2", "29/02/2024"],
  ...["1.2.3", "--", "-", "/"],
];
const values: readonly (Json | undefined)[] = [...texts, null, undefined];
const truths: readonly (Json | undefined)[] = [true, false, null, undefined];

/** Records with every value in every member, and with members beside each other. */
function records(names: readonly string[], truth: string): readonly Json[] {
  return values.flatMap((value, index) =>
    truths.map((flag, turn) => {
      const members = names.map((name, place) => [
        name,
        turn === 0 ? value : values[(index * (place + 1) + turn) % values.length],
      ]);
      return JSON.parse(JSON.stringify(Object.fromEntries([...members, [truth, flag]]))) as Json;
    }),
  );
}

const all = {
  vendor: records(["Id", "Phase", "First", "Last", "Name", "Other"], "Inactive"),
  common: records(["id", "stage", "first", "last", "name"], "active"),
};

/** The rows that a script became, checked against it; undefined where it was kept. */
async function rowsOf(one: Scripted): Promise<string | undefined> {
  const result = imported(one);
  const [script] = result.report?.scripts ?? [];
  if (script?.outcome !== "lifted") return undefined;
  const original = one.transformation as unknown as TransformationPayload;
  expect(await contradictions(original, rulesAlone(result), all)).toEqual([]);
  const text = textOf(result);
  const rows = text.slice(text.indexOf("map Deal")).split("\n").slice(1, -2);
  return rows.map((row) => row.replace(/^ {2}/, "").replaceAll(/ +/g, " ")).join("\n");
}

const done = "done(transformedObject);";
const read = (body: string): string => `if (fromVendor) { ${body} }\n${done}`;

describe("a script that is plain data", () => {
  it.each([
    ["a copy", read("transformedObject.name = originalObject.Name;"), "name <- Name"],
    [
      "a choice",
      read("transformedObject.stage = originalObject.Phase === 'Web' ? 'web' : 'x';"),
      '"web" <- "Web"',
    ],
    [
      "a default",
      read("transformedObject.stage = originalObject.Phase || 'none';"),
      '"none" <- ""',
    ],
    [
      "a switch",
      read(`switch (originalObject.Phase) {
        case 'Web': transformedObject.stage = 'web'; break;
        case 'Phone': case 'Fax': transformedObject.stage = 'call'; break;
        default: transformedObject.stage = 'other';
      }`),
      '"call" <- "Fax"',
    ],
    [
      "a chain of ifs that leaves others as they were mapped",
      read("if (originalObject.Phase === 'Web') { transformedObject.stage = 'web'; }"),
      "else keep",
    ],
    [
      "a Map",
      read(`const stages = new Map([['Web', 'web'], ['true', 'yes']]);
        transformedObject.stage = stages.get(originalObject.Phase);`),
      '"yes" <- "true"',
    ],
    [
      "texts that are joined where all are there",
      read(`const { First, Last } = originalObject;
        if (First && Last) { transformedObject.name = First + ' ' + Last; }`),
      'name <- First present and First != null and First != "" and Last present and Last != null and Last != "" ? First & " " & Last : null',
    ],
    [
      "texts that may be empty",
      read(
        "transformedObject.name = `${originalObject.First || ''} ${originalObject.Last || ''}`;",
      ),
      'name <- First & " " & Last',
    ],
    [
      "a text that is split",
      `if (!fromVendor && originalObject.name) {
        const parts = originalObject.name.split(' ');
        transformedObject.First = parts[0];
        transformedObject.Last = parts.slice(1).join(' ');
      }
      ${done}`,
      '$substringBefore(name, " ") : null -> First',
    ],
    [
      "a text that is put together again",
      read(`if (originalObject.Name) {
        transformedObject.name = originalObject.Name.split('-').join('/');
      }`),
      '$join($split(Name, "-"), "/")',
    ],
    [
      "a date that is turned round",
      `if (fromVendor && originalObject.Name) {
        transformedObject.name = originalObject.Name.split('-').reverse().join('/');
      } else if (!fromVendor && originalObject.name) {
        const parts = originalObject.name.split('/');
        transformedObject.Name = parts.slice().reverse().join('-');
      }
      ${done}`,
      '$join($reverse($split(name, "/")), "-") : null -> Name',
    ],
    [
      "a date of three parts",
      read(`if (originalObject.Name) {
        const parts = originalObject.Name.split('-');
        if (parts.length === 3) {
          transformedObject.name = parts[2] + '/' + parts[1] + '/' + parts[0];
        }
      }`),
      '$count($split(Name, "-")) = 3 ? $substringBefore($substringAfter($substringAfter(Name, "-"), "-"), "-") & "/" &',
    ],
    [
      "a date of three parts in one condition, with a text for others",
      read(`const name = originalObject.Name;
        transformedObject.name = originalObject.Name && originalObject.Name.split('.').length === 3
          ? \`\${originalObject.Name.split('.')[1]}/\${originalObject.Name.split('.')[0]}\`
          : '';`),
      '$count($split(Name, ".")) = 3 ?',
    ],
    [
      "a truth value that is turned round",
      `if (fromVendor) { transformedObject.active = !originalObject.Inactive; }
       else { transformedObject.Inactive = !originalObject.active; }
       ${done}`,
      "true <-> false",
    ],
    [
      "a truth value that is a text over there",
      `if (fromVendor) { transformedObject.active = originalObject.Other === 'Y'; }
       else { transformedObject.Other = originalObject.active ? 'Y' : 'N'; }
       ${done}`,
      'true <-> "Y"',
    ],
    [
      "a choice each way that leaves others as they are",
      `if (fromVendor) { if (originalObject.Phase === 'Web') transformedObject.stage = 'web'; }
       else if (originalObject.stage === 'web') { transformedObject.Phase = 'Web'; }
       ${done}`,
      "stage -> Phase {",
    ],
    [
      "a choice for the vendor that leaves others as they are",
      `if (!fromVendor && originalObject.name === 'x') { transformedObject.Name = 'Web'; }
       else if (!fromVendor) { transformedObject.Name = originalObject.name; }
       ${done}`,
      "else keep",
    ],
    ["a field that is set anew", `transformedObject.stage = 'x'; ${done}`, 'stage <- "x"'],
    [
      "a value only for the vendor",
      `if (!fromVendor) transformedObject.Source = 'API'; ${done}`,
      '"API" -> Source',
    ],
  ])("becomes rows: %s", async (_name, body, row) => {
    expect(await rowsOf(scripted(body))).toContain(row);
  });

  it.each([
    ["a part may be missing", read("transformedObject.name = originalObject.First + ' x';")],
    ["nothing to split", read("transformedObject.name = originalObject.Name.split(' ')[0];")],
    [
      "another part",
      read("if (originalObject.Name) transformedObject.name = originalObject.Name.split(' ')[1];"),
    ],
    [
      "parts that may be missing",
      read(`if (originalObject.Name) {
        const parts = originalObject.Name.split('-');
        transformedObject.name = parts[2] + '/' + parts[1];
      }`),
    ],
    [
      "more parts than a test has shown",
      read(`if (originalObject.Name) {
        const parts = originalObject.Name.split('-');
        if (parts.length === 2) transformedObject.name = parts[2] + '/' + parts[1];
      }`),
    ],
    [
      "parts of another split",
      read(`if (originalObject.Name && originalObject.Name.split('-').length === 2) {
        transformedObject.name = originalObject.Name.split('/')[1] + '!';
      }`),
    ],
    [
      "a list that is turned round for others too",
      read(`if (originalObject.Name) {
        const parts = originalObject.Name.split('-');
        transformedObject.last = parts.reverse().join('/');
        transformedObject.name = parts[0];
      }`),
    ],
    [
      "a part of a list that was turned round",
      read(`if (originalObject.Name) {
        transformedObject.name = originalObject.Name.split('-').reverse()[0];
      }`),
    ],
    ["a field that stays one", read("transformedObject.name = transformedObject.id;")],
    ["a test of another kind", read("transformedObject.active = !!originalObject.Name;")],
    ["a number", read("transformedObject.stage = originalObject.Phase === 1 ? 'a' : 'b';")],
    [
      "two members",
      read("transformedObject.active = originalObject.First === originalObject.Last;"),
    ],
    ["a parent", read("transformedObject.name = originalObject.Owner.Name;")],
    [
      "a fall through",
      read(
        "switch (originalObject.Phase) { case 'a': transformedObject.stage = 'x'; case 'b': transformedObject.stage = 'y'; }",
      ),
    ],
    ["an end on one way only", `if (fromVendor) ${done}`],
    ["two ends", `if (fromVendor) { ${done} } ${done}`],
    ["a constant that is set", read("const a = 'x'; a = 'y'; transformedObject.stage = a;")],
    ["two names that are one", read("let a = 'x'; { let a = 'y'; } transformedObject.stage = a;")],
    ["a date", read("transformedObject.name = new Date(originalObject.Name).toISOString();")],
    ["a loop", read("for (const k in originalObject) { transformedObject.stage = k; }")],
    ["a change afterwards", `${done} transformedObject.stage = 'x';`],
    [
      "a joined text in a number",
      read(
        "transformedObject.count = `${originalObject.First || ''}-${originalObject.Last || ''}`;",
      ),
    ],
    [
      "a joined text in a truth value",
      read("if (originalObject.First) transformedObject.active = originalObject.First + '!';"),
    ],
    [
      "a joined text in a number of the vendor",
      `if (!fromVendor) transformedObject.Amount = (originalObject.first || '') + '0'; ${done}`,
    ],
    ["a truth value as a number", read("transformedObject.count = originalObject.Inactive;")],
    ["a text constant in a number", read("transformedObject.count = 'many';")],
    [
      "texts of a table in a number",
      read("transformedObject.count = ({ Web: 'one' })[originalObject.Phase];"),
    ],
    [
      "a member that is compared with true",
      read("transformedObject.stage = originalObject.Flag === true ? 'on' : 'off';"),
    ],
    [
      "a member that is compared with true and false",
      read(
        "transformedObject.active = originalObject.Flag === true || originalObject.Flag === false;",
      ),
    ],
    [
      "a member that is a case of true",
      read("switch (originalObject.Flag) { case true: transformedObject.stage = 'on'; break; }"),
    ],
  ])("stays a script: %s", (_name, body) => {
    const [script] = imported(scripted(body)).report?.scripts ?? [];
    expect(script).toMatchObject({ outcome: "kept" });
  });

  it("stays one where names would pass in the other direction", () => {
    const open = [{ type: "passThrough", properties: { fromVendor: true, toVendor: true } }];
    const body = read("transformedObject.name = originalObject.Name;");
    const [script] = imported(scripted(body, open)).report?.scripts ?? [];
    expect(script?.why).toContain("would pass in the other direction");
  });
});

const vendorNames = ["Phase", "First", "Last", "Other"] as const;
const commonNames = ["stage", "name", "first", "last"] as const;
const text = fc.constantFrom("'Web'", "'Phone'", "''", "'x'");

/** Assignments in one direction: of values that a rule can say, and of such that it nearly can. */
function statements(sources: readonly string[], targets: readonly string[]): fc.Arbitrary<string> {
  const source = fc.constantFrom(...sources).map((name) => `originalObject.${name}`);
  const test = fc.oneof(
    source,
    fc
      .tuple(source, fc.constantFrom("===", "!==", "==", "!="), text)
      .map(([name, operator, value]) => `${name} ${operator} ${value}`),
    source.map((name) => `${name} == null`),
    source.map((name) => `!${name}`),
    fc.tuple(source, source).map(([a, b]) => `(${a} && ${b})`),
  );
  const plain = fc.oneof(
    text,
    source,
    fc.constantFrom(...targets).map((name) => `transformedObject.${name}`),
    fc.constantFrom("undefined", "null"),
  );
  const joined = fc
    .tuple(source, source, fc.constantFrom("' '", "''", "', '"))
    .chain(([a, b, between]) =>
      fc.constantFrom(
        `(${a} && ${b} ? ${a} + ${between} + ${b} : undefined)`,
        `(${a} ? ${a} + ${between} + ${b} : '')`,
        `(${a} || '') + ${between} + (${b} || '')`,
        `(${a} ? 'Dr ' + ${a} : '-')`,
        `${a} + ${between} + ${b}`,
      ),
    );
  const cut = source.chain((a) =>
    fc.constantFrom(
      `(${a} ? ${a}.split(' ')[0] : undefined)`,
      `(${a} ? ${a}.split(' ').slice(1).join(' ') : undefined)`,
      `(${a} && ${a}.split(' ')[0])`,
      `${a}.split(' ')[0]`,
      `(${a} ? ${a}.toUpperCase() : '')`,
      `(${a} ? ${a}.split('-').reverse().join('/') : undefined)`,
      `(${a} ? ${a}.split(' ').join('') + '!' : '')`,
      `(${a} && ${a}.split('-').length === 2 ? ${a}.split('-')[1] + '/' + ${a}.split('-')[0] : '')`,
      `(${a} && ${a}.split('-').length == 3 ? ${a}.split('-')[1] : undefined)`,
    ),
  );
  const lookup = source.chain((a) =>
    fc.constantFrom(
      `({ 'Web': 'web', 'Phone': 'x' })[${a}]`,
      `new Map([['Web', 'web'], ['', 'none']]).get(${a})`,
      `({ 'Web': 'web' })[${a}] || 'other'`,
      `({ 'Web': 'web' })[${a}] || ${a}`,
    ),
  );
  const value = fc.oneof(
    plain,
    lookup,
    joined,
    cut,
    fc.tuple(test, plain, plain).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.tuple(source, plain).map(([a, b]) => `(${a} || ${b})`),
    fc.tuple(source, text).map(([a, b]) => `(${a} ?? ${b})`),
  );
  const assignment = fc
    .tuple(fc.constantFrom(...targets), value)
    .map(([name, right]) => `transformedObject.${name} = ${right};`);
  return fc.oneof(
    { weight: 4, arbitrary: assignment },
    fc.tuple(test, assignment, assignment).map(([a, b, c]) => `if (${a}) { ${b} } else { ${c} }`),
    fc.tuple(test, assignment).map(([a, b]) => `if (${a}) ${b}`),
    fc
      .tuple(source, assignment, assignment)
      .map(([a, b, c]) => `switch (${a}) { case 'Web': ${b} break; default: ${c} }`),
    fc.tuple(source, assignment).map(([a, b]) => `switch (${a}) { case 'Web': case '': ${b} }`),
  );
}

const body = fc
  .tuple(
    fc.array(statements(vendorNames, commonNames), { maxLength: 2 }),
    fc.array(statements(commonNames, vendorNames), { maxLength: 1 }),
  )
  .map(([reads, writes]) => {
    const branches = `if (fromVendor) { ${reads.join("\n")} } else { ${writes.join("\n")} }`;
    return `${branches}\n${done}`;
  });

describe("any script", () => {
  const numRuns = Number(process.env.CEMAP_LIFT_RUNS ?? 12);

  it("is lifted only into rules that do the same", async () => {
    let lifted = 0;
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const rows = await rowsOf(scripted(text));
        if (rows !== undefined) lifted += 1;
      }),
      { numRuns },
    );
    if (numRuns > 100) console.info(`${lifted} of ${numRuns} scripts were lifted`);
  });
});

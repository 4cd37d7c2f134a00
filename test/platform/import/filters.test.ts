import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { differencesIn } from "./equality.ts";
import { contradictions, imported, rulesAlone, type Scripted } from "./lifting.ts";
import { built, textOf } from "./support.ts";

const fields = [
  { path: "id", vendorPath: "Id" },
  { path: "created", vendorPath: "CreatedDate" },
  { path: "Email", vendorPath: "Email" },
  { path: "stage", vendorPath: "Phase" },
];
const configuration: Json = [
  { type: "passThrough", properties: { fromVendor: false, toVendor: false } },
  { type: "applyJSOnQueryFieldValue", properties: { toVendor: null } },
];

function scripted(body: string, mapped: readonly Mapped[] = fields): Scripted {
  const paths = [...new Set([...mapped.map(({ path }) => path), "extra"])];
  return {
    definition: { fields: paths.map((path) => ({ path, type: "string" })) },
    transformation: { vendorName: "Deal", fields: mapped, configuration, script: { body } },
  };
}

type Mapped = { readonly path: string; readonly vendorPath: string };

const attributes = [
  ...[
    "id",
    "created",
    "Email",
    "stage",
    "Id",
    "CreatedDate",
    "Phase",
    "Made",
    "other",
    "",
    "extra",
  ],
];
const conditions = attributes.map((attribute) => ({ attribute, operator: "=", value: "created" }));
const records = {
  vendor: [{ Id: "1", CreatedDate: "d", Email: "e", Phase: "p" }, {}],
  common: [{ id: "1", created: "d", Email: "e", stage: "web" }, {}],
  filters: [
    ...conditions.map((condition) => ({ where: [condition] })),
    { where: conditions },
    { where: conditions.toReversed(), page: 1 },
    { where: [] },
    {},
  ],
};

/** The rows that a script became, checked against it in both directions and on filters. */
async function rowsOf(one: Scripted): Promise<string> {
  const result = imported(one);
  expect(result.report?.scripts).toMatchObject([{ outcome: "lifted" }]);
  const original = one.transformation as unknown as TransformationPayload;
  expect(await contradictions(original, rulesAlone(result), records)).toEqual([]);
  const hints = { element: "crm", object: "Deal" };
  expect(differencesIn(result, one.transformation, hints)).toEqual([]);
  const text = textOf(result);
  const rows = text.slice(text.indexOf("map Deal")).split("\n").slice(1);
  return rows.map((row) => row.trim().replaceAll(/ +/g, " ")).join("\n");
}

const done = "done(transformedObject);";
const ofPlace = "originalObject.where[index].attribute";

describe("a script that renames attributes of filters", () => {
  it.each([
    [
      "by what was asked for",
      `transformedObject.where.forEach((condition, index) => {
        if (${ofPlace} === 'created') condition.attribute = 'Made';
      });`,
    ],
    [
      "by what was asked for, over the filter that was asked",
      `originalObject.where.forEach(function (asked, index) {
        if (asked.attribute === 'created') transformedObject.where[index].attribute = 'Made';
      });`,
    ],
    [
      "by a table, with a name for the condition",
      `const names = { created: 'Made' };
      transformedObject.where.forEach((condition, index) => {
        const asked = originalObject.where[index];
        condition.attribute = names[asked.attribute] || condition.attribute;
      });`,
    ],
    [
      "into a new list",
      `transformedObject.where = transformedObject.where.map((condition, index) =>
        ({ ...condition, attribute: ${ofPlace} === 'created' ? 'Made' : condition.attribute }));`,
    ],
    [
      "into a new list of the old engine's spelling",
      `transformedObject.where = originalObject.where.map(function (asked, index) {
        var now = transformedObject.where[index].attribute;
        return Object.assign({}, asked, { attribute: asked.attribute == 'created' ? 'Made' : now });
      });`,
    ],
    [
      "where there are conditions",
      `if (Array.isArray(transformedObject.where) && originalObject.where) {
        transformedObject.where.forEach((condition, index) => {
          switch (${ofPlace}) { case 'created': condition.attribute = 'Made'; break; default: }
        });
      }`,
    ],
  ])("becomes names of rows: %s", async (_, body) => {
    expect(await rowsOf(scripted(`if (isWhere) { ${body} }\n${done}`))).toContain(
      '\ncreated <-> CreatedDate @filter("Made")\nEmail <-> same\n',
    );
  });

  it("by the vendor's name becomes one where nothing else can be asked for under it", async () => {
    const body = `if (isWhere) {
      for (const condition of transformedObject.where) {
        if (condition.attribute === 'Email') { condition.attribute = 'EmailAddress'; }
      }
    }
    ${done}`;
    expect(await rowsOf(scripted(body))).toContain('Email <-> Email @filter("EmailAddress")');
  });

  it("is made anew where a field changes that it may know by the vendor's name", () => {
    const body = `if (isWhere) { transformedObject.where.forEach((c) => {
      if (c.attribute === 'Email') c.attribute = 'EmailAddress';
    }); } ${done}`;
    const { files } = imported(scripted(body));
    const scriptAfter = (change: (text: string) => string): Json | undefined => {
      const texts = [...files].map(([name, text]) => [name, change(text)] as const);
      const made = built({ files: new Map(texts), problems: [] });
      const file = "platform/organization/elements/crm/Deal.json";
      return (made.get(file) as { script: { body: string } }).script.body;
    };
    expect(scriptAfter((text) => text)).toBe(body);
    const changed = scriptAfter((text) => text.replace("<-> CreatedDate", "<-> Made"));
    expect(changed).toContain('["Email", "EmailAddress"]');
  });

  it("is lifted with what it does to records", async () => {
    const body = `if (isWhere) {
      transformedObject.where.forEach((condition, index) => {
        if (${ofPlace} === 'created') condition.attribute = 'Made';
      });
    } else if (fromVendor) {
      transformedObject.stage = originalObject.Phase === 'p' ? 'web' : 'x';
    } else {
      transformedObject.Phase = originalObject.stage === 'web' ? 'p' : 'q';
    }
    ${done}`;
    const rows = await rowsOf(scripted(body));
    expect(rows).toContain('created <-> CreatedDate @filter("Made")');
    // A row of the script is no field, so that the platform would not know its attribute.
    expect(rows).toMatch(/stage <-> Phase .*@filter\("Phase"\)/);
  });

  it.each([
    ["the vendor's name may be asked for too", "c.attribute === 'CreatedDate'", "`CreatedDate`"],
    ["an attribute that no field has", `${ofPlace} === 'nothing'`, "`nothing`"],
    ["a value decides", "c.value === 'x'", "line 1"],
    ["an operator decides", `${ofPlace} === 'created' && c.operator === '='`, "line 1"],
  ])("stays a script: %s", (_, test, why) => {
    const body = `if (isWhere) { transformedObject.where.forEach((c, index) => { if (${test}) c.attribute = 'Made'; }); }\n${done}`;
    const [script] = imported(scripted(body)).report?.scripts ?? [];
    expect(script?.outcome).toBe("kept");
    expect(script?.why).toContain(why);
  });

  it.each([
    "transformedObject.where.forEach(c => { c.value = 'x'; });",
    "transformedObject.where = transformedObject.where.filter(c => c.attribute);",
    "transformedObject.where = \"created > '2020'\";",
    "transformedObject.where = originalObject.where;",
    "transformedObject.page = 1;",
    "let last = 'x'; transformedObject.where.forEach(c => { last = c.attribute; c.attribute = last; });",
    "originalObject.where.forEach(c => { c.attribute = 'Made'; });",
    "const list = transformedObject.where; transformedObject.where = list.map(c => ({ ...c, attribute: c.attribute })); list.forEach(c => { c.attribute = 'x'; });",
    "delete transformedObject.where;",
  ])("stays a script: %s", (body) => {
    const [script] = imported(scripted(`if (isWhere) { ${body} }\n${done}`)).report?.scripts ?? [];
    expect(script?.outcome).toBe("kept");
  });

  it("may compare what tells filters from records", async () => {
    const body = `if (isWhere === true) {
      transformedObject.where.forEach((condition) => {
        if (condition.attribute === 'Email') condition.attribute = 'EmailAddress';
      });
    }
    ${done}`;
    expect(await rowsOf(scripted(body))).toContain('Email <-> Email @filter("EmailAddress")');
  });

  it("stays one where records would be told from filters by a value that is not always there", () => {
    const body = `if (isWhere === false) { transformedObject.stage = 'x'; }\n${done}`;
    const [script] = imported(scripted(body)).report?.scripts ?? [];
    expect(script?.outcome).toBe("kept");
  });
});

const names = ["created", "Email", "stage", "Made", "Phase", "", "extra"] as const;
const name = fc.constantFrom(...names).map((text) => `'${text}'`);
const paths = fc.shuffledSubarray(["created", "Email", "stage"], { minLength: 1 });
const vendorPaths = fc.shuffledSubarray(["CreatedDate", "Email", "Phase", "created", "Made"], {
  minLength: 3,
});
const mapping = fc
  .tuple(paths, vendorPaths)
  .map(([left, right]) => left.map((path, index) => ({ path, vendorPath: right[index] ?? "" })));

/** What a script does to one condition: by what was asked for, by what was put there, by a table. */
const change = fc.oneof(
  fc
    .tuple(fc.constantFrom(ofPlace, "c.attribute"), fc.constantFrom("===", "!=="), name, name)
    .map(([of, is, value, now]) => `if (${of} ${is} ${value}) c.attribute = ${now};`),
  fc
    .tuple(fc.constantFrom(ofPlace, "c.attribute"), name, name, name)
    .map(([of, a, b, c]) => `switch (${of}) { case ${a}: c.attribute = ${b}; break; case ${c}: }`),
  fc
    .tuple(fc.constantFrom(ofPlace, "c.attribute"), fc.constantFrom("created", "Email"), name)
    .map(([of, key, now]) => `c.attribute = ({ ${key}: ${now} })[${of}] || c.attribute;`),
);
const setting = fc.constantFrom(
  ...["", "transformedObject.extra = originalObject.Extra;"],
  "transformedObject.stage = originalObject.Phase === 'p' ? 'web' : 'x';",
);

describe("any script that renames", () => {
  const numRuns = Number(process.env.CEMAP_LIFT_RUNS ?? 12);

  it("is lifted only into rules that do the same", async () => {
    let lifted = 0;
    const run = fc.tuple(mapping, fc.array(change, { minLength: 1, maxLength: 2 }), setting);
    await fc.assert(
      fc.asyncProperty(run, async ([mapped, changes, set]) => {
        const each = `transformedObject.where.forEach((c, index) => { ${changes.join(" ")} });`;
        const body = `if (isWhere) { ${each} } else if (fromVendor) { ${set} }\n${done}`;
        const one = scripted(body, mapped);
        if (imported(one).report?.scripts[0]?.outcome !== "lifted") return;
        lifted += 1;
        await rowsOf(one);
      }),
      { numRuns },
    );
    if (numRuns > 100) console.info(`${lifted} of ${numRuns} scripts were lifted`);
  });
});

import { describe, expect, it } from "vitest";
import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import { liftedDigest } from "../../../src/compiler/backends/platform/script-payload.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost, weakHash } from "../../../src/compiler/host.ts";

const head = `object P {
  id: string
  name: string
  born: date
  count: integer
  tags: string[]
  address: { street: string, zip: string }
  items: { sku: string, amount: number }[]
}
`;

function build(
  rows: string,
  files: Readonly<Record<string, string>> = {},
): { readonly payload: TransformationPayload; readonly problems: readonly string[] } {
  const text = rows.startsWith("map") ? head + rows : `${head}map P <-> x.R {\n${rows}\n}\n`;
  const result = compile({ path: "m.cemap", text }, memoryHost(files), { targets: ["platform"] });
  const file = result.files.get("platform/organization/elements/x/P.json");
  return {
    payload: file === undefined ? { fields: [] } : JSON.parse(file),
    problems: result.diagnostics
      .filter(({ severity }) => severity !== "info")
      .map(({ message }) => message),
  };
}

/** Fields in one line each, and what kind of script there is. */
function shown(rows: string): readonly string[] {
  const { payload, problems } = build(rows);
  const fields = payload.fields.map(({ path, vendorPath, configuration, ...rest }) => {
    const entries = (configuration ?? []).map(
      ({ type, properties }) => `${type} ${JSON.stringify(properties)}`,
    );
    const more = Object.keys(rest).length === 0 ? [] : [JSON.stringify(rest)];
    return [`${path} = ${vendorPath}`, ...entries, ...more].join("; ");
  });
  return [...problems, ...fields, ...(payload.script === undefined ? [] : ["script"])];
}

const readOnly = 'passThrough {"fromVendor":true,"toVendor":false}';
const writeOnly = 'passThrough {"fromVendor":false,"toVendor":true}';
const closed = 'passThrough {"fromVendor":false,"toVendor":false}';
const bothWays = 'passThrough {"fromVendor":true,"toVendor":true}';

describe("fields of a transformation", () => {
  it.each([
    ["id <-> Id", ["id = Id"]],
    ["address.street <-> Home.Street", ["address.street = Home.Street"]],
    ["name <-> `First Name`", ["name = First Name"]],
    ["name <-> Lines[0].Name", ["name = Lines[0].Name"]],
    ["name <- Name", [`name = Name; ${readOnly}`]],
    ["name -> Name", [`name = Name; ${writeOnly}`]],
    ["name <- A\nname -> B", [`name = A; ${readOnly}`, `name = B; ${writeOnly}`]],
    ['name <-> Name default -> "x"', [`name = Name; ${bothWays}; defaultValue {"toVendor":"x"}`]],
    [
      'name <-> Name default <- "n/a"',
      [`name = Name; ${bothWays}; defaultValue {"fromVendor":"n/a"}`],
    ],
    ["count <-> Count default -> 7", [`count = Count; ${readOnly}`, "script"]],
    ["name <- Products[id = 2].name", [`name = Products[?(@.id==2)].name; ${readOnly}`]],
    ['name <- P[kind = "x"].name', [`name = P[?(@.kind=='x')].name; ${readOnly}`]],
    ['name <- P[kind = "it\'s"].name', ["script"]],
    ["name <-> Products[id = 2].name", [`name = Products[?(@.id==2)].name; ${readOnly}`, "script"]],
    ["count <- $count(Products)", [`count = Products[*].size(); ${readOnly}`]],
    ["tags <-> Tags", ["tags[*] = Tags[*]"]],
    ["tags[] <-> Tags[].Name", ["tags[*] = Tags[*].Name"]],
    [
      "items[].sku <-> L[].Sku.Code\nitems[].amount <-> L[].Amt",
      ["items[*].sku = L[*].Sku.Code", "items[*].amount = L[*].Amt"],
    ],
    ["items[].sku <-> L[].Sku\nitems[].amount <-> L[].Amt as string", ["script"]],
    ["address <-> Home { street <-> Street }", ["script"]],
    // Only a value of the object's definition is a field.
    ["address <-> Home", ["script"]],
    ["items <-> L", ["script"]],
    ["name <-> `a.b`", ["script"]],
    ["name <-> Name @off", [`name = Name; passThrough {"fromVendor":false,"toVendor":false}`]],
    [
      "name <-> Name @remove(request)",
      [`name = Name; remove {"fromVendor":false,"toVendor":true}`],
    ],
    ["name <-> Name @level(account)", ['name = Name; {"level":"account"}']],
    [
      "name <-> Name @level(organization, account)",
      ['name = Name; {"level":"organization"}', 'name = Name; {"level":"account"}'],
    ],
    [
      'name <-> Name @platform({ type: "string", without: ["vendorPath"] })',
      ['name = undefined; {"type":"string"}'],
    ],
    ['born <-> Born as date("MM/dd/yyyy")', ["script"]],
    // A payload knows no original: nothing is ever an update.
    ["name <-> A on update", [`name = A; ${readOnly}`]],
    ["name -> A on update", []],
    ["items[] <-> L[] on update { sku <-> S }", [`items[*].sku = L[*].S; ${readOnly}`]],
    [
      "items[] <-> L[] {\n sku <-> S\n amount <-> A on update\n}",
      ["items[*].sku = L[*].S", `items[*].amount = L[*].A; ${readOnly}`],
    ],
    // Paths.
    ["name <-> `f()`", ["script"]],
    ["name <-> `f()g`", ["name = f()g"]],
    ["name <-> `a[0`", ["script"]],
    ["name <- this[0].A", ["script"]],
    ["name <- P[active = true].name", [`name = P[?(@.active==true)].name; ${readOnly}`]],
    ["name <- P[a.b = 2].name", [`name = P[?(@.a.b==2)].name; ${readOnly}`]],
    ["name <- P[id > 2].name", ["script"]],
    ["name <- P[id != 2].name", ["script"]],
    ["name <- P[id = 2 and k = 3].name", ["script"]],
    ["name <- P[id in [2]].name", ["script"]],
    ["name <- P[id present].name", ["script"]],
    ["name <- P[`a.b` = 2].name", ["script"]],
    ["name <- P[(id as decimal) = 2].name", ["script"]],
    // Counts.
    ["count <- $sum(P[].n)", ["script"]],
    ["count <- $count(P[].n)", ["script"]],
    ["count <- $length(Name)", ["script"]],
    ["count <- $count(P) else null", ["script"]],
    ["name <- $count(P) as string", ["script"]],
    ["count <- $count(P) default <- 1", ["script"]],
    // Lists.
    ["tags <- Tags", [`tags[*] = Tags[*]; ${readOnly}`]],
    ["tags -> Tags", [`tags[*] = Tags[*]; ${writeOnly}`]],
    ["items[] <- L[] { sku <- S }", [`items[*].sku = L[*].S; ${readOnly}`]],
    ["items[] <- L[] { sku <- S.T\n amount <- $count(A) }", ["script"]],
    ['items[] <- L[] { sku <- S default <- "x" }', ["script"]],
    ["items[] <- L[] { sku <- A as integer as string }", ["script"]],
    ["items[] <-> L[] { sku <-> `a.b` }", ["script"]],
    ["items[] <-> L[] { sku <-> S[0] }", ["script"]],
    ["items[] <-> L[0].M[] { sku <-> S }", ["script"]],
    ['items[] <-> L[k = "x"][] { sku <-> S }', ["script"]],
    ["items[] <-> L as map<json> { sku <-> key }", ["script"]],
    [
      'items[] <-> L[] { sku <-> S default <- "x" }',
      [`items[*].sku = L[*].S; ${writeOnly}`, "script"],
    ],
    [
      'items[] <-> L[] { sku <-> S default -> "x" }',
      [`items[*].sku = L[*].S; ${readOnly}`, "script"],
    ],
    ["items[] <-> L[] { sku <-> S\n amount -> A on update }", ["items[*].sku = L[*].S"]],
    ["items[] <- L[] { sku <- S\n amount <- A as string as integer }", ["script"]],
    [
      "items[] <-> L[] {\n sku <-> S @level(account)\n}",
      ['items[*].sku = L[*].S; {"level":"account"}'],
    ],
    // What a script writes to one place with a field goes to the script as well.
    ["address.street <-> S\naddress.zip <-> Z as integer", ["address.street = S", "script"]],
    ["name <-> V[0]\nid <-> V[1] as integer", [`name = V[0]; ${readOnly}`, "script"]],
    ["name <-> Va\nid <-> V as integer", ["name = Va", "script"]],
    // Rows that are off stay, where a field can say them.
    ["name <-> A[].b @off", [`name = A[*].b; ${closed}`]],
    ["name <-> A[1] @off", [`name = A[1]; ${closed}`]],
    ["name <-> P[id = 1].x @off", []],
    ["name <-> `a.b` @off", []],
  ])("says %s", (rows, expected) => {
    const found = shown(rows).filter((line) => !line.startsWith("The key field"));
    expect(found).toEqual(expected);
  });

  it("stand in the order of the text", () => {
    expect(shown("name <- A\nid <-> Id\nname -> B").map((line) => line.slice(0, 7))).toEqual([
      "name = ",
      "id = Id",
      "name = ",
    ]);
  });

  it("are followed by what passes through", () => {
    const passThrough = (rows: string): unknown => build(rows).payload.configuration;
    const entry = (fromVendor: boolean, toVendor: boolean): unknown => [
      { type: "passThrough", properties: { fromVendor, toVendor } },
    ];
    expect(passThrough("id <-> Id")).toEqual(entry(false, false));
    expect(passThrough("id <-> Id\n... <-> ...")).toEqual(entry(true, true));
    expect(passThrough("id <-> Id\n... <- ...")).toEqual(entry(true, false));
    expect(passThrough("id <-> Id\n... -> ...")).toEqual(entry(false, true));
    expect(passThrough('id <-> Id\n... <-> ... like "*"')).toEqual(entry(true, true));
    expect(passThrough('id <-> Id\n... <-> ... like "x*"')).toEqual(entry(false, false));
    expect(passThrough("id <-> Id.x[0]\n... <-> ...")).toEqual(entry(true, true));
    // A row that is off hides its names from the platform, not from the rest.
    expect(passThrough("id <-> Id\nname <-> Name @off\n... <-> ...")).toEqual(entry(false, false));
    // The script knows which names its rules use; the platform does not.
    expect(passThrough("id <-> Id\nborn <-> B as datetime\n... <-> ...")).toEqual(
      entry(false, false),
    );
  });
});

describe("what a payload cannot carry", () => {
  it.each([
    ['name <- jsonata("First & Last")', "scripts have no JSONata"],
    ['name <-> A as string @platform({ type: "x" })\n', undefined],
    [
      'name <-> "{A} {B}" @level(account)',
      "no field stands for this rule, so its annotation has nothing to change",
    ],
  ])("%s", (rows, reason) => {
    const { problems } = build(rows);
    const expected =
      reason === undefined ? [] : [`A platform payload cannot carry this: ${reason}.`];
    expect(problems.filter((one) => one.startsWith("A platform"))).toEqual(expected);
  });

  it("a second resource of one element", () => {
    const rows = "map P <-> x.R {\n id <-> Id\n}\nmap P <-> x.S {\n id <-> Id\n}\n";
    expect(build(rows).problems).toContain(
      "A platform payload cannot carry this: P has one transformation for each element, P.x.R.",
    );
  });

  it("a kept script and another one", () => {
    const files = { "a.js": "done(transformedObject);", "b.js": "done({});" };
    const one = 'id <-> Id\nname <- script "./a.js"\n';
    expect(build(one, files).payload.script).toEqual({
      body: "done(transformedObject);",
      mimeType: "application/javascript",
      filterEmptyResponse: false,
    });
    expect(build(`${one}born <-> B as date("MM/yyyy/dd")`, files).problems).toContain(
      "A platform payload cannot carry this: it needs a script, and only one runs, `a.js`.",
    );
    expect(build(`${one}count <- script "./b.js"`, files).problems).toContain(
      "A platform payload cannot carry this: only one script runs, `a.js`.",
    );
  });
});

describe("a script that was lifted into rules", () => {
  const rows = (digest: string, value = "x"): string =>
    `map P <-> x.R @platform({ script: "./old.js", lifted: "${digest}", scriptMembers: { without: ["mimeType"] } }) {
  id <-> Id
  "${value}" -> Kind
}
`;
  const files = { "old.js": "transformedObject.Kind = 'x'; done(transformedObject);" };
  const [map] = compile({ path: "m.cemap", text: head + rows("") }, memoryHost(files), {}).maps;
  const digest = map === undefined ? "" : liftedDigest(map, weakHash);

  it("is carried to the letter while the rules build the same", () => {
    const { payload, problems } = build(rows(digest), files);
    expect(problems).toEqual([]);
    expect(payload.script).toEqual({ body: files["old.js"], filterEmptyResponse: false });
    expect(Object.keys(payload)).toEqual(["vendorName", "fields", "configuration", "script"]);
  });

  it("is missed where its file is not there", () => {
    expect(build(rows(digest)).problems).toEqual([
      "A platform payload cannot carry this: the script `./old.js` is not there.",
    ]);
  });

  it("leaves out the fields of rows that do the same as it", () => {
    const text = rows("no digest").replace("id <-> Id", "id <-> Id @platform({ lifted: true })");
    const [lifted] = compile({ path: "m.cemap", text: head + text }, memoryHost(files), {}).maps;
    const own = lifted === undefined ? "" : liftedDigest(lifted, weakHash);
    const { payload } = build(text.replace("no digest", own), files);
    expect([payload.fields, payload.script?.body]).toEqual([[], files["old.js"]]);
    expect(build(text, files).payload.fields).toEqual([{ path: "id", vendorPath: "Id" }]);
  });

  it("gives way to what is generated once a rule has changed", () => {
    const { body } = build(rows(digest, "y"), files).payload.script ?? {};
    expect(body).toContain('r.Kind = "y";');
  });
});

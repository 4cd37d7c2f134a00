import { describe, expect, it } from "vitest";
import { bind } from "../../src/compiler/bind.ts";
import { memoryHost } from "../../src/compiler/host.ts";

/** What is said about a text: `code @ the text it points at`, the message and the labels. */
function findings(text: string, files: Readonly<Record<string, string>> = {}) {
  const { loading, binding } = bind({ path: "main.cemap", text }, memoryHost(files));
  const textOf = (source: string): string =>
    source === "main.cemap" ? text : (files[source] ?? "");
  return [...loading, ...binding].map((finding) => ({
    code: finding.code,
    at: textOf(finding.span.source).slice(finding.span.start, finding.span.end),
    help: finding.help,
    message: finding.message,
    labels: finding.labels.map(({ span }) => textOf(span.source).slice(span.start, span.end)),
  }));
}

/** `code at-text` of each finding. */
function said(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  return findings(text, files).map(({ code, at }) => `${code} ${at}`);
}

describe("names of one scope", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["objects", "object A { x: string }\nobject A { y: string }", "A"],
    ["an object and an enum", "object A { x: string }\nenum A { X }", "A"],
    ["hubs", 'hub crm "CRM"\nhub crm "Other"', "crm"],
    ["codecs", "codec c = value / 100\ncodec c = value / 10", "c"],
    ["tables", "table t (a: string)\ntable t (b: string)", "t"],
    ["columns", "table t (a: string, a: string)", "a"],
    ["fields", "object A { x: string, x: integer }", "x"],
    ["inner fields", "object A { o: { x: string, x: integer } }", "x"],
    ["enum members", "enum E { A, B, A }", "A"],
    ["elements", "element e { }\nelement e { }", "e"],
    ["resources", "element e {\n  resource R { }\n  resource R { }\n}", "R"],
    ["maps", "object A { x: string }\nmap A <-> e.R { x <-> X }\nmap A <-> e.R { x <-> X }", "A"],
    ["key fields", "object A { x: string!, key (x, x) }", "x"],
  ];
  it.each(cases)("two %s of one name", (_what, text, at) => {
    expect(findings(text)).toMatchObject([{ code: "duplicate-declaration", at, labels: [at] }]);
  });

  it("across files", () => {
    const text = 'use "./a.cemap"\nobject A { x: string }';
    expect(findings(text, { "a.cemap": "object A { y: string }" })).toMatchObject([
      { code: "duplicate-declaration", at: "A", labels: ["A"] },
    ]);
  });

  it("names that only look the same", () => {
    const text = "object A { `caf\u00e9`: string, `cafe\u0301`: string }";
    expect(findings(text)).toMatchObject([
      { code: "confusable-names", at: "`cafe\u0301`", labels: ["`caf\u00e9`"] },
    ]);
  });

  it("names of built-in things", () => {
    expect(said("object string { x: integer }")).toEqual(["built-in-name string"]);
    expect(said("codec trim = value / 100")).toEqual(["built-in-name trim"]);
  });
});

describe("names that are not known", () => {
  const cases: readonly (readonly [string, string, string, string | undefined])[] = [
    ["unknown-type", "object A { x: strng }", "strng", "string"],
    ["unknown-type", "enum Kind { A }\nobject A { x: Kin }", "Kin", "Kind"],
    ["unknown-type", "object A { x: map<Foo>[] }", "Foo", undefined],
    ["unknown-type", "table t (a: strng)", "strng", "string"],
    ["unknown-hub", 'hub crm "CRM"\nobject A in crn { x: string }', "crn", "crm"],
    ["unknown-hub", 'hub crm "CRM"\nelement e in crn { }', "crn", "crm"],
    [
      "unknown-object",
      "object Contact { x: string }\nmap Contct <-> e.R { x <-> X }",
      "Contct",
      "Contact",
    ],
    ["unknown-object", "map Contact <-> e.R { x <-> X }", "Contact", undefined],
    ["unknown-key-field", "object A { ident: string!, key (idnt) }", "idnt", "ident"],
    ["unknown-key-field", "object A { xs: { kind: string }[] keyed by knd }", "knd", "kind"],
  ];
  it.each(cases)("%s in %j", (code, text, at, near) => {
    const [finding, ...others] = findings(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code, at });
    if (near === undefined) expect(finding?.help).not.toContain("Did you mean");
    else expect(finding?.help).toContain(`Did you mean \`${near}\`?`);
  });

  const object = "object A { x: string }\n";
  it("an element or resource near a declared one", () => {
    const element = "element sfdc { resource Contact { } }\n";
    expect(said(`${object}${element}map A <-> sfdcc.Contact { x <-> X }`)).toEqual([
      "unknown-element sfdcc",
    ]);
    expect(said(`${object}${element}map A <-> sfdc.Contct { x <-> X }`)).toEqual([
      "unknown-resource Contct",
    ]);
  });

  it("says nothing where no declaration is near", () => {
    expect(said(`${object}map A <-> hubspot.contacts { x <-> X }`)).toEqual([]);
    const element = "element sfdc { resource Contact { } }\n";
    expect(said(`${object}${element}map A <-> hubspot.contacts { x <-> X }`)).toEqual([]);
    expect(said(`${object}${element}map A <-> sfdc.Opportunity { x <-> X }`)).toEqual([]);
    expect(said("object A in crm { x: string }")).toEqual([]);
  });

  it("does not repeat a declaration that could not be parsed", () => {
    const text = "objct Contact { x: string }\nmap Contact <-> e.R { x <-> X }";
    expect(findings(text).filter(({ code }) => code === "unknown-object")).toEqual([]);
    expect(findings(text).length).toBeGreaterThan(0);
  });

  it("takes names from used files, also through others", () => {
    const files = {
      "a.cemap": 'use "./b.cemap"\nobject Contact { kind: Kind }',
      "b.cemap": "enum Kind { A, B }",
    };
    const text = 'use "./a.cemap"\nmap Contact <-> e.R { kind <-> Kind__c }';
    expect(said(text, files)).toEqual([]);
    const { program } = bind({ path: "main.cemap", text }, memoryHost(files));
    expect([...program.files.keys()].sort()).toEqual(["a.cemap", "b.cemap", "main.cemap"]);
    expect(program.maps).toHaveLength(1);
    expect(program.objects.get("Contact")?.type.fields[0]?.type).toEqual({
      kind: "enum",
      name: "Kind",
      members: ["A", "B"],
    });
  });
});

describe("declarations that do nothing yet", () => {
  it.each([
    ["instance", 'instance acme of sfdc "Acme" {\n  tags: ["a"]\n}'],
    ["sync", 'sync "A" a.Account -> b.Account on created { match: domain }'],
    ["proxy", "proxy p {\n  x { y: 1 }\n}"],
  ])("%s is refused once", (keyword, text) => {
    expect(said(`${text}\nenum E { A }\n`)).toEqual([`reserved-declaration ${keyword}`]);
  });
});

describe("overrides", () => {
  const base = "object A { x: string }\nmap A <-> e.R { x <-> X }\n";
  it("name what exists", () => {
    expect(said(`${base}override map A <-> e.R for account "46" { x <-> Y }`)).toEqual([]);
    expect(said(`${base}override object A for account "46" { y: string }`)).toEqual([]);
  });

  it("of nothing", () => {
    expect(said(`${base}override map B <-> e.R for account "46" { x <-> Y }`)).toEqual([
      "unknown-object B",
    ]);
    expect(said(`${base}override map A <-> e.S for account "46" { x <-> Y }`)).toEqual([
      "unknown-map A",
    ]);
    expect(said(`${base}override object A for account "46" { y: strng }`)).toEqual([
      "unknown-type strng",
    ]);
  });

  it("twice for one level", () => {
    const one = 'override map A <-> e.R for account "46" { x <-> Y }\n';
    expect(said(`${base}${one}${one}`)).toEqual(["duplicate-declaration A"]);
    expect(said(`${base}${one}${one.replace("46", "47")}`)).toEqual([]);
  });
});

describe("scripts", () => {
  const map = (path: string): string =>
    `object A { x: string }\nmap A <-> e.R { x <- script "${path}" }`;
  it("must exist inside the project", () => {
    expect(said(map("./a.js"), { "a.js": "done()" })).toEqual([]);
    expect(said(map("./a.js"))).toEqual(['use-not-found "./a.js"']);
    expect(said(map("../a.js"))).toEqual(['use-outside-project "../a.js"']);
  });
});

describe("annotations", () => {
  const field = (annotation: string): string => `object A { x: string ${annotation} }`;
  const rule = (annotation: string): string =>
    `object A { x: string }\nmap A <-> e.R { x <-> X ${annotation} }`;
  const row = (annotation: string): string =>
    `element e {\n  resource R {\n    Id ${annotation}\n  }\n}`;

  it.each([
    field('@format("email")'),
    field('@pattern("^[A-Z]+$") @length(2, 80) @sensitive'),
    field("@min(0) @max(10) @length(80) @deprecated"),
    field('@deprecated("use y") @level(account) @platform({ "a": [1] })'),
    rule("@off"),
    rule("@level(organization, account, instance)"),
    rule('@remove(request) @filter("attr") @level(account) @platform({ a: 1 })'),
    row("@always"),
    row("@readonly"),
    row('@null("") @merge'),
    row("@createonly"),
  ])("known: %s", (text) => {
    expect(said(text)).toEqual([]);
  });

  it.each([
    [field("@formt(1)"), "unknown-annotation formt"],
    [field("@always"), "unknown-annotation always"],
    [rule("@readonly"), "unknown-annotation readonly"],
    [row("@off"), "unknown-annotation off"],
    [field("@format"), "annotation-arguments @format"],
    [field("@format(1)"), "annotation-arguments @format(1)"],
    [field('@pattern("[")'), 'annotation-arguments @pattern("[")'],
    [field("@length(5, 2)"), "annotation-arguments @length(5, 2)"],
    [field("@length(-1)"), "annotation-arguments @length(-1)"],
    [field("@sensitive(true)"), "annotation-arguments @sensitive(true)"],
    [field("@level(system)"), "annotation-arguments @level(system)"],
    [field("@level(account, account)"), "annotation-arguments @level(account, account)"],
    [field('@platform("x")'), 'annotation-arguments @platform("x")'],
    [rule("@remove"), "annotation-arguments @remove"],
    [row("@null"), "annotation-arguments @null"],
    [field("@sensitive @sensitive"), "duplicate-annotation @sensitive"],
  ])("%s", (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it("helps with a near name, or with where it belongs", () => {
    expect(findings(field("@sensitiv"))[0]?.help).toBe("Did you mean `@sensitive`?");
    expect(findings(field("@always"))[0]?.help).toBe("`@always` belongs to a resource row.");
    expect(findings(rule("@zzz"))[0]?.help).toContain("`@filter`");
  });

  it("are checked at every depth of a map", () => {
    const text = `object A { o: { x: string }, k: string }
map A <-> e.R {
  o <-> O {
    x <-> X @nope
  }
  when k = "a" <-> K = 1 {
    k <-> L @nope
  }
  else {
    k <-> M @nope
  }
}`;
    expect(said(text)).toEqual(Array(3).fill("unknown-annotation nope"));
  });
});

describe("resource rows", () => {
  const schema = (open: boolean): string =>
    JSON.stringify({
      type: "object",
      properties: {
        Id: { type: "string" },
        Address: { type: "object", properties: { City: { type: "string" } } },
        Lines: { type: "array", items: { type: "object", properties: { Sku: {} } } },
      },
      additionalProperties: open,
    });
  const resource = (rows: string): string =>
    `element e {\n  resource R from "./r.json" {\n    ${rows}\n  }\n}`;

  it("name fields of the schema", () => {
    const rows = 'Id, Address.City @always\n    Lines[].Sku @readonly\n    ... @null("")';
    expect(said(resource(rows), { "r.json": schema(false) })).toEqual([]);
  });

  it("a closed schema lists all fields", () => {
    const files = { "r.json": schema(false) };
    expect(findings(resource("Idd @always"), files)).toMatchObject([
      { code: "unknown-resource-field", at: "Idd", help: "Did you mean `Id`?" },
    ]);
    expect(said(resource("Else @always"), files)).toEqual(["unknown-resource-field Else"]);
  });

  it("an open schema makes a near miss doubtful", () => {
    const files = { "r.json": schema(true) };
    expect(said(resource("Idd @always"), files)).toEqual(["doubtful-resource-field Idd"]);
    expect(said(resource("Address.Citi @always"), files)).toEqual(["doubtful-resource-field Citi"]);
    expect(said(resource("Else__c @always"), files)).toEqual([]);
  });

  it("a path goes through objects and lists", () => {
    const files = { "r.json": schema(false) };
    expect(said(resource("Id.x @always"), files)).toEqual(["resource-path-kind .x"]);
    expect(said(resource("Id[] @always"), files)).toEqual(["resource-path-kind []"]);
  });

  it("twice the same", () => {
    const files = { "r.json": schema(false) };
    expect(said(resource("Id @always\n    Id @always"), files)).toEqual([
      "duplicate-annotation Id",
    ]);
    expect(said(resource("Id @always\n    Id @readonly"), files)).toEqual([]);
  });
});

describe("schema files", () => {
  const resource = (from: string): string => `element e {\n  resource R from "${from}" { }\n}`;
  const messages = (from: string, files: Readonly<Record<string, string>> = {}) =>
    findings(resource(from), files).map(({ code, at, message }) => `${code} ${at} ${message}`);

  it("must exist inside the project", () => {
    expect(findings(resource("./r"), { "r.schema.json": "{}" })).toMatchObject([
      { code: "schema-not-found", at: '"./r"', help: "Did you mean `./r.schema.json`?" },
    ]);
    expect(said(resource("../r.json"))).toEqual(['use-outside-project "../r.json"']);
    expect(said(resource("http://x/r.json#/R"))).toEqual([
      'use-outside-project "http://x/r.json#/R"',
    ]);
  });

  it("are spoken of at the path", () => {
    expect(messages("./r.json", { "r.json": "{" })).toEqual([
      'schema-invalid "./r.json" The schema `./r.json` cannot be read: it is not JSON.',
    ]);
    const circle = '{"properties":{"a":{"$ref":"#/x/N"}},"x":{"N":{"items":{"$ref":"#/x/N"}}}}';
    expect(messages("./r.json", { "r.json": circle })).toEqual([
      'schema-recursive "./r.json" In the schema `./r.json`, `N` contains itself.',
    ]);
    const remote = '{"properties":{"a":{"$ref":"other.json"}}}';
    expect(said(resource("./r.json"), { "r.json": remote })).toEqual([
      'schema-unsupported "./r.json"',
    ]);
    const wide = JSON.stringify({
      properties: Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`f${at}`, {}])),
    });
    expect(messages("./r.json", { "r.json": wide })).toEqual([
      'schema-limit "./r.json" The schema `./r.json` has more than 20000 places when written out.',
    ]);
  });

  it("give the resource its type, from a part of the file too", () => {
    const api =
      '{"openapi":"3.1.0","components":{"schemas":{"X":{"properties":{"Id":{"type":"integer"}}}}}}';
    const text = resource("./api.json#/components/schemas/X");
    const { program, binding } = bind(
      { path: "main.cemap", text },
      memoryHost({ "api.json": api }),
    );
    expect(binding).toEqual([]);
    expect(program.elements.get("e")?.resources.get("R")?.schema).toMatchObject({
      name: "R",
      open: true,
      fields: [{ name: "Id", type: { kind: "scalar", name: "integer" } }],
    });
  });
});

describe("any text", () => {
  it("gives a program", () => {
    for (const text of [
      "",
      "}{",
      "object",
      "map A <->",
      "object A { x: }",
      'use "',
      "\0",
      "element e { resource",
    ]) {
      const { program } = bind({ path: "main.cemap", text }, memoryHost({}));
      expect(program.sources.has("main.cemap")).toBe(true);
    }
  });

  it("names that are members of every JavaScript object are names", () => {
    const text =
      "object `__proto__` { constructor: string!, `__proto__`: toString, key (constructor) }\nenum toString { hasOwnProperty }\nmap `__proto__` <-> valueOf.`__proto__` { constructor <-> X }";
    expect(said(text)).toEqual([]);
    const { program } = bind({ path: "main.cemap", text }, memoryHost({}));
    expect(program.objects.get("__proto__")?.type.key).toEqual(["constructor"]);
    expect(said("object A { x: constructor }")).toEqual(["unknown-type constructor"]);
    expect(said("object A { x: string @constructor }")).toEqual(["unknown-annotation constructor"]);
  });
});

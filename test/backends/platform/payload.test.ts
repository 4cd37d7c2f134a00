import { describe, expect, it } from "vitest";
import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";

const files = { "a.js": "done(1);", "b.js": "done(2);" };
const object = `object T { id: string, a: string, b: string, k: "x" | "y", l: { m: string }[], at: datetime }
`;

interface Built {
  /** By level. */
  readonly payloads: Readonly<Record<string, TransformationPayload>>;
  readonly problems: readonly string[];
}

function build(rows: string): Built {
  const source = { path: "m.cemap", text: object + rows };
  const result = compile(source, memoryHost(files), { targets: ["platform"] });
  const made = [...result.files].flatMap(([name, content]) => {
    const level = /^platform\/(.*)\/elements\/x\/T\.json$/.exec(name)?.[1];
    return level === undefined ? [] : [[level, JSON.parse(content)] as const];
  });
  const problems = result.diagnostics.filter(({ severity }) => severity !== "info");
  return { payloads: Object.fromEntries(made), problems: problems.map(({ message }) => message) };
}

function payload(rows: string): TransformationPayload | undefined {
  return build(rows).payloads.organization;
}

const nothingPasses = {
  type: "passThrough",
  properties: { fromVendor: false, toVendor: false },
};
const id = { path: "id", vendorPath: "Id" };

describe("what `@platform` and `@level` state of a transformation", () => {
  it("stands in it and in its entries", () => {
    const text = `map T <-> x.R @level(account) @platform({
  entries: { vendorType: "v" }, fields: [{ path: "z", vendorPath: "Z" }], at: [1]
  isLegacy: true, members: { at: 3 }, without: ["vendorName"]
}) {
  id <-> Id
  a  <-> A @platform({ vendorType: "w", vendorPath: "AA", members: { lifted: 1 } }) @level(organization, instance)
  b  <-> B @remove(response) @platform({ lifted: true })
}`;
    expect(payload(text)).toEqual({
      fields: [
        { ...id, vendorType: "v", level: "account" },
        { path: "z", vendorPath: "Z" },
        { path: "a", vendorPath: "AA", vendorType: "w", level: "organization", lifted: 1 },
        { path: "a", vendorPath: "AA", vendorType: "w", level: "instance", lifted: 1 },
        {
          path: "b",
          vendorPath: "B",
          vendorType: "v",
          level: "account",
          configuration: [{ type: "remove", properties: { fromVendor: true, toVendor: false } }],
        },
      ],
      configuration: [nothingPasses],
      isLegacy: true,
      at: 3,
    });
  });

  it("replaces members in their place", () => {
    const text = `map T <-> x.R @platform({ vendorName: "Q", extra: 2 }) { id <-> Id }`;
    expect(Object.entries(payload(text) ?? {})).toEqual([
      ["vendorName", "Q"],
      ["fields", [id]],
      ["configuration", [nothingPasses]],
      ["extra", 2],
    ]);
  });

  it("may name files of scripts", () => {
    const text = `map T <-> x.R @platform({ scripts: [
  { file: "./a.js", level: "account" }, { body: "x" }, { file: "./b.js", body: "y" }, 1, { file: 2 }, null
] }) { id <-> Id }`;
    expect(payload(text)?.scripts).toEqual([
      { level: "account", body: "done(1);" },
      { body: "x" },
      { file: "./b.js", body: "y" },
      1,
      { file: 2 },
      null,
    ]);
    expect(payload("map T <-> x.R @platform({ scripts: 1 }) { id <-> Id }")?.scripts).toBe(1);
  });

  it("names files that are there", () => {
    const text = 'map T <-> x.R @platform({ scripts: [{ file: "./c.js" }] }) { id <-> Id }';
    expect(build(text)).toEqual({
      payloads: {},
      problems: ["A platform payload cannot carry this: the script `./c.js` is not there."],
    });
  });
});

describe("a transformation of a lower level", () => {
  const base = `map T <-> x.R {\n id <-> Id\n a <-> A { "x" <-> "y" }\n}\n`;
  const at = (head: string, rows: string, above = base): TransformationPayload | undefined =>
    build(`${above}override map T <-> x.R for account "46" ${head} {\n${rows}\n}\n`).payloads[
      "account-46"
    ];

  it("holds what its rows say", () => {
    expect(at("", "b <-> B")).toEqual({
      vendorName: "R",
      fields: [{ path: "b", vendorPath: "B" }],
      configuration: [nothingPasses, { type: "inherit" }],
    });
  });

  it("closes what it leaves out", () => {
    expect(at("", "remove id\nb -> B")?.fields).toEqual([
      {
        path: "b",
        vendorPath: "B",
        configuration: [{ type: "passThrough", properties: { fromVendor: false, toVendor: true } }],
      },
      { ...id, configuration: [nothingPasses] },
    ]);
  });

  it("holds a row that is off here and not above", () => {
    const above = "map T <-> x.R {\n id <-> Id\n a <-> A\n b <-> B @off\n}\n";
    expect(at("", "a <-> A @off", above)?.fields).toEqual([
      { path: "a", vendorPath: "A", configuration: [nothingPasses] },
    ]);
  });

  it.each([
    ["says so by itself", '@platform({ configuration: [{ type: "inherit" }] })', ["b"]],
    ["has no configuration", '@platform({ without: ["configuration"] })', ["id", "b"]],
    ["states another", '@platform({ configuration: [1, null, { type: "x" }] })', ["id", "b"]],
    ["leaves out something else", '@platform({ without: ["vendorName"] })', ["b"]],
    ["states no list", '@platform({ configuration: "x" })', ["id", "b"]],
  ])("that %s inherits or holds all", (_case, head, paths) => {
    expect(at(head, "b <-> B")?.fields.map(({ path }) => path)).toEqual(paths);
  });

  describe("and its script", () => {
    const idle = '"use strict";\n\ndone(transformedObject);\n';
    const kept = 'map T <-> x.R {\n id <-> Id\n a <- script "./a.js"\n}\n';
    const plain = "map T <-> x.R {\n id <-> Id\n}\n";
    it.each([
      ["the same rules", base, "b <-> B", undefined],
      ["no rule for one any more", base, "remove a", idle],
      ["no rule for one, above neither", plain, "b <-> B", undefined],
      ["the same kept one", kept, "b <-> B", undefined],
      ["none instead of a kept one", kept, "remove a", idle],
      ["another kept one", kept, 'a <- script "./b.js"', "done(2);"],
      ["a kept one", plain, 'a <- script "./b.js"', "done(2);"],
      [
        "the same kept one with other members",
        kept,
        'a <- script "./a.js" @platform({ x: 1 })',
        "done(1);",
      ],
    ])("%s", (_case, above, rows, body) => {
      expect(at("", rows, above)?.script?.body).toBe(body);
    });

    it("is made anew for other rules", () => {
      expect(at("", 'a <-> A { "x" <-> "z" }')?.script?.body).toContain('return "z";');
    });
  });
});

it("tells of each rule that would look at the original that none is there", () => {
  const text = `${object}map T <-> x.R {
  a <-> A on create
  l[] <-> L[] {
    m <-> M on update
  }
}`;
  const source = { path: "m.cemap", text };
  const { diagnostics } = compile(source, memoryHost(files), { targets: ["platform"] });
  const events = diagnostics.filter(({ code }) => code === "payload-event");
  expect(events.map(({ message, span }) => [text.slice(span.start, span.end), message])).toEqual([
    [
      "a <-> A on create",
      "On the platform `on create` acts in every request: a script there sees no original record.",
    ],
    [
      "m <-> M on update",
      "On the platform `on update` never acts: a script there sees no original record.",
    ],
  ]);
});

describe("what nothing of the platform can do", () => {
  it.each([
    ['b <- jsonata("a & b")', ["scripts have no JSONata"]],
    ["b <-> B from users (name <-> id)", ["the rows of `users` are given at run time"]],
    [
      "l[] <-> L[] { m <-> M from users (name <-> id) }",
      ["the rows of `users` are given at run time"],
    ],
    [
      'a <- script "./a.js"\nk <-> K { "x" <-> "1", "y" <-> "2" }',
      ["it needs a script, and only one runs, `a.js`"],
    ],
    ['a <- script "./a.js"\nb <- script "./b.js"', ["only one script runs, `a.js`"]],
    ['a <- script "./a.js"\nb <- script "./a.js"', []],
    [
      'a <- script "./a.js"\nb <-> B @filter("bee")',
      ["filters are renamed by a script, and only one runs"],
    ],
    [
      'k <-> K @platform({ x: 1 }) { "x" <-> "1", "y" <-> "2" }',
      ["no field stands for this rule, so its annotation has nothing to change"],
    ],
    [
      'k <-> K @level(account) { "x" <-> "1", "y" <-> "2" }',
      ["no field stands for this rule, so its annotation has nothing to change"],
    ],
    ['k <-> K @sensitive { "x" <-> "1", "y" <-> "2" }', []],
    [
      'l[] <-> L[] { m <-> M @filter("em") }',
      ["no filter can name it, so `@filter` has nothing to rename"],
    ],
    [
      'at <-> At as datetime("yyyy-MM-dd HH:mm:ss.SSS", "America/Denver")',
      ["scripts know no time zones, so `America/Denver` cannot be used"],
    ],
    ['at <-> At as datetime("yyyy-MM-dd HH:mm:ss.SSS", "UTC")', []],
  ])("%s", (rows, reasons) => {
    const { problems } = build(
      `table users (id: string, name: string)\nmap T <-> x.R {\n${rows}\n}`,
    );
    const prefix = "A platform payload cannot carry this: ";
    const found = problems.flatMap((one) =>
      one.startsWith(prefix) ? [one.slice(prefix.length)] : [],
    );
    expect(found).toEqual(reasons.map((reason) => `${reason}.`));
  });
});

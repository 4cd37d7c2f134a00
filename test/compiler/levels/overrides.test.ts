import { describe, expect, it } from "vitest";
import { dumpIr } from "../../../src/compiler/ir/dump.ts";
import { ownBlock } from "../../../src/compiler/ir/layers.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import { effectiveOf } from "../../../src/compiler/levels/effective.ts";
import { type CheckResult, check, compile, memoryHost } from "../../../src/index.ts";

const object = `object T {
  id: string! key
  name: string
  email: string
  kind: "a" | "b"
  address: { street: string, city: string, zip: string }
  lines: { id: string!, qty: integer, note: string }[] keyed by id
  tags: string[]
  custom: map<json>
}
`;

const base = `map T <-> v.R {
  id, name <-> same
  email    <-> Email
  address  <-> Address {
    street <-> Street
    city   <-> City
  }
  lines[]  <-> Lines[] {
    id  <-> Id
    qty <-> Qty
  }
  "API"     -> By
}
`;

function checked(rows: string, map = base, level = 'account "46"'): CheckResult {
  const text = `${object}${map}override map T <-> v.R for ${level} {\n${rows}\n}\n`;
  return check(text, { host: memoryHost({ "a.js": "done(1)", "b.js": "done(2)" }) });
}

function layerOf(found: CheckResult): IrMap {
  const map = found.maps.at(-1);
  if (map?.layer === undefined) throw new Error(JSON.stringify(found.diagnostics));
  return map;
}

/** The rules in force, without the vendor type and the overlay. */
function rulesOf(found: CheckResult): readonly string[] {
  const lines = dumpIr(layerOf(found)).trimEnd().split("\n").slice(1, -1);
  return lines.map((line) => line.slice(2)).filter((line) => !/^ *overlay/.test(line));
}

function problems(found: CheckResult): readonly string[] {
  return found.diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code);
}

const plain = [
  "cell id: string <-> id | string",
  "cell name: string <-> name | string",
  "cell email: string <-> Email | string",
  "scope address <-> Address",
  "  cell street: string <-> Street | string",
  "  cell city: string <-> City | string",
  "each lines[] <-> Lines[] keys 0",
  "  cell id: string <-> Id | string",
  "  cell qty: integer <-> Qty | integer",
  'write "API" -> By: string | string',
];

/** The plain rules with lines put in place of others; `""` takes a line out. */
function changed(changes: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const lines = plain.map((line) => changes[line] ?? line).filter((line) => line !== "");
  return [...lines, ...more];
}

const email = "cell email: string <-> Email | string";
const city = "  cell city: string <-> City | string";
const qty = "  cell qty: integer <-> Qty | integer";
const by = 'write "API" -> By: string | string';

describe("rows of an override", () => {
  it.each([
    ["email <-> Mail", changed({ [email]: "cell email: string <-> Mail | string" })],
    ["email <- Mail", changed({ [email]: "read email: string <- Mail:string" })],
    ["name <-> Name", changed({ [plain[1] ?? ""]: "cell name: string <-> Name | string" })],
    // Wherever the rule above is written, its common path is meant.
    ["address.city <-> Address.Town", changed({ [city]: "  cell city: string <-> Town | string" })],
    [
      "address <-> Address { city <-> Town }",
      changed({ [city]: "  cell city: string <-> Town | string" }),
    ],
    [
      "address.zip <-> Address.Zip",
      changed({ [city]: `${city}\n  cell zip: string <-> Zip | string` }),
    ],
    [
      "lines[].qty <-> Lines[].Count",
      changed({ [qty]: "  cell qty: integer <-> Count | integer" }),
    ],
    [
      "lines[] <-> Lines[] { qty <-> Count as string }",
      changed({ [qty]: "  cell qty: integer <-> Count | string->integer" }),
    ],
    [
      "lines[].note <-> Lines[].Note",
      changed({ [qty]: `${qty}\n  cell note: string <-> Note | string` }),
    ],
    // A block that joins other objects stands in for all of it.
    [
      "address <-> Home { city <-> Town }",
      changed({
        [plain[3] ?? ""]: "scope address <-> Home",
        [plain[4] ?? ""]: "",
        [city]: "  cell city: string <-> Town | string",
      }),
    ],
    ['"X" -> By', changed({ [by]: 'write "X" -> By: string | string' })],
    ['"X" -> Source', changed({}, 'write "X" -> Source: string | string')],
    ["tags <-> Tags", changed({}, "cell tags: string[] <-> Tags | string[]")],
    [
      "custom <-> ...",
      changed(
        {},
        "rest both custom taken [id name email address lines custom] | [id name Email Address Lines By]",
      ),
    ],
    ["remove email", changed({ [email]: "" })],
    ["remove name", changed({ [plain[1] ?? ""]: "" })],
    ["remove address.city", changed({ [city]: "" })],
    ["address <-> Address { remove city }", changed({ [city]: "" })],
    ["remove address", changed({ [plain[3] ?? ""]: "", [plain[4] ?? ""]: "", [city]: "" })],
    ["remove lines[].qty", changed({ [qty]: "" })],
    ["remove -> By", changed({ [by]: "" })],
    ["email <-> Mail @off", changed({ [email]: "" }, "idle email <-> Mail @off")],
  ])("%s", (rows, rules) => {
    const found = checked(`  ${rows}`);
    expect(problems(found)).toEqual([]);
    expect(rulesOf(found)).toEqual(rules.flatMap((line) => line.split("\n")));
  });

  it("replace both halves of a field, or the one that they are", () => {
    const halves = base.replace("email    <-> Email", "email <- A\n  email -> B");
    const line = (rows: string): readonly string[] =>
      rulesOf(checked(rows, halves)).filter((one) => /email|Email/.test(one));
    expect(line("  email <-> C")).toEqual(["cell email: string <-> C | string"]);
    expect(line("  email <- C")).toEqual([
      "pair email: string",
      "  read email: string <- C:string",
      "  write email:string -> B: string | string",
    ]);
    expect(line("  name -> B")).toEqual(["read email: string <- A:string"]);
    expect(line("  remove email")).toEqual([]);
  });

  it("take rows out of blocks that only spell prefixes, and keep to theirs", () => {
    const flat = base.replace("address  <-> Address {", "address <-> this {");
    const lines = rulesOf(checked("  address <-> this { city <-> `Town x` }", flat));
    expect(lines.filter((line) => line.includes("address"))).toEqual([
      "cell address.street: string <-> Street | string",
      "cell address.city: string <-> `Town x` | string",
    ]);
    const other = rulesOf(checked("  address <-> A2 { city <-> Town }", flat));
    expect(other.filter((line) => /address|city/.test(line))).toEqual([
      "scope address <-> A2",
      "  cell city: string <-> Town | string",
    ]);
  });

  it("replace the branches over the same field together", () => {
    const branches = base.replace(
      "email    <-> Email",
      'when kind = "a" <-> K = 1 { email <-> E1 }\n  when kind = "b" <-> K = 2 { name <-> N }',
    );
    const map = branches.replace("id, name <-> same", "id <-> same");
    const found = checked('  when kind = "a" <-> K = "x" { email <-> Mail }', map);
    expect(problems(found)).toEqual([]);
    const lines = rulesOf(found).filter((line) => /when|email|name/.test(line));
    expect(lines).toEqual([
      "when common kind vendor K",
      "    cell email: string <-> Mail | string",
    ]);
  });

  it("keep a group of branches of their own apart", () => {
    const map = base.replace("email    <-> Email", 'when kind = "a" <-> K = 1 { email <-> E1 }');
    const found = checked('  when tags present <-> H = 1 lossy "why" { tags <-> Tags }', map);
    expect(problems(found)).toEqual([]);
    const whens = rulesOf(found).filter((line) => /^when/.test(line));
    expect(whens).toEqual(["when common kind vendor K", 'when common tags vendor H lossy "why"']);
  });

  it("with a script stand in for all scripts above", () => {
    const scripted = base.replace("email    <-> Email", 'email <- script "./a.js"');
    const { scripts, layer } = layerOf(checked('  this <-> script "./b.js"', scripted));
    expect(scripts.map(({ file }) => file)).toEqual(["b.js"]);
    expect(layer?.base.scripts.map(({ file }) => file)).toEqual(["a.js"]);
    expect(layerOf(checked("  name <-> N", scripted)).scripts.map(({ file }) => file)).toEqual([
      "a.js",
    ]);
  });

  it.each([
    ["email <-> Email", ["override-same"]],
    ["address.city <-> Address.City", ["override-same"]],
    ["id <-> same", ["override-same"]],
    ["remove emial", ["remove-nothing"]],
    ["remove -> Bye", ["remove-nothing"]],
    ["remove -> Email", ["remove-nothing"]],
    ["address <-> Address { remove zip }", ["remove-nothing"]],
    ["tags <-> Email", ["level-conflict"]],
    ["name -> Email", ["level-conflict"]],
    ["address.city <-> Town", ["level-conflict"]],
    ["email <-> A\n  email <-> B", ["duplicate-target"]],
    ["nmae <-> Name", ["unknown-field"]],
    ["remove id", ["required-not-read"]],
  ])("%s is told", (rows, codes) => {
    expect(problems(checked(`  ${rows}`))).toEqual(codes);
  });
});

describe("a layer", () => {
  const rows = `  email <-> Mail
  address.city <-> Address.Town
  remove name
  tags <-> Tags
`;

  it("knows its own rules and what they replace", () => {
    const map = layerOf(checked(rows));
    const labels = (rules: Iterable<{ readonly label: string }> | undefined): readonly string[] =>
      [...(rules ?? [])].map(({ label }) => label);
    expect(map.name).toBe("T.v.R.account-46");
    expect(map.level).toEqual({ kind: "account", id: "46" });
    expect(map.layer?.base.name).toBe("T.v.R");
    expect(labels(map.layer?.own)).toEqual([
      "email <-> Mail",
      "address.city <-> Address.Town",
      "tags <-> Tags",
    ]);
    expect(labels(map.layer?.replaced)).toEqual(["email <-> Email", "city <-> City"]);
    expect(labels(map.layer?.removed)).toEqual(["name <-> same"]);
    const hides = [...(map.layer?.hides ?? [])].map(([rule, above]) => [rule.label, labels(above)]);
    expect(hides).toEqual([
      ["email <-> Mail", ["email <-> Email"]],
      ["address.city <-> Address.Town", ["city <-> City"]],
    ]);
    const own = dumpIr({ ...map, block: ownBlock(map) });
    expect(own).toContain("scope address <-> Address\n    cell city");
    expect(own).not.toContain("street");
    expect(own).not.toContain("lines");
  });

  it("may stand on a map that comes by `use`", () => {
    const host = memoryHost({ "maps/base.cemap": object + base });
    const text =
      'use "../maps/base.cemap"\noverride map T <-> v.R for instance "7" {\n  email <-> M\n}\n';
    const { maps, diagnostics, objects } = check({ path: "over/46.cemap", text }, { host });
    expect(diagnostics).toEqual([]);
    expect(objects.map(({ name }) => name)).toEqual(["T"]);
    expect(maps.map(({ name, source }) => [name, source])).toEqual([
      ["T.v.R.instance-7", "over/46.cemap"],
    ]);
    expect(maps[0]?.layer?.base.source).toBe("maps/base.cemap");
  });

  it("tells the lines of rules in the files that they come from", () => {
    const host = memoryHost({ "base.cemap": object + base });
    const text = 'use "./base.cemap"\noverride map T <-> v.R for account "7" {\n  email <-> M\n}\n';
    const { files } = compile({ path: "46.cemap", text }, { host, targets: ["javascript"] });
    const module = files.get("T.v.R.account-7.js") ?? "";
    expect(module).toContain('{ label: "email <-> M", line: 3, direction');
    expect(module).toContain('{ label: "id <-> same", line: 12, source: "base.cemap", direction');
  });

  it("has fields that nobody else has", () => {
    const more = 'override object T for account "46" {\n  loyalty: string!\n}\n';
    const loyal = checked(`  loyalty <-> Loyalty\n}\n${more.replace(/\}\n$/, "")}`);
    expect(problems(loyal)).toEqual([]);
    expect(rulesOf(loyal)).toContain("cell loyalty: string <-> Loyalty | string");
    expect(loyal.maps[0]?.common.fields.map(({ name }) => name)).not.toContain("loyalty");
    const [, at] = loyal.objects;
    expect(at).toMatchObject({ name: "T", level: { kind: "account", id: "46" } });
    expect([...(at?.own ?? [])]).toEqual(["loyalty"]);
    expect(at?.type.fields.at(-1)).toMatchObject({ name: "loyalty", required: true });
    const other = checked(
      `  loyalty <-> Loyalty\n}\n${more.replace(/\}\n$/, "").replace("46", "47")}`,
    );
    expect(problems(other)).toEqual(["unknown-field"]);
  });

  it("hides with a whole block what is told of the block above, place by place", () => {
    const found = checked("  lines[] <-> Rows[] { qty <-> Count, id <-> Id }");
    const { rules } = effectiveOf(layerOf(found));
    const hidden = rules.map(({ place, hides }) => [place, hides.map(({ label }) => label)]);
    expect(hidden.filter(([, hides]) => hides?.length !== 0)).toEqual([
      ["lines[].qty", ["qty <-> Qty"]],
      ["lines[].id", ["id <-> Id"]],
    ]);
  });

  it("is told only what is new", () => {
    const bare = base.replace("  email    <-> Email\n", "");
    const found = checked("  tags <-> Tags", bare).diagnostics;
    expect(found.map(({ code }) => code)).toEqual(["unmapped-fields"]);
  });

  it("is left alone by a syntax error in another one, and falls with its base", () => {
    const broken = `${object}${base}override map T <-> v.R for account "1" { email <-> }\n`;
    const good = 'override map T <-> v.R for account "2" { email <-> M }\n';
    expect(check(broken + good).maps.map(({ name }) => name)).toEqual(["T.v.R", "T.v.R.account-2"]);
    const fallen = `${object}${base.replace("<-> Email", "<->")}${good}`;
    expect(check(fallen).maps).toEqual([]);
  });

  it("needs an id that files can be named after", () => {
    expect(problems(checked("  email <-> M", base, 'account "../x"'))).toEqual(["unsafe-name"]);
  });
});

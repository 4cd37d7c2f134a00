import { describe, expect, it } from "vitest";
import { told } from "./bind-support.ts";

/** Texts that are whole files, and all that is said of them. */
const texts: readonly (readonly [text: string, ...told: string[]])[] = [
  // The same name twice.
  [
    "object A { x: string }\nenum A { X }",
    "duplicate-declaration A: The type `A` is declared twice. (A: first declared here) Rename one of the two, or take one out.",
  ],
  [
    'hub crm "CRM"\nhub crm "Other"',
    "duplicate-declaration crm: The hub `crm` is declared twice. (crm: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "codec c = value / 100\ncodec c = value / 10",
    "duplicate-declaration c: The codec `c` is declared twice. (c: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "table t (a: string)\ntable t (b: string)",
    "duplicate-declaration t: The table `t` is declared twice. (t: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "table t (a: string, a: string)",
    "duplicate-declaration a: The column `a` is declared twice. (a: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "object A { x: string, x: integer }",
    "duplicate-declaration x: The field `x` is declared twice. (x: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "enum E { A, B, A }",
    "duplicate-declaration A: The member `A` is declared twice. (A: first declared here) Rename one of the two, or take one out.",
  ],
  [
    'enum E { "", "" }',
    'duplicate-declaration "": The member `` is declared twice. ("": first declared here) Rename one of the two, or take one out.',
  ],
  [
    "element e { }\nelement e { }",
    "duplicate-declaration e: The element `e` is declared twice. (e: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "element e {\n  resource R { }\n  resource R { }\n}",
    "duplicate-declaration R: The resource `R` is declared twice. (R: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "object A { x: string }\nmap A <-> e.R { x <-> X }\nmap A <-> e.R { x <-> Y }",
    "duplicate-declaration A: The map `A <-> e.R` is declared twice. (A: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "object A { x: string!, key (x, x) }",
    "duplicate-declaration x: The key field `x` is declared twice. (x: first declared here) Rename one of the two, or take one out.",
  ],
  [
    'object A { x: string }\noverride object A for account "1" { y: string }\noverride object A for account "1" { z: string }',
    'duplicate-declaration A: The override `A for account "1"` is declared twice. (A: first declared here) Rename one of the two, or take one out.',
  ],
  [
    'object A { x: string }\nmap A <-> e.R { x <-> X }\noverride map A <-> e.R for account "1" { x <-> Y }\noverride map A <-> e.R for account "1" { x <-> Z }\noverride map A <-> e.R for account "2" { x <-> Z }\noverride object A for account "1" { z: string }',
    'duplicate-declaration A: The override `A <-> e.R for account "1"` is declared twice. (A: first declared here) Rename one of the two, or take one out.',
  ],
  [
    'object A { x: string }\noverride object A for account "1" { y: string, y: integer }',
    "duplicate-declaration y: The field `y` is declared twice. (y: first declared here) Rename one of the two, or take one out.",
  ],
  [
    "object A { `café`: string, `café`: string }",
    "confusable-names `café`: Two fields look the same, `café`, but are spelled with different characters. (`café`: the other one) Use one spelling; Unicode has several for an accented letter.",
  ],
  // Names that are built in.
  [
    "object string { x: integer }",
    "built-in-name string: `string` is a built-in type and cannot be declared again. Choose another name.",
  ],
  [
    "enum date { A }",
    "built-in-name date: `date` is a built-in type and cannot be declared again. Choose another name.",
  ],
  [
    "codec trim = value / 100",
    "built-in-name trim: `trim` is a built-in codec and cannot be declared again. Choose another name.",
  ],
  ["table integer (a: string)"],
  // Names that nothing has.
  ["object A { x: strng }", "unknown-type strng: There is no type `strng`. Did you mean `string`?"],
  [
    "object A { x: Foo }",
    "unknown-type Foo: There is no type `Foo`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  [
    'hub crm "CRM"\nobject A in crn { x: string }',
    "unknown-hub crn: There is no hub `crn`. Did you mean `crm`? If not, declare this one too.",
  ],
  ['hub crm "CRM"\nobject A in zzz { x: string }'],
  [
    'hub crm "CRM"\nelement e in crn { }',
    "unknown-hub crn: There is no hub `crn`. Did you mean `crm`? If not, declare this one too.",
  ],
  [
    "object A { x: string }\nelement crm { resource R { } }\nmap A <-> crn.R { x <-> X }",
    "unknown-element crn: There is no element `crn`. Did you mean `crm`? If not, declare this one too.",
  ],
  // A name that is not there is near to no other.
  [
    "object A { x: string }\nelement e { }\nmap A <-> { x <-> X }",
    "unexpected-token {: Found `{` where a name is expected.",
  ],
  [
    "object A { x: string }\nelement crm { resource Res { } }\nmap A <-> crm.Ress { x <-> X }",
    "unknown-resource Ress: The element `crm` has no resource `Ress`. Did you mean `Res`? If not, declare this one too.",
  ],
  [
    "object Aa { x: string }\nmap Ab <-> e.R { x <-> X }",
    "unknown-object Ab: There is no object `Ab`. Did you mean `Aa`?",
  ],
  [
    'object A { x: string }\noverride map A <-> e.R for account "1" { x <-> X }',
    "unknown-map A: There is no map `A <-> e.R` to override. Override a map of this file, or `use` the file that has it.",
  ],
  [
    'object A { x: string }\nelement crm { resource R { } }\noverride map A <-> crn.R for account "1" { x <-> X }',
    "unknown-element crn: There is no element `crn`. Did you mean `crm`? If not, declare this one too.",
  ],
  [
    'object A { x: string }\nelement crm { resource Res { } }\noverride map A <-> crm.Ress for account "1" { x <-> X }',
    "unknown-resource Ress: The element `crm` has no resource `Ress`. Did you mean `Res`? If not, declare this one too.",
  ],
  [
    'object A { x: string }\nelement crm { resource Res { } }\noverride map A <-> crm.Zzz for account "1" { x <-> X }',
    "unknown-map A: There is no map `A <-> crm.Zzz` to override. Override a map of this file, or `use` the file that has it.",
  ],
  [
    'object A { x: string }\noverride map B <-> e.R for account "1" { x <-> X }',
    "unknown-object B: There is no object `B`. Did you mean `A`?",
  ],
  [
    "object A { ident: string!, key (idnt) }",
    "unknown-key-field idnt: The key names `idnt`, but `A` has no such field. Did you mean `ident`?",
  ],
  [
    "object B { kind: string }\nobject A { xs: B[] keyed by knd }",
    "unknown-key-field knd: The key names `knd`, but `B` has no such field. Did you mean `kind`?",
  ],
  [
    "object A { xs: { kind: string }[] keyed by knd }",
    "unknown-key-field knd: The key names `knd`, but the item has no such field. Did you mean `kind`?",
  ],
  [
    "object A { x: { ident: string!, key (idnt) } }",
    "unknown-key-field idnt: The key names `idnt`, but the object has no such field. Did you mean `ident`?",
  ],
  // Keys that cannot be.
  [
    "object A { id: string key }",
    "optional-key id: The key `id` is optional, so that some objects have no identity. Write `!` after its type.",
  ],
  [
    "object A { id: string!, n: string, key (id, n) }",
    "optional-key n: The key `n` is optional, so that some objects have no identity. Write `!` after its type.",
  ],
  [
    "object A { id: string[]! key }",
    "key-type id: The field `id` cannot be a key: it holds `string[]`. A key is a text, a number, a boolean, a date or an enum.",
  ],
  [
    "object A { id: json! key }",
    "key-type id: The field `id` cannot be a key: it holds `json`. A key is a text, a number, a boolean, a date or an enum.",
  ],
  [
    "object A { a: string! key, b: string! key, c: string! key }",
    "two-keys b: Both `a` and `b` are declared to be the key. (a: the first key) Write `key (a, b)` as a row of its own if both together are.",
  ],
  [
    "object A {\n  a: string! key\n  b: string!\n  key (b)\n}",
    "two-keys a: Both `b` and `a` are declared to be the key. (b: the first key) Write `key (b, a)` as a row of its own if both together are.",
  ],
  [
    "object A { x: string[] keyed by k }",
    "keyed-by-scalar k: `keyed by` needs items that are objects, and these are `string`. Take `keyed by` out: such items are told apart by their value and place.",
  ],
  [
    "object A { x: { k: { y: string } }[] keyed by k }",
    "key-type k: The field `k` cannot be a key: it holds `{ y: string }`. A key is a text, a number, a boolean, a date or an enum.",
  ],
  ["object A { id: E! key }\nenum E { X }"],
  // What is wrong already is told once.
  [
    "object A { x: Nope[] keyed by k }",
    "unknown-type Nope: There is no type `Nope`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  [
    "object A { id: Nope! key }",
    "unknown-type Nope: There is no type `Nope`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  // Objects in themselves.
  [
    "object A { a: A[] }",
    "recursive-type A: The object `A` contains itself. Records have a fixed depth here: hold the key of the other object instead, or use `json`.",
  ],
  [
    "object A { b: B }\nobject B { c: map<C> }\nobject C { x: { a: A } }",
    "recursive-type A: The object `A` contains itself. (B: `A` holds this) (C: `B` holds this) Records have a fixed depth here: hold the key of the other object instead, or use `json`.",
  ],
  [
    "object R { b: B }\nobject B { c: C }\nobject C { b: B }",
    "recursive-type B: The object `B` contains itself. (C: `B` holds this) Records have a fixed depth here: hold the key of the other object instead, or use `json`.",
  ],
  // What a file that is missing may have declared is not said to be unknown, but for near names.
  [
    'use "./none.cemap"\nobject A { boss: Person, xs: { kind: string }[] keyed by other }\nmap Contact <-> e.R { x <-> X }\noverride map A <-> e.R for account "1" { x <-> X }',
    'use-not-found "./none.cemap": There is no file `./none.cemap`. Paths are relative to the file that names them.',
  ],
  [
    'use "./none.cemap"\nobject A { x: strng, x: integer }',
    'use-not-found "./none.cemap": There is no file `./none.cemap`. Paths are relative to the file that names them.',
    "duplicate-declaration x: The field `x` is declared twice. (x: first declared here) Rename one of the two, or take one out.",
    "unknown-type strng: There is no type `strng`. Did you mean `string`?",
  ],
  // For later.
  [
    'instance acme of sfdc "Acme" {\n  tags: ["a"]\n}',
    "reserved-declaration instance: `instance` declarations are reserved and do nothing yet. Take the declaration out; maps, objects and elements work without it.",
  ],
];

it.each(texts)("%s", (text, ...lines) => {
  expect(told(text)).toEqual(lines);
});

describe("types that are too large", () => {
  const limit = (name: string, more: string): string =>
    `type-limit ${name}: The type \`${name}\` is too large: it has more than ${more}. Use \`json\` for the part that no rule looks into.`;
  /** Each object holds the next one once, or twice. */
  const chain = (count: number, fields: readonly string[]): string =>
    [
      ...Array.from(
        { length: count },
        (_, at) => `object O${at} { ${fields.map((name) => `${name}: O${at + 1}`).join(", ")} }`,
      ),
      `object O${count} { x: string }`,
    ].join("\n");
  const nested = (count: number): string => `object A { x: string${"[]".repeat(count)} }`;

  it("in the number of levels: of the text, or of what its names stand for", () => {
    expect(told(nested(98))).toEqual([]);
    expect(told(nested(99))).toEqual([limit("A", "100 levels")]);
    const place = (text: string): readonly string[] =>
      told(text).map((line) => line.slice(0, line.indexOf(": ")));
    expect(place(nested(100))).toEqual(["type-limit string"]);
    expect(place(`${nested(100)}\nobject B { a: A }`)).toEqual(["type-limit string"]);
    expect(told(chain(48, ["x"]))).toEqual([]);
  });

  it("in the number of places, once, and objects that hold them may be used", () => {
    expect(told(chain(12, ["x", "y"]))).toEqual([]);
    expect(told(chain(13, ["x", "y"]))).toEqual([limit("O0", "20000 places when written out")]);
    expect(told(chain(15, ["x", "y"]))).toEqual([limit("O2", "20000 places when written out")]);
    const held = `${chain(13, ["x", "y"])}\nobject A { o: O0, l: { k: O0 }[] keyed by k }`;
    expect(told(held)).toHaveLength(2);
  });
});

import { describe, expect, it } from "vitest";
import { check, checkInForce } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import { fieldsInForce } from "../../../src/compiler/levels/fields.ts";
import type { Who } from "../../../src/compiler/levels/types.ts";
import { inForceLines, levelText } from "./support.ts";

const text = `object T {
  id: string! key, name: string, email: string, note: string, more: string
  deep: { a: string, b: string }
}
object U { x: string }
map T <-> v.R {
  id <-> Id
  name <-> Name
  email <-> Email
  note <- script "./org.js"
  deep <-> Deep {
    a <-> A
    b <-> B
  }
  "API" -> By
}
map U <-> v.S { x <-> X }
override map T <-> v.R for account "46" {
  email <-> Mail
  deep <-> Other { b <-> C }
  remove -> By
  note, more <- script "./account.js"
  loyalty <-> Loyalty
}
override object T for account "46" { loyalty: integer!, email: string! }
override object U for account "47" { z: string }
override map T <-> v.R for instance "7" {
  email <-> InstanceMail
  name <- Name2
  remove deep.b
}
override object T for instance "7" { email: string, gold: U[] }
`;
const host = memoryHost({ "org.js": "done()", "account.js": "done()" });
const entry = { path: "t.cemap", text };
const found = check(entry, host);

function inForce(who: Who): readonly IrMap[] {
  return checkInForce(found, host, who).laws.map(({ map }) => map);
}

describe("what is in force", () => {
  it("is in the text without mistakes", () => {
    const errors = found.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors).toEqual([]);
  });

  const organization = [
    "id: id <-> Id [organization]",
    "name: name <-> Name [organization]",
    "email: email <-> Email [organization]",
    "deep.a: a <-> A [organization]",
    "deep.b: b <-> B [organization]",
    '-> By: "API" -> By [organization]',
    'note: note <- script "./org.js" [organization]',
  ];

  it("is the map itself for those who have no override", () => {
    for (const who of [{}, { account: "1" }, { account: "7", instance: "46" }]) {
      const maps = inForce(who);
      expect(maps.map(({ name }) => name)).toEqual(["T.v.R", "U.v.S"]);
      expect(maps[0] && inForceLines(maps[0])).toEqual(organization);
    }
  });

  it.each([
    [
      { account: "46" },
      [
        "id: id <-> Id [organization]",
        "name: name <-> Name [organization]",
        "email: email <-> Mail [account 46] over email <-> Email [organization]",
        "deep.b: b <-> C [account 46] over a <-> A [organization] over b <-> B [organization]",
        "loyalty: loyalty <-> Loyalty [account 46]",
        'note, more: note, more <- script "./account.js" [account 46] over note <- script "./org.js" [organization]',
        '"API" -> By [organization] removed by account 46',
      ],
    ],
    [
      { instance: "7" },
      [
        "id: id <-> Id [organization]",
        "name: name <- Name2 [instance 7] over name <-> Name [organization]",
        "email: email <-> InstanceMail [instance 7] over email <-> Email [organization]",
        "deep.a: a <-> A [organization]",
        '-> By: "API" -> By [organization]',
        'note: note <- script "./org.js" [organization]',
        "b <-> B [organization] removed by instance 7",
      ],
    ],
    [
      { account: "46", instance: "7" },
      [
        "id: id <-> Id [organization]",
        "name: name <- Name2 [instance 7] over name <-> Name [organization]",
        "email: email <-> InstanceMail [instance 7] over email <-> Mail [account 46] over email <-> Email [organization]",
        "loyalty: loyalty <-> Loyalty [account 46]",
        'note, more: note, more <- script "./account.js" [account 46] over note <- script "./org.js" [organization]',
        '"API" -> By [organization] removed by account 46',
        "b <-> C [account 46] removed by instance 7",
      ],
    ],
  ] as const)("for %j", (who, lines) => {
    const [map, other] = inForce(who);
    expect(map && inForceLines(map)).toEqual(lines);
    expect(other && inForceLines(other)).toEqual(["x: x <-> X [organization]"]);
  });

  it("knows the fields that somebody has", () => {
    const [map] = inForce({ account: "46", instance: "7" });
    expect(map?.common.fields.map(({ name }) => name)).toEqual([
      "id",
      "name",
      "email",
      "note",
      "more",
      "deep",
      "loyalty",
      "gold",
    ]);
    const [, other] = inForce({ account: "47" });
    expect(other?.common.fields.map(({ name }) => name)).toEqual(["x", "z"]);
    expect(other?.name).toBe("U.v.S.account-47");
  });
});

describe("fields of an object", () => {
  const fields = (object: string, who: Who): readonly string[] =>
    fieldsInForce(found.program, object, who).map(({ name, type, level, span, hides }) => {
      const here = `${name}: ${type} [${levelText(level)}] \`${text.slice(span.start, span.end)}\``;
      return [here, ...hides.map((one) => levelText(one.level))].join(" over ");
    });

  const own = (...others: readonly string[]): readonly string[] => [
    "id: string! [organization] `id: string! key`",
    "name: string [organization] `name: string`",
    ...others.slice(0, 1),
    "note: string [organization] `note: string`",
    "more: string [organization] `more: string`",
    "deep: { a: string, b: string } [organization] `deep: { a: string, b: string }`",
    ...others.slice(1),
  ];

  it.each([
    ["T", {}, own("email: string [organization] `email: string`")],
    [
      "T",
      { account: "46" },
      own(
        "email: string! [account 46] `email: string!` over organization",
        "loyalty: integer! [account 46] `loyalty: integer!`",
      ),
    ],
    [
      "T",
      { instance: "7" },
      own(
        "email: string [instance 7] `email: string` over organization",
        "gold: U[] [instance 7] `gold: U[]`",
      ),
    ],
    [
      "T",
      { account: "46", instance: "7" },
      own(
        "email: string [instance 7] `email: string` over account 46 over organization",
        "loyalty: integer! [account 46] `loyalty: integer!`",
        "gold: U[] [instance 7] `gold: U[]`",
      ),
    ],
    ["U", { account: "46" }, ["x: string [organization] `x: string`"]],
    ["V", { account: "46" }, []],
  ] as const)("%s for %j", (object, who, lines) => {
    expect(fields(object, who)).toEqual(lines);
  });
});

describe("maps that come by `use`", () => {
  const files = memoryHost({
    "base.cemap":
      "object T { x: string, y: string }\nmap T <-> v.R { x <-> X }\nmap T <-> v.S { x <-> X }\n",
  });
  const used = {
    path: "over.cemap",
    text: 'use "./base.cemap"\noverride map T <-> v.R for account "1" { x <-> Z }\noverride map T <-> v.R for account "2" { x <-> Y }\n',
  };

  it("are in force where an override names them, once", () => {
    const place = (who: Who): readonly (readonly string[])[] =>
      checkInForce(check(used, files), files, who).laws.map(({ map }) => [
        map.name,
        ...inForceLines(map),
      ]);
    expect(place({})).toEqual([["T.v.R", "x: x <-> X [organization]"]]);
    expect(place({ account: "2" })).toEqual([
      ["T.v.R.account-2", "x: x <-> Y [account 2] over x <-> X [organization]"],
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/compiler/types.ts";
import { differences } from "./equality.ts";
import { importJson, textOf } from "./support.ts";

const closed: Json = [{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }];
const fields: Json = [
  { path: "id", vendorPath: "Id" },
  { path: "stage", vendorPath: "Phase" },
];
const hints = { element: "crm", object: "Deal" };

function payload(body: string, more: { readonly [name: string]: Json } = {}): Json {
  return { vendorName: "Deal", fields, configuration: closed, script: { body }, ...more };
}

function rowsOf(one: Json): string {
  const text = textOf(importJson(one, hints));
  return text.slice(text.indexOf("}) {\n") + 5);
}

function whyKept(one: Json): string | undefined {
  return importJson(one, hints).report?.scripts[0]?.why;
}

const picks = `if (fromVendor) {
  const toCommon = { 'Offen': 'open', 'Gewonnen': 'won' };
  transformedObject.stage = toCommon[originalObject.Phase];
} else {
  const toVendor = { open: 'Offen', won: 'Gewonnen', lost: 'Offen' };
  transformedObject.Phase = toVendor[originalObject.stage];
}
done(transformedObject);`;

describe("scripts", () => {
  it("objects of texts with a branch for each direction become a value table", () => {
    expect(rowsOf(payload(picks))).toBe(`  id    <-> Id
  stage <-> Phase lossy "as the script did" {
    "open"  <-> "Offen"
    "won"   <-> "Gewonnen"
    "lost"   -> "Offen"
    missing <-  null
    null     -> missing
    else drop
  }
}
`);
    expect(differences(payload(picks), hints)).toEqual([]);
  });

  it.each([
    ["transformedObject.foo = 'bar'; done(transformedObject);", {}],
    ["'use strict'; transformedObject.foo = 'bar'; return transformedObject;", { isLegacy: true }],
  ] as const)("constants become rows: %s", (body, more) => {
    const one = payload(body, { ...more, fields: [{ path: "id", vendorPath: "Id" }] });
    expect(rowsOf(one)).toBe(`  id    <-> Id
  foo   <-  "bar"
  "bar"  -> foo
}
`);
    expect(differences(one, hints)).toEqual([]);
  });

  it.each([
    ["done();", "line 1 is no plain assignment, `done();`"],
    [
      "transformedObject.a = 1;\nlet x = f();\ndone(transformedObject);",
      "line 2 is no plain assignment, `let x = f();`",
    ],
    ["not a script", "it is no JavaScript that can be read"],
    [
      picks.replace("'Offen'", "'5'"),
      "line 2 is no plain assignment, `const toCommon = { '5': 'open', 'Gewonnen': 'won' };`",
    ],
    [
      picks.replace("done(transformedObject);", "if (x) done(transformedObject);"),
      "line 8 is no plain assignment, `if (x) done(transformedObject);`",
    ],
  ])("what is more stays a script, and the report says why: %s", (body, why) => {
    expect(whyKept(payload(body))).toBe(why);
    expect(rowsOf(payload(body))).toContain('this  <-> script "./Deal.crm.js"');
    expect(differences(payload(body), hints)).toEqual([]);
  });

  it("a script that runs on filters, or beside others, is kept", () => {
    const onFilters = [...(closed as Json[]), { type: "applyJSOnQueryFieldValue", properties: {} }];
    expect(whyKept(payload(picks, { configuration: onFilters }))).toBe(
      "it runs on filters too, where line 6 is no plain assignment, `transformedObject.Phase = toVendor[originalObject.stage];`",
    );
    const scripts = [{ body: "done(1);", level: "account" }];
    expect(whyKept(payload(picks, { scripts }))).toBe("there are several");
  });

  it("fields with the same few values share an enum, others say them themselves", () => {
    const table = (name: string, vendor: string, texts: string): string =>
      `transformedObject.${name} = (${texts})[originalObject.${vendor}];`;
    const calls = "{ 'P': 'phone', 'M': 'mail' }";
    const reads = [table("first", "First", calls), table("last", "Last", calls)];
    const body = `if (fromVendor) { ${reads.join(" ")} ${table("kind", "Kind", "{ 'K': 'k' }")} }
      done(transformedObject);`;
    const names = [
      ["first", "First"],
      ["last", "Last"],
      ["kind", "Kind"],
    ];
    const readOnly: Json = [
      { type: "passThrough", properties: { fromVendor: true, toVendor: false } },
    ];
    const all = names.map(([path = "", vendorPath = ""]) => ({
      path,
      vendorPath,
      configuration: readOnly,
    }));
    const one = payload(body, { fields: all });
    expect(textOf(importJson(one, hints)).split("map ")[0]).toBe(`enum First { phone, mail }

object Deal @off {
  first: First
  last: First
  kind: "k"
}

`);
    expect(rowsOf(one)).toContain(`first <-  First {
    phone   <-  "P"
    mail    <-  "M"
    missing <-  null
    else drop
  }`);
    expect(differences(one, hints)).toEqual([]);
  });
});

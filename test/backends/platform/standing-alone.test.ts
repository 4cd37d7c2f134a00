import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { Json } from "../../../src/compiler/types.ts";

/** The files of all targets, payloads as values. */
function filesOf(text: string): ReadonlyMap<string, string> {
  const { files, diagnostics } = compile({ path: "m.cemap", text }, memoryHost({}), {});
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return files;
}

function payload(text: string, name: string): { readonly [name: string]: Json } {
  return JSON.parse(filesOf(text).get(`platform/${name}.json`) ?? "{}");
}

const base = `object C { id: string, name: string, home: { city: string } }
map C <-> x.C {
  id <-> Id
  name <-> Name
}
`;
const closed = '{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }';

describe("objects and maps with `@off`", () => {
  const text = `object C @off {}
map C <-> x.C @off {}
override object C for account "46" { id: string }
override map C <-> x.C for account "46" { id <-> Id }
`;

  it("are built for no target, and lower levels stand alone", () => {
    const names = [...filesOf(text).keys()];
    expect(names.filter((name) => !name.includes("account-46"))).toEqual([]);
    expect(names).toContain("C.x.C.account-46.js");
    const { fields, configuration } = payload(text, "account-46/elements/x/C");
    expect(fields).toEqual([{ path: "id", vendorPath: "Id" }]);
    expect(configuration).toEqual([
      { type: "passThrough", properties: { fromVendor: false, toVendor: false } },
    ]);
  });
});

describe("a lower level", () => {
  it("whose stated configuration does not inherit holds all of its rules", () => {
    const text = `${base}override map C <-> x.C for account "46" @platform({ configuration: [${closed}] }) {
  name <-> FullName
  home.city <-> City
  remove id
}`;
    expect(payload(text, "account-46/elements/x/C").fields).toEqual([
      { path: "name", vendorPath: "FullName" },
      { path: "home.city", vendorPath: "City" },
    ]);
  });

  it("defines by `own` only what is not the same above", () => {
    const text = `${base}override object C for account "46" @platform({ own: true }) {
  home: { city: string, zip: string }
}`;
    expect(payload(text, "account-46/objects/C").fields).toEqual([
      { path: "home.zip", type: "string" },
    ]);
  });
});

it("`members` holds attributes whose names mean something in @platform", () => {
  const text = `object C @platform({ members: { own: 1, entries: 2 } }) {
  id: string @platform({ members: { without: ["path"], members: 3 } })
}`;
  expect(payload(text, "organization/objects/C")).toEqual({
    fields: [{ path: "id", type: "string", without: ["path"], members: 3 }],
    own: 1,
    entries: 2,
  });
});

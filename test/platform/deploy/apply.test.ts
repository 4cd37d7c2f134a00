import { describe, expect, it } from "vitest";
import { watchedPlatform } from "../../support/deploy/watched-platform.ts";
import { mutations, workbench } from "../../support/deploy/workbench.ts";

const contact = { fields: [{ path: "id", type: "string" }] };
const map = {
  vendorName: "Contact",
  fields: [{ path: "id", vendorPath: "Id" }],
  configuration: [{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }],
};
const declared = {
  "organization/elements/sfdc/Contact": map,
  "organization/objects/Contact": contact,
  "account-46/objects/Contact": contact,
  "instance-7/elements/sfdc/Contact": map,
};

describe("plan and apply", () => {
  it("makes what is declared, definitions first, and then has nothing to do", async () => {
    const bench = workbench();
    const plan = await bench.plan(declared);
    expect(mutations(bench.platform)).toEqual([]);
    expect(plan.changes.map(({ action, id }) => `${action} ${id}`)).toEqual([
      "create organization/objects/Contact",
      "create account-46/objects/Contact",
      "create organization/elements/sfdc/Contact",
      "create instance-7/elements/Contact",
    ]);
    const report = await bench.apply(declared);
    expect(report).toMatchObject({ undone: [], unknown: [], different: [] });
    expect(mutations(bench.platform)).toEqual([
      "POST organizations/objects/Contact/definitions",
      "POST accounts/46/objects/Contact/definitions",
      "POST organizations/elements/sfdc/transformations/Contact",
      "POST instances/7/transformations/Contact",
    ]);
    expect((await bench.plan(declared)).changes).toEqual([]);
    await bench.apply(declared);
    expect(mutations(bench.platform)).toHaveLength(4);
  });

  it("deletes what it made and is no longer declared, and nothing else", async () => {
    const platform = watchedPlatform();
    platform.stored.set("organizations/objects/Other/definitions", contact);
    const bench = workbench({ platform });
    await bench.apply(declared);
    const { "organization/elements/sfdc/Contact": _map, ...rest } = declared;
    const plan = await bench.plan(rest);
    expect(plan.changes.map(({ action, id }) => `${action} ${id}`)).toEqual([
      "delete organization/elements/sfdc/Contact",
    ]);
    expect(plan.unmanaged).toEqual(["organization/objects/Other"]);
    expect((await bench.apply({})).error).toBeUndefined();
    expect([...platform.stored.keys()]).toEqual(["organizations/objects/Other/definitions"]);
  });

  it("tells a lower level that says nothing from one that is not there", async () => {
    const bench = workbench();
    const empty = { ...declared, "account-46/objects/Contact": { fields: [] } };
    await bench.apply(empty);
    expect((await bench.plan(empty)).changes).toEqual([]);
    const { "account-46/objects/Contact": _empty, ...rest } = empty;
    const { changes } = await bench.plan(rest);
    expect(changes.map(({ action, id }) => `${action} ${id}`)).toEqual([
      "delete account-46/objects/Contact",
    ]);
  });
});

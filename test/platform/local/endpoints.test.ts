import { describe, expect, it } from "vitest";
import { type Call, startPlatform } from "./support.ts";

const contact = { fields: [{ path: "id", type: "string" }] };
const transformation = { vendorName: "Contact", fields: [{ path: "id", vendorPath: "Id" }] };

const levels = [
  { name: "organization", prefix: "/organizations", elements: "/elements/sfdc" },
  { name: "default account", prefix: "/accounts", elements: "/elements/sfdc" },
  { name: "account", prefix: "/accounts/46", elements: "/elements/sfdc" },
  { name: "instance", prefix: "/instances/12", elements: "" },
  { name: "instance by token", prefix: "/instances", elements: "" },
] as const;

/** A platform, and calls that carry an instance's token where the level needs one. */
async function start(prefix: string): Promise<Call> {
  const { call } = startPlatform();
  if (prefix !== "/instances") return call;
  const made = await call("POST", "/instances", { element: { key: "sfdc" }, name: "mine" });
  const { token } = made.body as { token: string };
  const authorization = `Element ${token}, User user-secret`;
  return (method, path, body) => call(method, path, body, { Authorization: authorization });
}

describe.each(levels)("definitions of $name", ({ prefix }) => {
  const one = `${prefix}/objects/Contact/definitions`;
  const all = `${prefix}/objects/definitions`;

  it("are created once, replaced, read and deleted", async () => {
    const call = await start(prefix);
    expect((await call("GET", one)).status).toBe(404);
    expect((await call("PUT", one, contact)).status).toBe(404);
    expect((await call("DELETE", one)).status).toBe(404);
    const made = await call("POST", one, contact);
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      objectName: "Contact",
      fields: [{ path: "id", type: "string" }],
    });
    expect((await call("POST", one, contact)).status).toBe(409);
    const more = { description: "d", odd: { kept: [1] }, fields: [{ path: "x", note: "n" }] };
    expect((await call("PUT", one, more)).body).toMatchObject(more);
    expect((await call("GET", one)).body).toMatchObject(more);
    expect((await call("GET", all)).body).toMatchObject({ Contact: more });
    expect((await call("DELETE", one)).status).toBe(200);
    expect((await call("GET", one)).status).toBe(404);
    const none = await call("GET", all);
    expect([none.status, none.body]).toMatchObject([
      404,
      { message: "No object definitions found" },
    ]);
  });

  it("are made and deleted together, but not at an instance", async () => {
    const call = await start(prefix);
    const both = { Contact: contact, Account: contact };
    const made = await call("POST", all, both);
    if (prefix.startsWith("/instances")) {
      expect([made.status, made.headers.get("Allow")]).toEqual([405, "GET"]);
      expect((await call("DELETE", all)).status).toBe(405);
      return;
    }
    expect(made.body).toMatchObject(both);
    expect((await call("POST", all, { New: contact, Account: contact })).status).toBe(409);
    expect(Object.keys((await call("GET", all)).body)).toEqual(["Account", "Contact"]);
    expect((await call("DELETE", all)).status).toBe(200);
    expect((await call("DELETE", all)).status).toBe(404);
  });
});

describe.each(levels)("transformations of $name", ({ prefix, elements }) => {
  const definition = `${prefix}/objects/Contact/definitions`;
  const all = `${prefix}${elements}/transformations`;
  const one = `${all}/Contact`;

  it("need their definition, are created once, replaced, read and deleted", async () => {
    const call = await start(prefix);
    const early = await call("POST", one, transformation);
    expect([early.status, early.body]).toMatchObject([
      400,
      { message: expect.stringContaining("Contact") },
    ]);
    await call("POST", definition, contact);
    expect((await call("PUT", one, transformation)).status).toBe(404);
    expect((await call("GET", all)).body).toMatchObject({ message: "No transformations found" });
    const made = await call("POST", one, transformation);
    expect([made.status, made.body]).toMatchObject([200, transformation]);
    expect((await call("POST", one, transformation)).status).toBe(409);
    const more = { ...transformation, odd: null, configuration: [{ type: "addToDocumentation" }] };
    expect((await call("PUT", one, more)).body).toMatchObject(more);
    expect((await call("GET", all)).body).toMatchObject({ Contact: more });
    expect((await call("DELETE", definition)).status).toBe(409);
    expect((await call("DELETE", one)).status).toBe(200);
    expect((await call("DELETE", one)).status).toBe(404);
    expect((await call("GET", one)).status).toBe(404);
    await call("POST", one, transformation);
    expect((await call("DELETE", all)).status).toBe(200);
    expect((await call("DELETE", all)).status).toBe(404);
    expect((await call("DELETE", definition)).status).toBe(200);
  });

  it("refuse to go back to the older script engine", async () => {
    const call = await start(prefix);
    await call("POST", definition, contact);
    const v1 = { ...transformation, script: { body: "return originalObject;" }, isLegacy: true };
    const v2 = { ...transformation, script: { body: "done({});" } };
    expect((await call("POST", one, v1)).status).toBe(200);
    expect((await call("PUT", one, v2)).status).toBe(200);
    expect((await call("PUT", one, v1)).status).toBe(400);
    expect((await call("GET", one)).body).toMatchObject(v2);
  });
});

describe("definitions that are in use", () => {
  it("cannot all be deleted, nor the last one that serves a level below", async () => {
    const { call } = startPlatform();
    await call("POST", "/organizations/objects/definitions", { Contact: contact, Other: contact });
    await call("POST", "/accounts/46/elements/sfdc/transformations/Contact", transformation);
    expect((await call("DELETE", "/organizations/objects/definitions")).status).toBe(409);
    expect((await call("GET", "/organizations/objects/Other/definitions")).status).toBe(200);
    await call("POST", "/accounts/46/objects/Contact/definitions", contact);
    expect((await call("DELETE", "/organizations/objects/definitions")).status).toBe(200);
    expect((await call("DELETE", "/accounts/46/objects/Contact/definitions")).status).toBe(409);
  });
});

describe("what a lower level shows", () => {
  it("is its own with the fields of definitions above, each with its level", async () => {
    const { call } = startPlatform();
    const field = (path: string, type: string) => ({ fields: [{ path, type }] });
    await call("POST", "/organizations/objects/C/definitions", {
      fields: [
        { path: "id", type: "string" },
        { path: "n", type: "string" },
      ],
    });
    await call("POST", "/accounts/objects/C/definitions", field("n", "number"));
    await call("POST", "/instances/12/objects/C/definitions", field("m", "date"));
    const { body } = await call("GET", "/instances/12/objects/C/definitions");
    expect(body).toMatchObject({
      level: "instance",
      fields: [
        { path: "id", type: "string", level: "organization" },
        { path: "n", type: "number", level: "account" },
        { path: "m", type: "date", level: "instance" },
      ],
    });
  });

  it("is a transformation with those above only where each says inherit", async () => {
    const { call } = startPlatform();
    await call("POST", "/organizations/objects/C/definitions", contact);
    const own = (path: string, more: object = {}) => ({
      vendorName: path,
      fields: [{ path, vendorPath: path.toUpperCase() }],
      ...more,
    });
    const inherit = { configuration: [{ type: "inherit" }] };
    const script = { body: "done({});" };
    await call("POST", "/organizations/elements/sfdc/transformations/C", own("id", { script }));
    await call("POST", "/accounts/elements/sfdc/transformations/C", own("name", inherit));
    await call("POST", "/instances", { element: { key: "sfdc" } });
    const [made] = (await call("GET", "/instances")).body as { id: number }[];
    const at = `/instances/${made?.id}/transformations/C`;
    expect((await call("GET", at)).body).toMatchObject({ level: "account" });
    await call("POST", at, own("mod", inherit));
    expect((await call("GET", at)).body).toMatchObject({
      level: "instance",
      vendorName: "mod",
      fields: [
        { path: "id", level: "organization" },
        { path: "name", level: "account" },
        { path: "mod", level: "instance" },
      ],
      script: { level: "organization", body: "done({});" },
    });
    await call("PUT", at, own("mod"));
    expect((await call("GET", at)).body).toMatchObject({ fields: [{ path: "mod" }], script });
  });
});

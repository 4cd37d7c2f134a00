import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderStore } from "../../../src/platform/local/folder-store.ts";
import { createLocalPlatform } from "../../../src/platform/local/local-platform.ts";
import { authorization, caller, secrets, startPlatform } from "./support.ts";

const contact = { fields: [{ path: "id", type: "string" }] };
const transformation = { vendorName: "Contact", fields: [{ path: "id", vendorPath: "Id" }] };
const all = "/organizations/objects/definitions";
const one = "/organizations/objects/Contact/definitions";

describe("authorization", () => {
  it.each([
    ["User user-secret, Organization organization-secret", 404],
    ["Organization organization-secret,User user-secret", 404],
    ["User user-secret", 401],
    ["Organization organization-secret", 401],
    ["User wrong, Organization organization-secret", 401],
    ["User user-secret, Organization wrong", 401],
    ["user user-secret, organization organization-secret", 401],
    ["User user-secret, User user-secret, Organization organization-secret", 401],
    ["User user-secret, Organization organization-secret, Element none", 401],
    ["User user-secret, Element none", 401],
    ["Basic dXNlcg==", 401],
    ["", 401],
  ])("%s is %i", async (header, status) => {
    const { call } = startPlatform();
    const { status: found, body } = await call("GET", all, undefined, { Authorization: header });
    expect(found).toBe(status);
    expect(body).toEqual({ requestId: expect.any(String), message: expect.any(String) });
    expect(JSON.stringify(body)).not.toContain('secret"');
  });

  it("with an element's token alone serves that instance only", async () => {
    const { call } = startPlatform();
    const { body } = await call("POST", "/elements/sfdc/instances", { name: "mine" });
    const { token, id } = body as { token: string; id: number };
    const Authorization = `User user-secret, Element ${token}`;
    expect((await call("GET", "/instances", undefined, { Authorization })).body).toMatchObject({
      id,
    });
    expect((await call("GET", all, undefined, { Authorization })).status).toBe(401);
    const three = `Element ${token}, ${authorization}`;
    expect((await call("GET", all, undefined, { Authorization: three })).status).toBe(404);
    expect((await call("DELETE", `/instances/${id}`)).status).toBe(200);
    expect((await call("GET", `/instances/${id}`)).status).toBe(404);
  });
});

describe("requests that are not right", () => {
  const json = (value: unknown): string => JSON.stringify(value);
  it.each([
    ["no JSON", "{", {}, 400],
    ["a list", "[]", {}, 400],
    ["null", "null", {}, 400],
    ["no fields", "{}", {}, 400],
    ["fields that are none", json({ fields: [1] }), {}, 400],
    ["a field without path", json({ fields: [{ type: "string" }] }), {}, 400],
    ["too deep", `{"fields":[],"x":${"[".repeat(5000)}${"]".repeat(5000)}}`, {}, 400],
    ["too large", json({ fields: [], x: "x".repeat(8 * 1024 * 1024) }), {}, 413],
    ["text", json(contact), { "Content-Type": "text/plain" }, 415],
    ["no type", json(contact), { "Content-Type": "" }, 415],
  ])("%s", async (_name, body, headers, status) => {
    const { call } = startPlatform();
    expect((await call("POST", one, body, headers)).status).toBe(status);
    expect((await call("GET", one)).status).toBe(404);
  });

  it("have a wrong method, or no endpoint", async () => {
    const { call } = startPlatform();
    const wrong = await call("PATCH", one, {});
    expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET, POST, PUT, DELETE"]);
    expect(wrong.headers.get("Elements-Request-Id")).toBe(
      (wrong.body as { requestId: string }).requestId,
    );
    expect((await call("GET", "/nothing")).status).toBe(404);
    expect((await call("GET", "/organizations/elements/999/transformations")).status).toBe(404);
  });

  it("keep names that JavaScript has other plans with", async () => {
    const { call } = startPlatform();
    for (const name of ["__proto__", "constructor", "a/b", "100%", "ä .", "x?y#z"]) {
      const path = `/organizations/objects/${encodeURIComponent(name)}/definitions`;
      expect(
        (await call("POST", path, `{"fields":[{"path":"x"}],"__proto__":{"kept":1}}`)).status,
      ).toBe(200);
      expect((await call("GET", path)).body).toMatchObject({ objectName: name });
    }
    const { body } = await call("GET", all);
    expect(Object.keys(body)).toHaveLength(6);
    expect(Reflect.get({}, "kept")).toBeUndefined();
  });
});

describe("pages", () => {
  it("are asked for by size and number, or by the token of the last", async () => {
    const { call } = startPlatform();
    await call("POST", all, { A: contact, B: contact, C: contact });
    const first = await call("GET", `${all}?pageSize=2`);
    expect(Object.keys(first.body)).toEqual(["A", "B"]);
    expect(first.headers.get("Elements-Returned-Count")).toBe("2");
    expect(first.headers.get("Elements-Total-Count")).toBe("3");
    const token = first.headers.get("Elements-Next-Page-Token") ?? "";
    const second = await call("GET", `${all}?nextPage=${token}`);
    expect([Object.keys(second.body), second.headers.get("Elements-Next-Page-Token")]).toEqual([
      ["C"],
      null,
    ]);
    expect(Object.keys((await call("GET", `${all}?pageSize=2&page=2`)).body)).toEqual(["C"]);
    for (const query of ["pageSize=0", "pageSize=x", "page=0", "nextPage=zzz"]) {
      expect((await call("GET", `${all}?${query}`)).status).toBe(400);
    }
    expect((await call("GET", `${all}?systemOnly=true`)).status).toBe(404);
  });
});

describe("whole resources", () => {
  it("are exported and imported", async () => {
    const { call } = startPlatform();
    expect((await call("GET", "/vdrs")).status).toBe(404);
    expect((await call("PUT", "/vdrs/import", { vdrName: "C", transformation: {} })).status).toBe(
      400,
    );
    const document = {
      vdrName: "C",
      vdrVersion: "v2",
      definition: contact,
      transformation: { sfdc: transformation, hubspot: { ...transformation, odd: 1 } },
    };
    expect((await call("PUT", "/vdrs/import", document)).status).toBe(200);
    const exported = await call("GET", "/vdrs/C/export");
    expect(exported.body).toMatchObject(document);
    expect((await call("PUT", "/vdrs/import", exported.body)).status).toBe(200);
    expect((await call("GET", "/vdrs/C/export")).body).toEqual(exported.body);
    await call("PUT", "/vdrs/import", { ...document, transformation: { sfdc: transformation } });
    const { body } = await call("GET", "/vdrs/C/export");
    expect(Object.keys((body as { transformation: object }).transformation)).toEqual(["sfdc"]);
    const named = (where: string) => call("GET", `/vdrs?where=${encodeURIComponent(where)}`);
    expect((await named("objectName in ('x','C')")).body).toMatchObject([{ objectName: "C" }]);
    expect((await named("objectName in ('x')")).status).toBe(404);
    expect((await named("id = 3")).status).toBe(400);
    expect((await call("GET", "/vdrs/None/export")).status).toBe(404);
  });

  it("are listed with their fields and users, and removed with force", async () => {
    const { call } = startPlatform();
    expect((await call("GET", "/common-resources")).status).toBe(404);
    await call("POST", one, contact);
    await call("POST", "/organizations/elements/sfdc/transformations/Contact", transformation);
    await call("POST", "/accounts/46/elements/sfdc/transformations/Contact", transformation);
    expect((await call("GET", "/common-resources")).body).toMatchObject([
      { name: "Contact", fields: [{ path: "id", associatedLevel: "organization" }] },
    ]);
    expect(
      (await call("GET", "/organizations/objects/Contact/transformations")).body,
    ).toMatchObject([
      { level: "account", element: { key: "sfdc" }, account: { id: "46", defaultAccount: false } },
      { level: "organization", element: { key: "sfdc" } },
    ]);
    expect((await call("GET", "/elements")).body).toMatchObject([{ key: "sfdc" }]);
    const [element] = (await call("GET", "/elements")).body as { id: number }[];
    const byId = await call(
      "GET",
      `/organizations/elements/${element?.id}/transformations/Contact`,
    );
    expect(byId.body).toMatchObject(transformation);
    expect((await call("DELETE", "/common-resources/Contact")).status).toBe(409);
    expect((await call("DELETE", "/common-resources/Contact?force=true")).status).toBe(200);
    expect((await call("DELETE", "/common-resources/Contact?force=true")).status).toBe(404);
    expect((await call("GET", "/organizations/objects/Contact/transformations")).status).toBe(404);
  });
});

describe("records", () => {
  it("run through what is in force, and say what failed silently", async () => {
    const { call } = startPlatform();
    await call("POST", one, contact);
    const script = {
      body: "if (originalObject.Id === 'bad') throw new Error('no'); done(transformedObject);",
    };
    await call("POST", "/organizations/elements/sfdc/transformations/Contact", {
      ...transformation,
      script,
    });
    const run = (query: string, record: unknown) =>
      call("POST", `/local/run/sfdc/Contact${query}`, record);
    expect((await run("", { Id: "1", x: 2 })).body).toEqual({
      result: { id: "1", x: 2 },
      logs: [],
    });
    expect((await run("?direction=request", { id: "1" })).body).toMatchObject({
      result: { Id: "1" },
    });
    expect((await run("", [{ Id: "1" }, { Id: "bad" }])).body).toMatchObject({
      result: [{ id: "1" }, { id: "bad" }],
      scriptError: { reason: "threw", error: { message: "no" } },
    });
    expect((await run("?direction=sideways", {})).status).toBe(400);
    expect((await call("POST", "/local/run/sfdc/None", {})).status).toBe(404);
  });
});

describe("faults for tests", () => {
  it("can lose an answer after the change is made", async () => {
    let isLost = true;
    const platform = createLocalPlatform({
      secrets,
      intercept: async (request, next) => {
        const response = await next(request);
        if (isLost && request.method === "POST") throw new TypeError("fetch failed");
        return response;
      },
    });
    const call = caller(platform);
    await expect(call("POST", one, contact)).rejects.toThrow("fetch failed");
    isLost = false;
    expect((await call("GET", one)).status).toBe(200);
    expect((await call("POST", one, contact)).status).toBe(409);
  });
});

describe("a folder", () => {
  it("keeps everything over a restart, in files of its own", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cemap-store-"));
    try {
      const names = ["Contact", "contact", "..", "a/b", "x".repeat(300), "ä:*?"];
      const { call } = startPlatform(folderStore(folder));
      await call("POST", all, Object.fromEntries(names.map((name) => [name, contact])));
      await call("POST", "/organizations/elements/sfdc/transformations/Contact", transformation);
      const before = (await call("GET", all)).body;
      const again = startPlatform(folderStore(folder)).call;
      expect((await again("GET", all)).body).toEqual(before);
      expect((await again("GET", "/organizations/elements/sfdc/transformations")).status).toBe(200);
      const files = readdirSync(folder);
      expect(files.filter((name) => name.startsWith("definitions."))).toHaveLength(names.length);
      expect(files.every((name) => /^[\w.-]+\.json$/.test(name) && name.length < 200)).toBe(true);
      expect(statSync(join(folder, files[0] ?? "")).mode & 0o077).toBe(0);
      await again("DELETE", "/common-resources/Contact?force=true");
      expect(readdirSync(folder)).toHaveLength(files.length - 2);
      writeFileSync(join(folder, "other.json"), "{}");
      expect(() => folderStore(folder)).toThrow("was not written by the local platform");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("ends what was begun together when the process died", () => {
    const folder = mkdtempSync(join(tmpdir(), "cemap-store-"));
    try {
      const store = folderStore(folder);
      const keys = ["a", "b", "c"].map((name) => ["things", name]);
      store.together(() => {
        for (const key of keys) store.set(key, 1);
      });
      expect(readdirSync(folder).filter((name) => !name.endsWith(".json"))).toEqual([]);
      const [first, second, third] = keys;
      const changes = [{ key: first, value: 2 }, { key: second }, { key: third, value: 2 }];
      writeFileSync(join(folder, "changes.journal"), JSON.stringify(changes));
      const again = folderStore(folder);
      expect(keys.map((key) => again.get(key))).toEqual([2, undefined, 2]);
      expect(readdirSync(folder).filter((name) => !name.endsWith(".json"))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("leaves everything as it was where the disk refuses a part", () => {
    const folder = mkdtempSync(join(tmpdir(), "cemap-store-"));
    try {
      const store = folderStore(folder);
      store.set(["things", "a"], 1);
      store.set(["things", "b"], 1);
      const [file = ""] = readdirSync(folder).filter((name) => name.startsWith("things.b."));
      rmSync(join(folder, file));
      mkdirSync(join(folder, file, "in-the-way"), { recursive: true });
      const change = (): void =>
        store.together(() => {
          store.set(["things", "a"], 2);
          store.set(["things", "c"], 2);
          store.set(["things", "b"], 2);
        });
      expect(change).toThrow();
      expect(["a", "b", "c"].map((name) => store.get(["things", name]))).toEqual([1, 1, undefined]);
      rmSync(join(folder, file), { recursive: true });
      const again = folderStore(folder);
      expect(["a", "c"].map((name) => again.get(["things", name]))).toEqual([1, undefined]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

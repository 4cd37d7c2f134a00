import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TransformationPayload } from "../../src/compiler/backends/platform/payload.ts";
import { transformationOf } from "../../src/compiler/backends/platform/platform.ts";
import { compile } from "../../src/compiler/compile.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import { loadPayloads } from "../../src/platform/local/load-payloads.ts";
import { compileMaps } from "../support/engines.ts";
import { type ListeningPlatform, listeningPlatform } from "../support/listening-platform.ts";
import { projectFolder } from "../support/run-cli.ts";
import { runInProcess } from "../support/run-in-process.ts";

const source = `object Contact {
  id: string! key
  lastName: string!
  email: string
  source: Source
}
enum Source { Online, Phone, Referral }

map Contact <-> sfdc.Contact {
  id       <-> Id
  lastName <-> LastName
  email    <-> Email
  source   <-> LeadSource { Online <-> "Web", Phone <-> "Phone Inquiry", Referral <-> "Partner" }
}
`;

const secrets = { user: "a-user-secret", organization: "an-org-secret" };

/** A folder with one map, a platform, and commands and requests as a user makes them. */
class Desk {
  readonly folder = projectFolder({ "contact.cemap": source });
  refuse: (request: Request) => boolean = () => false;
  #served: ListeningPlatform | undefined;

  async open(): Promise<void> {
    this.#served = await listeningPlatform(secrets, async (request, next) =>
      this.refuse(request)
        ? Response.json({ message: "Not today", requestId: "r-1" }, { status: 403 })
        : next(request),
    );
  }

  get platform(): ListeningPlatform {
    if (this.#served === undefined) throw new Error("not open");
    return this.#served;
  }

  async close(): Promise<void> {
    await this.platform.close();
    this.folder.remove();
  }

  platformCommand(...args: readonly string[]) {
    return runInProcess(this.folder.path, ["platform", ...args], "", {
      CEMAP_URL: this.platform.url,
      CEMAP_USER_SECRET: secrets.user,
      CEMAP_ORG_SECRET: secrets.organization,
    });
  }

  /** As `curl` does it. */
  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.platform.url}/elements/api-v2${path}`, {
      method,
      headers: {
        authorization: `User ${secrets.user}, Organization ${secrets.organization}`,
        "content-type": "application/json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.json();
  }

  edit(from: string, to: string): void {
    const path = join(this.folder.path, "contact.cemap");
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
  }
}

const definition = "/organizations/objects/Contact/definitions";
const transformation = "/organizations/elements/sfdc/transformations/Contact";

describe("from a first plan to a restore", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = new Desk();
    await desk.open();
  });
  afterEach(() => desk.close());

  it("applies what is declared, and nothing twice", async () => {
    const planned = await desk.platformCommand("plan", "--detailed-exitcode");
    expect(planned.code).toBe(2);
    expect(planned.stdout).toBe(`+ definition Contact (organization)
    + field email: string
    + field id: string
    + field lastName: string
    + field source: string

+ transformation Contact for sfdc (organization)
    + rule source <-> LeadSource
    + attribute vendorName: Contact
    + mapping email <-> Email
    + mapping id <-> Id
    + mapping lastName <-> LastName
    + setting passThrough {"fromVendor":false,"toVendor":false}
    + script, ${scriptLines()} lines

To create: 2, to change: 0, to delete: 0, on ${desk.platform.url}/elements/api-v2/
`);
    const applied = await desk.platformCommand("apply");
    expect(applied.code).toBe(0);
    expect(applied.stderr).toMatch(
      /^1\/2 create definition .*: done\n2\/2 create transformation .*: done\nHow it was before is in \.cemap\/snapshots\/.*000001\.json\n$/,
    );
    expect(await desk.call("GET", definition)).toMatchObject({
      fields: [{ path: "id" }, { path: "lastName" }, { path: "email" }, { path: "source" }],
    });
    const record = { Id: "1", LastName: "Lovelace", LeadSource: "Partner" };
    expect(await desk.call("POST", "/local/run/sfdc/Contact", record)).toMatchObject({
      result: { id: "1", lastName: "Lovelace", source: "Referral" },
    });
    const again = await desk.platformCommand("plan", "--detailed-exitcode");
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing to change: /) });
    expect((await desk.platformCommand("apply")).stdout).toMatch(/^Nothing to change: /);
  });

  it("shows a changed row as that row, a change by hand as an edit, and puts either back", async () => {
    await desk.platformCommand("apply");
    const first = await desk.call("GET", transformation);
    desk.edit('"Partner"', '"Partner Referral"');
    const planned = await desk.platformCommand("plan");
    expect(planned.stdout).toMatch(
      /^~ transformation Contact for sfdc \(organization\)\n {4}- row source <-> LeadSource: Referral <-> "Partner"\n {4}\+ row source <-> LeadSource: Referral <-> "Partner Referral"\n {4}~ script\n/,
    );
    expect(planned.stdout).toMatch(
      /\n {8}- +return "Partner";\n {8}\+ +return "Partner Referral";\n/,
    );
    expect((await desk.platformCommand("apply")).code).toBe(0);
    expect((await desk.platformCommand("drift")).code).toBe(0);

    const { fields, ...rest } = (await desk.call("GET", transformation)) as TransformationPayload;
    const moved = fields.map((field) =>
      field.path === "email" ? { ...field, vendorPath: "WorkEmail" } : field,
    );
    await desk.call("PUT", transformation, { ...rest, fields: moved });
    const drift = await desk.platformCommand("drift");
    expect(drift.code).toBe(1);
    expect(drift.stdout).toContain(
      "    ~ mapping email\n        - email <-> Email\n        + email <-> WorkEmail\n",
    );
    expect(drift.stdout).toContain("\n-  email    <-> Email\n+  email    <-> WorkEmail\n");
    expect((await desk.platformCommand("plan")).stdout).toContain("changed on the platform since");
    const refused = await desk.platformCommand("restore");
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("`--force`") });
    expect((await desk.platformCommand("apply")).code).toBe(0);
    expect((await desk.platformCommand("restore", "2")).code).toBe(0);
    expect(unstamped(await desk.call("GET", transformation))).toEqual(unstamped(first));
  });

  it("does what is left of a saved plan, and says so when nothing is", async () => {
    await desk.platformCommand("plan", "-o", "plan.json");
    expect((await desk.platformCommand("apply", "plan.json")).code).toBe(0);
    const again = await desk.platformCommand("apply", "plan.json");
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(
      /^Nothing is left to do: .* holds what this plan says \(2 changes\)\.\n$/,
    );
    expect(again.stderr).toBe("");
    desk.edit("Email\n", "WorkEmail\n");
    await desk.platformCommand("apply");
    const stale = await desk.platformCommand("apply", "plan.json");
    expect(stale).toMatchObject({ code: 1, stdout: "" });
    expect(stale.stderr).toContain("The plan is out of date");
  });

  it("goes on with a saved plan that stopped half way", async () => {
    await desk.platformCommand("plan", "-o", "plan.json");
    desk.refuse = ({ method, url }) => method === "POST" && url.includes("/elements/sfdc/");
    const stopped = await desk.platformCommand("apply", "plan.json");
    expect(stopped.code).toBe(4);
    expect(stopped.stderr).toContain("403: Not today [request r-1]");
    desk.refuse = () => false;
    const rest = await desk.platformCommand("apply", "plan.json");
    expect(rest.stdout).toMatch(
      /^\+ transformation .*To create: 1, .*Made already: 1 change of this plan\.\n$/s,
    );
    expect(rest.code).toBe(0);
    expect((await desk.platformCommand("plan", "--detailed-exitcode")).code).toBe(0);
  });

  it("brings back what it changed, when asked to and stopped", async () => {
    desk.refuse = ({ method, url }) => method === "POST" && url.includes("/elements/sfdc/");
    const stopped = await desk.platformCommand("apply", "--rollback");
    expect(stopped.code).toBe(4);
    expect(stopped.stderr).toContain("Bringing back what was changed:\n1/1 delete definition");
    expect(await desk.call("GET", definition)).toMatchObject({ message: expect.any(String) });
    desk.refuse = () => false;
    expect((await desk.platformCommand("plan", "--detailed-exitcode")).code).toBe(2);
  });
});

describe("the samples", () => {
  const samples = join(import.meta.dirname, "../../samples");

  it.each(readdirSync(samples).sort())("%s: what was served is what is declared", async (topic) => {
    const desk = new Desk();
    await desk.open();
    try {
      const text = readFileSync(join(samples, topic, "mapping.cemap"), "utf8");
      writeFileSync(join(desk.folder.path, "contact.cemap"), text);
      const entry = { path: "contact.cemap", text };
      const { files } = compile(entry, memoryHost({}), { targets: ["platform"] });
      expect(loadPayloads(desk.platform.platform.resources, files)).toBeGreaterThan(1);
      const planned = await desk.platformCommand("plan", "--detailed-exitcode");
      expect(planned).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Nothing to change: /),
      });
    } finally {
      await desk.close();
    }
  });
});

/** Lines of the script that the source builds. */
function scriptLines(): number {
  const [map] = compileMaps(source).maps;
  if (map === undefined) throw new Error("no map");
  const { payload } = transformationOf(map, { sourceHash: "" });
  return payload.script?.body?.trimEnd().split("\n").length ?? 0;
}

function unstamped(value: unknown): unknown {
  const { startDate: _date, ...rest } = value as { readonly startDate?: string };
  return rest;
}

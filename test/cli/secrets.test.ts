import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withDeployment } from "../../src/cli/deployment.ts";
import type { Io } from "../../src/cli/io.ts";
import { type ListeningPlatform, listeningPlatform } from "../support/listening-platform.ts";
import { type CliResult, projectFolder } from "../support/run-cli.ts";
import { runInProcess } from "../support/run-in-process.ts";

/** Characters that every kind of text spells otherwise. */
const secrets = { user: 'u"s\\e/c+r%e=t?0123', organization: "o<r>g/s&e'c+r=e~t#4567" };

const source = `object Contact { id: string! key, email: string, source: "a" | "b" }
map Contact <-> sfdc.Contact {
  id     <-> Id
  email  <-> Email
  source <-> Source { "a" <-> "1", "b" <-> "2" }

  example { { id: "1" } <-> { Id: "1" } }
}
override map Contact <-> sfdc.Contact for account "46" { email <-> Mail }
`;

const folder = projectFolder({ "contact.cemap": source, "in.ndjson": '{"Id":"1"}\n' });
let served: ListeningPlatform;
/** How the platform misbehaves, if it does. */
let answer: (request: Request) => Response | undefined = () => undefined;

beforeAll(async () => {
  served = await listeningPlatform(
    secrets,
    async (request, next) => answer(request) ?? next(request),
  );
});

afterAll(async () => {
  await served.close();
  folder.remove();
});

/** All that a server can know of the caller, in the spellings that it may repeat it in. */
function echo(): string {
  return `${spellings().join(" ")} \u001b[2J\u202e ${coded().join(" ")}`;
}

function spellings(): readonly string[] {
  return Object.values(secrets).flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    // What of the coded text does not depend on what stands around the secret.
    ...[0, 1, 2].map((before) =>
      Buffer.from(`${"x".repeat(before)}${secret}`)
        .toString("base64")
        .slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6)),
    ),
  ]);
}

function coded(): readonly string[] {
  return ["", "x", "xx"].flatMap((before) =>
    Object.values(secrets).map((one) => Buffer.from(`${before}${one}zz`).toString("base64")),
  );
}

/** Runs a command with the secrets in its environment, and looks for them wherever it left a text. */
async function run(...args: readonly string[]): Promise<CliResult> {
  const result = await runInProcess(folder.path, args, "", {
    CEMAP_URL: served.url,
    CEMAP_USER_SECRET: secrets.user,
    CEMAP_ORG_SECRET: secrets.organization,
    CEMAP_DEBUG: "1",
  });
  const texts = new Map([
    ["stdout", result.stdout],
    ["stderr", result.stderr],
    ...filesBelow(folder.path),
  ]);
  for (const [name, text] of texts) {
    const found = spellings().filter((spelling) => text.includes(spelling));
    expect(found, `${args.join(" ")}: ${name}`).toEqual([]);
  }
  for (const control of ["\u001b", "\u202e"]) {
    expect(`${result.stdout}${result.stderr}`, args.join(" ")).not.toContain(control);
  }
  return result;
}

function filesBelow(path: string): readonly (readonly [string, string])[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [
        [`the name of ${entry.name}`, file],
        [entry.name, readFileSync(file, "utf8")],
      ] as const;
    });
}

describe("secrets", () => {
  it("are in nothing that a command without a platform says or writes", async () => {
    for (const args of [
      ["check", "--laws", "--json"],
      ["build", "--out", "out", "--to", "javascript,platform"],
      ["read", "contact.cemap", "-i", "in.ndjson", "-o", "out.ndjson", "--engine", "platform"],
      ["test", "--runs", "2"],
      ["effective", "contact.cemap", "--account", "46"],
      ["explain", "contact.cemap", "email"],
      ["where", "contact.cemap", "email = 'x'"],
      ["export", "--layout", "v2", "-o", "layout"],
      ["import", "out/platform/organization/elements/sfdc/Contact.json"],
      ["fmt"],
      ["writes"],
      ["nothing", "--of", "this"],
    ]) {
      const { code } = await run(...args);
      expect([0, 1, 2], args.join(" ")).toContain(code);
    }
  });

  it("are in nothing that a command says of a platform that repeats them", async () => {
    const commands = [["plan"], ["apply"], ["pull"], ["plan", "--json"], ["apply", "--json"]];
    answer = () => Response.json({ message: echo(), providerMessage: echo() }, { status: 403 });
    for (const args of commands) expect((await run("platform", ...args)).code).toBe(4);
    // Long messages are cut, which must not leave a half of a secret.
    for (let length = 1960; length < 2000; length += 5) {
      const message = `${"-".repeat(length)}${secrets.user}`;
      answer = () => Response.json({ message }, { status: 403 });
      expect((await run("platform", "plan")).stderr).not.toContain(secrets.user.slice(0, 6));
    }
    answer = () =>
      new Response(null, { status: 302, headers: { location: `/${encodeURI(echo())}` } });
    for (const args of commands) expect((await run("platform", ...args)).code).toBe(4);
    answer = () => undefined;
  });

  it("are in no file of ours, even where the platform holds them", async () => {
    expect((await run("platform", "plan", "-o", "plan.json")).code).toBe(0);
    expect((await run("platform", "apply", "plan.json")).code).toBe(0);
    const path = "/organizations/elements/sfdc/transformations/Contact";
    const authorization = `User ${secrets.user}, Organization ${secrets.organization}`;
    const call = async (method: string, body?: unknown): Promise<string> => {
      const headers = { authorization, "content-type": "application/json" };
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      return (await served.platform.request(path, { method, headers, ...init })).text();
    };
    const payload = JSON.parse(await call("GET"));
    const body = `const token = ${JSON.stringify(echo())};\ndone(transformedObject);`;
    const fields = [...payload.fields, { path: "secret", vendorPath: secrets.user }];
    await call("PUT", { ...payload, fields, script: { ...payload.script, body } });
    expect((await run("platform", "drift")).code).toBe(1);
    expect((await run("platform", "drift", "--json")).code).toBe(1);
    expect((await run("platform", "plan")).code).toBe(0);
    expect((await run("platform", "plan", "--json", "-o", "plan.json")).code).toBe(0);
    const pulled = await run("platform", "pull", "-o", "pulled");
    expect(pulled).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("one of the secrets"),
    });
    const before = JSON.parse(await call("GET"));
    expect((await run("platform", "apply", "--json")).code).toBe(0);
    expect((await run("platform", "restore", "--json")).code).toBe(0);
    expect(JSON.parse(await call("GET"))).toEqual(before);
    expect((await run("platform", "apply", "--rollback")).code).toBe(0);
  });

  it("are in no message about settings that are wrong", async () => {
    const wrong = [
      `CEMAP_USER_SECRET=${secrets.user} ${secrets.organization}\nCEMAP_ORG_SECRET=short\n`,
      `CEMAP_SECRET=${secrets.organization}\n`,
      `${secrets.user}\n`,
    ];
    for (const text of wrong) {
      // The file is the user's own; what is looked at is what is said about it.
      const file = join(folder.path, "../cemap-settings.env");
      writeFileSync(file, text);
      await run("platform", "plan", "--env-file", file);
    }
    const url = `https://u:${encodeURIComponent(secrets.user)}@a.example`;
    expect((await run("platform", "plan", "--url", url)).code).toBe(2);
  });

  it("are in no defect of ours that comes out of a deployment", async () => {
    const io: Io = {
      cwd: folder.path,
      env: {
        CEMAP_URL: served.url,
        CEMAP_USER_SECRET: secrets.user,
        CEMAP_ORG_SECRET: secrets.organization,
      },
    } as unknown as Io;
    for (const thrown of [new TypeError(`broken at ${secrets.user}`), secrets.organization]) {
      const error = await withDeployment(io, {}, () => Promise.reject(thrown)).catch((one) => one);
      expect(String(error.message)).toContain("***");
      expect(`${error.message} ${error.stack}`).not.toContain(secrets.user);
      expect(`${error.message} ${error.stack}`).not.toContain(secrets.organization);
    }
  });
});

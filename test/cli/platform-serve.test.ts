import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { expect, it } from "vitest";
import { platformServeCommand, type ServeOptions } from "../../src/cli/commands/platform-serve.ts";
import { CommandError, type Io } from "../../src/cli/io.ts";
import { projectFolder } from "../support/run-cli.ts";

const source = `object Contact { id: string! key, email: string }
map Contact <-> sfdc.Contact {
  id <-> Id
  email <-> Email
}
`;

/** Starts the command, calls with the address it tells, and ends it. */
async function served(
  cwd: string,
  env: Io["env"],
  options: Partial<ServeOptions>,
  use: (address: string) => Promise<void>,
): Promise<string> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const texts: string[] = [];
  for (const stream of [stdout, stderr]) stream.on("data", (part) => texts.push(String(part)));
  const io: Io = { stdin: Readable.from([]), stdout, stderr, cwd, env, isErrorTerminal: false };
  const abort = new AbortController();
  const told = new Promise<string>((found) => {
    stdout.on("data", (part) => found(/http:\S+/.exec(String(part))?.[0] ?? ""));
  });
  const all = { port: "0", host: "127.0.0.1", signal: abort.signal, ...options };
  const ended = platformServeCommand(io, ["maps.cemap"], all);
  await use(await Promise.race([told, ended.then(() => "")]));
  abort.abort();
  expect(await ended).toBe(0);
  return texts.join("");
}

it("serves the payloads of files, keeps them, and tells no secret", async () => {
  const { path, remove } = projectFolder({ "maps.cemap": source });
  try {
    const call = (address: string, user: string, organization: string) =>
      fetch(`${address}/organizations/elements/sfdc/transformations`, {
        headers: { Authorization: `User ${user}, Organization ${organization}` },
      });
    const shown = await served(path, {}, { data: "kept" }, async (address) => {
      const file = join(path, "kept/secrets.env");
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const [, user = "", organization = ""] =
        /^CEMAP_USER_SECRET=(\S+)\nCEMAP_ORG_SECRET=(\S+)\n$/.exec(readFileSync(file, "utf8")) ??
        [];
      expect(await (await call(address, user, organization)).json()).toMatchObject({
        Contact: { vendorName: "Contact", fields: [{ path: "id" }, { path: "email" }] },
      });
      expect((await call(address, organization, user)).status).toBe(401);
    });
    for (const line of readFileSync(join(path, "kept/secrets.env"), "utf8").trim().split("\n")) {
      expect(shown).not.toContain(line.slice(line.indexOf("=") + 1));
    }
    const env = { CEMAP_USER_SECRET: "mine-1", CEMAP_ORG_SECRET: "mine-2" };
    const again = await served(path, env, { data: "kept" }, async (address) => {
      expect((await call(address, "mine-1", "mine-2")).status).toBe(200);
    });
    expect(again).not.toMatch(/mine-|secrets\.env/);
  } finally {
    remove();
  }
});

it("refuses a port that is none", async () => {
  const use = async (): Promise<void> => {};
  await expect(served(".", {}, { port: "70000" }, use)).rejects.toThrow(CommandError);
});

import { expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { desiredOf } from "../../../src/platform/deploy/desired.ts";
import { importRemote } from "../../../src/platform/deploy/import-text.ts";
import { unlike } from "../../../src/platform/deploy/pull.ts";
import { sha256 } from "../../../src/platform/import/scripts.ts";

const source = `object Contact {
  id: string
  email: string
}

map Contact <-> sfdc.Contact {
  id    <-> Id
  email <-> Email
}

override object Contact for account "46" {
  loyalty: string
}

override map Contact <-> sfdc.Contact for account "46" {
  loyalty <-> L
  remove id
}

override map Contact <-> sfdc.Contact for instance "7" {
  email <-> Mail
}
`;

function resources(text: string): ReturnType<typeof desiredOf> {
  const entry = { path: "a.cemap", text };
  return desiredOf(compile(entry, memoryHost({}, sha256), { targets: ["platform"] }).files);
}

it("what all levels hold comes back as the text that declares it", () => {
  const declared = resources(source);
  const remote = new Map([...declared].map(([id, { payload }]) => [id, payload] as const));
  expect(remote.size).toBe(5);
  const { files, problems } = importRemote(remote, new Map([["7", "sfdc"]]));
  expect(problems).toEqual([]);
  expect([...files]).toEqual([["platform.cemap", source]]);
  expect(unlike(resources(files.get("platform.cemap") ?? ""), remote)).toEqual([]);
});

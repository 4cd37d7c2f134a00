import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPlan, locked } from "../../../src/platform/deploy/apply.ts";
import { changesOf, ruleChanges } from "../../../src/platform/deploy/changes.ts";
import { digestOf } from "../../../src/platform/deploy/compare.ts";
import { DeployError } from "../../../src/platform/deploy/errors.ts";
import { loadJournal, startJournal } from "../../../src/platform/deploy/journal.ts";
import { keyOf } from "../../../src/platform/deploy/plan.ts";
import { parsePlan, planText, refuseStalePlan } from "../../../src/platform/deploy/plan-file.ts";
import { resourceId, resourceOf } from "../../../src/platform/deploy/resource.ts";
import { restorePlan } from "../../../src/platform/deploy/restore.ts";
import { retryAfterMs } from "../../../src/platform/deploy/retry.ts";
import { createVault } from "../../../src/platform/deploy/secrets.ts";
import { loadSnapshot } from "../../../src/platform/deploy/snapshot.ts";
import { survey } from "../../../src/platform/deploy/survey.ts";
import { targetOf } from "../../../src/platform/deploy/target.ts";
import { generatedIds } from "../../support/deploy/generated-states.ts";
import { memoryFiles } from "../../support/deploy/memory-files.ts";
import { first, second } from "../../support/deploy/scenario.ts";
import { plantedSecrets } from "../../support/deploy/watched-platform.ts";
import { mutations, workbench } from "../../support/deploy/workbench.ts";

const settings = {
  CEMAP_URL: "https://platform.example",
  CEMAP_USER_SECRET: plantedSecrets.user,
  CEMAP_ORG_SECRET: plantedSecrets.organization,
};
const state = "platform.example.state.json";

describe("the target", () => {
  it("is completed, and plain http is for this machine only", () => {
    const baseUrl = (url: string): string => targetOf({ ...settings, CEMAP_URL: url }).baseUrl;
    expect(baseUrl("https://a.example")).toBe("https://a.example/elements/api-v2/");
    expect(baseUrl("https://a.example/elements/api-v2/")).toBe(
      "https://a.example/elements/api-v2/",
    );
    expect(baseUrl("http://127.0.0.1:8080")).toBe("http://127.0.0.1:8080/elements/api-v2/");
    for (const bad of [
      "http://a.example",
      "ftp://a",
      "https://u:p@a.example",
      "https://a/?x=1",
      "x",
    ]) {
      expect(() => baseUrl(bad), bad).toThrow(DeployError);
    }
  });

  it("names no secret when one is refused", () => {
    for (const secret of [
      "2short",
      "with a blank in it",
      "with,comma-and-more",
      "line\nend-and-more",
    ]) {
      const wrong = { ...settings, CEMAP_ORG_SECRET: secret };
      expect(() => targetOf(wrong)).toThrow(/^`CEMAP_ORG_SECRET`/);
      expect(() => targetOf(wrong)).not.toThrow(secret);
    }
  });
});

describe("secrets", () => {
  const vault = createVault(targetOf(settings).secrets);

  it("are hidden in every usual spelling, and control characters are shown", () => {
    const text = `${plantedSecrets.user} ${encodeURIComponent(plantedSecrets.organization)} \u001b[2J\u202e`;
    expect(vault.hide(text)).toBe("*** *** \\u001b[2J\\u202e");
    for (const before of ["", "a", "ab"]) {
      const coded = Buffer.from(`${before}${plantedSecrets.user}`).toString("base64");
      expect(vault.hide(coded)).toContain("***");
    }
  });

  it("leave our files and come back to the letter, in whatever spelling", () => {
    const odd = { CEMAP_USER_SECRET: 'u"s\\e/c+r%e=t?0123', CEMAP_ORG_SECRET: "user-secret-01234" };
    for (const secrets of [targetOf(settings).secrets, odd]) {
      const vault = createVault(secrets);
      const spellings = Object.values(secrets).flatMap((secret) => [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret),
        Buffer.from(secret).toString("base64").replace(/=+$/, ""),
      ]);
      const piece = fc.constantFrom(...spellings, "{{cemap:", "CEMAP_USER_SECRET.url", "}}", "x");
      fc.assert(
        fc.property(
          fc.array(piece).map((parts) => JSON.stringify(parts.join(""))),
          (text) => {
            const sealed = vault.seal(text);
            for (const secret of Object.values(secrets)) expect(sealed).not.toContain(secret);
            expect(vault.unseal(sealed)).toBe(text);
          },
        ),
        { numRuns: 200 },
      );
    }
  });
});

describe("comparing", () => {
  it("takes no notice of order, of what the server sets and of what is inherited", () => {
    const key = keyOf("account-46/elements/sfdc/Contact");
    const sent = { vendorName: "C", fields: [{ path: "a" }, { path: "b" }], configuration: [] };
    const seen = {
      id: 5,
      objectName: "Contact",
      level: "account",
      vendorName: "C",
      isLegacy: false,
      fields: [
        { path: "z", level: "organization" },
        { path: "b", level: "account", vdrFieldId: 3 },
        { path: "a", level: "account" },
      ],
      script: { body: "done(1)", level: "organization" },
    };
    expect(digestOf(seen, key)).toBe(digestOf(sent, key));
    expect(digestOf({ ...seen, level: "organization" }, key)).toBe("absent");
  });

  it("finds every id again", () => {
    fc.assert(
      fc.property(generatedIds, (id) => {
        const key = resourceOf(id);
        if (key !== undefined) expect(resourceId(key)).toBe(id);
      }),
    );
    for (const odd of [
      "x/objects/A",
      "organization/objects",
      "account-/objects/A",
      "organization/a/b",
    ]) {
      expect(resourceOf(odd)).toBeUndefined();
    }
  });

  it("tells changes in terms of the mapping", () => {
    const key = keyOf("organization/elements/sfdc/Contact");
    const before = { fields: [{ path: "a", vendorPath: "A" }], script: { body: "one\ntwo\n" } };
    const after = { fields: [{ path: "a", vendorPath: "B" }], script: { body: "one\n2\n" } };
    expect(changesOf(key, before, after)).toEqual([
      { op: "change", what: "mapping", name: "a", before: "a <-> A", after: "a <-> B" },
      { op: "change", what: "script", name: "script", lines: [" one", "-two", "+2"] },
    ]);
    const old = [{ label: "s <-> S", text: "s <-> S", rows: ["A <-> 1", "B <-> 2"] }];
    const now = [{ label: "s <-> T", text: "s <-> T", rows: ["A <-> 1", "B <-> 3"] }];
    expect(ruleChanges(old, now)).toEqual([
      { op: "change", what: "rule", name: "s", before: "s <-> S", after: "s <-> T" },
      { op: "remove", what: "row", name: "s <-> T", before: "B <-> 2" },
      { op: "add", what: "row", name: "s <-> T", after: "B <-> 3" },
    ]);
  });
});

describe("files of ours", () => {
  it("are refused when they are cut off, changed, or newer", async () => {
    const bench = workbench();
    await bench.apply(first);
    const text = bench.disk.get(state) ?? "";
    const bad = [
      text.slice(0, text.length / 2),
      text.replace("Contact", "Contacts"),
      text.replace('"version": 1', '"version": 2'),
      "[]",
      "",
    ];
    for (const one of bad) {
      bench.disk.set(state, one);
      await expect(bench.apply(second)).rejects.toThrow(/Nothing was done\. Put back the file/);
    }
    expect(mutations(bench.platform)).toHaveLength(4);
    expect([...bench.disk.keys()].filter((path) => path.endsWith(".lock"))).toEqual([]);
  });

  it("journals may end within a line, but not be damaged before", async () => {
    const disk = new Map<string, string>();
    const files = memoryFiles(disk);
    const { vault } = workbench().deployment;
    const header = { version: 1, snapshot: "s", plan: "p", changes: [] } as const;
    const journal = await startJournal(files, "h", header, vault);
    await journal.before(0);
    await journal.after(0, "done");
    await journal.before(1);
    const text = disk.get("h.journal") ?? "";
    disk.set("h.journal", text.slice(0, -9));
    expect((await loadJournal(files, "h", vault))?.outcomes).toEqual(new Map([[0, "done"]]));
    disk.set("h.journal", text.replace("done", "none"));
    await expect(loadJournal(files, "h", vault)).rejects.toThrow(/damaged/);
  });
});

describe("a saved plan", () => {
  it("is applied once, and refused when the platform or the state went on", async () => {
    const bench = workbench();
    await bench.apply(first);
    const { deployment } = bench;
    const plan = parsePlan(
      "p",
      planText(await bench.plan(second), deployment.vault),
      deployment.vault,
    );
    const now = () => survey(deployment, Object.keys(plan.saw).map(keyOf));
    const path = "organizations/objects/Old/definitions";
    const old = bench.platform.stored.get(path) ?? null;
    bench.platform.stored.set(path, { fields: [] });
    const drifted = await now();
    expect(() => refuseStalePlan(plan, drifted, plan.host)).toThrow(/definition Old/);
    expect(() => refuseStalePlan(plan, drifted, "other")).toThrow(/not for other/);
    bench.platform.stored.set(path, old);
    const report = await locked(deployment, async () =>
      applyPlan(deployment, plan, await now(), () => {}),
    );
    expect(report.done).toHaveLength(5);
    const applied = await now();
    expect(() => refuseStalePlan(plan, applied, plan.host)).not.toThrow();
    await bench.apply(first);
    const later = await now();
    expect(() => refuseStalePlan(plan, later, plan.host)).toThrow(/out of date/);
  });
});

describe("restore", () => {
  it("brings back what an apply changed, to the letter, unless somebody else was there", async () => {
    const bench = workbench();
    await bench.apply(first);
    const before = JSON.stringify([...bench.platform.stored.entries()].sort());
    const report = await bench.apply(second);
    const { deployment } = bench;
    const snapshot = await loadSnapshot(
      deployment.files,
      report.snapshot ?? "",
      "platform.example",
      deployment.vault,
    );
    const ids = Object.keys(snapshot.resources).map(keyOf);
    const now = await survey(deployment, ids);
    await applyPlan(deployment, restorePlan(snapshot, now, false), now, () => {});
    expect(JSON.stringify([...bench.platform.stored.entries()].sort())).toBe(before);
    expect((await bench.plan(first)).changes).toEqual([]);
    await bench.apply(second);
    bench.platform.stored.set("organizations/objects/New/definitions", { fields: [] });
    const edited = await survey(deployment, ids);
    expect(() => restorePlan(snapshot, edited, false)).toThrow(/somebody|changed on the platform/);
    expect(restorePlan(snapshot, edited, true).changes).toHaveLength(5);
  });
});

describe("pauses", () => {
  it("follow Retry-After, in seconds and as a date", () => {
    const now = Date.UTC(2026, 0, 1);
    expect(retryAfterMs("7", now)).toBe(7000);
    expect(retryAfterMs(new Date(now + 9000).toUTCString(), now)).toBe(9000);
    expect(retryAfterMs(new Date(now - 9000).toUTCString(), now)).toBe(0);
    for (const odd of ["soon", "-1", "", "1e9", null])
      expect(retryAfterMs(odd, now)).toBeUndefined();
  });
});

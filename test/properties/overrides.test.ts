import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CheckResult, check, checkInForce } from "../../src/compiler/check.ts";
import { type Host, memoryHost } from "../../src/compiler/host.ts";
import { dumpIr } from "../../src/compiler/ir/dump.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { effectiveOf } from "../../src/compiler/levels/effective.ts";
import type { Who } from "../../src/compiler/levels/types.ts";
import { accountId, instanceId, overriddenText } from "../support/generate/overrides.ts";

const host: Host = memoryHost({});

function checked(text: string): CheckResult {
  const found = check({ path: "test.cemap", text }, host);
  const errors = found.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(`${JSON.stringify(errors)}\n${text}`);
  return found;
}

function inForce(found: CheckResult, who: Who): IrMap {
  const map = checkInForce(found, host, who).laws[0]?.map;
  if (map === undefined) throw new Error("no map is in force");
  return map;
}

/** The rules of a map in an order of their own: an override that adds a row adds it at the end. */
function rulesOf(map: IrMap | undefined): readonly string[] {
  if (map === undefined) throw new Error("no map");
  const lines = dumpIr(map).trimEnd().split("\n").slice(1);
  const starts = lines.flatMap((line, index) => (/^ {2}\S/.test(line) ? [index] : []));
  return starts
    .map((start, index) => lines.slice(start, starts[index + 1]).join("\n"))
    .filter((rule) => !/^ {2}(vendor|overlay) /.test(rule))
    .map((rule) =>
      rule.startsWith("  rest ")
        ? rule
            .split(/[[\] ]/)
            .sort()
            .join(" ")
        : rule,
    )
    .sort();
}

const levels: Readonly<Record<"account" | "instance" | "both", Who>> = {
  account: { account: accountId },
  instance: { instance: instanceId },
  both: { account: accountId, instance: instanceId },
};

describe("overrides of generated maps", () => {
  const texts = fc.sample(overriddenText(1), { seed: 46, numRuns: 15 });

  it("come to the rules that one would write without levels", () => {
    for (const { text, flat } of texts) {
      const found = checked(text);
      for (const [level, who] of Object.entries(levels)) {
        const wanted = rulesOf(checked(flat[level as keyof typeof flat]).maps[0]);
        expect(rulesOf(inForce(found, who)), `${level}\n${text}`).toEqual(wanted);
      }
    }
  });

  it("are shown by `effective`: what is the level's own, what it hides, what it takes out", () => {
    let shown = { replaced: 0, removed: 0 };
    for (const one of texts) {
      const found = checked(one.text);
      const base = effectiveOf(inForce(found, {}));
      expect(base.rules.every(({ level }) => level.kind === "organization")).toBe(true);
      for (const level of ["account", "instance"] as const) {
        const { rules, removed } = effectiveOf(inForce(found, levels[level]));
        const own = rules.filter((rule) => rule.level.kind === level);
        const hiding = own.filter(({ hides }) => hides.length > 0);
        expect(hiding.length, one.text).toBeGreaterThanOrEqual(one.replaced[level]);
        const gone = one.removed[level];
        expect(removed.length, one.text).toBeGreaterThanOrEqual(gone.length);
        const isGone = ({ place }: { place: string }): boolean =>
          gone.some(
            (field) => place === field || [".", "["].some((at) => place.startsWith(field + at)),
          );
        expect(rules.filter(isGone), one.text).toEqual([]);
        expect(removed.every(({ by }) => by.kind === level)).toBe(true);
        shown = {
          replaced: shown.replaced + hiding.length,
          removed: shown.removed + removed.length,
        };
      }
    }
    expect(shown.replaced).toBeGreaterThan(12);
    expect(shown.removed).toBeGreaterThan(5);
  });
});

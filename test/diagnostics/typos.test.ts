import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fixtureFolder, renderFixture } from "../support/diagnostic-fixtures.ts";
import { typos } from "./typos.ts";

const whole = readFileSync(join(fixtureFolder, "files/person.cemap"), "utf8");

/** One mistake in a file that is right otherwise: one diagnostic, and what was meant. */
describe("a single typo", () => {
  it("is made in a file without a finding but that payloads have no run-time tables", () => {
    expect(renderFixture({ code: "", input: whole }).codes).toEqual(["target-left-out"]);
  });

  it.each(typos)("$from → $to", ({ from, to, code, says }) => {
    expect(whole.split(from)).toHaveLength(2);
    const input = whole.replace(from, () => to);
    const { codes, rendered } = renderFixture({ code, input });
    expect(codes).toEqual([code]);
    expect(rendered).toContain(says);
  });
});

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("./goldens/print-dates.ts", import.meta.url));

function printed(zone: string, locale: string): string {
  const env = { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale, LANGUAGE: locale };
  const result = spawnSync(process.execPath, ["--import", "tsx", script], {
    env,
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}

describe("masks, zones and number formats", () => {
  const expected = printed("UTC", "C");

  it("print something to compare", () => {
    expect(expected.split("\n").length).toBe(3 * 3 * 8 + 2);
    expect(expected).toContain("Sunday, 10 March 2024 03:30:00.000 AM 2024-03-10T09:30:00.000Z");
    expect(expected).toContain("(1.234.567,50) -1234567.50");
  });

  it.each([
    ["America/Denver", "en_US.UTF-8"],
    ["Asia/Kathmandu", "ar_EG.UTF-8"],
    ["Pacific/Apia", "de_DE.UTF-8"],
  ])("do not depend on the machine's zone %s and locale %s", (zone, locale) => {
    expect(printed(zone, locale)).toBe(expected);
  });
});

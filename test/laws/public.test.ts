import { describe, expect, it } from "vitest";

// What users import: generated modules are imported natively, with the runtime that was built.
const built = (path: string): string => new URL(`../../dist/${path}`, import.meta.url).href;
const { check } = (await import(built("index.js"))) as typeof import("../../src/index.ts");
const { verify } = (await import(
  built("laws/index.js")
)) as typeof import("../../src/laws/index.ts");

const text = `object A { id: string! key, kind: "p" | "o", sum: integer, user: string }
table users (id: string, remoteId: string)
map A <-> x.R { id <-> Id, kind <-> Kind { p <-> 1, o <-> 2 }, sum <-> Sum as string }
map A <-> y.R { id <-> Id, user <-> User from users (id <-> remoteId) }
`;

const { laws, diagnostics } = check(text);
const [plain, looking] = laws;
if (plain === undefined || looking === undefined) throw new Error(JSON.stringify(diagnostics));

describe("verify", () => {
  it("tries the laws of a map in any test suite", async () => {
    const report = await verify(plain, { runs: 50, seed: 7 });
    expect(report).toMatchObject({ map: "A.x.R", seed: 7, failures: [] });
    expect(report.checks).toBeGreaterThan(200);
    expect(await verify(plain, { runs: 50, seed: 7 })).toEqual(report);
  });

  it("runs either engine", async () => {
    const report = await verify(plain, { runs: 5, seed: 7, engine: "jsonata" });
    expect(report.failures).toEqual([]);
    expect(report.checks).toBeGreaterThan(20);
  });

  it("tells a law that does not hold, with the rule and the smallest value", async () => {
    // As if the compiler had called a rule lossless whose table is not one to one.
    const lossy = check(text.replace("o <-> 2", 'o -> 1 lossy "one code"'));
    const [found] = lossy.laws;
    if (found === undefined) throw new Error(JSON.stringify(lossy.diagnostics));
    const kind = { kind: "lossless", isChecked: true, normalisations: [] } as const;
    const rules = found.rules.map((rule) => ({ ...rule, write: kind }));
    const { failures } = await verify({ ...found, rules }, { runs: 50, seed: 7 });
    expect(failures).toContainEqual(
      expect.objectContaining({ law: "put-get", rule: "kind <-> Kind", expected: "o", found: "p" }),
    );
  });

  it("asks for the rows of run-time tables", async () => {
    await expect(verify(looking, { runs: 5 })).rejects.toThrow("needs rows of the table users");
    const tables = { users: [{ id: "a", remoteId: "b" }] };
    expect((await verify(looking, { runs: 5, seed: 1, tables })).failures).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import { transformationOf } from "../../../src/compiler/backends/platform/platform.ts";
import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { compilePayload } from "../../../src/platform/local/run-payload.ts";

function transformation(rows: string): ReturnType<typeof transformationOf> {
  const text = `object C { id: string, mail: string, kind: "a" | "b", home: { city: string }, tags: { name: string }[] }
map C <-> x.C {
  id <-> Id
${rows}
}`;
  const { maps, diagnostics } = check(
    { path: "m.cemap", text },
    memoryHost({ "s.js": "done(1);" }),
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const [map] = maps;
  if (map === undefined) throw new Error("no map");
  return transformationOf(map, { sourceHash: "" });
}

async function filtered(payload: TransformationPayload, ...names: string[]): Promise<unknown> {
  const compiled = await compilePayload(payload);
  const where = names.map((attribute) => ({ attribute, value: "v", operator: "=" }));
  const { result } = compiled.where({ where });
  compiled.dispose();
  return (result as { readonly where: { attribute: string }[] }).where.map((one) => one.attribute);
}

describe("`@filter`", () => {
  it("gives a field another name in the vendor's filters", async () => {
    const { payload } = transformation(`  mail <-> Email @filter("EmailAddress")
  home.city <-> City @filter("addr.city")`);
    expect(payload.fields.map(({ vendorPath }) => vendorPath)).toEqual(["Id", "Email", "City"]);
    expect(payload.configuration).toContainEqual({
      type: "applyJSOnQueryFieldValue",
      properties: { toVendor: null },
    });
    expect(await filtered(payload, "id", "mail", "home.city", "else")).toEqual([
      "Id",
      "EmailAddress",
      "addr.city",
      "else",
    ]);
    const compiled = await compilePayload(payload);
    expect(compiled.read({ Email: "a@x" }).result).toEqual({ mail: "a@x" });
    expect(compiled.write({ mail: "a@x" }).result).toEqual({ Email: "a@x" });
    compiled.dispose();
  });

  it("stands beside rules of the script", async () => {
    const { payload } = transformation(
      '  kind <-> Kind @filter("Type") { "a" <-> "A", "b" <-> "B" }',
    );
    expect(await filtered(payload, "kind", "id")).toEqual(["Type", "Id"]);
    const compiled = await compilePayload(payload);
    expect(compiled.read({ Kind: "A" }).result).toEqual({ kind: "a" });
    compiled.dispose();
  });

  it.each([
    ['  tags[] <-> Tags[] { name <-> Name @filter("n") }', "no filter can name it"],
    [
      '  mail <-> Email @filter("e")\n  this <-> script "./s.js"',
      "filters are renamed by a script",
    ],
  ])("is refused where nothing can carry it: %s", (rows, reason) => {
    const [first] = transformation(rows).diagnostics;
    expect(first).toMatchObject({ code: "payload-rule", severity: "error" });
    expect(first?.message).toContain(reason);
  });
});

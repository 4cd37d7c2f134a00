import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moduleText } from "../../../src/compiler/backends/javascript/javascript.ts";
import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import { transformationOf } from "../../../src/compiler/backends/platform/platform.ts";
import { check } from "../../../src/compiler/check.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import { compilePayload } from "../../../src/platform/local/run-payload.ts";
import { canonical } from "../../support/differential.ts";
import { commonObject, vendorRecord } from "../../support/generate/records.ts";
import { loadModule } from "../../support/run-javascript.ts";

const base = `object C {
  id: string
  name: string
  mail: string
  kind: "a" | "b"
  phone: string
  lines: { sku: string, count: number }[]
}
map C <-> x.C {
  id <-> Id
  name <-> Name
  mail <-> Mail
  kind <-> Kind { "a" <-> "1", "b" <-> "2" }
  lines[].sku <-> Lines[].Sku
}
`;

function layered(rows: string): { readonly above: IrMap; readonly layer: IrMap } {
  const text = `${base}override map C <-> x.C for account "46" {\n${rows}\n}\n`;
  const { maps, diagnostics } = check({ path: "m.cemap", text }, memoryHost({}));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const [above] = maps;
  const layer = maps.find((map) => map.layer !== undefined);
  if (above === undefined || layer === undefined) throw new Error("no layer");
  return { above, layer };
}

function payloadOf(map: IrMap): TransformationPayload {
  return transformationOf(map, { sourceHash: "" }).payload;
}

const cases = [
  ["a replaced field", "name <-> FullName", ["name = FullName"], undefined],
  ["a new field", "phone <-> Phone", ["phone = Phone"], undefined],
  ["a field that goes", "remove mail", ["mail = Mail closed"], undefined],
  ["a field that the script takes over", "mail <-> Mail as string", [], undefined],
  ["a rule of the script that changes", 'kind <-> Kind { "a" <-> "x", "b" <-> "y" }', [], "run"],
  ["a script that is not needed", "remove kind", [], "done(transformedObject)"],
  ["a list that the script takes over", "lines[].count <-> Lines[].N as string", undefined, "run"],
  ["what passes through", "... <-> ...", [], "run"],
] as const;

describe("the transformation of a lower level", () => {
  it.each(cases)("says %s and inherits the rest", (_name, rows, fields, script) => {
    const payload = payloadOf(layered(rows).layer);
    expect(payload.configuration).toContainEqual({ type: "inherit" });
    const shown = payload.fields.map(({ path, vendorPath, configuration }) => {
      const isClosed = configuration?.[0]?.properties?.fromVendor === false;
      return `${path} = ${vendorPath}${isClosed ? " closed" : ""}`;
    });
    if (fields !== undefined && !rows.includes("Mail as")) expect(shown).toEqual(fields);
    if (script === undefined) return;
    expect(payload.script?.body).toContain(script);
  });

  it.each(cases)("does with %s what the map in force does", async (_name, rows) => {
    const { above, layer } = layered(rows);
    const module = await loadModule(moduleText(layer, { sourceHash: "" }));
    const compiled = await compilePayload([payloadOf(above), payloadOf(layer)]);
    const sampled = { seed: 5, numRuns: 25 };
    let compared = 0;
    try {
      for (const record of fc.sample(vendorRecord(layer), sampled)) {
        const { result, scriptError } = compiled.read(record);
        if (scriptError !== undefined) continue;
        const expected = attempt(() => module.read(record));
        if (expected === undefined) continue;
        expect(canonical(result)).toBe(expected);
        compared += 1;
      }
      for (const record of fc.sample(commonObject(layer), sampled)) {
        const { result, scriptError } = compiled.write(record);
        if (scriptError !== undefined) continue;
        const expected = attempt(() => module.write(record));
        if (expected === undefined) continue;
        expect(canonical(result)).toBe(expected);
        compared += 1;
      }
    } finally {
      compiled.dispose();
    }
    expect(compared).toBeGreaterThan(15);
  });
});

it("is refused where there is nothing to inherit", () => {
  const text = `table users (id: string, remoteId: string)
${base.replace("mail <-> Mail", "mail <-> Mail from users (id <-> remoteId)")}
override map C <-> x.C for account "46" {
remove mail
}
`;
  const { diagnostics, files } = compile({ path: "m.cemap", text }, memoryHost({}), {
    targets: ["platform"],
  });
  const errors = diagnostics.filter(({ code }) => code === "payload-rule");
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringContaining("the rows of `users` are given at run time"),
    expect.stringContaining(
      "what it inherits cannot be carried, because of `mail <-> Mail from users",
    ),
  ]);
  expect(files.size).toBe(0);
});

/** Undefined for a record that a check refuses: the platform does not look at kinds. */
function attempt(act: () => unknown): string | undefined {
  try {
    return canonical(act());
  } catch {
    return undefined;
  }
}

import { describe, expect, it } from "vitest";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import type { Json } from "../../src/compiler/types.ts";
import { compileMaps, type Engines, enginesOf, textsOf } from "../support/engines.ts";
import { merge7396, strip } from "../support/merge-patch.ts";
import { loadModule } from "../support/run-javascript.ts";
import { type Case, type Rows, workedRows } from "./worked-rows.ts";

const engineNames = ["interpreter", "javascript", "jsonata"] as const;

describe("worked rows", () => {
  it("are all there", () => {
    const rows = new Set(workedRows.flatMap(({ cases }) => cases.map(({ row }) => row)));
    expect([...rows]).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
  });

  for (const rows of workedRows) {
    for (const name of engineNames) {
      it(`${rows.rules.replaceAll(/\s+/gu, " ")} (${name})`, async () => {
        const engine = (await enginesFor(rows)).find((other) => other.name === name);
        if (engine === undefined) throw new Error(`no engine ${name}`);
        for (const one of rows.cases) expect(await outcome(engine, one)).toEqual(one);
      });
    }
  }
});

describe("worked rows as patches", () => {
  it("row 3: what is not mentioned is not in the patch", async () => {
    const [rows] = workedRows;
    if (rows === undefined) throw new Error("no rows");
    const { patch, read } = await loadModule(textsOf(mapFor(rows)).module);
    const vendor = { Email: "x" };
    expect(patch(read(vendor), {}, vendor)).toEqual({});
  });

  for (const rows of workedRows) {
    const updates = rows.cases.filter(({ original }) => original !== undefined);
    if (updates.length === 0) continue;
    it(`${rows.rules.replaceAll(/\s+/gu, " ")}`, async () => {
      const { patch } = await loadModule(textsOf(mapFor(rows)).module);
      for (const { write, original = null, out } of updates) {
        const wanted = out === "same" ? original : out;
        expect(patchOutcome(patch, write, original)).toEqual(strip(wanted));
      }
    });
  }
});

/** The original with the patch merged in; nothing is known before but what the original shows. */
function patchOutcome(
  patch: (before: unknown, after: unknown, original?: unknown) => unknown,
  common: Json | undefined,
  original: Json,
): unknown {
  try {
    return strip(merge7396(original, patch({}, common, original) as Json));
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code;
    if (typeof code !== "string") throw error;
    return `error ${code}`;
  }
}

async function enginesFor(rows: Rows): Promise<readonly Engines[]> {
  return enginesOf(mapFor(rows));
}

function mapFor(rows: Rows): IrMap {
  const { maps, problems } = compileMaps(textOf(rows), schemaFiles(rows));
  const [map] = maps;
  if (map === undefined) throw new Error(problems.join("\n"));
  expect(problems).toEqual([]);
  return map;
}

function textOf(rows: Rows): string {
  const element =
    rows.required === undefined
      ? ""
      : 'element vendor "Vendor" { resource Thing from "./thing.schema.json" }\n';
  return `enum Source { Online, List, Event, Unknown }
object Thing {
  ${rows.fields}
}
${element}map Thing <-> vendor.Thing {
  ${rows.rules}
}
`;
}

function schemaFiles(rows: Rows): Readonly<Record<string, string>> {
  if (rows.required === undefined) return {};
  const properties = { F: { type: ["string", "null"] }, L: { type: "string" } };
  const schema = { type: "object", properties, required: rows.required };
  return { "thing.schema.json": JSON.stringify(schema) };
}

/** The case with what really came out. */
async function outcome(engine: Engines, one: Case): Promise<unknown> {
  try {
    const result =
      one.read === undefined
        ? await engine.write(one.write, one.original)
        : await engine.read(one.read);
    const isSame =
      engine.name === "jsonata"
        ? one.original !== undefined && JSON.stringify(result) === JSON.stringify(one.original)
        : one.original !== undefined && result === one.original;
    return { ...one, out: isSame ? "same" : result };
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code;
    if (typeof code !== "string") throw error;
    return { ...one, out: `error ${code}` };
  }
}

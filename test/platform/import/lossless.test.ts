import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Level } from "../../../src/compiler/ir/levels.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { type AnyInput, recognise } from "../../../src/platform/import/recognise.ts";
import { differences, differencesOf } from "./equality.ts";
import { below, vdr } from "./generated.ts";

const numRuns = Number(process.env.CEMAP_IMPORT_RUNS ?? 12);

describe("an import", () => {
  it("builds what was imported, whatever a payload holds", () => {
    const hints = { element: "sfdc", object: "Thing" };
    fc.assert(
      fc.property(vdr, (payload) => {
        expect(differences(payload, hints)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("builds the payloads of every level", () => {
    const levels: readonly Level[] = [
      { kind: "organization" },
      { kind: "account", id: "46" },
      { kind: "instance", id: "7" },
    ];
    const inputsOf = (payload: Json, level: Level): readonly AnyInput[] =>
      recognise(payload, { file: "", pointer: "" }, { level });
    const all = vdr.chain((top) =>
      fc.tuple(fc.constant(top), fc.option(below(top)), fc.option(fc.oneof(below(top), vdr))),
    );
    fc.assert(
      fc.property(all, fc.boolean(), ([top, ...below], hasTop) => {
        const payloads = [hasTop ? top : null, ...below];
        const inputs = payloads.flatMap((payload, index) =>
          payload === null ? [] : inputsOf(payload, levels[index] as Level),
        );
        expect(inputs.length === 0 ? [] : differencesOf(inputs)).toEqual([]);
      }),
      { numRuns },
    );
  });
});

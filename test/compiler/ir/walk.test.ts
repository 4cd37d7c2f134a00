import { describe, expect, it } from "vitest";
import { bind } from "../../../src/compiler/bind.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { IrMap, Rule } from "../../../src/compiler/ir/nodes.ts";
import { pathText } from "../../../src/compiler/ir/places.ts";
import {
  childBlocks,
  mapBlocks,
  pathKey,
  rulePaths,
  writtenPaths,
} from "../../../src/compiler/ir/walk.ts";
import { lower } from "../../../src/compiler/lower.ts";

const text = `
object Line { sku: string, qty: integer }
object Thing { id: string, kind: string, name: string, at: date, lines: Line[], numbers: integer[], custom: map<json> }
element acme "Acme" { resource Thing }
map Thing <-> acme.Thing {
  id <-> A ?? B
  name <- "{C} {D}"
  name -> E.f
  lines[] <-> L[] { sku <-> S }
  when kind = "x" <-> K = 1 { at <-> At }
  else { at -> Other }
  numbers <-> N as list(",")
  custom <-> ...
}
`;

function rules(): readonly Rule[] {
  const { program } = bind({ path: "a.cemap", text }, memoryHost({ "a.cemap": text }));
  const map: IrMap | undefined = lower(program, memoryHost({})).maps[0];
  return map?.block.rules ?? [];
}

describe("walking over rules", () => {
  it("names the places of both sides", () => {
    const shown = rules().map((rule) => [
      rule.kind,
      rulePaths(rule, "common").map(pathText).join(" "),
      rulePaths(rule, "vendor").map(pathText).join(" "),
      writtenPaths(rule).map(pathText).join(" "),
    ]);
    expect(shown).toEqual([
      ["cell", "id", "A B", "A B"],
      ["pair", "name name", "C D E.f", "E.f"],
      ["each", "lines", "L", "L"],
      ["when", "kind at at", "K At Other", "K At Other"],
      ["cell", "numbers", "N", "N"],
      ["rest", "custom", "", ""],
    ]);
  });

  it("enters and replaces child blocks", () => {
    const blocks = rules().map((rule) => childBlocks(rule).length);
    expect(blocks).toEqual([0, 0, 1, 2, 0, 0]);
    const emptied = rules().map((rule) => mapBlocks(rule, (block) => ({ ...block, rules: [] })));
    expect(emptied.flatMap(childBlocks).flatMap((block) => block.rules)).toEqual([]);
  });

  it("tells paths apart", () => {
    const [first, second] = rules().flatMap((rule) => rulePaths(rule, "vendor"));
    if (first === undefined || second === undefined) throw new Error("no paths");
    expect(pathKey(first)).toBe(pathKey([{ kind: "member", name: "A" }]));
    expect(pathKey(first)).not.toBe(pathKey(second));
  });
});

import { describe, expect, it } from "vitest";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { lawsOf } from "../../src/compiler/classes/laws.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { type LawReport, verify } from "../../src/laws/verify.ts";
import { compileMaps } from "../support/engines.ts";
import { loadModule } from "../support/run-javascript.ts";
import { faults } from "./faults.ts";

const source = `
enum Stage { Open, Won, Lost }
object Deal {
  id: string! key
  name: string
  stage: Stage
  closed: date
  amount: decimal
  seats: integer
  tags: string[]
  address: { city: string, zip: string }
  lines: { sku: string!, qty: integer }[] keyed by sku
}
map Deal <-> crm.Deal {
  id      <-> Id
  name    <-> Name
  stage   <-> Phase { Open <-> "open", Won <-> "won", Lost <-> "lost" }
  closed  <-> ClosedOn as date("MM/dd/yyyy")
  amount  <-> Cents / 100
  seats   <-> Seats as string
  tags    <-> Tags as list(";")
  address <-> Address { city <-> City, zip <-> Zip }
  lines[] <-> Lines[] {
    sku <-> Sku
    qty <-> Qty
  }
}
`;

/** The laws of the map above, run by its module after an edit of the text. */
async function tried(edit: (text: string) => string): Promise<LawReport> {
  const [map] = compileMaps(source).maps;
  if (map === undefined) throw new Error("no map");
  const start = async (part: IrMap) => {
    const text = moduleText(part, { sourceHash: "" });
    const module = await loadModule(edit(text));
    return {
      read: async (vendor: unknown) => module.read(vendor),
      write: async (common: unknown, original?: unknown) => module.write(common, original),
    };
  };
  return verify(map, lawsOf(map).rules, { runs: 150, seed: 20_240_302, start });
}

describe("the laws", () => {
  it("hold for what the compiler makes", async () => {
    const { checks, failures } = await tried((text) => text);
    expect(failures).toEqual([]);
    expect(checks).toBeGreaterThan(1500);
  });

  it.each(faults)("catch a back end where $name", async ({ from, to }) => {
    let edits = 0;
    const { failures } = await tried((text) =>
      text.replaceAll(from, (found) => {
        edits += 1;
        return to(found);
      }),
    );
    expect(edits, "the fault is in the text").toBeGreaterThan(0);
    expect(failures.length).toBeGreaterThan(0);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const folder = projectFolder({
  "a.cemap": `object A {
  id: string! key
  source: "Online" | "Event"
  price: number
  name: string
  phone: string
  total: number
  kind: "p" | "o"
  note: string
  more: map<json>
  lines: { sku: string! key, qty: integer, due: date }[]
  address: { city: string }
}
map A <-> x.R {
  id      <-> Id
  source  <-> S { Online <-> "Web", Event -> "Web" lossy "no events" }
  price   <-> Cents / 100
  name    <-> "{First} {Last}" lossy "two names"
  phone   <-> Mobile ?? Phone as string
  total   <- $sum(Lines.Price)
  lines[] <-> Items[] {
    sku <-> Sku
    qty <-> Qty as string default <- 1
    due <-> Due as date("MM/dd/yyyy") else null lossy "old dates"
  }
  when kind = "p" <-> Kind = 1 { note <-> PNote }
  more <-> ... like "*__c"
  address.city <-> Places[Type = "home"].City
  $uppercase(name) -> Label on create
}
`,
  "r.json": JSON.stringify({
    Id: "1",
    S: "Web",
    Cents: 1999,
    First: "Ada",
    Last: "Lee",
    Phone: "5",
    Items: [
      { Sku: "a", Qty: "7", Due: "02/29/2024" },
      { Sku: "b", Due: "yesterday" },
    ],
    Kind: 1,
    PNote: "hi",
    Level__c: 3,
    Places: [{ Type: "work" }, { Type: "home", City: "Q" }],
  }),
  "bad.json": "{",
});
afterAll(folder.remove);

const fields = [
  "source",
  "price",
  "name",
  "phone",
  "total",
  "lines",
  "note",
  "kind",
  "more",
  "address.city",
];

describe("cemap explain", () => {
  it("tells where each field comes from, on a record", async () => {
    let all = "";
    for (const field of fields) {
      const args = ["explain", "a.cemap", field, "--record", "r.json"];
      const { code, stdout, stderr } = await cemap(folder.path, args);
      expect([code, stderr]).toEqual([0, ""]);
      all += `$ cemap ${args.join(" ")}\n${stdout}\n`;
    }
    await expect(all).toMatchFileSnapshot("../golden/explain.txt");
  });

  it("tells it without one", async () => {
    const { code, stdout } = await cemap(folder.path, ["explain", "a.cemap", "lines.due"]);
    expect(code).toBe(0);
    expect(stdout).toContain("lines[].due <-> Items[].Due");
    expect(stdout).toContain("what cannot be converted: null");
  });

  it("gives it to machines, both ways", async () => {
    const args = ["explain", "a.cemap", "price", "--json", "--record", "r.json"];
    const { stdout } = await cemap(folder.path, args);
    const { rules, result } = JSON.parse(stdout);
    expect(rules[0]).toMatchObject({ line: 17, vendor: [{ path: "Cents" }], direction: "both" });
    expect(rules[0].record[0].value).toBe(1999);
    expect(rules[0].record[0].read.at(-1).value).toBe(19.99);
    expect(rules[0].record[0].write.at(-1).value).toBe(1999);
    expect(result).toEqual({ values: [{ at: "price", value: 19.99 }] });
  });

  it("names what there is instead", async () => {
    const { code, stderr } = await cemap(folder.path, ["explain", "a.cemap", "sorce"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean `source`?");
    const bad = await cemap(folder.path, ["explain", "a.cemap", "id", "--record", "bad.json"]);
    expect([bad.code, bad.stderr]).toEqual([3, expect.stringContaining("bad.json is no JSON")]);
  });
});

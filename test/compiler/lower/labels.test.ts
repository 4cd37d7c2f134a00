import { expect, it } from "vitest";
import { bind } from "../../../src/compiler/bind.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { Block, Rule } from "../../../src/compiler/ir/nodes.ts";
import { childBlocks } from "../../../src/compiler/ir/walk.ts";
import { lower } from "../../../src/compiler/lower.ts";
import { findings, lowerRows } from "./support.ts";

const rows = `/// The name.
name <-> Name @level(account)
id, count <-> same @level(account)
score <- same
/// Where.
address <-> Addr { street <-> Street @level(instance) }
/// No rule of its own.
this <-> p @level(account) {
  /// A day.
  day <-> Day as date("yyyyMMdd")
  at <- At @level(instance)
  active -> Active
  /// Either.
  when kind = "person" <-> K = 1 { color <-> C }
  when kind = "company" <-> K = 2 { color <-> D }
  else { color <-> E }
  name <-> Other @off
}
/// Items.
lines[] <-> L[] @level(account) { sku <-> Sku }
/// Of the numbers, not of the list.
phones[type = "work"][].number <-> P[].n @level(account)
phones[type = "work"][].type <-> P[].t
/// Read.
clock <- Clock @level(instance)
/// Written.
clock -> Time @level(account)
texts <-> Texts as map<string> @level(account)
price <-> \`A very long name that goes on\`.\`and on\`   .\`and on and on and on\`
custom <-> ... like "*__c" @level(account)`;

/** Rules of a block and of all blocks in it, each before those that it holds. */
function rulesIn(block: Block): readonly Rule[] {
  return block.rules.flatMap((rule) => [
    rule,
    ...(rule.kind === "pair" ? [rule.read, ...rule.writes] : []),
    ...childBlocks(rule).flatMap(rulesIn),
  ]);
}

it("every rule has the name, the text, the comment and the annotations of its row", () => {
  const lowered = lowerRows(rows);
  expect(findings(lowered)).toEqual([]);
  const { block, idle } = lowered.map ?? { block: { rules: [], overlay: {} }, idle: [] };
  const told = [...rulesIn(block), ...idle].map((rule) => [
    rule.label,
    lowered.text.slice(rule.span.start, rule.span.end),
    ...("doc" in rule ? [rule.doc] : []),
    ...(rule.annotations ?? []).map(({ name, args }) => `@${name}(${args.join()})`),
  ]);
  expect(told).toEqual([
    ["name <-> Name", "name <-> Name @level(account)", "The name.", "@level(account)"],
    ["id <-> same", "id", "@level(account)"],
    ["count <-> same", "count", "@level(account)"],
    ["score <- same", "score <- same"],
    ["address <-> Addr", "address <-> Addr { street <-> Street @level(instance) }", "Where."],
    ["street <-> Street", "street <-> Street @level(instance)", "@level(instance)"],
    [
      'day <-> Day as date("yyyyMMdd")',
      'day <-> Day as date("yyyyMMdd")',
      "A day.",
      "@level(account)",
    ],
    ["at <- At", "at <- At @level(instance)", "@level(account)", "@level(instance)"],
    ["active -> Active", "active -> Active", "@level(account)"],
    [
      'when kind = "person" <-> K = 1',
      'when kind = "person" <-> K = 1 { color <-> C }',
      "Either.",
      "@level(account)",
    ],
    ["color <-> C", "color <-> C", "@level(account)"],
    ["color <-> D", "color <-> D", "@level(account)"],
    ["color <-> E", "color <-> E", "@level(account)"],
    [
      "lines[] <-> L[]",
      "lines[] <-> L[] @level(account) { sku <-> Sku }",
      "Items.",
      "@level(account)",
    ],
    ["sku <-> Sku", "sku <-> Sku"],
    ['phones[type = "work"][] <-> P[]', 'phones[type = "work"][].number <-> P[].n @level(account)'],
    [
      'phones[type = "work"][].number <-> P[].n',
      'phones[type = "work"][].number <-> P[].n @level(account)',
      "Of the numbers, not of the list.",
      "@level(account)",
    ],
    ['phones[type = "work"][].type <-> P[].t', 'phones[type = "work"][].type <-> P[].t'],
    ["clock <- Clock", "clock <- Clock @level(instance)", "Read.", "@level(instance)"],
    ["clock <- Clock", "clock <- Clock @level(instance)", "Read.", "@level(instance)"],
    ["clock -> Time", "clock -> Time @level(account)", "Written.", "@level(account)"],
    [
      "texts <-> Texts as map<string>",
      "texts <-> Texts as map<string> @level(account)",
      "@level(account)",
    ],
    [
      "price <-> `A very long name that goes on`.`and on` .`and on and on an…",
      "price <-> `A very long name that goes on`.`and on`   .`and on and on and on`",
    ],
    ['custom <-> ... like "*__c"', 'custom <-> ... like "*__c" @level(account)', "@level(account)"],
    ["name <-> Other", "name <-> Other @off", "@level(account)", "@off()"],
  ]);
});

it.each([
  ["none", "a <-> A", 0],
  ["a warning", "a <-> Extra.Knwn", 0],
  ["a row that is wrong", "b <-> A", 1],
  ["a script that is not there", 'a <- script "./no.js"', 1],
])("a map is broken where rows are left out: %s", (_, row, broken) => {
  const schema = {
    type: "object",
    properties: { Extra: { type: "object", properties: { Known: { type: "string" } } } },
  };
  const text = `object T { a: string }
element e "E" { resource R from "./r.schema.json" }
map T <-> e.R { ${row} }
`;
  const host = memoryHost({ "a.cemap": text, "r.schema.json": JSON.stringify(schema) });
  expect(lower(bind({ path: "a.cemap", text }, host).program, host).broken.size).toBe(broken);
});

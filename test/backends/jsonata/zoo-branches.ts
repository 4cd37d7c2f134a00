import type { Rule } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import {
  block,
  cell,
  codec,
  each,
  equals,
  literal,
  map,
  p,
  span,
  when,
  writeRule,
} from "./build.ts";
import { type Animal, listOf, maybe, object, pick, texts } from "./zoo-pools.ts";

const people = pick("person", "org", "robot");
const branch = (common: string, vendor: Json, ...rules: readonly Rule[]) => ({
  span,
  direction: "both" as const,
  common: equals("kind", common),
  vendor: equals("T.p", vendor),
  block: block(...rules),
});
const group = {
  branches: [
    branch("person", true, cell("name", "PN"), cell("last", "L.n"), writeRule("W", literal("w"))),
    branch("org", false, cell("name", "ON"), each("parts", "P", [], cell("", "x"))),
  ],
  commonPath: p("kind"),
  vendorPaths: [p("T.p")],
};
const whenVendor = object({
  T: maybe(object({ p: pick(true, false, "odd") })),
  PN: texts,
  L: maybe(object({ n: texts })),
  ON: texts,
  P: listOf(maybe(object({ x: texts }))),
});
const whenCommon = object({ kind: people, name: texts, last: texts, parts: listOf(texts) });

/** Branches. */
export function branches(): readonly Animal[] {
  return [
    {
      name: "when",
      map: map(cell("id", "Id"), when(group)),
      vendor: whenVendor,
      common: whenCommon,
    },
    {
      name: "when else",
      map: map(
        when({ ...group, otherwise: block(cell("other", "O")) }),
        writeRule("By", { kind: "read", path: p("name"), codec: codec() }),
      ),
      vendor: whenVendor,
      common: whenCommon,
    },
  ];
}

import { describe } from "vitest";
import { expectFindings, expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  { rows: "name <-> Name @off", rules: ["idle name <-> Name @off"], vendor: "{ … }" },
  {
    rows: "name, score <-> same @off @level(account, instance)",
    rules: ["idle name <-> name @off @level", "idle score <-> score @off @level"],
  },
  {
    rows: `address <-> Addr {
  street <-> Street
  city <- Town[0].Name @off
}`,
    rules: [
      "scope address <-> Addr",
      "  cell street: string <-> Street | string",
      "overlay address",
      "idle address.city <- Addr.Town[0].Name @off",
    ],
  },
  {
    rows: `address <-> this { city <- City @off }`,
    rules: ["idle address.city <- City @off"],
  },
  { rows: "gone[].x <-> Gone[].X @off", rules: ["idle gone[].x <-> Gone[].X @off"] },
  // What joins no two plain places is no more than a comment.
  { rows: 'name <-> "{A} {B}" @off', rules: [] },
  { rows: "name <-> A as string @off", rules: [] },
  { rows: "address <-> A @off { city <-> B }", rules: [] },
  {
    rows: "name <-> Name @remove(request)",
    rules: ["read name: string <- Name:string @remove"],
  },
  {
    rows: "name <-> Name @remove(response)",
    rules: ["write name:string -> Name: string | string @remove"],
  },
  {
    rows: "address <-> Addr @remove(request) { city <-> City }",
    rules: ["read address.city: string <- Addr.City:string @remove", "overlay address"],
  },
  {
    rows: "name <- Name @remove(request)",
    rules: ["read name: string <- Name:string @remove"],
  },
];

expectTable("rows that are off or removed", table);

describe("rows of which nothing is left", () => {
  expectFindings([
    {
      rows: "name <- Name @remove(response)",
      found: [
        "modifier-place [@remove(response)] `@remove(response)` has no effect here: the row only reads. Take it out, or move it to the row it is meant for.",
      ],
    },
  ]);
});

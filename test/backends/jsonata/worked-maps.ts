import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import type { Json, Type } from "../../../src/compiler/types.ts";
import {
  block,
  cell,
  check,
  codec,
  each,
  enumOf,
  equals,
  literal,
  map,
  p,
  read,
  readRule,
  rest,
  scalar,
  scope,
  table,
  when,
  writeRule,
} from "./build.ts";

const integer = scalar("integer");
const decimal = scalar("decimal");
const date = scalar("date");

const asText = codec(check("string"), { kind: "convert", from: "string", to: "integer" });

export const email = map(cell("email", "Email"));
export const flat = map(cell("address.street", "Street"), cell("address.city", "City"));
export const nested = map(cell("address.street", "A.Street"), cell("address.city", "A.City"));
export const inner = map(scope("address", "A", cell("street", "Street"), cell("city", "City")));
export const phones = map(
  cell("phones[type=work].number", "Phone"),
  cell("phones[type=mobile].number", "Mobile"),
);
export const emails = map(cell("work", "emails[type=work].a"), cell("home", "emails[type=home].a"));
export const second = map(cell("second", "tags[1]"));
export const lines = map(
  each("lines", "L", [0], cell("id", "Id"), cell("qty", "Q", { codec: asText, type: integer })),
);
export const keyless = map(
  each("lines", "L", [], cell("qty", "Q", { codec: asText, type: integer })),
);
export const quantity = map(cell("qty", "Q", { codec: asText, type: integer }));
export const price = map(
  cell("price", "Cents", {
    codec: codec({
      kind: "linear",
      numerator: "1",
      denominator: "100",
      offset: "0",
      from: "integer",
      to: "decimal",
    }),
    type: decimal,
  }),
);
export const numberText = map(
  cell("x", "X", {
    codec: codec({ kind: "convert", from: "string", to: "number" }),
    type: scalar("number"),
  }),
);
export const decimalText = map(cell("d", "D", { codec: codec(check("decimal")), type: decimal }));
export const due = map(
  cell("due", "Due", {
    codec: codec({ kind: "convert", from: "datetime", to: "date" }),
    type: date,
  }),
);
export const source = sources([["Unknown", "Other"]], { readElse: "Unknown" });
export const plainSource = sources([], {});
export const keepSource = map(
  cell("source", "S", {
    codec: {
      steps: [
        table([
          ["Online", "Web"],
          ["List", "PL"],
        ]),
      ],
      otherwise: "keep",
    },
  }),
);
export const name = map(
  cell("name", {
    kind: "template",
    prefix: "",
    parts: [
      { path: p("F"), codec: codec(check("string")), separator: "", required: false },
      { path: p("L"), codec: codec(check("string")), separator: " ", required: true },
    ],
    suffix: "",
  }),
);
export const readDefault = map(cell("country", "C", { readDefault: "US" }));
export const writeDefault = map(cell("country", "C", { writeDefault: "US" }));
export const others = map(
  cell("email", "Email"),
  rest({ commonNames: ["email"], vendorNames: ["Email"] }),
);
export const custom = map(
  rest({
    left: p("custom"),
    like: "*__c",
    commonNames: ["custom", "level"],
    vendorNames: ["Level__c"],
  }),
  cell("level", "Level__c", { codec: codec(check("json")), type: scalar("json") }),
);
export const branches = map(
  when({
    branches: [
      {
        span: { source: "", start: 0, end: 0 },
        direction: "both",
        common: equals("kind", "person"),
        vendor: equals("P", true),
        block: block(cell("name", "PN"), cell("last", "LN")),
      },
      {
        span: { source: "", start: 0, end: 0 },
        direction: "both",
        common: equals("kind", "org"),
        vendor: equals("P", false),
        block: block(cell("name", "ON")),
      },
    ],
    commonPath: p("kind"),
    vendorPaths: [p("P")],
  }),
);
export const by = map(cell("email", "Email"), writeRule("By", literal("API")));
export const label = map(
  cell("id", "Id"),
  readRule("label", {
    kind: "join",
    prefix: "",
    parts: [
      { value: read("LastName"), separator: "" },
      { value: read("FirstName"), separator: ", " },
    ],
    suffix: "",
  }),
);

/** A date in a mask. */
export function dates(mask: string): IrMap {
  return map(cell("b", "B", { codec: codec({ kind: "mask", mask, holds: "date" }), type: date }));
}

function sources(more: Parameters<typeof table>[0], rest: { readonly readElse?: Json }): IrMap {
  const members: Type = enumOf("Online", "List", "Event", "Unknown");
  const rows = table([["Online", "Web"], ["List", "PL"], ["Event", "PL", "write"], ...more], {
    commonType: members,
    ...rest,
  });
  return map(cell("source", "S", { codec: codec(rows), type: members }));
}

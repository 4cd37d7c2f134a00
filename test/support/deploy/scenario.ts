import type { Json } from "../../../src/compiler/types.ts";
import type { Declared } from "./workbench.ts";

/** Two states of one project: five changes lead from the first to the second. */
const contact = { fields: [{ path: "id", type: "string" }] };
const old = { vendorName: "Old", fields: [{ path: "id", vendorPath: "Old" }] };
const oldMap = { vendorName: "Contact", fields: [{ path: "id", vendorPath: "Id" }] };
const newMap = {
  vendorName: "Contact",
  fields: [
    { path: "id", vendorPath: "Id" },
    { path: "email", vendorPath: "Email" },
  ],
};

export const first: Declared = {
  "organization/objects/Contact": contact,
  "organization/objects/Old": contact,
  "organization/elements/sfdc/Contact": oldMap,
  "organization/elements/sfdc/Old": old,
};

export const second: Declared = {
  "organization/objects/Contact": {
    fields: [
      { path: "id", type: "string" },
      { path: "email", type: "string" },
    ],
  },
  "organization/objects/Old": contact,
  "organization/objects/New": contact,
  "organization/elements/sfdc/Contact": newMap,
  "organization/elements/sfdc/New": { ...old, vendorName: "New" },
};

/** Somebody else's, which must stay. */
export const foreign: readonly (readonly [string, Json])[] = [
  ["organizations/objects/Foreign/definitions", contact],
  ["organizations/elements/sfdc/transformations/Foreign", old],
];

/** What the platform holds when the second state is applied, by path. */
export const target: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["organizations/objects/Contact/definitions", second["organization/objects/Contact"] as Json],
  ["organizations/objects/New/definitions", contact],
  ["organizations/objects/Old/definitions", contact],
  ["organizations/elements/sfdc/transformations/Contact", newMap],
  ["organizations/elements/sfdc/transformations/New", { ...old, vendorName: "New" }],
  ...foreign,
]);

/** Paths of the five changes, in their order. */
export const changedPaths: readonly string[] = [
  "organizations/objects/Contact/definitions",
  "organizations/objects/New/definitions",
  "organizations/elements/sfdc/transformations/Contact",
  "organizations/elements/sfdc/transformations/New",
  "organizations/elements/sfdc/transformations/Old",
];

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelName } from "../../../src/compiler/ir/file-names.ts";
import type { Level } from "../../../src/compiler/ir/levels.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { importInputs } from "../../../src/platform/import/import.ts";
import type { JsonObject } from "../../../src/platform/import/json.ts";
import type { AnyInput } from "../../../src/platform/import/recognise.ts";
import { differencesOf } from "./equality.ts";
import { built } from "./support.ts";

const levels: readonly Level[] = [
  { kind: "organization" },
  { kind: "account", id: "46" },
  { kind: "instance", id: "7" },
];
const place = { file: "input.json", pointer: "" };
const names = { name: "Contact", place };
const inherit: Json = [{ type: "inherit" }];
const closed: Json = [{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }];

/** What stands where, one of each at every level; absent where the level has none. */
interface Grid {
  readonly definitions: readonly (readonly string[] | undefined)[];
  readonly transformations: readonly (Mapped | undefined)[];
}

interface Mapped {
  /** Vendor paths by common path. */
  readonly rules: readonly (readonly [path: string, vendorPath: string])[];
  readonly inherits: boolean;
}

function inputsOf({ definitions, transformations }: Grid): readonly AnyInput[] {
  return levels.flatMap((level, index): readonly AnyInput[] => {
    const [paths, mapped] = [definitions[index], transformations[index]];
    const definition = paths?.map((path) => ({ path, type: "string" }));
    const entries =
      mapped?.inherits === true ? [...(closed as Json[]), ...(inherit as Json[])] : closed;
    const payload = {
      vendorName: "Contact",
      fields: (mapped?.rules ?? []).map(([path, vendorPath]) => ({ path, vendorPath })),
      configuration: entries,
    };
    return [
      ...(definition === undefined
        ? []
        : [{ kind: "definition" as const, level, payload: { fields: definition }, ...names }]),
      ...(mapped === undefined
        ? []
        : [{ kind: "transformation" as const, level, element: "crm", payload, ...names }]),
    ];
  });
}

/** The files that a grid came from. */
function filesOf({ definitions, transformations }: Grid): readonly string[] {
  return levels.flatMap((level, index) => {
    const folder = `platform/${levelName(level)}`;
    return [
      ...(definitions[index] !== undefined ? [`${folder}/objects/Contact.json`] : []),
      ...(transformations[index] === undefined ? [] : [`${folder}/elements/crm/Contact.json`]),
    ];
  });
}

function expectRoundTrip(grid: Grid): void {
  const inputs = inputsOf(grid);
  expect(differencesOf(inputs)).toEqual([]);
  expect([...built(importInputs(inputs)).keys()].sort()).toEqual([...filesOf(grid)].sort());
}

/** Where each level has the ones above, one that differs and one of its own. */
const differing: Grid = {
  definitions: [["id"], ["id", "extra", "address.city"], ["id", "address.zip", "rank"]],
  transformations: [
    {
      rules: [
        ["id", "Id"],
        ["extra", "Extra__c"],
      ],
      inherits: false,
    },
    {
      rules: [
        ["id", "AccountId"],
        ["extra", "Extra__c"],
        ["address.city", "City"],
      ],
      inherits: true,
    },
    {
      rules: [
        ["id", "Id"],
        ["rank", "Rank__c"],
        ["address.zip", "Zip"],
      ],
      inherits: false,
    },
  ],
};

/** All ways in which each of six payloads can be there or not, but for none at all. */
const masks = Array.from({ length: 63 }, (_, index) => index + 1);

function masked({ definitions, transformations }: Grid, mask: number): Grid {
  const isThere = (bit: number): boolean => (mask & (1 << bit)) !== 0;
  return {
    definitions: definitions.map((one, index) => (isThere(index) ? one : undefined)),
    transformations: transformations.map((one, index) => (isThere(index + 3) ? one : undefined)),
  };
}

function maskText(mask: number): string {
  const letters = ["D", "d", "δ", "T", "t", "τ"];
  return letters.map((letter, bit) => ((mask & (1 << bit)) === 0 ? "·" : letter)).join("");
}

describe("payloads of three levels, each there or not", () => {
  it.each(
    masks.map((mask) => [maskText(mask), mask] as const),
  )("build what was imported and nothing else: %s", (_, mask) =>
    expectRoundTrip(masked(differing, mask)));

  it("build what was imported, whatever they hold", () => {
    fc.assert(
      fc.property(payloads, (inputs) => {
        expect(differencesOf(inputs)).toEqual([]);
        const made = [...built(importInputs(inputs)).keys()];
        expect(made.sort()).toEqual(inputs.map(fileOf).sort());
      }),
      { numRuns: Number(process.env.CEMAP_IMPORT_RUNS ?? 24) },
    );
  });
});

const path = fc.constantFrom(
  ...["id", "extra", "rank", "address", "address.city", "items[*]", "items[*].x"],
);
const definition = fc.uniqueArray(
  fc.record({ path, type: fc.constantFrom("string", "number", "date", "Other") }),
  { maxLength: 4, selector: (field) => field.path },
);
const rule = fc.record(
  {
    path,
    vendorPath: fc.constantFrom(
      ...["Id", "Extra__c", "Other", "Address.City", "L[*].x", "L[0]", "L[id=3].v", "L[*].size()"],
    ),
    configuration: fc.constantFrom<Json>(
      closed,
      [{ type: "defaultValue", properties: { toVendor: "x" } }],
      [{ type: "remove", properties: { toVendor: true } }],
    ),
  },
  { requiredKeys: ["path", "vendorPath"] },
);
const onFilters: Json = { type: "applyJSOnQueryFieldValue", properties: { toVendor: null } };
const transformation = fc.record(
  {
    vendorName: fc.constant("C"),
    fields: fc.array(rule, { maxLength: 4 }),
    configuration: fc
      .tuple(fc.subarray([...(closed as Json[]), ...(inherit as Json[]), onFilters]))
      .map(([entries]): Json => entries),
    script: fc
      .constantFrom(
        "done(transformedObject);",
        "if (fromVendor) { transformedObject.rank = originalObject.Rank; } done(transformedObject);",
        `if (isWhere) { transformedObject.where.forEach((c, index) => {
          if (originalObject.where[index].attribute === "extra") c.attribute = "X";
        }); } done(transformedObject);`,
      )
      .map((body) => ({ body })),
  },
  { requiredKeys: ["vendorName", "fields", "configuration"] },
);
const level = fc.constantFrom<Level>(...levels, { kind: "account", id: "47" });
const around = { name: fc.constantFrom("Contact", "Other"), level, place: fc.constant(place) };
const payload: fc.Arbitrary<AnyInput> = fc.oneof(
  fc.record({
    ...around,
    kind: fc.constant("definition" as const),
    payload: definition.map((fields) => ({ fields })),
  }),
  fc.record({
    ...around,
    kind: fc.constant("transformation" as const),
    element: fc.constantFrom("crm", "erp"),
    payload: transformation as fc.Arbitrary<object> as fc.Arbitrary<JsonObject>,
  }),
);
/** Payloads of two objects and elements at any levels, each once. */
const payloads = fc.uniqueArray(payload, { minLength: 1, maxLength: 7, selector: fileOf });

function fileOf(input: AnyInput): string {
  const at = "level" in input ? levelName(input.level) : "";
  const folder = input.kind === "definition" ? "objects" : `elements/${input.element}`;
  return `platform/${at}/${folder}/${input.name}.json`;
}

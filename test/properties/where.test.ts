import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filtersOf } from "../../src/compiler/ir/filters.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import type { Json, Type } from "../../src/compiler/types.ts";
import { MappingError } from "../../src/runtime/errors.ts";
import {
  type Filter,
  filterText,
  isPlainName,
  type Literal,
  parseFilter,
} from "../../src/runtime/filter/syntax.ts";
import { compileMaps, textsOf } from "../support/engines.ts";
import { at, selects, type TypeOf } from "../support/filter-eval.ts";
import { generatedTables, mapText } from "../support/generate/maps.ts";
import { commonObject, vendorRecord } from "../support/generate/records.ts";
import { loadModule } from "../support/run-javascript.ts";

const seed = 20_241_124;

describe("a filter of a generated map", () => {
  it("selects after reading what its translation selects before", async () => {
    let compared = 0;
    let selected = 0;
    for (const [index, text] of fc.sample(mapText(2), { seed, numRuns: 60 }).entries()) {
      for (const map of compileMaps(text).maps) {
        const mod = await loadModule(textsOf(map).module);
        const options = map.tables.length === 0 ? undefined : { tables: generatedTables };
        const records = recordsOf(map, seed + index);
        const read = (vendor: Json): Pair => [vendor, mod.read(vendor, options) as Json];
        const pairs = records.flatMap((vendor) => attempt(() => read(vendor)));
        const written = fc.sample(commonObject(map), { seed, numRuns: 25 });
        const made = written.flatMap((common) =>
          attempt(() => mod.write(common, undefined, options) as Json),
        );
        const all = [...pairs, ...made.flatMap((vendor) => attempt(() => read(vendor)))];
        const types = typesOf(map);
        for (const filter of filtersFor(
          map,
          all.map(([, common]) => common),
          seed + index,
        )) {
          for (const where of attempt(() => mod.where(filterText(filter), options), isRefusal)) {
            const translated = parseFilter(where);
            for (const [vendor, common] of all) {
              const wanted = selects(filter, common, types.common);
              const found = selects(translated, vendor, types.vendor);
              compared += 1;
              if (wanted) selected += 1;
              if (found !== wanted) {
                const shown = [filterText(filter), where, JSON.stringify([vendor, common]), text];
                throw new Error(`reads ${wanted}, translated ${found}\n${shown.join("\n")}`);
              }
            }
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(20_000);
    expect(selected).toBeGreaterThan(2000);
  });
});

type Pair = readonly [vendor: Json, common: Json];

function recordsOf(map: IrMap, from: number): readonly Json[] {
  return fc.sample(vendorRecord(map), { seed: from, numRuns: 40 });
}

function isRefusal(error: MappingError): boolean {
  return error.code === "not-filterable";
}

/** Nothing for what is refused. */
function attempt<Result>(
  run: () => Result,
  isExpected: (error: MappingError) => boolean = () => true,
): readonly Result[] {
  try {
    return [run()];
  } catch (error) {
    if (error instanceof MappingError && isExpected(error)) return [];
    throw error;
  }
}

function typesOf(map: IrMap): { readonly common: TypeOf; readonly vendor: TypeOf } {
  const { fields } = filtersOf(map);
  const typed = (pairs: readonly (readonly [string, Type])[]): TypeOf => {
    const known = new Map(pairs);
    return (name) => known.get(name);
  };
  return {
    common: typed(fields.map(({ name, common }) => [name.join("."), common] as const)),
    vendor: typed(fields.map(({ path, vendor }) => [path.join("."), vendor] as const)),
  };
}

/** Filters on every field that the map has, most of them with values that its records show. */
function filtersFor(map: IrMap, commons: readonly Json[], from: number): readonly Filter[] {
  const { fields, refused, rest } = filtersOf(map);
  const inRest = rest.flatMap(({ common }) =>
    commons.flatMap((object) =>
      Object.keys(Object(common.length === 0 ? object : at(object, common.join("."))))
        .slice(0, 2)
        .map((name) => [...common, name]),
    ),
  );
  // Two rules on one vendor place see its values as of two types, and only one of them is right.
  const paths = fields.map(({ path }) => path.join("."));
  const alone = fields.filter(({ path }) => {
    const text = path.join(".");
    return paths.indexOf(text) === paths.lastIndexOf(text);
  });
  const all = [...[...alone, ...refused].map(({ name }) => name), ...inRest];
  const plain = all.filter((name) => name.length > 0 && name.every(isPlainName));
  const names = [...new Set(plain.map((name) => name.join(".")))];
  if (names.length === 0) return [];
  const leaf = fc.constantFrom(...names).chain((field): fc.Arbitrary<Filter> => {
    const seen = commons.flatMap((object) => literalOf(at(object, field)));
    const values = fc.constantFrom(...seen, ...others);
    const op = fc.constantFrom("=", "!=", "<", ">", "<=", ">=", "LIKE" as const);
    return fc.oneof(
      fc.record({
        kind: fc.constant("compare" as const),
        field: fc.constant(field),
        op,
        value: values,
      }) as fc.Arbitrary<Filter>,
      fc
        .array(values, { minLength: 1, maxLength: 3 })
        .map((list) => ({ kind: "in", field, values: list }) as const),
      fc.boolean().map((isNull) => ({ kind: "null", field, isNull }) as const),
    );
  });
  const single = fc.sample(leaf, { seed: from, numRuns: 60 });
  const group = fc.tuple(
    fc.constantFrom("and" as const, "or" as const),
    fc.array(leaf, { minLength: 2, maxLength: 3 }),
  );
  const groups = fc.sample(group, { seed: from, numRuns: 10 });
  return [...single, ...groups.map(([kind, parts]): Filter => ({ kind, parts }))];
}

const others: readonly Literal[] = [
  { kind: "text", text: "a" },
  { kind: "text", text: "%e%" },
  { kind: "text", text: "O'Neil" },
  { kind: "text", text: "2024-02-03" },
  { kind: "text", text: "2024-02-03T13:14:15.678+02:00" },
  { kind: "number", text: "0" },
  { kind: "number", text: "-2.50" },
  { kind: "number", text: "3" },
  { kind: "boolean", text: "true" },
];

function literalOf(value: Json | undefined): readonly Literal[] {
  switch (typeof value) {
    case "string": {
      const isNumber = /^-?\d+(\.\d+)?$/.test(value);
      const text: Literal = { kind: "text", text: value };
      return isNumber ? [text, { kind: "number", text: value }] : [text];
    }
    case "number":
      return [{ kind: "number", text: String(value) }];
    case "boolean":
      return [{ kind: "boolean", text: String(value) }];
    default:
      return [];
  }
}

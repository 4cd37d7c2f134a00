import fc from "fast-check";
import { samplesOf } from "../compiler/classes/samples.ts";
import type { Json, ObjectType, ScalarName, Type } from "../compiler/types.ts";
import { unreachable } from "../diagnostics/invariant.ts";

/** Values of a type, edges among them; never null. */
export function valuesOf(type: Type): fc.Arbitrary<Json> {
  const samples = samplesOf(type);
  const varied = variedValues(type);
  return samples.length === 0 ? varied : fc.oneof(fc.constantFrom(...samples), varied);
}

function variedValues(type: Type): fc.Arbitrary<Json> {
  switch (type.kind) {
    case "scalar":
      return scalarValues(type.name);
    case "enum":
      return type.members.length === 0 ? fc.constant(null) : fc.constantFrom(...type.members);
    case "list":
      return fc.array(orNull(valuesOf(type.item)), { maxLength: 3 });
    case "map":
      return fc.dictionary(fc.string(), valuesOf(type.value), {
        maxKeys: 3,
        noNullPrototype: true,
      });
    case "object":
      return objectsOf(type);
    case "unknown":
    case "error":
      return fc.jsonValue() as fc.Arbitrary<Json>;
    default:
      return unreachable(type);
  }
}

/** Objects of a type in which no field is missing, inner ones included; any may be null. */
export function wholeObjectsOf(type: ObjectType): fc.Arbitrary<Json> {
  const fields = type.fields.map(
    (field) => [field.name, orNull(wholeValuesOf(field.type))] as const,
  );
  return fc.record(Object.fromEntries(fields), { noNullPrototype: true }) as fc.Arbitrary<Json>;
}

function wholeValuesOf(type: Type): fc.Arbitrary<Json> {
  if (type.kind === "object") return wholeObjectsOf(type);
  if (type.kind !== "list") return valuesOf(type);
  return fc.array(wholeValuesOf(type.item), { maxLength: 3 });
}

/** Objects of a type: fields that are not required may be missing or null. */
export function objectsOf(type: ObjectType): fc.Arbitrary<Json> {
  const fields = type.fields.map((field) => {
    const values = valuesOf(field.type);
    return [field.name, field.required ? values : orNull(values)] as const;
  });
  const requiredKeys = type.fields.filter(({ required }) => required).map(({ name }) => name);
  const model = Object.fromEntries(fields);
  return fc.record(model, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<Json>;
}

function orNull(values: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof({ arbitrary: values, weight: 9 }, { arbitrary: fc.constant(null), weight: 1 });
}

function scalarValues(name: ScalarName): fc.Arbitrary<Json> {
  const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });
  switch (name) {
    case "integer":
      return fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -10, max: 1000 }));
    case "number":
      return fc.oneof(
        cents.map((value) => value / 100),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case "decimal":
      return fc.oneof(
        cents.map((value) => (value / 100).toFixed(2)),
        cents,
        fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map(String),
      );
    case "boolean":
      return fc.boolean();
    case "date":
      return moments.map((value) => value.toISOString().slice(0, 10));
    case "datetime":
      return moments.map((value) => value.toISOString());
    case "time":
      return moments.map((value) => value.toISOString().slice(11, 23));
    case "string":
      return fc.oneof(fc.string({ unit: "binary" }), fc.string(), cents.map(String));
    case "json":
      return fc.jsonValue() as fc.Arbitrary<Json>;
    default:
      return unreachable(name);
  }
}

const moments = fc.date({
  min: new Date("1000-01-01"),
  max: new Date("2999-12-31"),
  noInvalidDate: true,
});

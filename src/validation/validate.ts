import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** One way in which a value does not fit its schema; `path` is a JSON Pointer into the value. */
export interface SchemaFinding {
  readonly path: string;
  readonly message: string;
}

/** Findings of one value; empty when it fits. */
export type Validator = (value: unknown) => readonly SchemaFinding[];

/**
 * A validator of a JSON Schema 2020-12, as `build --to json-schema` writes it. All findings of a
 * value are given, not only the first. Throws when the schema itself is not valid.
 */
export function createValidator(schema: object): Validator {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate: ValidateFunction = ajv.compile(schema);
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => ({
      path: error.instancePath,
      message: `${error.message ?? "does not fit"}${detailOf(error.params)}`,
    }));
  };
}

function detailOf(params: Readonly<Record<string, unknown>>): string {
  const allowed = params.allowedValues;
  return Array.isArray(allowed)
    ? `: ${allowed.map((value) => JSON.stringify(value)).join(", ")}`
    : "";
}

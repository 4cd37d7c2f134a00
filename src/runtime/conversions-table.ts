/** The types of scalars; the same names as in a `.cemap` file. */
type Scalar = string;

/** Which runtime functions carry a value from a vendor type to a common one, and back. */
export interface Conversion {
  /** Vendor → common: `(value, at) => common`. */
  readonly get: string;
  /** Common → vendor: `(value, at, old?) => vendor`. */
  readonly build: string;
  /** `build` takes the old vendor value as a third argument, for what the common value hides. */
  readonly buildTakesOld: boolean;
}

/** Pairs `vendor common`, each with the functions of its two directions. */
const table: ReadonlyMap<string, Conversion> = new Map(
  [
    both("integer", "number", { build: "numberToIntegerBuild" }),
    both("integer", "string"),
    both("number", "string"),
    both("decimal", "string"),
    both("decimal", "number"),
    both("integer", "decimal", { build: "decimalToIntegerBuild" }),
    both("boolean", "string"),
    both("integer", "boolean"),
    both("datetime", "date", { buildTakesOld: true }),
    both("integer", "datetime"),
    both("date", "string"),
    both("datetime", "string"),
    both("time", "string"),
  ].flat(),
);

/** How a value of the vendor type `from` becomes one of the common type `to`, where it does. */
export function conversion(from: Scalar, to: Scalar): Conversion | undefined {
  return table.get(`${from} ${to}`);
}

/** Whether values of these two different scalar types convert into one another. */
export function hasConversion(from: Scalar, to: Scalar): boolean {
  return table.has(`${from} ${to}`);
}

/** The pair and its mirror; `special` is for `vendor` → `common` as they are named here. */
function both(
  vendor: Scalar,
  common: Scalar,
  special: Partial<Conversion> = {},
): readonly (readonly [string, Conversion])[] {
  const there = functionName(vendor, common);
  const back = functionName(common, vendor);
  return [
    [`${vendor} ${common}`, { get: there, build: back, buildTakesOld: false, ...special }],
    [`${common} ${vendor}`, { get: back, build: there, buildTakesOld: false }],
  ];
}

function functionName(from: Scalar, to: Scalar): string {
  return `${from}To${to.charAt(0).toUpperCase()}${to.slice(1)}`;
}

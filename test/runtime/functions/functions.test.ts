import fc from "fast-check";
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import * as dates from "../../../src/runtime/functions/dates.ts";
import * as lists from "../../../src/runtime/functions/lists.ts";
import * as numbers from "../../../src/runtime/functions/numbers.ts";
import * as objects from "../../../src/runtime/functions/objects.ts";
import {
  type FunctionSignature,
  functionSignatures,
  type Parameter,
  type ParameterType,
} from "../../../src/runtime/functions/signatures.ts";
import * as strings from "../../../src/runtime/functions/strings.ts";
import * as values from "../../../src/runtime/functions/values.ts";
import { canonicalText } from "../../support/canonical-text.ts";
import { jsonObject, jsonValue } from "../json-values.ts";
import { at, outcome } from "../refusal.ts";

type Implementation = (site: typeof at, ...args: readonly unknown[]) => unknown;
const implementations = { ...strings, ...numbers, ...values, ...lists, ...objects, ...dates };
const byName = new Map(Object.entries(implementations)) as ReadonlyMap<string, Implementation>;

function implementationName(name: string): string {
  return `fn${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

it("has an implementation for each signature, and a signature for each implementation", () => {
  expect([...byName.keys()].sort()).toStrictEqual(
    [...functionSignatures.keys()].map(implementationName).sort(),
  );
});

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -2000, max: 2000 }).map((value) => value / 8),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const string = fc.oneof(
  fc.stringMatching(/^[ab \n%2]{0,8}$/),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom(
    "",
    "😀é",
    "\ud800",
    "1",
    "-1.5e3",
    "0x1F",
    "0b2",
    "YQ==",
    "%C3%A9",
    "2024-02-29",
  ),
  fc.constantFrom("2024-01-02T03:04:05Z", "2024-01-02T03:04:05.6789+02:00", "2024-01-02T03:04Z"),
);
const json = fc.oneof(
  jsonValue,
  fc.constantFrom(0, "", [], {}, [0], [[]], [0, ""], { a: 1 }, [{ a: 1 }, { a: [2, 3] }, { b: 4 }]),
  fc.constantFrom([{ toString: 1, a: null }], JSON.parse('{"__proto__": {"a": 1}}')),
);
const generators: Readonly<Record<ParameterType, fc.Arbitrary<unknown>>> = {
  string,
  number,
  boolean: fc.boolean(),
  json,
  list: fc.array(json, { maxLength: 4 }),
};

function argument(name: string, parameter: Parameter): fc.Arbitrary<unknown> {
  if (name === "merge") return fc.array(jsonObject, { maxLength: 4 });
  if (name === "lookup" && parameter.type === "string") {
    return fc.constantFrom("a", "toString", "__proto__");
  }
  if (name === "sort") {
    const item = fc.constantFrom(number, string);
    return item.chain((items) => fc.array<unknown>(items, { maxLength: 9 }));
  }
  if (parameter.item !== undefined) return fc.array(generators[parameter.item], { maxLength: 6 });
  return generators[parameter.type];
}

function argumentLists(name: string, signature: FunctionSignature): fc.Arbitrary<unknown[]> {
  const all = signature.params.map((parameter) => {
    const present = argument(name, parameter);
    const mayMiss = parameter.optional === true || signature.states === true;
    return mayMiss ? fc.option(present, { nil: undefined }) : present;
  });
  return fc.tuple(...all);
}

/** What JSONata itself says; `{ refused }` where it throws. */
async function oracle(
  name: string,
  signature: FunctionSignature,
  args: unknown[],
): Promise<unknown> {
  const given = args.findLastIndex((value) => value !== undefined) + 1;
  const required = signature.params.filter((parameter) => parameter.optional !== true).length;
  const used = args.slice(0, Math.max(given, required));
  const call = `$${name}(${used.map((_, index) => `$a${index}`).join(", ")})`;
  const bindings = Object.fromEntries(used.map((value, index) => [`a${index}`, value]));
  try {
    const result = await jsonata(signature.lone === true ? `[${call}]` : call).evaluate(
      {},
      bindings,
    );
    return result;
  } catch {
    return { refused: "by JSONata" };
  }
}

/** Arguments that JSONata takes and we refuse, with the reason. */
const narrower: Readonly<Record<string, string>> = {
  pad: "a width beyond a million",
  base64encode: "characters that are no byte",
  base64decode: "text that is no base64",
  number: "0x and the like in the middle of text",
  fromMillis: "years outside 1 to 9999",
  toMillis: "local times and days that do not exist",
  sum: "an infinite sum",
  average: "an infinite sum",
  round: "an infinite result",
  formatBase: "bases that are no base",
};

/** Where JSONata refuses what we take, with the reason. */
const wider: Readonly<Record<string, string>> = {
  toMillis: "any number of fraction digits",
};

describe.each([...functionSignatures])("$%s", (name, signature) => {
  const implementation = byName.get(implementationName(name)) as Implementation;

  it("means what JSONata means by it", async () => {
    let agreed = 0;
    await fc.assert(
      fc.asyncProperty(argumentLists(name, signature), async (args) => {
        const before = canonicalText(args);
        const ours = outcome(() => implementation(at, ...args));
        expect(canonicalText(args)).toBe(before);
        const theirs = await oracle(name, signature, args);
        if (isRefused(ours)) {
          if (!isRefused(theirs)) expect(narrower).toHaveProperty(name);
          return;
        }
        if (isRefused(theirs)) expect(wider).toHaveProperty(name);
        else expect(canonicalText(ours)).toBe(canonicalText(theirs));
        agreed += 1;
      }),
      { numRuns: 300 },
    );
    expect(agreed).toBeGreaterThan(10);
  });
});

function isRefused(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "refused");
}

it.each<[string, unknown[], unknown]>([
  ["sum", [[1, null, 2]], 3],
  ["max", [[null]], undefined],
  ["average", [[2, null, 4]], 3],
  ["join", [["a", null, "b"], "-"], "a-b"],
  ["merge", [[{ a: 1 }, null, { a: 2 }]], { a: 2 }],
  ["count", [null], null],
  ["count", [undefined], 0],
  ["count", [[null]], 1],
  ["exists", [null], true],
  ["type", [null], "null"],
  ["boolean", [null], false],
  ["not", [null], true],
  ["append", [null, [1]], [null, 1]],
  ["append", [undefined, undefined], []],
])("$%s(%j) gives %j", (name, args, result) => {
  const implementation = byName.get(implementationName(name)) as Implementation;
  expect(implementation(at, ...args)).toStrictEqual(result);
});

it.each<[string, unknown[], string]>([
  ["sort", [[1, "a"]], "type"],
  ["sort", [[1, null]], "type"],
  ["merge", [[1]], "type"],
  ["number", [[]], "type"],
  ["number", ["1,5"], "format"],
  ["number", ["1e999"], "range"],
  ["sqrt", [-1], "range"],
  ["power", [10, 400], "range"],
  ["pad", ["x", 1e9], "range"],
  ["split", ["x", "", -1], "range"],
  ["replace", ["x", "", "y"], "format"],
  ["encodeUrl", ["\ud800"], "format"],
  ["base64encode", ["€"], "format"],
  ["toMillis", ["2024-01-02T03:04:05"], "format"],
  ["fromMillis", [1e18], "range"],
])("$%s(%j) is %s", (name, args, code) => {
  const implementation = byName.get(implementationName(name)) as Implementation;
  expect(outcome(() => implementation(at, ...args))).toStrictEqual({ refused: code });
});

it.each(
  [...functionSignatures].filter(([, { states }]) => states !== true),
)("$%s refuses arguments of another kind", (name, signature) => {
  const implementation = byName.get(implementationName(name)) as Implementation;
  const good: Readonly<Record<ParameterType, unknown>> = {
    string: "a",
    number: 2,
    boolean: true,
    json: { a: 1 },
    list: [],
  };
  const all = signature.params.map((parameter) => good[parameter.type]);
  for (const [index, parameter] of signature.params.entries()) {
    if (parameter.type === "json") continue;
    for (const bad of [true, { length: 1 }, Symbol.iterator]) {
      const args = all.with(index, bad);
      expect(outcome(() => implementation(at, ...args))).toStrictEqual({ refused: "type" });
    }
    const item = parameter.item === "number" ? "a" : 1;
    if (parameter.item !== undefined) {
      const args = all.with(index, [item]);
      expect(outcome(() => implementation(at, ...args))).toStrictEqual({ refused: "type" });
    }
  }
});

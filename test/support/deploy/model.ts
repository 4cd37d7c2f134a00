import fc from "fast-check";
import type { Json } from "../../../src/compiler/types.ts";
import { resourcePath } from "../../../src/platform/deploy/endpoints.ts";
import { keyOf } from "../../../src/platform/deploy/plan.ts";
import { rows } from "./fault-points.ts";
import type { Moment } from "./faults.ts";
import type { Declared } from "./workbench.ts";

/** What a person, a platform or a power failure does. */
export type Command =
  | { readonly kind: "edit"; readonly declared: Declared }
  | { readonly kind: "apply" | "plan" | "drift" | "restore" }
  /** An apply that is killed at a step. */
  | { readonly kind: "crash"; readonly row: string; readonly moment: Moment }
  /** An apply whose change of this number is refused; with `isUndone` it is rolled back. */
  | { readonly kind: "refuse"; readonly call: number; readonly isUndone: boolean }
  /** Somebody else's change; no payload: it goes. */
  | { readonly kind: "foreign"; readonly id: string; readonly payload?: Json };

const definitions = [1, 2, 3].map((size) => ({
  fields: Array.from({ length: size }, (_, at) => ({ path: `f${at}`, type: "string" })),
}));

const transformations = ["A", "B", "C"].map((vendorName) => ({
  vendorName,
  fields: [{ path: "f0", vendorPath: vendorName }],
}));

const objects = ["One", "Two", "Three"];

/** Ids of definitions and transformations; what stands for an account needs that for everybody. */
const ids = [
  ...objects.map((name) => `organization/objects/${name}`),
  "account-46/objects/One",
  ...objects.map((name) => `organization/elements/sfdc/${name}`),
  "account-46/elements/sfdc/One",
];

/** Files that declare some of the objects, with transformations only where there is a definition. */
const declared: fc.Arbitrary<Declared> = fc
  .tuple(...ids.map((id) => fc.option(payloadOf(id), { nil: undefined, freq: 2 })))
  .map((payloads) => {
    const chosen = ids.flatMap((id, at) => {
      const payload = payloads[at];
      return payload === undefined ? [] : [[id, payload] as const];
    });
    const names = new Set(chosen.map(([id]) => id));
    return Object.fromEntries(chosen.filter(([id]) => names.has(definitionFor(id))));
  });

function payloadOf(id: string): fc.Arbitrary<object> {
  return fc.constantFrom<object>(...(isDefinition(id) ? definitions : transformations));
}

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: declared.map((files): Command => ({ kind: "edit", declared: files })) },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Command>(
      ...(["apply", "apply", "plan", "drift", "restore"] as const).map((kind) => ({ kind })),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...rows), fc.constantFrom<Moment>("before", "torn", "after"))
      .map(([row, moment]): Command => ({ kind: "crash", row, moment })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean())
      .map(([call, isUndone]): Command => ({ kind: "refuse", call, isUndone })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...ids).chain((id) =>
      fc.option(payloadOf(id), { nil: undefined, freq: 4 }).map((payload): Command => {
        return payload === undefined
          ? { kind: "foreign", id }
          : { kind: "foreign", id, payload: payload as Json };
      }),
    ),
  },
);

/** Sequences that begin with something to apply. */
export const commands: fc.Arbitrary<readonly Command[]> = fc
  .tuple(declared, fc.array(command, { minLength: 1, maxLength: 12 }))
  .map(([files, rest]) => [{ kind: "edit", declared: files }, { kind: "apply" }, ...rest]);

/** What is known of a resource: as text, and whether it counts as made from here. */
type Known = ReadonlyMap<string, string>;

/** What the model says of the world: payloads are JSON texts, by id. */
export interface World {
  readonly declared: Known;
  readonly remote: Known;
  /** What was applied from here, as it was then. */
  readonly ours: Known;
}

export const emptyWorld: World = { declared: new Map(), remote: new Map(), ours: new Map() };

/** What an apply has to do: the wanted text of each id that changes, undefined for a deletion. */
export function toDo({ declared, remote, ours }: World): ReadonlyMap<string, string | undefined> {
  const wanted = [...declared].filter(([id, text]) => remote.get(id) !== text);
  const gone = [...ours.keys()].filter((id) => !declared.has(id) && remote.has(id));
  return new Map<string, string | undefined>([
    ...wanted,
    ...gone.map((id) => [id, undefined] as const),
  ]);
}

/** The world when all of that is made: what is declared is ours, and nothing else is. */
export function applied(world: World): World {
  return { ...world, remote: changed(world.remote, toDo(world)), ours: world.declared };
}

/** A map with other values; undefined takes out. */
export function changed<T>(
  map: ReadonlyMap<string, T>,
  changes: Iterable<readonly [string, T | undefined]>,
): ReadonlyMap<string, T> {
  const result = new Map(map);
  for (const [id, value] of changes) {
    if (value === undefined) result.delete(id);
    else result.set(id, value);
  }
  return result;
}

/** Whether each transformation has the definition that a platform insists on. */
export function isWhole(remote: Known): boolean {
  return [...remote.keys()].every((id) => remote.has(definitionFor(id)));
}

function definitionFor(id: string): string {
  return id.startsWith("organization/objects/")
    ? id
    : `organization/objects/${id.split("/").at(-1)}`;
}

function isDefinition(id: string): boolean {
  return id.includes("/objects/");
}

export function pathOf(id: string): string {
  return resourcePath(keyOf(id));
}

export const allIds: readonly string[] = ids;

import type { Level } from "../../compiler/ir/levels.ts";
import type { Json } from "../../compiler/types.ts";
import type { Client } from "./client.ts";
import { digestOf } from "./compare.ts";
import type { Deployment } from "./deployment.ts";
import type { Desired } from "./desired.ts";
import { instancePath, usesPath } from "./endpoints.ts";
import { DeployError } from "./errors.ts";
import { isObject } from "./own.ts";
import { fromEntries, keyOf } from "./plan.ts";
import { type Collection, type Remote, readPages, readRemote } from "./remote.ts";
import type { ResourceId } from "./resource.ts";
import { type Known, knownOf, saveState } from "./state.ts";
import type { Survey } from "./survey.ts";

/** What a pull takes from the platform. */
export interface PullWish {
  /** The organization, and those that were asked for. */
  readonly levels: readonly Level[];
  /** Elements to look at besides those that the platform tells of. */
  readonly elements: readonly string[];
}

export interface Pulled {
  readonly remote: Remote;
  /** Element of each instance that was asked for. */
  readonly instanceElements: ReadonlyMap<string, string>;
}

/** Reads all definitions and transformations of the levels. Changes nothing. */
export async function readAll(client: Client, wish: PullWish): Promise<Pulled> {
  const definitions = await readRemote(
    client,
    wish.levels.map((level): Collection => ({ kind: "definition", level })),
  );
  const objects = new Set([...definitions.keys()].map((id) => keyOf(id).object));
  const elements = new Set(wish.elements);
  for (const object of objects) {
    for (const element of await elementsOf(client, object)) elements.add(element);
  }
  const instanceElements = await elementsOfInstances(client, wish.levels);
  const collections = wish.levels.flatMap((level): readonly Collection[] =>
    level.kind === "instance"
      ? [{ kind: "transformation", level }]
      : [...elements].sort().map((element) => ({ kind: "transformation", level, element })),
  );
  const transformations = await readRemote(client, collections);
  return { remote: new Map([...definitions, ...transformations]), instanceElements };
}

/** Keys of the elements that have a transformation of an object, at any level. */
async function elementsOf(client: Client, object: string): Promise<readonly string[]> {
  const values = await readPages(client, usesPath(object));
  return values.flatMap((value) => {
    if (!Array.isArray(value)) {
      throw new DeployError("unreachable", "The answer about transformations is no list.");
    }
    return (value as readonly Json[]).flatMap((use) =>
      isObject(use) && isObject(use.element) && typeof use.element.key === "string"
        ? [use.element.key]
        : [],
    );
  });
}

/** The element of each instance among the levels, by the id of the instance. */
export async function elementsOfInstances(
  client: Client,
  levels: Iterable<Level>,
): Promise<ReadonlyMap<string, string>> {
  const elements = new Map<string, string>();
  for (const level of levels) {
    if (level.kind !== "instance" || elements.has(level.id)) continue;
    elements.set(level.id, await elementOfInstance(client, level.id));
  }
  return elements;
}

async function elementOfInstance(client: Client, id: string): Promise<string> {
  const page = await client.read(instancePath(id), "resource");
  const element = isObject(page?.value) ? page.value.element : undefined;
  if (isObject(element) && typeof element.key === "string") return element.key;
  throw new DeployError("refused", `There is no instance \`${id}\` of a known element.`);
}

/** Resources that files which were made of them would change: none, when the import says it all. */
export function unlike(desired: Desired, remote: Remote): readonly ResourceId[] {
  const ids = new Set([...desired.keys(), ...remote.keys()]);
  return [...ids].filter((id) => {
    const key = keyOf(id);
    return digestOf(desired.get(id)?.payload, key) !== digestOf(remote.get(id), key);
  });
}

/**
 * Remembers what was pulled, so that `drift` can tell later what changed. What an apply made stays
 * ours; all else is known, but never deleted.
 */
export async function rememberPulled(
  { files, vault }: Deployment,
  { state }: Survey,
  remote: Remote,
): Promise<void> {
  const pulled = [...remote].map(([id, payload]): readonly [ResourceId, Known] => [
    id,
    { payload, isOurs: knownOf(state, id)?.isOurs === true },
  ]);
  const all = new Map([...Object.entries(state.resources), ...pulled]);
  const resources = fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  await saveState(files, { ...state, serial: state.serial + 1, resources }, vault);
}

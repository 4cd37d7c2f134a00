import type { Deployment } from "./deployment.ts";
import type { Desired } from "./desired.ts";
import { type Journal, loadJournal, settled } from "./journal.ts";
import { keyOf } from "./plan.ts";
import { collectionsOf, type Remote, readRemote } from "./remote.ts";
import type { ResourceId, ResourceKey } from "./resource.ts";
import { loadState, type State, statePath } from "./state.ts";

/** Everything that is known before anything is decided. */
export interface Survey {
  readonly remote: Remote;
  /** With what an apply that did not end has made. */
  readonly state: State;
  readonly isNew: boolean;
  /** Of an apply that did not end. */
  readonly journal: Journal | undefined;
}

/**
 * Reads the state, a journal that was left behind, and the platform as far as these and the
 * declared resources go. Changes nothing, neither here nor there.
 */
export async function survey(
  deployment: Deployment,
  declared: Iterable<ResourceKey>,
): Promise<Survey> {
  const { client, files, vault, process } = deployment;
  const { host } = client.target;
  const isNew = (await files.read(statePath(host))) === undefined;
  const stored = await loadState(files, host, vault, process.newToken);
  const journal = await loadJournal(files, host, vault);
  const ids: readonly ResourceId[] = [
    ...Object.keys(stored.resources),
    ...(journal?.header.changes.map(({ id }) => id) ?? []),
  ];
  const collections = collectionsOf([...declared, ...ids.map(keyOf)]);
  const remote = await readRemote(client, collections);
  const state = journal === undefined ? stored : settled(stored, journal, remote);
  return { remote, state, isNew, journal };
}

/** Keys of what is declared. */
export function declaredKeys(desired: Desired): readonly ResourceKey[] {
  return [...desired.values()].map(({ key }) => key);
}

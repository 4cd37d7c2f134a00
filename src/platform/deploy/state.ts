import { type DocumentKind, documentText, readDocument } from "./document.ts";
import type { Files } from "./files.ts";
import type { Payload, ResourceId } from "./resource.ts";
import type { RuleText } from "./rules.ts";
import type { Vault } from "./secrets.ts";

/**
 * What we know of a platform: each resource as it was when we last wrote or read it. A checkpoint:
 * a journal that is still there tells what happened since.
 */
export interface State {
  readonly host: string;
  /** Made once with the file; the state of another folder has another. */
  readonly lineage: string;
  /** One more with every apply. */
  readonly serial: number;
  /** Digest of the saved plan that was applied last, if one was. */
  readonly plan?: string;
  readonly resources: Readonly<Record<ResourceId, Known>>;
}

export interface Known {
  readonly payload: Payload;
  /** Whether an apply made it what it is; what was only pulled is never deleted. */
  readonly isOurs: boolean;
  /** The rules that it was built from, to tell later what changed in them. */
  readonly rules?: readonly RuleText[];
}

const kind: DocumentKind = {
  name: "cemap state",
  version: 1,
  recovery:
    "Nothing was done. Put back the file from a backup or your version control, or move it away: " +
    "then nothing that is on the platform counts as applied from here, so that nothing is deleted, " +
    "and the next `apply` writes a new state.",
};

export function statePath(host: string): string {
  return `${host}.state.json`;
}

/** The state of a host, or an empty one of a new lineage. Throws DeployError for a bad file. */
export async function loadState(
  files: Files,
  host: string,
  vault: Vault,
  newLineage: () => string,
): Promise<State> {
  const state = await readDocument<State>(kind, files, statePath(host), vault);
  return state ?? { host, lineage: newLineage(), serial: 0, resources: {} };
}

export async function saveState(files: Files, state: State, vault: Vault): Promise<void> {
  await files.write(statePath(state.host), documentText(kind, state, vault));
}

/** Own members only: names come from the platform. */
export function knownOf(state: State, id: ResourceId): Known | undefined {
  return Object.hasOwn(state.resources, id) ? state.resources[id] : undefined;
}

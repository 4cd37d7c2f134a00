import { makeChange } from "./change.ts";
import { digestOf } from "./compare.ts";
import type { Deployment } from "./deployment.ts";
import { DeployError } from "./errors.ts";
import {
  headerOf,
  type JournalWriter,
  journalPath,
  type Outcome,
  startJournal,
} from "./journal.ts";
import { holding, type Lock, LockHeldError, lockPath, takeLock } from "./lock.ts";
import {
  expectedAfter,
  fromEntries,
  keyOf,
  type Plan,
  type PlannedChange,
  pendingOf,
} from "./plan.ts";
import { planDigest } from "./plan-file.ts";
import { collectionsOf, readRemote } from "./remote.ts";
import type { ResourceId } from "./resource.ts";
import { loadSnapshot, type Saved, saveSnapshot } from "./snapshot.ts";
import { knownOf, saveState } from "./state.ts";
import type { Survey } from "./survey.ts";

/** What an apply did. It is whole when nothing is undone or unknown and nothing differs after it. */
export interface ApplyReport {
  readonly done: readonly ResourceId[];
  readonly undone: readonly ResourceId[];
  /** Made or not: the platform could not be asked. */
  readonly unknown: readonly ResourceId[];
  /** Made, but the platform holds something else than what was sent. */
  readonly different: readonly ResourceId[];
  /** How it was before; absent when there was nothing to do. */
  readonly snapshot?: string;
  /** Why it stopped. */
  readonly error?: DeployError;
}

/** Tells of each change as it is begun and as it ends. */
export type Progress = (
  change: PlannedChange,
  index: number,
  total: number,
  outcome: Outcome | "begun",
) => void;

/** Runs `work` while the lock of the host is held. */
export async function locked<T>(deployment: Deployment, work: () => Promise<T>): Promise<T> {
  return holding(await lockOf(deployment), work);
}

/** The lock of the host in this working folder. Throws DeployError when another one has it. */
async function lockOf({ client, files, process, clock }: Deployment): Promise<Lock> {
  const path = lockPath(client.target.host);
  try {
    return await takeLock(files, path, process, new Date(clock.now()).toISOString());
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    throw new DeployError(
      "locked",
      `Another apply is at work (${error.message}). Wait for it; if it is surely gone, delete \`.cemap/${path}\`.`,
    );
  }
}

/**
 * Makes the changes of a plan, one after the other, and stops at the first that cannot be made.
 * Holds for a plan that was made a moment ago and for a saved one; the lock must be held.
 * What goes wrong with a file of ours rejects; what the platform does is in the report.
 */
export async function applyPlan(
  deployment: Deployment,
  plan: Plan,
  now: Survey,
  progress: Progress,
): Promise<ApplyReport> {
  const { files, vault, client } = deployment;
  const digest = planDigest(plan);
  const pending = pendingOf(plan, now.remote);
  if (pending.length === 0) {
    await finish(deployment, plan, now, digest);
    return { done: idsOf(plan.changes), undone: [], unknown: [], different: [] };
  }
  // What an apply that did not end has made is written down before its journal goes.
  if (now.journal !== undefined) await saveState(files, now.state, vault);
  const snapshot = await takeSnapshot(deployment, pending, now);
  const header = headerOf(plan, pending, digest, snapshot);
  const journal = await startJournal(files, client.target.host, header, vault);
  const { outcomes, error } = await makeChanges(deployment, pending, journal, progress);
  const having = (outcome: Outcome): readonly ResourceId[] =>
    idsOf(
      plan.changes.filter((change) => (outcomes.get(change) ?? restOutcome(change)) === outcome),
    );
  const restOutcome = (change: PlannedChange): Outcome =>
    pending.includes(change) ? "undone" : "done";
  const report = {
    done: having("done"),
    undone: having("undone"),
    unknown: having("unknown"),
    different: [],
    snapshot,
  };
  if (error !== undefined) return { ...report, error };
  try {
    const different = await differing(deployment, plan);
    await finish(deployment, plan, now, digest);
    return { ...report, different };
  } catch (caught) {
    if (!(caught instanceof DeployError)) throw caught;
    return { ...report, error: caught };
  }
}

interface Made {
  readonly outcomes: ReadonlyMap<PlannedChange, Outcome>;
  readonly error: DeployError | undefined;
}

async function makeChanges(
  deployment: Deployment,
  pending: readonly PlannedChange[],
  journal: JournalWriter,
  progress: Progress,
): Promise<Made> {
  const outcomes = new Map<PlannedChange, Outcome>();
  for (const [index, change] of pending.entries()) {
    progress(change, index, pending.length, "begun");
    const step = { key: keyOf(change.id), before: change.before, after: change.after };
    const begin = (): Promise<void> => journal.before(index);
    const { outcome, error } = await makeChange(step, { ...deployment, begin });
    await journal.after(index, outcome);
    outcomes.set(change, outcome);
    progress(change, index, pending.length, outcome);
    if (error !== undefined) return { outcomes, error };
  }
  return { outcomes, error: undefined };
}

/** Resources that are not on the platform as they should be after the plan. */
async function differing({ client }: Deployment, plan: Plan): Promise<readonly ResourceId[]> {
  const expected = [...expectedAfter(plan)];
  const remote = await readRemote(client, collectionsOf(expected.map(([id]) => keyOf(id))));
  return expected
    .filter(([id, digest]) => digestOf(remote.get(id), keyOf(id)) !== digest)
    .map(([id]) => id);
}

/** Writes the state, then takes the journal away. */
async function finish(
  { client, files, vault }: Deployment,
  plan: Plan,
  now: Survey,
  digest: string,
): Promise<void> {
  const { state } = now;
  const isSame =
    !now.isNew &&
    now.journal === undefined &&
    JSON.stringify(plan.resources) === JSON.stringify(state.resources);
  if (!isSame) {
    const { resources } = plan;
    await saveState(files, { ...state, serial: state.serial + 1, plan: digest, resources }, vault);
  }
  await files.remove(journalPath(client.target.host));
}

/** A resumed apply keeps what the one that did not end has seen, so that `restore` goes all the way back. */
async function takeSnapshot(
  { client, files, vault, clock }: Deployment,
  pending: readonly PlannedChange[],
  { state, remote, journal }: Survey,
): Promise<string> {
  const { host, baseUrl } = client.target;
  const saved = new Map<ResourceId, Saved>();
  for (const { id } of pending) {
    const payload = remote.get(id);
    const known = knownOf(state, id);
    saved.set(id, {
      ...(payload === undefined ? {} : { payload }),
      ...(known === undefined ? {} : { known }),
    });
  }
  if (journal !== undefined) {
    const earlier = await loadSnapshot(files, journal.header.snapshot, host, vault);
    for (const [id, one] of Object.entries(earlier.resources)) saved.set(id, one);
  }
  const takenAt = new Date(clock.now()).toISOString();
  return saveSnapshot(files, { host, baseUrl, takenAt, resources: fromEntries([...saved]) }, vault);
}

function idsOf(changes: readonly PlannedChange[]): readonly ResourceId[] {
  return changes.map(({ id }) => id);
}

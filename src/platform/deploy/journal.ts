import { sha256 } from "./canonical.ts";
import { digestOf } from "./compare.ts";
import { DeployError } from "./errors.ts";
import type { Files } from "./files.ts";
import { fromEntries, keyOf, type Plan, type PlannedChange } from "./plan.ts";
import type { Remote } from "./remote.ts";
import type { ResourceId } from "./resource.ts";
import type { Vault } from "./secrets.ts";
import type { Known, State } from "./state.ts";

/** What became of a change: made, not made, or nobody knows until the platform is read again. */
export type Outcome = "done" | "undone" | "unknown";

/**
 * The log of one apply, written before and after each call. It stays until the state has taken over
 * what it tells; so a journal that is found is of an apply that did not come to its end.
 */
export interface Journal {
  readonly header: JournalHeader;
  /** By position of the change; changes that were never begun are not in it. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
}

export interface JournalHeader {
  readonly version: 1;
  readonly snapshot: string;
  readonly plan: string;
  readonly changes: readonly JournalChange[];
}

export interface JournalChange {
  readonly id: ResourceId;
  /** Digests. */
  readonly before: string;
  readonly after: string;
  /** What the state holds of it when it is made; absent: it is deleted. */
  readonly known?: Known;
}

type Entry =
  | { readonly step: number; readonly phase: "before" }
  | { readonly step: number; readonly phase: "after"; readonly outcome: Outcome };

export interface JournalWriter {
  readonly before: (step: number) => Promise<void>;
  readonly after: (step: number, outcome: Outcome) => Promise<void>;
}

export function journalPath(host: string): string {
  return `${host}.journal`;
}

/** Begins the journal of an apply, in place of an older one that has been settled. */
export async function startJournal(
  files: Files,
  host: string,
  header: JournalHeader,
  vault: Vault,
): Promise<JournalWriter> {
  const path = journalPath(host);
  await files.write(path, line(header, vault));
  const add = (entry: Entry): Promise<void> => files.append(path, line(entry, vault));
  return {
    before: (step) => add({ step, phase: "before" }),
    after: (step, outcome) => add({ step, phase: "after", outcome }),
  };
}

/** The header of the journal of these changes of a plan. */
export function headerOf(
  plan: Plan,
  pending: readonly PlannedChange[],
  planDigest: string,
  snapshot: string,
): JournalHeader {
  const changes = pending.map(({ id, before, after }): JournalChange => {
    const key = keyOf(id);
    const known = Object.hasOwn(plan.resources, id) ? plan.resources[id] : undefined;
    return {
      id,
      before: digestOf(before, key),
      after: digestOf(after, key),
      ...(known === undefined ? {} : { known }),
    };
  });
  return { version: 1, snapshot, plan: planDigest, changes };
}

/** Reads a journal; undefined when there is none. Throws DeployError for one that is damaged. */
export async function loadJournal(
  files: Files,
  host: string,
  vault: Vault,
): Promise<Journal | undefined> {
  const path = journalPath(host);
  const text = await files.read(path);
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  // A crash may leave a part of the last line; every line before it was complete.
  lines.pop();
  const [header, ...entries] = lines.map((one) => parseLine(one, path, vault));
  if (header === undefined) throw damaged(path);
  const outcomes = new Map<number, Outcome>();
  for (const entry of entries as readonly Entry[]) {
    outcomes.set(entry.step, entry.phase === "before" ? "unknown" : entry.outcome);
  }
  return { header: header as JournalHeader, outcomes };
}

/**
 * The state after what a journal tells. `remote` decides what is unknown: a change whose result is
 * there was made. What the journal says was made counts as ours even if it was changed since.
 */
export function settled(state: State, journal: Journal, remote: Remote): State {
  const resources = new Map(Object.entries(state.resources));
  journal.header.changes.forEach(({ id, after, known }, step) => {
    const outcome = journal.outcomes.get(step) ?? "undone";
    const isThere = digestOf(remote.get(id), keyOf(id)) === after;
    if (outcome === "undone" || (outcome === "unknown" && !isThere)) return;
    if (known === undefined) resources.delete(id);
    else resources.set(id, known);
  });
  return { ...state, resources: fromEntries([...resources]) };
}

function line(value: object, vault: Vault): string {
  const text = vault.seal(JSON.stringify(value));
  return `${sha256(text).slice(0, 16)} ${text}\n`;
}

function parseLine(text: string, path: string, vault: Vault): unknown {
  const [checksum, json] = [text.slice(0, 16), text.slice(17)];
  if (sha256(json).slice(0, 16) !== checksum) throw damaged(path);
  return JSON.parse(vault.unseal(json));
}

function damaged(path: string): DeployError {
  return new DeployError(
    "file",
    `The journal \`${path}\` is damaged. It tells which changes of an apply that did not end were made. ` +
      "Move it away, look at `cemap platform plan`, and apply again: what was made already needs no change; " +
      "what it created counts as not applied from here until then.",
  );
}

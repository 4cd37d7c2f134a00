import { type DocumentKind, documentText, readDocument } from "./document.ts";
import { DeployError } from "./errors.ts";
import type { Files } from "./files.ts";
import type { Payload, ResourceId } from "./resource.ts";
import type { Vault } from "./secrets.ts";
import type { Known } from "./state.ts";

/** How the resources that an apply touches were before it. */
export interface Snapshot {
  readonly host: string;
  readonly baseUrl: string;
  readonly takenAt: string;
  readonly resources: Readonly<Record<ResourceId, Saved>>;
}

export interface Saved {
  /** Absent: it was not there. */
  readonly payload?: Payload;
  /** What the state held of it. */
  readonly known?: Known;
}

const kind: DocumentKind = {
  name: "cemap snapshot",
  version: 1,
  recovery: "Nothing was done. Name another snapshot; they lie in `.cemap/snapshots`.",
};

const folder = "snapshots";

/** Writes a snapshot under the next free number and gives its path. */
export async function saveSnapshot(
  files: Files,
  snapshot: Snapshot,
  vault: Vault,
): Promise<string> {
  const last = (await snapshotsOf(files, snapshot.host)).at(-1);
  const number = last === undefined ? 0 : Number(/(\d+)\.json$/.exec(last)?.[1]);
  const name = `${snapshot.host}.${String(number + 1).padStart(6, "0")}.json`;
  const path = `${folder}/${name}`;
  await files.write(path, documentText(kind, snapshot, vault));
  return path;
}

/** Paths of all snapshots of a host, the oldest first. */
export async function snapshotsOf(files: Files, host: string): Promise<readonly string[]> {
  const names = await files.list(folder);
  return names
    .filter(
      (name) => name.startsWith(`${host}.`) && /^\d{6,}\.json$/.test(name.slice(host.length + 1)),
    )
    .map((name) => `${folder}/${name}`);
}

/** Reads a snapshot. Throws DeployError for one that is not there, damaged or of another host. */
export async function loadSnapshot(
  files: Files,
  path: string,
  host: string,
  vault: Vault,
): Promise<Snapshot> {
  const snapshot = await readDocument<Snapshot>(kind, files, path, vault);
  if (snapshot === undefined) throw new DeployError("file", `There is no snapshot \`${path}\`.`);
  if (snapshot.host === host) return snapshot;
  throw new DeployError(
    "usage",
    `The snapshot \`${path}\` is of ${snapshot.host}, not of ${host}.`,
  );
}

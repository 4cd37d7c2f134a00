import type { Files } from "./files.ts";
import { isObject } from "./own.ts";

/** Who is at work, as the lock file says. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** When it was taken, for people. */
  readonly since: string;
  /** Different for each lock that was ever taken. */
  readonly token: string;
}

/** Who we are, and how to see whether another one still runs. */
export interface LockProcess {
  readonly pid: number;
  readonly host: string;
  readonly newToken: () => string;
  /** Whether a process of this host that took a lock still runs. */
  readonly isAlive: (holder: LockHolder) => boolean;
}

export interface Lock {
  readonly release: () => Promise<void>;
}

/** Another one has the lock; `message` says who, as far as that is known. */
export class LockHeldError extends Error {
  override readonly name = "LockHeldError";
}

export function lockPath(host: string): string {
  return `${host}.lock`;
}

/**
 * Takes the lock at a path. Throws LockHeldError when another one has it. A lock whose process is
 * gone is taken over: only one can make the file that claims it, and it makes that the lock before
 * it takes the claim away, so that whoever came late sees a new token.
 */
export async function takeLock(
  files: Files,
  path: string,
  self: LockProcess,
  since: string,
): Promise<Lock> {
  const own: LockHolder = { pid: self.pid, host: self.host, since, token: self.newToken() };
  const text = `${JSON.stringify(own)}\n`;
  const release = async (): Promise<void> => {
    if (parse(await files.read(path))?.token === own.token) await files.remove(path);
  };
  if (await files.create(path, text)) return { release };
  const found = await files.read(path);
  // It was released in between.
  if (found === undefined) return takeLock(files, path, self, since);
  const claims = await claimsOn(files, path, found);
  const last = claims.at(-1) ?? found;
  refuseIfHeld(last, self);
  const claim = claimPath(path, last);
  if (!(await files.create(claim, text))) throw held(undefined);
  if ((await files.read(path)) !== found) {
    await files.remove(claim);
    throw held(undefined);
  }
  await files.write(path, text);
  for (const old of [found, ...claims]) await files.remove(claimPath(path, old));
  return { release };
}

/** Runs `work`, then releases the lock, also when `work` rejects. */
export async function holding<T>(lock: Lock, work: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // The first error says what went wrong; a lock that stays is found to be nobody's later.
    await lock.release().catch(() => {});
    throw error;
  }
  await lock.release();
  return result;
}

/** Texts of the claims that were made one after the other on a lock that was left behind. */
async function claimsOn(files: Files, path: string, lock: string): Promise<readonly string[]> {
  const claims: string[] = [];
  for (let last = lock; claims.length < 100; ) {
    const next = await files.read(claimPath(path, last));
    if (next === undefined) break;
    claims.push(next);
    last = next;
  }
  return claims;
}

function claimPath(path: string, text: string): string {
  const token = parse(text)?.token ?? "unreadable";
  return `${path}.${token.replaceAll(/[^A-Za-z0-9-]/g, "")}`;
}

function refuseIfHeld(text: string, self: LockProcess): void {
  const holder = parse(text);
  // What nobody can read is nobody's: locks are made in one step, with their whole text.
  if (holder === undefined) return;
  if (holder.host !== self.host || self.isAlive(holder)) throw held(holder);
}

function held(holder: LockHolder | undefined): LockHeldError {
  return new LockHeldError(
    holder === undefined
      ? "another process"
      : `process ${holder.pid} on ${holder.host}, since ${holder.since}`,
  );
}

function parse(text: string | undefined): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    const isHolder =
      isObject(value as never) &&
      Number.isInteger((value as LockHolder).pid) &&
      typeof (value as LockHolder).host === "string" &&
      typeof (value as LockHolder).token === "string";
    return isHolder ? (value as LockHolder) : undefined;
  } catch {
    return undefined;
  }
}

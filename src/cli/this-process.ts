import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { hostname } from "node:os";
import type { LockHolder, LockProcess } from "../platform/deploy/lock.ts";

/** This process as the holder of a lock, and how others are seen. */
export const thisProcess: LockProcess = {
  pid: process.pid,
  host: hostname(),
  newToken: () => randomUUID(),
  isAlive,
};

/** A process that began after the lock was taken is another one that was given the same number. */
function isAlive({ pid, since }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const startedAt = processStart(pid);
  return startedAt === undefined || startedAt <= Date.parse(since) + 1000;
}

/** When a process began, where the system tells. */
function processStart(pid: number): number | undefined {
  if (pid === process.pid) return Date.now() - process.uptime() * 1000;
  try {
    return statSync(`/proc/${pid}`).ctimeMs;
  } catch {
    return undefined;
  }
}

import type { Attempt } from "./attempt.ts";
import type { Clock } from "./clock.ts";

/** How long to go on with one call; all of it together ends at the deadline. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  /** Of the first pause; doubled each time, up to the cap; the pause is a random part of it. */
  readonly baseMs: number;
  readonly capMs: number;
  readonly deadlineMs: number;
  /** Of one attempt. */
  readonly timeoutMs: number;
}

export const defaultPolicy: RetryPolicy = {
  maxAttempts: 6,
  baseMs: 500,
  capMs: 20_000,
  deadlineMs: 120_000,
  timeoutMs: 30_000,
};

/**
 * Pause before the next attempt, or undefined when there is to be none. `attempts` were made since
 * `startedAt`. A `Retry-After` of the platform is kept to, as seconds or as a date.
 */
export function pauseMs(
  last: Attempt,
  attempts: number,
  startedAt: number,
  clock: Clock,
  policy: RetryPolicy,
): number | undefined {
  if (attempts >= policy.maxAttempts) return undefined;
  const now = clock.now();
  const asked =
    last.kind === "answer" ? retryAfterMs(last.headers.get("retry-after"), now) : undefined;
  const range = Math.min(policy.capMs, policy.baseMs * 2 ** (attempts - 1));
  const pause =
    asked === undefined ? clock.random() * range : asked + clock.random() * policy.baseMs;
  // A clock that was set back must not give more time, one that was set forward takes it all.
  const spent = Math.max(0, now - startedAt);
  return spent + pause > policy.deadlineMs ? undefined : pause;
}

/** Whether the platform may say something else a moment later. */
export function isPassing(last: Attempt): boolean {
  if (last.kind === "lost") return true;
  return [408, 425, 429, 500, 502, 503, 504].includes(last.status);
}

/** Milliseconds that a `Retry-After` header asks to wait; undefined for none or one of no meaning. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

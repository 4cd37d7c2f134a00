import type { Json } from "../../compiler/types.ts";
import type { Attempt } from "./attempt.ts";
import { type Client, failure } from "./client.ts";
import type { Clock } from "./clock.ts";
import { digestOf } from "./compare.ts";
import { resourcePath } from "./endpoints.ts";
import { DeployError } from "./errors.ts";
import type { Outcome } from "./journal.ts";
import { readResource } from "./remote.ts";
import { type Payload, type ResourceKey, resourceTitle } from "./resource.ts";
import { isPassing } from "./retry.ts";

/** One change to make: from what the plan saw to what is declared. */
export interface Step {
  readonly key: ResourceKey;
  readonly before: Payload | undefined;
  readonly after: Payload | undefined;
}

/** What became of it; an error says why it is not done. */
export interface StepResult {
  readonly outcome: Outcome;
  readonly error?: DeployError;
}

export interface StepContext {
  readonly client: Client;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Called once before the first call that changes anything. */
  readonly begin: () => Promise<void>;
}

/**
 * Makes one change. The resource is read before every call, so that nothing is overwritten that
 * the plan did not see; and after a call without a clear answer, so that what was made in spite of
 * it is not made again. Rejects only with what `begin` rejects with.
 */
export async function makeChange(step: Step, context: StepContext): Promise<StepResult> {
  const { client, clock, signal } = context;
  const startedAt = clock.now();
  let last: Attempt | undefined;
  let isOver = false;
  for (let attempts = 1; ; attempts += 1) {
    const unclear = last === undefined ? "undone" : "unknown";
    const seen = await look(step, client);
    if ("error" in seen) return { outcome: unclear, error: seen.error };
    if (seen.is === "after") return { outcome: "done" };
    if (seen.is === "other") return { outcome: unclear, error: conflict(step.key) };
    if (isOver && last !== undefined) return undone(step, last, client);
    if (signal?.aborted === true) return { outcome: "undone", error: interrupted() };
    if (last === undefined) await context.begin();
    last = await send(step, seen.payload, client);
    if (isDone(step, last)) return { outcome: "done" };
    if (isRefusal(last)) return undone(step, last, client);
    const pause = mayPass(last) ? client.pauseAfter(last, attempts, startedAt) : undefined;
    isOver = pause === undefined;
    await clock.sleep(pause ?? 0, signal);
  }
}

type Seen =
  | { readonly is: "before" | "after" | "other"; readonly payload: Payload | undefined }
  | { readonly error: DeployError };

async function look({ key, before, after }: Step, client: Client): Promise<Seen> {
  try {
    const payload = await readResource(client, key);
    const digest = digestOf(payload, key);
    if (digest === digestOf(after, key)) return { is: "after", payload };
    return { is: digest === digestOf(before, key) ? "before" : "other", payload };
  } catch (error) {
    if (error instanceof DeployError) return { error };
    throw error;
  }
}

function send(
  { key, after }: Step,
  current: Payload | undefined,
  client: Client,
): Promise<Attempt> {
  const path = resourcePath(key);
  if (after === undefined) return client.send("delete", path);
  return client.send(current === undefined ? "post" : "put", path, after as Json);
}

/** Whether the answer leaves no doubt; `204` and pages of proxies do, so they are looked into. */
function isDone({ after }: Step, last: Attempt): boolean {
  if (last.kind === "lost" || last.status < 200 || last.status > 299) return false;
  return after === undefined ? last.flaw === undefined : last.body !== undefined;
}

/** A clear no: nothing was made. A conflict may be the echo of an answer that was lost. */
function isRefusal(last: Attempt): boolean {
  if (last.kind === "lost" || last.status < 300) return false;
  return !isPassing(last) && last.status !== 409 && last.status !== 404;
}

/** Whether the same call may go better a moment later, now that it is known not to be made. */
function mayPass(last: Attempt): boolean {
  return isPassing(last) || (last.kind === "answer" && last.status < 300);
}

function undone({ key }: Step, last: Attempt, client: Client): StepResult {
  const error = failure(last, `the ${resourceTitle(key)}`, client.said(last));
  return { outcome: "undone", error };
}

function conflict(key: ResourceKey): DeployError {
  return new DeployError(
    "conflict",
    `The ${resourceTitle(key)} was changed on the platform since the plan was made; nothing was overwritten. Plan again.`,
  );
}

function interrupted(): DeployError {
  return new DeployError("interrupted", "Stopped before the end, as asked.");
}

import ky from "ky";
import type { Json } from "../../compiler/types.ts";
import { type Answer, type Attempt, attempt } from "./attempt.ts";
import type { Clock } from "./clock.ts";
import { DeployError } from "./errors.ts";
import { isObject } from "./own.ts";
import { defaultPolicy, isPassing, pauseMs, type RetryPolicy } from "./retry.ts";
import type { Vault } from "./secrets.ts";
import { authorization, type Target } from "./target.ts";

/** Speaks to one platform. */
export interface Client {
  readonly target: Target;
  /** Reads, again while that may help. Throws DeployError; undefined: nothing is there (404). */
  readonly read: (path: string, expected: Expected) => Promise<Page | undefined>;
  /** Sends a change once; what is to be done about a failure depends on the change. Never rejects. */
  readonly send: (method: "post" | "put" | "delete", path: string, body?: Json) => Promise<Attempt>;
  /** The pause after a change that may pass a moment later; undefined: give up. */
  readonly pauseAfter: (last: Attempt, attempts: number, startedAt: number) => number | undefined;
  /** What the platform said, for people. */
  readonly said: (last: Attempt) => string;
}

/**
 * What a 404 stands for: of a `collection`, `No … found` is an empty one and anything else a wrong
 * address; of one `resource`, that it does not exist.
 */
export type Expected = "collection" | "resource";

export interface Page {
  readonly value: Json;
  /** Of the page after this one. */
  readonly nextPage: string | undefined;
}

export interface ClientOptions {
  readonly target: Target;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly fetch?: typeof fetch;
  readonly policy?: RetryPolicy;
  /** Ends pauses, so that a user who stops the command does not wait for them. */
  readonly signal?: AbortSignal;
}

/** A client without state. Retries happen here and in `change.ts` only: ky's own are off. */
export function createClient(options: ClientOptions): Client {
  const { target, vault, clock, policy = defaultPolicy, signal } = options;
  const http = ky.create({
    prefixUrl: target.baseUrl,
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    headers: { accept: "application/json", authorization: authorization(target) },
    // A redirect is never followed: secrets go to the host that was named and to no other.
    redirect: "manual",
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
  });
  const once = (
    method: "get" | "post" | "put" | "delete",
    path: string,
    body?: Json,
  ): Promise<Attempt> =>
    attempt(http, clock, {
      method,
      path,
      timeoutMs: policy.timeoutMs,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  // Hidden first: a text that is cut may end within a secret.
  const said = (last: Attempt): string => vault.hide(describe(last)).slice(0, longestText);
  const pauseAfter = (last: Attempt, attempts: number, startedAt: number): number | undefined =>
    pauseMs(last, attempts, startedAt, clock, policy);
  const read = async (path: string, expected: Expected): Promise<Page | undefined> => {
    const startedAt = clock.now();
    for (let attempts = 1; ; attempts += 1) {
      const last = await once("get", path);
      const page = pageOf(last, expected);
      if (page !== "none") return page;
      const mayHelp = isPassing(last) || (last.kind === "answer" && last.status < 300);
      const pause = mayHelp ? pauseAfter(last, attempts, startedAt) : undefined;
      if (pause === undefined) throw failure(last, `\`${vault.hide(path)}\``, said(last));
      await clock.sleep(pause, signal);
      if (signal?.aborted === true) throw new DeployError("interrupted", "Stopped while reading.");
    }
  };
  return { target, read, send: once, pauseAfter, said };
}

/** The page that an answer holds, undefined for nothing there, "none" when it says neither. */
function pageOf(last: Attempt, expected: Expected): Page | undefined | "none" {
  if (last.kind === "lost") return "none";
  if (last.status === 404 && isAbsence(last, expected)) return undefined;
  if (last.status < 200 || last.status > 299) return "none";
  if (!isObject(last.body) && !Array.isArray(last.body)) return "none";
  return { value: last.body, nextPage: last.headers.get("elements-next-page-token") ?? undefined };
}

function isAbsence({ body }: Answer, expected: Expected): boolean {
  if (!isObject(body) || typeof body.message !== "string") return false;
  return expected === "resource" || /^No .+ found/i.test(body.message);
}

/** An error for a call that did not come to a good end. */
export function failure(last: Attempt, what: string, said: string): DeployError {
  if (last.kind === "lost") {
    return new DeployError("unreachable", `The platform cannot be reached for ${what}: ${said}.`);
  }
  if (last.status < 300) {
    return new DeployError("unreachable", `The answer for ${what} is not the platform's: ${said}.`);
  }
  return new DeployError("refused", `The platform refuses ${what}: ${said}.`);
}

/** Of what the platform said, as far as it is shown. */
const longestText = 2000;

function describe(last: Attempt): string {
  if (last.kind === "lost") return last.reason;
  if (last.status < 300) return `${last.status}, but ${last.flaw ?? "not what was asked for"}`;
  if (last.status < 400) {
    const place = last.headers.get("location") ?? "nowhere";
    return `${last.status}, a redirect to ${place}, which is not followed`;
  }
  const { body } = last;
  const message = isObject(body) && typeof body.message === "string" ? `: ${body.message}` : "";
  const provider =
    isObject(body) && typeof body.providerMessage === "string" ? ` (${body.providerMessage})` : "";
  const request =
    isObject(body) && typeof body.requestId === "string" ? ` [request ${body.requestId}]` : "";
  return `${last.status}${message}${provider}${request}`.replaceAll(/\s+/g, " ");
}

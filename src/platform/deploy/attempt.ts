import type { KyInstance } from "ky";
import type { Json } from "../../compiler/types.ts";
import type { Clock } from "./clock.ts";

/** One request as it went: an answer, or none and the reason in a few words. */
export type Attempt = Answer | Lost;

export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the body; undefined when there is none. */
  readonly body: Json | undefined;
  /** What is wrong with the body of an answer that should have one; undefined: nothing. */
  readonly flaw: string | undefined;
}

/** Whether the platform did something is not known. */
export interface Lost {
  readonly kind: "lost";
  readonly reason: string;
}

export interface AttemptRequest {
  readonly method: "get" | "post" | "put" | "delete";
  /** Below the base URL. */
  readonly path: string;
  readonly body?: string;
  readonly timeoutMs: number;
}

/** Larger answers are not read to their end. */
const maxAnswerBytes = 64 * 1024 * 1024;
const maxDepth = 400;

/** Sends one request once, and reads the whole answer in time. Never rejects. */
export async function attempt(
  http: KyInstance,
  clock: Clock,
  request: AttemptRequest,
): Promise<Attempt> {
  const stop = new AbortController();
  const settled = new AbortController();
  const work = exchange(http, request, stop.signal);
  const late = clock.sleep(request.timeoutMs, settled.signal).then((): Lost => {
    stop.abort();
    return { kind: "lost", reason: `no answer within ${Math.round(request.timeoutMs / 1000)} s` };
  });
  const first = await Promise.race([work, late]);
  settled.abort();
  return first;
}

async function exchange(
  http: KyInstance,
  request: AttemptRequest,
  signal: AbortSignal,
): Promise<Attempt> {
  const { method, path, body } = request;
  try {
    const response = await http(path, {
      method,
      signal,
      ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }),
    });
    const text = await textOf(response);
    return { kind: "answer", status: response.status, headers: response.headers, ...parsed(text) };
  } catch (error) {
    return { kind: "lost", reason: reasonOf(error) };
  }
}

/** The body of an answer, up to the limit. */
async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxAnswerBytes) {
      await reader.cancel();
      throw new Error("the answer is larger than 64 MiB");
    }
    parts.push(value);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

function parsed(text: string): Pick<Answer, "body" | "flaw"> {
  if (text.trim() === "") return { body: undefined, flaw: "it is empty" };
  try {
    const body = JSON.parse(text) as Json;
    if (isDeep(body)) return { body: undefined, flaw: "it is nested too deeply" };
    return { body, flaw: undefined };
  } catch {
    const looksLikePage = /^\s*<(!doctype|html)/i.test(text);
    return { body: undefined, flaw: looksLikePage ? "it is a web page" : "it is no JSON" };
  }
}

function isDeep(value: Json): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.flatMap((inner) =>
      typeof inner === "object" && inner !== null ? (Object.values(inner) as Json[]) : [],
    );
  }
  return false;
}

/** `fetch` hides the reason one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the connection failed";
  const { cause } = error;
  const code = codeOf(cause) ?? codeOf(error);
  if (code !== undefined) return `the connection failed (${code})`;
  const text = cause instanceof Error ? cause.message : error.message;
  return text === "" ? "the connection failed" : text;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

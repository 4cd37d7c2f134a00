import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Json } from "../../compiler/types.ts";
import type { Caller } from "./authorization.ts";
import { type Page, pageOf } from "./paging.ts";
import { PlatformError } from "./platform-error.ts";

/** What handlers know of a request besides hono's own. */
export interface RequestVariables {
  readonly requestId: string;
  readonly caller: Caller;
}

export type RequestContext = Context<{ Variables: RequestVariables }>;

/** Methods of one path; any other method is 405. */
export type Methods = {
  readonly [Method in "GET" | "POST" | "PUT" | "DELETE"]?: (
    context: RequestContext,
  ) => Response | Promise<Response>;
};

export interface Route {
  /** Below the base path, with hono's `:name` for parts. */
  readonly path: string;
  readonly methods: Methods;
}

/** A part of the path; routes name their parts, so it is there. */
export function part(context: RequestContext, name: string): string {
  const value = context.req.param(name);
  if (value === undefined || value === "") throw new PlatformError(400, `${name} is missing.`);
  return value;
}

/** The body as JSON: 415 for another content type, 413 where it is too large, 400 for no JSON. */
export async function bodyOf(context: RequestContext): Promise<unknown> {
  const type = (context.req.header("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && !/^application\/[\w.-]+\+json$/.test(type ?? "")) {
    throw new PlatformError(415, "The body must be application/json.");
  }
  const text = await bodyText(context.req.raw);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PlatformError(400, "The body is not valid JSON.");
  }
  if (isDeeper(value, maxDepth)) throw new PlatformError(400, "The body is nested too deep.");
  return value;
}

const maxBodyBytes = 8 * 1024 * 1024;
const maxDepth = 200;

async function bodyText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (request.body !== null) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > maxBodyBytes) {
        throw new PlatformError(413, `The body is larger than ${maxBodyBytes} bytes.`);
      }
      chunks.push(chunk);
    }
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new PlatformError(400, "The body is not UTF-8.");
  }
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (depth === 0) return true;
  return Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

/** A 200 answer. */
export function answer(
  context: RequestContext,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return jsonResponse(context, 200, value, headers);
}

/** One page of a list, or 404 `No … found` for none at all. */
export function listAnswer<Item>(
  context: RequestContext,
  all: readonly Item[],
  things: string,
  body: (items: readonly Item[]) => unknown,
): Response {
  if (all.length === 0) throw new PlatformError(404, `No ${things} found`);
  const { items, headers }: Page<Item> = pageOf(all, context.req.query());
  return jsonResponse(context, 200, body(items), headers);
}

/** `{ requestId, message }`, with no more of an error than its own words. */
export function errorAnswer(context: RequestContext, error: unknown): Response {
  const known =
    error instanceof PlatformError
      ? error
      : new PlatformError(500, "The local platform failed; its console says why.");
  const body: Json = { requestId: context.get("requestId"), message: known.message };
  return jsonResponse(context, known.status, body, {
    "Elements-Error": String(known.status),
    ...known.headers,
  });
}

function jsonResponse(
  context: RequestContext,
  status: ContentfulStatusCode,
  value: unknown,
  headers: Readonly<Record<string, string>>,
): Response {
  for (const [name, text] of Object.entries(headers)) context.header(name, text);
  context.header("Content-Type", "application/json;charset=UTF-8");
  return context.body(JSON.stringify(value), status);
}

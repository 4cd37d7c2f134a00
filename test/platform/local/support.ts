import {
  createLocalPlatform,
  type LocalPlatform,
} from "../../../src/platform/local/local-platform.ts";
import type { Store } from "../../../src/platform/local/store.ts";

export const secrets = { user: "user-secret", organization: "organization-secret" };
export const authorization = `User ${secrets.user}, Organization ${secrets.organization}`;

export interface Reply {
  readonly status: number;
  readonly body: never;
  readonly headers: Headers;
}

/** Calls as tests write them: method, path, body. */
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>;

export function startPlatform(store?: Store): { platform: LocalPlatform; call: Call } {
  let now = Date.UTC(2024, 0, 2, 3, 4, 5, 678);
  const platform = createLocalPlatform({
    secrets,
    clock: { now: () => now++ },
    ...(store === undefined ? {} : { store }),
  });
  return { platform, call: caller(platform) };
}

export function caller(platform: LocalPlatform): Call {
  return async (method, path, body, headers = {}) => {
    const response = await platform.request(path, {
      method,
      headers: { Authorization: authorization, "Content-Type": "application/json", ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === "" ? undefined : JSON.parse(text)) as never,
      headers: response.headers,
    };
  };
}

import { createHash, timingSafeEqual } from "node:crypto";
import { PlatformError } from "./platform-error.ts";

/** What callers must know. */
export interface PlatformSecrets {
  readonly user: string;
  readonly organization: string;
}

/** Who calls: always a user, with the organization or an instance or both. */
export interface Caller {
  readonly isOrganization: boolean;
  /** The token of an instance; whether there is one is for the caller of this module to see. */
  readonly elementToken?: string;
}

/**
 * Reads `User <secret>, Organization <secret>`, its parts in any order, each at most once, with or
 * instead of the organization `Element <token>`. Throws 401 for everything else.
 */
export function authorize(header: string | undefined, secrets: PlatformSecrets): Caller {
  const parts = new Map<string, string>();
  for (const part of (header ?? "").split(",")) {
    const [, word = "", secret = ""] = /^\s*(\S+)\s+(\S+)\s*$/.exec(part) ?? [];
    if (!words.has(word) || parts.has(word)) throw unauthorized();
    parts.set(word, secret);
  }
  const isUser = isSecret(parts.get("User"), secrets.user);
  const stated = parts.get("Organization");
  const isOrganization = isSecret(stated, secrets.organization);
  const elementToken = parts.get("Element");
  const isKnown = stated === undefined ? elementToken !== undefined : isOrganization;
  if (!isUser || !isKnown) throw unauthorized();
  return elementToken === undefined ? { isOrganization } : { isOrganization, elementToken };
}

/** Takes as long for a wrong secret as for the right one. */
export function isSecret(given: string | undefined, wanted: string): boolean {
  const isEqual = timingSafeEqual(digest(given ?? ""), digest(wanted));
  return isEqual && given !== undefined;
}

export function unauthorized(): PlatformError {
  return new PlatformError(
    401,
    "Invalid Organization or User secret, or invalid Element token provided.",
  );
}

const words: ReadonlySet<string> = new Set(["User", "Organization", "Element"]);

function digest(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

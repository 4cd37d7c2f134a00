import type { Json } from "../../compiler/types.ts";
import { canonicalText, sha256 } from "./canonical.ts";
import { DeployError } from "./errors.ts";
import type { Files } from "./files.ts";
import { isObject } from "./own.ts";
import type { Vault } from "./secrets.ts";

/** A kind of file of ours: what it is, the version that this program writes, what to do if it is bad. */
export interface DocumentKind {
  readonly name: string;
  readonly version: number;
  /** Ends the message for a file that cannot be trusted. */
  readonly recovery: string;
}

/**
 * The text of a document: JSON with its kind, version and a checksum over all members, so that a
 * file that was cut off or edited is noticed. Secrets in it are sealed.
 */
export function documentText(kind: DocumentKind, members: object, vault: Vault): string {
  const body = { kind: kind.name, version: kind.version, ...members } as { [name: string]: Json };
  const checksum = checksumOf(body);
  return vault.seal(`${JSON.stringify({ ...body, checksum }, null, 2)}\n`);
}

/**
 * The members of a document. Throws DeployError `file`, with what to do, for a text that is no
 * whole document of this kind or that a newer version wrote.
 */
export function parseDocument<T>(kind: DocumentKind, path: string, text: string, vault: Vault): T {
  const refuse = (reason: string): DeployError =>
    new DeployError("file", `The ${kind.name} \`${path}\` ${reason}. ${kind.recovery}`);
  let value: Json;
  try {
    value = JSON.parse(vault.unseal(text)) as Json;
  } catch {
    throw refuse("is cut off or no JSON");
  }
  if (!isObject(value) || value.kind !== kind.name || typeof value.version !== "number") {
    throw refuse("is none");
  }
  if (value.version > kind.version) {
    throw refuse(
      `was written by a newer cemap (version ${value.version}, this one knows ${kind.version})`,
    );
  }
  const { checksum, ...body } = value;
  if (checksum !== checksumOf(body)) throw refuse("does not match its checksum: it was changed");
  return body as T;
}

/** Reads a document; undefined when there is no file. Throws as `parseDocument`. */
export async function readDocument<T>(
  kind: DocumentKind,
  files: Files,
  path: string,
  vault: Vault,
): Promise<T | undefined> {
  const text = await files.read(path);
  return text === undefined ? undefined : parseDocument<T>(kind, path, text, vault);
}

function checksumOf(body: { readonly [name: string]: Json }): string {
  // What JSON leaves out is left out of the checksum too.
  return sha256(canonicalText(JSON.parse(JSON.stringify(body)) as Json));
}

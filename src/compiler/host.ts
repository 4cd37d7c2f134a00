/**
 * How the compiler reaches files, so that the same code runs on disk, in tests and in a browser.
 * Paths are relative to the project root, with forward slashes, and normalised: never absolute,
 * never with `..`. A host that maps them to a disk refuses links that leave the root.
 */
export interface Host {
  /** The text of a file, or undefined when there is none. */
  readonly read: (path: string) => string | undefined;
  /** A hexadecimal digest of a text (SHA-256), for the headers of generated files. */
  readonly hash: (text: string) => string;
}

/** A host with these files and nothing else. */
export function memoryHost(
  files: Readonly<Record<string, string>>,
  hash: Host["hash"] = weakHash,
): Host {
  return { read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined), hash };
}

/** FNV-1a, 32 bits, as 8 hexadecimal digits: enough to tell texts apart where no host gives better. */
export function weakHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}

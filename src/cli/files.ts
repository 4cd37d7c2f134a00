import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Host } from "../compiler/host.ts";
import type { Source } from "../diagnostics/source.ts";
import { findConfig } from "./config.ts";
import { CommandError, exitCodes, type Io } from "./io.ts";

/** Larger files are not read at all; the parser has a limit of its own below this. */
const maxFileBytes = 64 * 1024 * 1024;

/** A `.cemap` file and the project it lies in. */
export interface SourceFileOnDisk {
  readonly root: string;
  readonly source: Source;
}

/**
 * The `.cemap` files that the arguments name: files, folders (searched below) and globs; without
 * arguments those of `cemap.config.json`, else all below the current folder. Sorted by path.
 * Throws CommandError when a file cannot be read or nothing is found.
 */
export async function findSources(io: Io, names: readonly string[]): Promise<SourceFileOnDisk[]> {
  const config = findConfig(io.cwd);
  const wanted = names.length > 0 ? names : (config?.files ?? ["."]);
  const base = names.length > 0 ? io.cwd : (config?.root ?? io.cwd);
  const paths = new Set<string>();
  for (const name of wanted) {
    for (const path of await expand(base, name)) paths.add(path);
  }
  if (paths.size === 0) {
    throw new CommandError(exitCodes.usage, "There is no .cemap file here; name one, or a folder.");
  }
  return [...paths].sort().map((path) => {
    const root = rootOf(io.cwd, config?.root, path);
    return { root, source: { path: slashes(relative(root, path)), text: readSource(path) } };
  });
}

async function expand(base: string, name: string): Promise<readonly string[]> {
  const path = resolve(base, name);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) return [path];
    const { glob } = await import("tinyglobby");
    return glob("**/*.cemap", {
      cwd: path,
      absolute: true,
      ignore: ["**/node_modules/**", "**/cemap-out/**"],
    });
  }
  if (!/[*?[\]{}!]/.test(name)) {
    throw new CommandError(exitCodes.files, `There is no file or folder \`${name}\`.`);
  }
  const { glob } = await import("tinyglobby");
  return glob(slashes(name), { cwd: base, absolute: true, ignore: ["**/node_modules/**"] });
}

/** Files below the current folder (or the folder of the configuration) share it as their root. */
function rootOf(cwd: string, configRoot: string | undefined, path: string): string {
  for (const root of [configRoot, cwd]) {
    if (root !== undefined && isInside(root, path)) return root;
  }
  return dirname(path);
}

function readSource(path: string): string {
  const text = readText(path);
  if (text !== undefined) return text;
  throw new CommandError(exitCodes.files, `The file \`${path}\` cannot be read as UTF-8 text.`);
}

/** A host on a disk folder: links that lead out of the folder are refused like missing files. */
export function diskHost(root: string): Host {
  const realRoot = realpathSync(root);
  return {
    hash: (text) => createHash("sha256").update(text, "utf8").digest("hex"),
    read: (path) => {
      const full = join(realRoot, path);
      if (!isInside(realRoot, full) || !existsSync(full)) return undefined;
      return isInside(realRoot, realpathSync(full)) ? readText(full) : undefined;
    },
  };
}

/** The text of a file, or undefined when it cannot be read, is too large or is not UTF-8. */
function readText(path: string): string | undefined {
  try {
    if (statSync(path).size > maxFileBytes) return undefined;
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

export function isInside(folder: string, path: string): boolean {
  const inner = relative(folder, path);
  return inner !== "" && !isAbsolute(inner) && inner.split(sep)[0] !== "..";
}

export function slashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

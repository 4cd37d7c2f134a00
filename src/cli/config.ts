import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError, exitCodes } from "./io.ts";

/** `cemap.config.json`: which files belong to the project, and where `build` writes. */
export interface Config {
  /** Folder of the file; the project root. */
  readonly root: string;
  readonly files?: readonly string[];
  readonly out?: string;
}

/** Name of the file of a project. */
export const configName = "cemap.config.json";

/** The configuration of `folder` or of the nearest folder above it; undefined when there is none. */
export function findConfig(folder: string): Config | undefined {
  for (let place = folder; ; place = dirname(place)) {
    const path = join(place, configName);
    if (existsSync(path)) return readConfig(place, path);
    if (dirname(place) === place) return undefined;
  }
}

function readConfig(root: string, path: string): Config {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new CommandError(exitCodes.usage, `${configName} is not readable JSON.`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new CommandError(exitCodes.usage, `${configName} must hold an object.`);
  }
  const unknown = Object.keys(value).find((name) => !["$schema", "files", "out"].includes(name));
  if (unknown !== undefined) {
    throw new CommandError(exitCodes.usage, `${configName}: there is no setting \`${unknown}\`.`);
  }
  const { files, out } = value as { files?: unknown; out?: unknown };
  if (files !== undefined && !isTextList(files)) {
    throw new CommandError(exitCodes.usage, `${configName}: \`files\` must be a list of texts.`);
  }
  if (out !== undefined && typeof out !== "string") {
    throw new CommandError(exitCodes.usage, `${configName}: \`out\` must be a text.`);
  }
  return {
    root,
    ...(files === undefined ? {} : { files }),
    ...(out === undefined ? {} : { out }),
  };
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

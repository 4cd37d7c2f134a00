import type { Level } from "./levels.ts";

/**
 * A name as a part of a file name: `/` becomes `+`, which no name may hold, so that two names never
 * meet. Everything else that is no file name is refused by the check `unsafe-name`.
 */
export function filePart(name: string): string {
  return name.replaceAll("/", "+");
}

/** `Contact`, and at a lower level `Contact.account-46`. */
export function fileStem(names: readonly string[], level: Level): string {
  const stem = names.map(filePart).join(".");
  return level.kind === "organization" ? stem : `${stem}.${levelName(level)}`;
}

/** `organization`, `account-46`, `instance-748117`: as files and folders are named. */
export function levelName(level: Level): string {
  return level.kind === "organization" ? level.kind : `${level.kind}-${level.id}`;
}

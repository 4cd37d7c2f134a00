import type { Files } from "../../../src/platform/deploy/files.ts";

/** The steps of an apply with five changes at which something may go wrong. */
export const rows: readonly string[] = [
  "lock acquire",
  "read remote",
  "write snapshot",
  "journal before",
  ...[1, 2, 3, 4, 5].flatMap((call) => [
    `call ${call}: before send`,
    `call ${call}: after send`,
    `call ${call}: after response`,
  ]),
  "journal after",
  "write state",
  "release lock",
];

/** Does what the real thing does, or what the fault makes of it; `torn` does half of it. */
export type Around = <T>(
  point: string,
  real: () => Promise<T>,
  torn?: () => Promise<unknown>,
) => Promise<T>;

/** Files whose steps of an apply pass through `pass`. */
export function watchedFiles(files: Files, pass: Around): Files {
  return {
    ...files,
    create: (path, text) => pass(point("create", path, text), () => files.create(path, text)),
    write: (path, text) => pass(point("write", path, text), () => files.write(path, text)),
    append: (path, text) =>
      pass(
        point("append", path, text),
        () => files.append(path, text),
        () => files.append(path, text.slice(0, text.length / 2)),
      ),
    remove: (path) => pass(point("remove", path, ""), () => files.remove(path)),
  };
}

function point(operation: string, path: string, text: string): string {
  if (path.endsWith(".lock")) return operation === "remove" ? "release lock" : "lock acquire";
  if (path.startsWith("snapshots/")) return "write snapshot";
  if (path.endsWith(".state.json")) return "write state";
  if (operation === "append") {
    return text.includes('"phase":"before"') ? "journal before" : "journal after";
  }
  return `${operation} journal`;
}

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** How far a long run has come: what the file says over `fresh`, which is all where there is none. */
export function loadState<State extends object>(file: string, fresh: State): State {
  if (!existsSync(file)) return fresh;
  return { ...fresh, ...(JSON.parse(readFileSync(file, "utf8")) as Partial<State>) };
}

/** Under a temporary name first, so that a run that is stopped leaves a whole file. */
export function saveState(file: string, state: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

export type Counts = Readonly<Record<string, number>>;

export function addedCounts(left: Counts, right: Counts): Counts {
  const names = Object.keys({ ...left, ...right });
  return Object.fromEntries(names.map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)]));
}

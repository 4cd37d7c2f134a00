/** What one run of the tests found out about the mutants of a batch, by their ids. */
export interface BatchResult {
  /** Which test noticed. */
  readonly killed: Readonly<Record<string, string>>;
  readonly survived: readonly string[];
  readonly loading: readonly string[];
  /** Names of tests that fail when they run twice. */
  readonly unrepeatable: readonly string[];
  /** Names of tests that fail without a mutant; they notice nothing. */
  readonly failing: readonly string[];
  /** Names of tests that take too long to be tried with each mutant. */
  readonly long: readonly string[];
}

export type Status = "killed" | "survived" | "no-coverage" | "loading";

/** One mutant, its place (1-based line) and what became of it. */
export interface Outcome {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  readonly status: Status;
  readonly by?: string;
}

/** Killed ÷ (killed, survived and not covered), with the 95 % interval of Wilson. */
export interface Score {
  readonly tried: number;
  readonly killed: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The score of some outcomes; mutants that act only while modules load are left out. */
export function scoreOf(outcomes: readonly Outcome[]): Score {
  const counted = outcomes.filter(({ status }) => status !== "loading");
  const killed = counted.filter(({ status }) => status === "killed").length;
  const n = counted.length;
  if (n === 0) return { tried: 0, killed: 0, share: Number.NaN, low: 0, high: 1 };
  const share = killed / n;
  const z = 1.96;
  const scale = 1 + z ** 2 / n;
  const centre = (share + z ** 2 / (2 * n)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / scale;
  return { tried: n, killed, share, low: centre - half, high: centre + half };
}

/** `src/compiler/lower/each.ts` counts for `src/compiler/lower`, `src/runtime/x/y.ts` for `src/runtime/x`. */
export function folderOf(file: string): string {
  return file.split("/").slice(0, -1).slice(0, 3).join("/");
}

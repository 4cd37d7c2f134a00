/** One figure with its spread: the median of several rounds, the least and the greatest. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** One contestant: does its work once and says how many units it did. */
export interface Contestant {
  readonly name: string;
  readonly run: () => number | Promise<number>;
}

/**
 * Nanoseconds a unit of each contestant. They take turns in every round, so that whatever else the
 * machine does meets all of them; the first round warms up and is thrown away.
 */
export async function takeTurns(
  contestants: readonly Contestant[],
  options: { readonly rounds: number; readonly roundMs: number; readonly warmUps?: number },
): Promise<ReadonlyMap<string, Figure>> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  const warmUps = options.warmUps ?? 1;
  for (let round = -warmUps; round < options.rounds; round++) {
    for (const contestant of contestants) {
      const nanoseconds = await time(contestant, options.roundMs);
      if (round >= 0) times.get(contestant.name)?.push(nanoseconds);
    }
  }
  return new Map([...times].map(([name, values]) => [name, figureOf(values)]));
}

async function time(contestant: Contestant, roundMs: number): Promise<number> {
  const start = performance.now();
  let units = 0;
  do {
    // A promise for every short run would be measured too.
    const done = contestant.run();
    units += typeof done === "number" ? done : await done;
  } while (performance.now() - start < roundMs);
  return ((performance.now() - start) * 1e6) / units;
}

export function figureOf(values: readonly number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const middle = sorted.length % 2 === 1 ? sorted[half] : mean(sorted[half - 1], sorted[half]);
  return {
    median: middle ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  };
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function mean(a = Number.NaN, b = Number.NaN): number {
  return (a + b) / 2;
}

/** How long and how often things are measured. */
export interface Effort {
  readonly rounds: number;
  readonly roundMs: number;
  readonly bulkRows: number;
  readonly commandRounds: number;
}

export const thorough: Effort = { rounds: 7, roundMs: 120, bulkRows: 100_000, commandRounds: 9 };

/** Enough to see that everything runs and agrees; the figures are rough. */
export const quick: Effort = { rounds: 5, roundMs: 15, bulkRows: 5_000, commandRounds: 5 };

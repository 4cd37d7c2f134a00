/** Time and chance, as far as deploying depends on them; tests give their own. */
export interface Clock {
  /** Milliseconds since 1970. It may jump: only `sleep` is used to wait. */
  readonly now: () => number;
  /** Ends after `ms`, or at once when the signal is aborted; never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      if (signal?.aborted === true) end();
      else signal?.addEventListener("abort", end);
    }),
  random: () => Math.random(),
};

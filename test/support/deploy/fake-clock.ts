import type { Clock } from "../../../src/platform/deploy/clock.ts";

/** A clock on which waiting takes no time: it goes on when nothing else does. */
export interface FakeClock extends Clock {
  /** Sets it forward or back, as an administrator would. */
  readonly jump: (ms: number) => void;
  /** All pauses that were asked for and ran to their end. */
  readonly pauses: readonly number[];
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** `turns`: how often everything else may go on before time does. */
export function fakeClock(random: () => number = () => 0.5, turns = 3): FakeClock {
  // Pauses run on a clock of their own, which no one sets.
  let elapsed = 0;
  let offset = Date.UTC(2026, 0, 1);
  const sleepers = new Set<Sleeper>();
  const pauses: number[] = [];
  let isPumping = false;
  const pump = async (): Promise<void> => {
    if (isPumping) return;
    isPumping = true;
    while (sleepers.size > 0) {
      // Everything that can go on without time does so first.
      for (let turn = 0; turn < turns; turn += 1) await new Promise((go) => setImmediate(go));
      const next = [...sleepers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      elapsed = Math.max(elapsed, next.at);
      next.wake();
    }
    isPumping = false;
  };
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const end = (isOver: boolean): void => {
        if (!sleepers.delete(sleeper)) return;
        if (isOver) pauses.push(ms);
        signal?.removeEventListener("abort", stop);
        resolve();
      };
      const stop = (): void => end(false);
      const sleeper: Sleeper = { at: elapsed + ms, wake: () => end(true) };
      sleepers.add(sleeper);
      if (signal?.aborted === true) end(false);
      else signal?.addEventListener("abort", stop);
      void pump();
    });
  return {
    now: () => offset + elapsed,
    sleep,
    random,
    jump: (ms) => {
      offset += ms;
    },
    pauses,
  };
}

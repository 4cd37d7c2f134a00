import type { Io } from "./io.ts";

/** A line on stderr that counts records while they pass; silent when stderr is no terminal. */
export interface Progress {
  readonly update: (records: number, rejected: number) => void;
  readonly end: () => void;
}

const intervalMs = 200;

/**
 * Records, records a second and the time left, which is told where `share` knows how much of the
 * input has been read (0 to 1). Both count from the first call on.
 */
export function progressLine(
  io: Io,
  share: () => number | undefined,
  now: () => number = () => performance.now(),
): Progress {
  if (!io.isErrorTerminal) return { update: () => {}, end: () => {} };
  let first: { readonly ms: number; readonly share: number; readonly records: number } | undefined;
  let shownAt = 0;
  let isShown = false;
  return {
    update: (records, rejected) => {
      const nowMs = now();
      if (first === undefined) {
        first = { ms: nowMs, share: share() ?? 0, records };
        shownAt = nowMs;
      }
      if (nowMs - shownAt < intervalMs) return;
      shownAt = nowMs;
      isShown = true;
      const seconds = (nowMs - first.ms) / 1000;
      const parts = [
        `${grouped(records)} records`,
        `${grouped(Math.round((records - first.records) / seconds))} a second`,
        ...(rejected === 0 ? [] : [`${grouped(rejected)} rejected`]),
        ...timeLeft(seconds, first.share, share()),
      ];
      io.stderr.write(`\r${parts.join(", ")}\u001b[K`);
    },
    end: () => {
      if (isShown) io.stderr.write("\r\u001b[K");
    },
  };
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}

function timeLeft(seconds: number, start: number, share: number | undefined): readonly string[] {
  if (share === undefined || share <= start) return [];
  const left = Math.ceil((seconds * (1 - share)) / (share - start));
  const minutes = Math.floor(left / 60);
  return [`${minutes}:${String(left % 60).padStart(2, "0")} left`];
}

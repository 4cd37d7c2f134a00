import type { Io } from "./io.ts";

/** A line on stderr that counts records while they pass; silent when stderr is no terminal. */
export interface Progress {
  readonly update: (records: number, rejected: number) => void;
  readonly end: () => void;
}

const intervalMs = 200;

export function progressLine(io: Io): Progress {
  if (!io.isErrorTerminal) return { update: () => {}, end: () => {} };
  let shownAt = 0;
  let isShown = false;
  return {
    update: (records, rejected) => {
      const now = performance.now();
      if (now - shownAt < intervalMs) return;
      shownAt = now;
      isShown = true;
      const rejections = rejected === 0 ? "" : `, ${rejected.toLocaleString("en")} rejected`;
      io.stderr.write(`\r${records.toLocaleString("en")} records${rejections} `);
    },
    end: () => {
      if (isShown) io.stderr.write("\r\u001b[K");
    },
  };
}

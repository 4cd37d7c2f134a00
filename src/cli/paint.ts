import picocolors from "picocolors";
import { type Paint, plainPaint } from "../diagnostics/render.ts";
import type { Io } from "./io.ts";

/** Colours for stderr: `NO_COLOR` switches them off, `FORCE_COLOR` on, else a terminal has them. */
export function paintFor(io: Io): Paint {
  const isForced = io.env.FORCE_COLOR !== undefined && io.env.FORCE_COLOR !== "0";
  const isRefused = io.env.NO_COLOR !== undefined && io.env.NO_COLOR !== "";
  if (isRefused || !(isForced || io.isErrorTerminal)) return plainPaint;
  const colors = picocolors.createColors(true);
  return {
    error: (text) => colors.bold(colors.red(text)),
    warning: (text) => colors.bold(colors.yellow(text)),
    info: (text) => colors.bold(colors.cyan(text)),
    frame: colors.blue,
    strong: colors.bold,
  };
}

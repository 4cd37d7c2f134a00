import { setFlagsFromString } from "node:v8";

/** Bytecodes that a function runs before it is optimised; the engine's own value is 67,584. */
const interruptBudget = 1_000_000;

/**
 * Lets the engine optimise only what runs long. A command that reads a few files is over before
 * most optimised code would pay, and making it took a third of its time. Call it before the modules
 * are loaded that do the work; commands over many records do without.
 */
export function optimiseLate(): void {
  setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
}

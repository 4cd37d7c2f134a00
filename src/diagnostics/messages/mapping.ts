import { entry } from "./entry.ts";

/** Mistakes in the rules of a map: types of both sides, conversions, overlaps, completeness. */
export const mappingMessages = {
  "duplicate-target": entry<{ path: string }>({
    severity: "error",
    message: (p) => `The target \`${p.path}\` is mapped twice.`,
    help: "Keep one rule, or merge both sources in one expression.",
  }),
} as const;

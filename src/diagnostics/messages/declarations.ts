import { didYouMean, entry } from "./entry.ts";

/** Mistakes in declarations: names, modules, types, annotations, vendor schemas. */
export const declarationMessages = {
  "unknown-type": entry<{ name: string; suggestion?: string | undefined }>({
    severity: "error",
    message: (p) => `There is no type \`${p.name}\`.`,
    help: didYouMean,
  }),
} as const;

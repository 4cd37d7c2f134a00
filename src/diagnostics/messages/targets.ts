import { entry } from "./entry.ts";

/** What a target cannot express, found by its back end. */
export const targetMessages = {
  "jsonata-name": entry<{ name: string }>({
    severity: "error",
    message: (p) => `JSONata reserves the name \`${p.name}\`: an object with it cannot be built.`,
    help: "Choose another name, or build without the target `jsonata`.",
  }),
} as const;

import { entry } from "./entry.ts";

/** Mistakes that the lexer and the parser find. */
export const syntaxMessages = {
  "unexpected-token": entry<{ found: string; expected: string }>({
    severity: "error",
    message: (p) => `Found ${p.found} where ${p.expected} is expected.`,
  }),
} as const;

import { checkMessages } from "./messages/checks.ts";
import { declarationMessages } from "./messages/declarations.ts";
import { mappingMessages } from "./messages/mapping.ts";
import { syntaxMessages } from "./messages/syntax.ts";
import { targetMessages } from "./messages/targets.ts";

/**
 * Every diagnostic code. A code is a stable kebab-case slug that docs, tests and editors use.
 * Messages live in five tables, by the phase that finds the mistake.
 */
export const catalogue = {
  ...syntaxMessages,
  ...declarationMessages,
  ...mappingMessages,
  ...checkMessages,
  ...targetMessages,
} as const;

export type Catalogue = typeof catalogue;

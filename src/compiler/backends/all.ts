import type { Backend } from "./backend.ts";
import { jsonata } from "./jsonata/jsonata.ts";

/** Every target, in the order in which `--to` lists them. */
export const backends: readonly Backend[] = [jsonata];

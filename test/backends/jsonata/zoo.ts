import { branches } from "./zoo-branches.ts";
import { lists } from "./zoo-lists.ts";
import { others, places } from "./zoo-places.ts";
import type { Animal } from "./zoo-pools.ts";
import { masks, scalars } from "./zoo-scalars.ts";
import { steps, textLists } from "./zoo-steps.ts";
import { tables } from "./zoo-tables.ts";

/** Maps that together have every construct, with records for each. */
export const zoo: readonly Animal[] = [
  ...scalars(),
  ...masks(),
  ...steps(),
  ...textLists(),
  ...tables(),
  ...places(),
  ...lists(),
  ...branches(),
  ...others(),
];

import type { Check, LossCheck } from "./check.ts";
import { completeness } from "./completeness.ts";
import { deadRules } from "./dead-rules.ts";
import { fileNames } from "./file-names.ts";
import { keyMapped } from "./key-mapped.ts";
import { listKeys } from "./list-keys.ts";
import { lossyWrites } from "./lossy-writes.ts";
import { mixedShapes } from "./mixed-shapes.ts";
import { needlessLossy } from "./needless-lossy.ts";
import { overlaps } from "./overlaps.ts";
import { tables } from "./tables.ts";

/** Every check over a lowered map, in the order in which they run. */
export const checks: readonly Check[] = [
  fileNames,
  overlaps,
  mixedShapes,
  keyMapped,
  tables,
  deadRules,
  listKeys,
  completeness,
];

/** What rules lose; said only where nothing else is wrong, since a mistake often looks like a loss. */
export const lossChecks: readonly LossCheck[] = [lossyWrites, needlessLossy];

import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import type { MappingErrorCode } from "../../../src/runtime/errors.ts";
import { readBlock } from "./read.ts";
import { errorsOf, isObject, refuse, type Tables } from "./states.ts";
import { writeBlock } from "./write.ts";

export { InterpreterError, type Tables } from "./states.ts";

/**
 * Vendor record → common object by the plain meaning of the map (docs/ARCHITECTURE.md "Meaning of
 * the IR"). Throws `InterpreterError` with the first refusal in the order of the rules.
 */
export function readRecord(map: IrMap, vendor: Json, tables: Tables = {}): Json {
  checkRoot(vendor);
  return readBlock(map.block, vendor, tables) ?? {};
}

/**
 * Common object → vendor record, into `original` where there is one; `original` itself, the very
 * reference, when nothing changes. Throws as `readRecord`.
 */
export function writeRecord(map: IrMap, common: Json, original?: Json, tables: Tables = {}): Json {
  checkRoot(common);
  if (original !== undefined) checkRoot(original);
  const mode = original === undefined ? "new" : "update";
  return writeBlock(map.block, common, original, mode, tables) ?? {};
}

/** The codes of all rules that refuse the record; empty when it can be read. */
export function allReadErrors(
  map: IrMap,
  vendor: Json,
  tables: Tables = {},
): ReadonlySet<MappingErrorCode> {
  return codesOf(() => readRecord(map, vendor, tables));
}

/** As `allReadErrors`, for a write. */
export function allWriteErrors(
  map: IrMap,
  common: Json,
  original?: Json,
  tables: Tables = {},
): ReadonlySet<MappingErrorCode> {
  return codesOf(() => writeRecord(map, common, original, tables));
}

/** A record is an object. */
function checkRoot(record: Json): void {
  if (!isObject(record)) refuse("type", "a record is an object");
}

function codesOf(action: () => Json): ReadonlySet<MappingErrorCode> {
  try {
    action();
  } catch (thrown) {
    return new Set(errorsOf(thrown).map((error) => error.code));
  }
  return new Set();
}

/** What generated code that maps bytes to bytes calls. */
export { findMemo, hasMemo, isNullMemo, leave, memoOf, putMemo } from "./memo.ts";
export { isWholeNumber, putBytes, putJson, putValue, scannedValue } from "./output.ts";
export { scanValue, skipBlanks } from "./scan.ts";
export { scanObject, shapeOf } from "./shape.ts";

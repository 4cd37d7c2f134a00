import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { IrMap } from "../ir/nodes.ts";
import type { Check } from "./check.ts";
import { headSpans } from "./spans.ts";

/** Letters, digits, `_`, `-`, blanks and inner dots: safe in a file name on every system. */
const safeName = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]*(\.[\p{L}\p{N}_ -]+)*$/u;
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const maxLength = 80;

/** Output files are named after object, element and resource; a name must not lead elsewhere. */
export const fileNames: Check = function* (map: IrMap, program) {
  const spans = headSpans(map, program);
  for (const part of ["object", "element", "resource"] as const) {
    const name = map[part];
    const isSafe = safeName.test(name) && !deviceName.test(name) && name.length <= maxLength;
    if (!isSafe || name !== name.trim()) yield diagnostic("unsafe-name", spans[part], { name });
  }
};

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { IrMap, IrObject } from "../ir/nodes.ts";
import type { Program } from "../program.ts";
import type { Check } from "./check.ts";
import { headSpans } from "./spans.ts";

/** Letters, digits, `_`, `-`, blanks and inner dots: safe in a file name on every system. */
const safeName = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]*(\.[\p{L}\p{N}_ -]+)*$/u;
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const maxLength = 80;

/** Output files are named after object, element and resource; a name must not lead elsewhere. */
export const fileNames: Check = function* (map: IrMap, program) {
  const spans = headSpans(map, program);
  for (const part of ["element", "resource"] as const) yield* unsafe(map[part], spans[part]);
};

/** Objects have files of their own, whether a map has to do with them or not. */
export function* objectFileNames(object: IrObject, program: Program): Generator<Diagnostic> {
  const declared = program.objects.get(object.name)?.declaration.name.span;
  yield* unsafe(object.name, declared ?? object.span);
}

/** `/` stands in the names of resources; `ir/file-names.ts` says what becomes of it. */
function* unsafe(name: string, span: Span): Generator<Diagnostic> {
  const isSafe = name.length <= maxLength && name.split("/").every(isSafePart);
  if (!isSafe) yield diagnostic("unsafe-name", span, { name });
}

function isSafePart(part: string): boolean {
  return safeName.test(part) && !deviceName.test(part) && part === part.trim();
}

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { IrMap, IrObject } from "../ir/nodes.ts";
import type { Program } from "../program.ts";
import type { Check } from "./check.ts";

/** Letters, digits, `_`, `-`, blanks and inner dots: safe in a file name on every system. */
const safeName = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]*(\.[\p{L}\p{N}_ -]+)*$/u;
const safeId = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u;
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const maxLength = 80;

/** Output files are named after object, element and resource; a name must not lead elsewhere. */
export const fileNames: Check = function* (map: IrMap, _program, source) {
  for (const part of ["element", "resource"] as const) {
    yield* unsafe(map[part], source[part].span);
  }
};

/** Objects have files of their own, whether a map has to do with them or not. */
export function* objectFileNames(object: IrObject, program: Program): Generator<Diagnostic> {
  const declared = program.objects.get(object.name)?.declaration.name.span;
  yield* unsafe(object.name, declared ?? object.span);
}

/** Files of a level are named after the account or instance too. */
export function* levelFileNames({ overrides }: Program): Generator<Diagnostic> {
  for (const { level } of overrides) {
    const { value, span } = level.id;
    const isSafe = safeId.test(value) && value.length <= maxLength;
    if (!isSafe) yield diagnostic("unsafe-name", span, { name: value });
  }
}

/** `/` stands in the names of resources; `ir/file-names.ts` says what becomes of it. */
function* unsafe(name: string, span: Span): Generator<Diagnostic> {
  const isSafe = name.length <= maxLength && name.split("/").every(isSafePart);
  if (!isSafe) yield diagnostic("unsafe-name", span, { name });
}

function isSafePart(part: string): boolean {
  return safeName.test(part) && !deviceName.test(part) && part === part.trim();
}

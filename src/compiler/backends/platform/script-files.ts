import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/source.ts";
import type { EmitContext } from "../backend.ts";
import type { ScriptPayload, TransformationPayload } from "./payload.ts";

/**
 * Entries of `scripts` that name a file instead of holding a body, as `@platform({ scripts: [{ file:
 * "./contact.sfdc.js", level: "account" }] })` does, with the text of that file.
 */
export function withScriptFiles(
  payload: TransformationPayload,
  span: Span,
  { readFile }: EmitContext,
): { readonly payload: TransformationPayload; readonly diagnostics: readonly Diagnostic[] } {
  const { scripts } = payload;
  if (!Array.isArray(scripts)) return { payload, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const filled = (scripts as readonly ScriptPayload[]).map((entry): ScriptPayload => {
    const isNamed = typeof entry === "object" && entry !== null && typeof entry.file === "string";
    if (!isNamed || "body" in entry) return entry;
    const { file, ...others } = entry;
    const body = readFile?.(String(file));
    if (body !== undefined) return { ...others, body };
    const reason = `the script \`${String(file)}\` is not there`;
    diagnostics.push(diagnostic("payload-rule", span, { reason }));
    return entry;
  });
  return { payload: { ...payload, scripts: filled }, diagnostics };
}

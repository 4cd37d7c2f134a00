import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { IrMap } from "../../ir/nodes.ts";
import type { FieldAnnotation, Json } from "../../types.ts";
import type { EmitContext } from "../backend.ts";
import { platformMember, withPlatform } from "./annotations.ts";
import { filterNamesOf } from "./filter-names.ts";
import type { ScriptPayload } from "./payload.ts";
import { type Plan, planOf } from "./plan.ts";
import { scriptBody } from "./script.ts";
import { isLifted } from "./transformation.ts";

export interface Scripted {
  readonly script?: ScriptPayload;
  /** The script is one that was lifted: rows that do the same as it are no fields. */
  readonly isLifted?: true;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The script of a transformation: one that the map keeps, one that was lifted into rules and still
 * says the same, or what the fields cannot say.
 */
export function scriptOf(map: IrMap, plan: Plan, context: EmitContext): Scripted {
  const base = map.layer?.base;
  if (base !== undefined && isInherited(map, plan, base)) return { diagnostics: [] };
  const own = scriptHere(map, plan, context);
  if (own.script !== undefined || base === undefined || own.diagnostics.length > 0) return own;
  // What is inherited would run, so there is one that does nothing.
  return hasScript(base) ? { script: payloadOf(idleBody, []), diagnostics: [] } : own;
}

const idleBody = '"use strict";\n\ndone(transformedObject);\n';

/** Whether the script of the level above does what is to be done here. */
function isInherited(map: IrMap, plan: Plan, base: IrMap): boolean {
  const [kept, above] = [map.scripts[0], base.scripts[0]];
  if (kept !== undefined || above !== undefined) {
    const isSame = kept?.body === above?.body && kept?.file === above?.file;
    return isSame && JSON.stringify(kept?.annotations) === JSON.stringify(above?.annotations);
  }
  const isOwn = liftedFile(map) !== undefined;
  return !isOwn && scriptBody(map, plan) === scriptBody(base, planOf(base));
}

function hasScript(map: IrMap): boolean {
  return map.scripts.length > 0 || scriptBody(map, planOf(map)) !== undefined;
}

function scriptHere(map: IrMap, plan: Plan, context: EmitContext): Scripted {
  const [kept] = map.scripts;
  if (kept !== undefined) {
    return { script: payloadOf(kept.body, kept.annotations), diagnostics: [] };
  }
  const body = scriptBody(map, plan);
  const file = liftedFile(map);
  if (file !== undefined && isAsLifted(map, context)) {
    const text = context.readFile?.(file);
    if (text !== undefined) {
      return { script: liftedPayload(map, text), isLifted: true, diagnostics: [] };
    }
    const reason = `the script \`${file}\` is not there`;
    return { diagnostics: [diagnostic("payload-rule", map.span, { reason })] };
  }
  return body === undefined
    ? { diagnostics: [] }
    : { script: payloadOf(body, []), diagnostics: [] };
}

/** Members of `@platform` that speak of a lifted script, where the map has one. */
export function liftedMembers(map: IrMap): readonly string[] {
  return liftedFile(map) === undefined ? [] : ["script", "lifted", "scriptMembers"];
}

/**
 * What `@platform({ script: "./file.js", lifted: "…" })` states of rules that a script was lifted
 * into: the digest of what is generated for them. As long as it is the same, the payload carries
 * the script in that file to the letter.
 */
export function liftedDigest(map: IrMap, hash: (text: string) => string): string {
  const plan = planOf(map);
  // A script that renames in filters may know any field there by the vendor's path.
  const renames = filterNamesOf(map).names.size > 0;
  const fields = plan.fields
    .filter((field) => renames || isLifted(field))
    .map(({ origin: _o, rule: _r, start: _s, ...field }) => JSON.stringify(field));
  return hash([scriptBody(map, plan) ?? "", ...fields].join("\n"));
}

function isAsLifted(map: IrMap, { hash }: EmitContext): boolean {
  return (
    hash !== undefined && liftedDigest(map, hash) === platformMember(map.annotations, "lifted")
  );
}

function liftedFile(map: IrMap): string | undefined {
  const file = platformMember(map.annotations, "script");
  return typeof file === "string" ? file : undefined;
}

/** `scriptMembers` change the entry of a lifted script as `@platform` does elsewhere. */
function liftedPayload(map: IrMap, body: string): ScriptPayload {
  const members: Json | undefined = platformMember(map.annotations, "scriptMembers");
  return payloadOf(body, members === undefined ? [] : [{ name: "platform", args: [members] }]);
}

function payloadOf(body: string, annotations: readonly FieldAnnotation[]): ScriptPayload {
  const script = { body, mimeType: "application/javascript", filterEmptyResponse: false };
  return withPlatform<ScriptPayload>(script, annotations);
}

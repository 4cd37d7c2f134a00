import type { Json } from "../../compiler/types.ts";

/** A step of a path as payloads write it. */
export type Step =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "each" }
  /** `[id=4]`, `[?(@.features.touchId==true)]` */
  | { readonly kind: "find"; readonly member: readonly string[]; readonly value: Json };

export interface VendorPath {
  readonly steps: readonly Step[];
  /** `Products[*].size()`: the number of items; `steps` then leads to the list. */
  readonly isCount: boolean;
}

/** The steps of a `vendorPath`; undefined for a text that is not in its language. */
export function parseVendorPath(text: string): VendorPath | undefined {
  const counted = /^(.+)\[\*\]\.size\(\)$/s.exec(text);
  const steps = parseSteps(counted?.[1] ?? text);
  if (steps === undefined) return undefined;
  const isCount = counted !== null;
  return isCount && !steps.every(({ kind }) => kind === "member") ? undefined : { steps, isCount };
}

/** The steps of a common path: members and `[*]`. */
export function parseCommonPath(text: string): readonly Step[] | undefined {
  const steps = parseSteps(text);
  const isPlain = steps?.every(({ kind }) => kind === "member" || kind === "each") ?? false;
  return isPlain ? steps : undefined;
}

/** Real paths have two or three. */
const maxSteps = 32;
const maxLength = 1000;

function parseSteps(text: string): readonly Step[] | undefined {
  const parts = text.length > maxLength ? [] : splitOutsideBrackets(text);
  if (parts.length === 0 || parts.length > maxSteps) return undefined;
  const steps: Step[] = [];
  for (const part of parts) {
    const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/s.exec(part);
    const name = match?.[1];
    if (name === undefined) return undefined;
    steps.push({ kind: "member", name });
    for (const [, inside = ""] of (match?.[2] ?? "").matchAll(/\[([^[\]]*)\]/gs)) {
      const step = bracketStep(inside);
      if (step === undefined) return undefined;
      steps.push(step);
    }
  }
  return steps;
}

/** Dots inside brackets belong to a filter. */
function splitOutsideBrackets(text: string): readonly string[] {
  return text.split(/\.(?![^[]*\])/s);
}

function bracketStep(inside: string): Step | undefined {
  if (inside === "*") return { kind: "each" };
  if (/^\d{1,9}$/.test(inside)) return { kind: "index", index: Number(inside) };
  const filter = /^\?\(@\.(.+?)==(.+)\)$/s.exec(inside) ?? /^([^=?@]+)=([^=].*)$/s.exec(inside);
  const [, left = "", right = ""] = filter ?? [];
  const member = left.trim().split(".");
  const value = literalOf(right.trim());
  if (filter === null || value === undefined || member.includes("")) return undefined;
  return { kind: "find", member, value };
}

/** `4`, `true`, `'text'`, `"text"`; a bare word, which only the short form has, is text. */
function literalOf(text: string): Json | undefined {
  if (text === "true" || text === "false") return text === "true";
  if (/^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return Number(text);
  const quoted = /^'([^'\\]*)'$|^"([^"\\]*)"$/s.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? "";
  return /^[\p{L}_][\p{L}\p{N}_ -]*$/u.test(text) ? text : undefined;
}

/** Where the first `[*]` stands; -1 without one. */
export function eachAt(steps: readonly Step[]): number {
  return steps.findIndex(({ kind }) => kind === "each");
}

export function sameStep(left: Step | undefined, right: Step | undefined): boolean {
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right);
}

import { unreachable } from "../../../diagnostics/invariant.ts";
import type { Condition, Expr, Path, PathStep } from "../../ir/nodes.ts";
import type { Json } from "../../types.ts";
import { isCopy } from "./copies.ts";

/**
 * The text of a path as fields of a transformation have it: dotted members, and on the vendor's
 * side indexes and, where it is only read, filters. Undefined for what cannot be said so. The
 * platform quotes no names, so a name with a point or a bracket has no spelling.
 */
export function fieldPath(path: Path, kinds: PathKinds): string | undefined {
  if (path[0]?.kind !== "member") return undefined;
  let text = "";
  for (const step of path) {
    const said = kinds.has(step.kind) ? stepText(step) : undefined;
    if (said === undefined) return undefined;
    text += step.kind === "member" && text !== "" ? `.${said}` : said;
  }
  return text;
}

export type PathKinds = ReadonlySet<PathStep["kind"]>;

/** What a common path may consist of: the definition knows no more. */
export const memberSteps: PathKinds = new Set(["member"]);
/** What a vendor path that is written may consist of. */
export const writtenSteps: PathKinds = new Set(["member", "index"]);
/** What a vendor path that is only read may consist of. */
export const readSteps: PathKinds = new Set(["member", "index", "find"]);

/** What a path of a row that is off may consist of. */
export const idleSteps: PathKinds = new Set(["member", "index", "each"]);

/** The first name of a path text. */
export function firstName(text: string): string {
  return /^[^.[]*/.exec(text)?.[0] ?? "";
}

function stepText(step: PathStep): string | undefined {
  switch (step.kind) {
    case "member":
      return isPlainName(step.name) ? step.name : undefined;
    case "index":
      return `[${step.index}]`;
    case "find":
      return filterText(step.condition);
    case "each":
      return "[*]";
    default:
      return unreachable(step);
  }
}

/** A call as `size()` is no name of a member. */
function isPlainName(name: string): boolean {
  return name !== "" && !/[.[\]]|\(\)$/.test(name);
}

/** `[?(@.id==2)]`: one comparison of one member with a constant. */
function filterText({ test }: Condition): string | undefined {
  if (test.kind !== "binary" || test.op !== "=" || !plainComparisons.has(test.on)) return undefined;
  const member = comparedPath(test.left);
  const value = test.right.kind === "literal" ? literalText(test.right.value) : undefined;
  return member === undefined || value === undefined ? undefined : `[?(@.${member}==${value})]`;
}

const plainComparisons: ReadonlySet<string> = new Set(["number", "string", "boolean"]);

function comparedPath(expr: Expr): string | undefined {
  return expr.kind === "read" && isCopy(expr.codec) ? fieldPath(expr.path, memberSteps) : undefined;
}

function literalText(value: Json): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const isPlain = typeof value === "string" && !/['"\\\p{Cc}]/u.test(value);
  return isPlain ? `'${value}'` : undefined;
}

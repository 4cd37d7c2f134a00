import type { Codec, Expr } from "../../ir/nodes.ts";

/**
 * Whether a codec leaves every value that it accepts as it is. The platform accepts more: it does
 * not look at kinds.
 */
export function isCopy({ steps, otherwise }: Codec): boolean {
  return (
    otherwise === "error" &&
    steps.every((step) => step.kind === "check" || (step.kind === "items" && isCopy(step.codec)))
  );
}

/** Whether an expression is the value at a path. */
export function isPlainRead(expr: Expr): expr is Extract<Expr, { kind: "read" }> {
  return expr.kind === "read" && isCopy(expr.codec);
}

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import { annotationValues } from "../bind-annotations.ts";
import type { WriteEvent } from "../ir/nodes.ts";
import type { FieldAnnotation, Json, Type } from "../types.ts";
import { printType } from "../types-print.ts";
import type { Frame, MapContext } from "./context.ts";
import { fits, lowerJson } from "./json.ts";
import type { RowUnit } from "./rows.ts";

/** The modifiers of a row, each at most once. */
export interface Modifiers {
  readonly lossy?: ast.LossyModifier;
  readonly on?: ast.OnModifier;
  readonly otherwise?: ast.ElseModifier;
  readonly readDefault?: ast.DefaultModifier;
  readonly writeDefault?: ast.DefaultModifier;
}

/** What a kind of rule takes; the rest is reported as being without effect. */
export type ModifierName = keyof Modifiers;

/** The modifiers of a row that its rule takes. `reason` says why it does not take others. */
export function modifiersOf(
  ctx: MapContext,
  row: Pick<ast.Row, "modifiers">,
  takes: readonly ModifierName[],
  reason: string,
): Modifiers {
  const found = new Map<ModifierName, ast.Modifier>();
  for (const modifier of row.modifiers) {
    const name = nameOf(modifier);
    if (name === undefined) continue;
    const isTwice = found.has(name);
    if (isTwice || !takes.includes(name)) {
      const why = isTwice ? "it is already written in this row" : reason;
      const params = { modifier: ctx.textOf(modifier.span), reason: why };
      ctx.report(diagnostic("modifier-place", modifier.span, params));
      continue;
    }
    found.set(name, modifier);
  }
  return Object.fromEntries(found) as Modifiers;
}

/** The modifiers of a row above a block of rows; what only reads has no event of a write. */
export function blockModifiers(ctx: MapContext, row: ast.Row): Pick<Modifiers, "lossy" | "on"> {
  if (row.arrow !== "<-" || !row.modifiers.some((modifier) => modifier.kind === "on")) {
    return modifiersOf(ctx, row, ["lossy", "on"], "it belongs to the rows of the block");
  }
  return modifiersOf(ctx, row, ["lossy"], "the row only reads");
}

function nameOf(modifier: ast.Modifier): ModifierName | undefined {
  switch (modifier.kind) {
    case "lossy":
    case "on":
      return modifier.kind;
    case "else-modifier":
      return "otherwise";
    case "default":
      return modifier.arrow === "<-" ? "readDefault" : "writeDefault";
    case "annotation":
      return undefined;
  }
}

/** The value of `default`, which stands in the terms of the side it arrives at. */
export function defaultValue(
  ctx: MapContext,
  modifier: ast.DefaultModifier | undefined,
  type: Type,
): Json | undefined {
  if (modifier === undefined) return undefined;
  const value = lowerJson(ctx, modifier.value);
  if (value === undefined || fits(value, type)) return value;
  const side = modifier.arrow === "<-" ? "common" : "vendor";
  const text = ctx.textOf(modifier.value.span);
  const params = { value: text, type: printType(type), side } as const;
  return ctx.report(diagnostic("default-type", modifier.value.span, params));
}

/** What every rule has: where it is, and how its author knows it. */
export interface RuleBase {
  readonly span: Span;
  readonly label: string;
  readonly doc?: string;
  readonly annotations?: readonly FieldAnnotation[];
}

/** The common part of the rule of a row. */
export function ruleBase(frame: Frame, unit: RowUnit): RuleBase {
  const { row, label } = unit;
  const annotations = annotationsOf(frame, row);
  return {
    span: row.span,
    label,
    ...(row.doc === undefined ? {} : { doc: row.doc }),
    ...(annotations.length === 0 ? {} : { annotations }),
  };
}

/** Annotations of a row and of the rows around it that are no rules themselves. */
export function annotationsOf(frame: Frame, row: ast.Row): readonly FieldAnnotation[] {
  const own = row.modifiers.filter((modifier) => modifier.kind === "annotation");
  return [...frame.annotations, ...annotationValues(own, "rule")];
}

/** The event of a row, or of the row around it. */
export function eventOf(frame: Frame, modifiers: Modifiers): { readonly on?: WriteEvent } {
  const on = modifiers.on?.event ?? frame.on;
  return on === undefined ? {} : { on };
}

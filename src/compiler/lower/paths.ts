import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type { Span } from "../../diagnostics/source.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Path, PathStep } from "../ir/nodes.ts";
import type { ObjectType } from "../types.ts";
import { printType } from "../types-print.ts";
import { lowerCondition } from "./conditions.ts";
import type { MapContext, SideScope } from "./context.ts";
import type { Place } from "./place.ts";

/** A path of the IR and the place it leads to. */
export interface Located {
  readonly path: Path;
  readonly place: Place;
  readonly span: Span;
}

/** What a path is for: whether `[]` may stand in it, and whether a write goes through it. */
export interface PathUse {
  readonly each: boolean;
  readonly establish: boolean;
}

/** A place that is written and read: no `[]`, and its conditions can be made true. */
export const targetPath: PathUse = { each: false, establish: true };
/** A place that is only read. */
export const sourcePath: PathUse = { each: true, establish: false };

/** The place of a path, step by step; undefined where a step leads nowhere (reported). */
export function lowerPath(
  ctx: MapContext,
  scope: SideScope,
  path: ast.PathExpr,
  use: PathUse,
): Located | undefined {
  let place = scope.place;
  const steps: PathStep[] = [...scope.prefix];
  for (const [index, step] of path.steps.entries()) {
    const owner = nameOfPath(path, index);
    const next = takeStep(ctx, scope, place, step, owner, use);
    if (next === undefined) return undefined;
    steps.push(next.step);
    place = next.place;
  }
  return { path: steps, place, span: path.span };
}

interface Taken {
  readonly step: PathStep;
  readonly place: Place;
}

function takeStep(
  ctx: MapContext,
  scope: SideScope,
  place: Place,
  step: ast.PathStep,
  name: string,
  use: PathUse,
): Taken | undefined {
  if (step.kind === "member") return takeMember(ctx, scope, place, step, name);
  const item = place.isMap ? undefined : place.item();
  if (item === undefined) {
    const type = printType(place.type());
    return ctx.report(diagnostic("not-a-list", step.span, { name, type }));
  }
  if (step.kind === "index") return { step: { kind: "index", index: step.index }, place: item };
  if (step.kind === "each") {
    if (use.each) return { step: { kind: "each" }, place: item };
    const side = scope.side === "common" ? "left" : "right";
    return ctx.report(diagnostic("depth-mismatch", step.span, { side }));
  }
  const condition = lowerCondition(
    ctx,
    { ...scope, prefix: [], place: item },
    step.condition,
    use.establish,
  );
  return condition && { step: { kind: "find", condition }, place: item };
}

function takeMember(
  ctx: MapContext,
  scope: SideScope,
  place: Place,
  step: ast.MemberStep,
  owner: string,
): Taken | undefined {
  const name = step.name.text;
  const next = place.member(name);
  if (next === "no-object") {
    const type = place.type();
    const params = { name: owner, type: printType(type), list: type.kind === "list" };
    return ctx.report(diagnostic("not-an-object", step.span, params));
  }
  const declared = place.declared?.kind === "object" ? place.declared : undefined;
  if (next === "no-field") {
    return declared && reportUnknown(ctx, scope, declared, step.name, owner);
  }
  if (declared?.open && next.field === undefined)
    warnDoubtful(ctx, scope, declared, step.name, owner);
  return { step: { kind: "member", name }, place: next };
}

function reportUnknown(
  ctx: MapContext,
  scope: SideScope,
  type: ObjectType,
  name: ast.Name,
  path: string,
): undefined {
  const code = scope.side === "common" ? "unknown-field" : "unknown-vendor-field";
  const params = {
    name: name.text,
    owner: ownerName(scope, type, path),
    suggestion: nearestName(name.text, [...fieldNames(type), ...(path === "this" ? ["this"] : [])]),
  };
  const declared = type.name === undefined ? undefined : ctx.program.objects.get(type.name);
  const labels =
    scope.side === "common" && declared !== undefined
      ? [{ span: declared.declaration.name.span, text: "declared here" }]
      : [];
  return ctx.report(diagnostic(code, name.span, params, { labels }));
}

/** An open schema may have fields that it does not list, but a near name is likely a slip. */
function warnDoubtful(
  ctx: MapContext,
  scope: SideScope,
  type: ObjectType,
  name: ast.Name,
  path: string,
): void {
  const suggestion = nearestName(name.text, fieldNames(type));
  if (suggestion === undefined) return;
  const params = { name: name.text, owner: ownerName(scope, type, path), suggestion };
  ctx.report(diagnostic("doubtful-vendor-field", name.span, params));
}

function ownerName({ side }: SideScope, type: ObjectType, path: string): string {
  if (type.name !== undefined || path !== "this") return `\`${type.name ?? path}\``;
  return side === "common" ? "The object of this block" : "this block";
}

function fieldNames(type: ObjectType): readonly string[] {
  return type.fields.map((field) => field.name);
}

/** The first `count` steps as written, `this` for none. */
export function nameOfPath(path: ast.PathExpr, count = path.steps.length): string {
  const text = path.steps.slice(0, count).map(nameOfStep).join("");
  return text === "" ? "this" : text.replace(/^\./, "");
}

function nameOfStep(step: ast.PathStep): string {
  switch (step.kind) {
    case "member":
      return `.${step.name.text}`;
    case "index":
      return `[${step.index}]`;
    case "find":
      return "[…]";
    case "each":
      return "[]";
  }
}

/** The name, where a path is one plain name. */
export function plainName(expr: ast.Side): string | undefined {
  if (expr.kind !== "path" || expr.hasThis || expr.steps.length !== 1) return undefined;
  const step = expr.steps[0];
  return step?.kind === "member" ? step.name.text : undefined;
}

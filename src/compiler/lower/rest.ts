import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Block, Path, RestRule } from "../ir/nodes.ts";
import { mapBlocks, rulePaths } from "../ir/walk.ts";
import type { Type } from "../types.ts";
import { printType } from "../types-print.ts";
import type { Frame, MapContext } from "./context.ts";
import { modifiersOf, ruleBase } from "./modifiers.ts";
import { lowerPath, targetPath } from "./paths.ts";
import type { RowUnit } from "./rows.ts";

/** `... <-> ...` and `custom <-> ... like "*__c"`; names that are taken come in with `fillRest`. */
export function lowerRest(ctx: MapContext, frame: Frame, unit: RowUnit): RestRule | undefined {
  const { row, direction } = unit;
  const refuse = (reason: string): undefined =>
    ctx.report(diagnostic("rest-place", row.span, { reason }));
  modifiersOf(ctx, row, [], "a rest row copies what it finds");
  const { left, right } = row;
  if (row.block !== undefined) return refuse("no block belongs to it");
  if (right.kind !== "rest") return refuse("`...` on the left needs `...` on the right");
  if (frame.vendor.prefix.length > 0)
    return refuse("the block is under a part of the vendor's record");
  const base = { kind: "rest", ...ruleBase(frame, unit), direction } as const;
  const names = { commonNames: [], vendorNames: [] };
  if (left.kind === "rest") {
    if (frame.common.prefix.length > 0)
      return refuse("the block stands for a part of the common object");
    if (left.like !== undefined && left.like.value !== right.like?.value) {
      return refuse("`like` stands on the right side");
    }
    return { ...base, ...likeOf(right.like?.value), ...names };
  }
  if (left.kind !== "path") return refuse("the left side is no field");
  const located = lowerPath(ctx, frame.common, left, targetPath);
  if (located === undefined) return undefined;
  const type = located.place.type();
  if (!holdsAnything(type)) {
    const what = `\`${ctx.textOf(left.span)}\``;
    const params = { found: printType(type), expected: "map<json>", what };
    const help = "What is gathered may hold anything: declare the field as `map<json>`.";
    return ctx.report(diagnostic("type-mismatch", left.span, params, { help }));
  }
  return { ...base, left: located.path, ...likeOf(right.like?.value), ...names };
}

function likeOf(like: string | undefined): { readonly like?: string } {
  return like === undefined ? {} : { like };
}

function holdsAnything(type: Type): boolean {
  if (type.kind === "map") return holdsAnything(type.value);
  return type.kind === "unknown" || (type.kind === "scalar" && type.name === "json");
}

/** The block with the names that other rules of each scope use filled in at its rest rules. */
export function fillRest(block: Block): Block {
  return fill(block, namesOf(block, "common"), namesOf(block, "vendor"));
}

function fill(block: Block, common: readonly string[], vendor: readonly string[]): Block {
  const rules = block.rules.map((rule) => {
    if (rule.kind === "rest") return { ...rule, commonNames: common, vendorNames: vendor };
    // Branches share the scope of their rule, and so the names; other blocks are scopes.
    return mapBlocks(rule, (inner) =>
      rule.kind === "when" ? fill(inner, common, vendor) : fillRest(inner),
    );
  });
  return { ...block, rules };
}

function namesOf(block: Block, side: "common" | "vendor"): readonly string[] {
  const paths = block.rules.flatMap((rule) => rulePaths(rule, side));
  return [...new Set(paths.flatMap(firstName))];
}

function firstName(path: Path): readonly string[] {
  const first = path[0];
  return first?.kind === "member" ? [first.name] : [];
}

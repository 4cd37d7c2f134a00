import type { CellRule } from "../ir/nodes.ts";
import { fieldsEnv, finishChain, lowerChainIn, notInvertible } from "./chain.ts";
import type { Frame, MapContext } from "./context.ts";
import { defaultValue, eventOf, modifiersOf, ruleBase } from "./modifiers.ts";
import { lowerPath, targetPath } from "./paths.ts";
import type { RowUnit } from "./rows.ts";
import { applyTable } from "./tables.ts";

/** A two-way row of one common place and one vendor cell. */
export function lowerCell(ctx: MapContext, frame: Frame, unit: RowUnit): CellRule | undefined {
  const { row } = unit;
  if (row.left.kind !== "path") return notInvertible(ctx, row.left, "Write `->` to write only.");
  const left = lowerPath(ctx, frame.common, row.left, targetPath);
  const modifiers = modifiersOf(
    ctx,
    row,
    ["lossy", "on", "otherwise", "readDefault", "writeDefault"],
    "",
  );
  if (left === undefined) return undefined;
  const type = left.place.type();
  const env = fieldsEnv(ctx, frame.vendor, targetPath);
  const started = lowerChainIn(env, row.right, row.block === undefined ? type : undefined);
  const chain =
    started && row.block !== undefined
      ? applyTable(env, started, row.block, type, "both")
      : started;
  if (chain === undefined) return undefined;
  const otherwise = modifiers.otherwise?.action ?? chain.otherwise ?? "error";
  const done = finishChain(ctx, chain, type, row.right.span, otherwise);
  if (done === undefined) return undefined;
  const readDefault = defaultValue(ctx, modifiers.readDefault, type);
  const writeDefault = defaultValue(ctx, modifiers.writeDefault, done.raw);
  const lossy = modifiers.lossy?.why.value ?? done.lossy ?? frame.lossy;
  return {
    kind: "cell",
    ...ruleBase(frame, unit),
    left: left.path,
    cell: done.cell,
    codec: { steps: done.steps, otherwise },
    type,
    ...(readDefault === undefined ? {} : { readDefault }),
    ...(writeDefault === undefined ? {} : { writeDefault }),
    ...eventOf(frame, modifiers),
    ...(lossy === undefined ? {} : { lossy }),
  };
}

import type { Codec, CodecStep, TableStep } from "../../../src/compiler/ir/nodes.ts";
import { buildStep, getStep } from "./codec-steps.ts";
import { errorsOf, type Maybe, refuse, sameJson, type Tables } from "./states.ts";

/** What `otherwise` answers to; other codes (`no-match`, `too-deep`) are always errors. */
const refusals = ["type", "format", "range", "inexact", "unknown-value"];

/** Vendor value → common value. */
export function getThrough(codec: Codec, raw: Maybe, tables: Tables): Maybe {
  return guarded(codec, raw, () => getSteps(codec.steps, raw, tables));
}

/** Common value → vendor value; `old` is the raw vendor value that is replaced. */
export function buildThrough(codec: Codec, value: Maybe, old: Maybe, tables: Tables): Maybe {
  const olds = oldValues(codec.steps, old, tables);
  return guarded(
    codec,
    value,
    () =>
      [...codec.steps.entries()]
        .reverse()
        .reduce((result, [index, step]) => buildStep(step, result, olds[index], tables), value),
    () => checkKept(codec, value, tables),
  );
}

/** The vendor value that a table writes for a missing common value, when it has a row for it. */
export function buildMissing(codec: Codec, old: Maybe, tables: Tables): Maybe {
  return codec.steps.some((step) => step.kind === "table" && hasMissingRow(step))
    ? buildThrough(codec, undefined, old, tables)
    : undefined;
}

export function getSteps(steps: readonly CodecStep[], raw: Maybe, tables: Tables): Maybe {
  return steps.reduce((value, step) => getStep(step, value, tables), raw);
}

function hasMissingRow(step: TableStep): boolean {
  return step.rows.some((row) => row.direction !== "read" && row.common.kind === "missing");
}

function guarded(codec: Codec, value: Maybe, run: () => Maybe, kept: () => void = () => {}): Maybe {
  try {
    return run();
  } catch (thrown) {
    const caught = errorsOf(thrown).every((error) => refusals.includes(error.code));
    if (!caught || codec.otherwise === "error") throw thrown;
    if (codec.otherwise === "null") return null;
    if (codec.otherwise === "drop") return undefined;
    kept();
    return value;
  }
}

/** A kept value that reads as another one is a code of the other side. */
function checkKept(codec: Codec, value: Maybe, tables: Tables): void {
  let back: Maybe;
  try {
    back = getSteps(codec.steps, value, tables);
  } catch (thrown) {
    errorsOf(thrown);
    return;
  }
  if (!sameJson(back, value)) refuse("unknown-value", "a code of the other side");
}

/** What each step took when the old value was read; missing from the first refusal on. */
function oldValues(steps: readonly CodecStep[], old: Maybe, tables: Tables): readonly Maybe[] {
  const values: Maybe[] = [old];
  try {
    for (const step of steps) values.push(getStep(step, values[values.length - 1], tables));
  } catch (thrown) {
    errorsOf(thrown);
  }
  return values;
}

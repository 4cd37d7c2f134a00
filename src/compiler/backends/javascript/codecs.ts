import { unreachable } from "../../../diagnostics/invariant.ts";
import { conversion } from "../../../runtime/conversions-table.ts";
import type { Codec, CodecStep, TableStep } from "../../ir/nodes.ts";
import type { Type } from "../../types.ts";
import { type Code, code, nothing } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { dayMask, maskOf } from "./masks.ts";
import { checkOf } from "./types.ts";
import type { Unit } from "./unit.ts";
import { tableFunctions } from "./value-tables.ts";

/** Writes the use of a codec for a value, which is a name: it may occur several times. */
export interface CodecUse {
  readonly unit: Unit;
  readonly codec: Codec;
  /** A name of a value in any state. */
  readonly value: Code;
  readonly at: Code;
}

type Direction = "get" | "build";

/** The type that a codec only checks, where that is all it does; undefined for a codec that converts. */
export function checkedType(codec: Codec): Type | undefined {
  if (codec.otherwise !== "error") return undefined;
  const [first, ...rest] = codec.steps;
  if (first === undefined) return { kind: "unknown" };
  if (first.kind !== "check") return undefined;
  const isOne = rest.every(
    (step) => step.kind === "check" && JSON.stringify(step.type) === JSON.stringify(first.type),
  );
  return isOne ? first.type : undefined;
}

/** Whether a step says something about null or missing, instead of passing them. */
function seesStates(step: CodecStep): boolean {
  return (
    step.kind === "table" && step.rows.some(({ common, vendor }) => [common, vendor].some(isState))
  );
}

/** Whether a missing common value is written as something by a row of the codec's table. */
export function hasMissingRow(codec: Codec): boolean {
  return codec.steps.some(
    (step) =>
      step.kind === "table" &&
      step.rows.some((row) => row.direction !== "read" && row.common.kind === "missing"),
  );
}

/** Whether building looks at the old vendor value. */
export function takesOld(codec: Codec): boolean {
  return codec.steps.some(stepTakesOld);
}

/** An expression: the common value of a vendor value. */
export function getValue({ unit, codec, value, at }: CodecUse): Code {
  if (codec.steps.length === 0) return value;
  if (isSimple(codec)) return guarded(value, chain(unit, codec.steps, "get", value, at));
  return code`${codecFunction(unit, codec, "get")}(${value}, ${at})`;
}

/** An expression: the vendor value of a common value; `old` is the vendor value that it replaces. */
export function buildValue({ unit, codec, value, at }: CodecUse, old?: Code): Code {
  if (codec.steps.length === 0) return value;
  if (isSimple(codec)) return guarded(value, chain(unit, codec.steps, "build", value, at, old));
  return code`${codecFunction(unit, codec, "build")}(${value}, ${at}${old === undefined ? nothing : code`, ${old}`})`;
}

/** A function `(value, at)` of one direction. */
function codecFunction(unit: Unit, codec: Codec, direction: Direction): Code {
  const value = jsName("value");
  const at = jsName("at");
  const old = direction === "build" && takesOld(codec) ? jsName("old") : undefined;
  const params = old === undefined ? code`(value, at)` : code`(value, at, old)`;
  const plain = steps(unit, codec.steps, direction, value, at, old);
  const stem = direction === "get" ? "get" : "build";
  if (codec.otherwise === "error") {
    return unit.helper(
      stem,
      code`${params} {
        ${plain}
      }`,
    );
  }
  return unit.helper(
    stem,
    code`${params} {
      try {
        ${plain}
      } catch (error) {
        ${unit.runtime("recover")}(error);
        return ${refused(unit, codec, direction)};
      }
    }`,
  );
}

/** What a refused value becomes. */
function refused(unit: Unit, codec: Codec, direction: Direction): Code {
  switch (codec.otherwise) {
    case "null":
      return code`null`;
    case "keep": {
      if (direction === "get") return code`value`;
      const get = codecFunction(unit, { ...codec, otherwise: "error" }, "get");
      return code`${unit.runtime("keepValue")}(value, at, ${get})`;
    }
    default:
      return code`undefined`;
  }
}

/** Statements for all steps, each of which may give null or missing; they end in a return. */
function steps(
  unit: Unit,
  all: readonly CodecStep[],
  direction: Direction,
  value: Code,
  at: Code,
  old?: Code,
): Code {
  const statements: Code[] = [code`let x = ${value};`];
  const x = jsName("x");
  for (const [index, step] of inOrder(all, direction)) {
    const next = oneStep(unit, step, direction, x, at, oldOf(unit, all, index, at, old));
    statements.push(
      step.kind === "table"
        ? code`x = ${next};`
        : code`if (x !== undefined && x !== null) x = ${next};`,
    );
  }
  return code`
    ${statements}
    return x;
  `;
}

/** One expression for all steps; `value` is neither missing nor null. */
function chain(
  unit: Unit,
  all: readonly CodecStep[],
  direction: Direction,
  value: Code,
  at: Code,
  old?: Code,
): Code {
  let result = value;
  for (const [index, step] of inOrder(all, direction)) {
    result = oneStep(unit, step, direction, result, at, oldOf(unit, all, index, at, old));
  }
  return result;
}

function inOrder(
  all: readonly CodecStep[],
  direction: Direction,
): readonly (readonly [number, CodecStep])[] {
  const entries = [...all.entries()];
  return direction === "get" ? entries : entries.reverse();
}

/** The old value as the step at `index` took it when it was read. */
function oldOf(
  unit: Unit,
  all: readonly CodecStep[],
  index: number,
  at: Code,
  old: Code | undefined,
): Code | undefined {
  const step = all[index];
  if (old === undefined || step === undefined || !stepTakesOld(step)) return undefined;
  const before = all.slice(0, index);
  if (before.every(({ kind }) => kind === "check")) return old;
  const get = codecFunction(unit, { steps: before, otherwise: "error" }, "get");
  return code`${unit.runtime("attempt")}(${get}, ${old}, ${at})`;
}

/** Steps that a value which is neither missing nor null passes without becoming so midway. */
function isSimple({ otherwise, steps }: Codec): boolean {
  if (otherwise !== "error") return false;
  const [only] = steps;
  if (only !== undefined && steps.length === 1) return !seesStates(only);
  return !steps.some(({ kind }) => kind === "table" || kind === "lookup" || kind === "json-text");
}

function guarded(value: Code, result: Code): Code {
  return code`(${value} === undefined || ${value} === null ? ${value} : ${result})`;
}

function isState(key: TableStep["rows"][number]["vendor"]): boolean {
  return key.kind === "missing" || (key.kind === "value" && key.value === null);
}

function stepTakesOld(step: CodecStep): boolean {
  if (step.kind === "mask") return step.holds === "date";
  if (step.kind === "convert") return conversion(step.from, step.to)?.buildTakesOld === true;
  return step.kind === "table" && step.rows.some(({ vendor }) => vendor.kind === "pattern");
}

function oneStep(
  unit: Unit,
  step: CodecStep,
  direction: Direction,
  value: Code,
  at: Code,
  old?: Code,
): Code {
  const isGet = direction === "get";
  const third = old === undefined ? nothing : code`, ${old}`;
  const run = (name: Parameters<Unit["runtime"]>[0], extra: Code = nothing): Code =>
    code`${unit.runtime(name)}(${value}, ${at}${extra})`;
  const made = (stem: string, name: Parameters<Unit["runtime"]>[0], args: Code): Code =>
    code`${unit.constant(stem, code`${unit.runtime(name)}(${args})`)}.${jsName(direction)}(${value}, ${at}${third})`;
  switch (step.kind) {
    case "check":
      return code`${checkOf(unit, step.type)}(${value}, ${at})`;
    case "convert": {
      const functions = conversion(step.from, step.to);
      if (functions === undefined)
        return code`${checkOf(unit, { kind: "scalar", name: step.to })}(${value}, ${at})`;
      const name = isGet ? functions.get : functions.build;
      return run(name as Parameters<Unit["runtime"]>[0], third);
    }
    case "mask": {
      const day = dayMask(unit, step);
      if (day !== undefined) return code`${day[direction]}(${value}, ${at}${third})`;
      return code`${maskOf(unit, step)}.${jsName(direction)}(${value}, ${at}${third})`;
    }
    case "epoch":
      return run(isGet ? "epochToDatetime" : "datetimeToEpoch", code`, ${jsLiteral(step.unit)}`);
    case "number-format":
      return made(
        "format",
        "compileNumberFormat",
        literals(step.pattern, step.decimalPoint, step.grouping, step.holds),
      );
    case "split":
      return run(isGet ? "splitList" : "joinList", code`, ${jsLiteral(step.separator)}`);
    case "items":
      return run("convertItems", code`, ${codecFunction(unit, step.codec, direction)}`);
    case "json-text":
      return run(isGet ? "jsonTextGet" : "jsonTextBuild");
    case "table":
      return code`${tableFunctions(unit, step)[direction]}(${value}, ${at}${third})`;
    case "linear":
      return made(
        "linear",
        "linear",
        literals(step.numerator, step.denominator, step.offset, step.from, step.to),
      );
    case "builtin":
      if (step.name === "base64") return run(isGet ? "base64Get" : "base64Build");
      return run(step.name);
    case "lookup":
      return made(
        "lookup",
        "lookupTable",
        code`${unit.tables()}, ${literals(step.table, step.common, step.vendor)}`,
      );
    default:
      return unreachable(step);
  }
}

function literals(...texts: readonly string[]): Code {
  return texts.map(jsLiteral).reduce((all, text) => code`${all}, ${text}`);
}

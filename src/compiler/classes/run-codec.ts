import { unreachable } from "../../diagnostics/invariant.ts";
import { conversion } from "../../runtime/conversions-table.ts";
import * as runtime from "../../runtime/index.ts";
import { kindsOf } from "../backends/javascript/value-tables.ts";
import type { Codec, CodecStep, TableKey, TablePattern, TableStep } from "../ir/nodes.ts";
import type { Json } from "../types.ts";
import { checkOf } from "./type-functions.ts";

/** A value in any state; `undefined` is missing. */
export type Maybe = Json | undefined;

/** What a codec makes of a value: another value, or the code of the refusal. */
export type Outcome = { readonly value: Maybe } | { readonly refused: string };

const at: runtime.Site = { path: "", rule: "" };

/** The functions of generated modules by their names, as the tables of the runtime name them. */
const library = { ...runtime };

/** Both directions of a codec, with the very functions that generated modules call. */
export interface Runner {
  /** Vendor → common. */
  readonly get: (value: Maybe) => Outcome;
  /** Common → vendor, without an original. */
  readonly build: (value: Maybe) => Outcome;
}

/** A codec made ready for many values: its masks, patterns and tables are compiled once. */
export function runnerOf(codec: Codec): Runner {
  const run = through(codec);
  return {
    get: (value) => outcome(() => run(value, "get")),
    build: (value) => outcome(() => run(value, "build")),
  };
}

/** `get` of one value; see `Runner`. */
export function getOutcome(codec: Codec, value: Maybe): Outcome {
  return runnerOf(codec).get(value);
}

/** `build` of one value; see `Runner`. */
export function buildOutcome(codec: Codec, value: Maybe): Outcome {
  return runnerOf(codec).build(value);
}

/** Run-time tables are only known at run time. */
export function isRunnable(codec: Codec): boolean {
  return codec.steps.every((step) =>
    step.kind === "items" ? isRunnable(step.codec) : step.kind !== "lookup",
  );
}

function outcome(run: () => Maybe): Outcome {
  try {
    return { value: run() };
  } catch (problem) {
    if (problem instanceof runtime.MappingError) return { refused: problem.code };
    throw problem;
  }
}

type Direction = "get" | "build";
type Run = (value: Maybe, direction: Direction) => Maybe;
type RunStep = (value: Json, direction: Direction) => unknown;

function through(codec: Codec): Run {
  const run = steps(codec);
  if (codec.otherwise === "error") return run;
  return (value, direction) => {
    try {
      return run(value, direction);
    } catch (problem) {
      runtime.recover(problem);
      if (codec.otherwise === "null") return null;
      if (codec.otherwise === "drop") return undefined;
      if (direction === "get") return value;
      return runtime.keepValue(value, at, (text) => run(text as Maybe, "get")) as Maybe;
    }
  };
}

function steps(codec: Codec): Run {
  const gets = codec.steps.map(stepRun);
  const builds = gets.toReversed();
  return (value, direction) => {
    let held = value;
    for (const run of direction === "get" ? gets : builds) held = run(held, direction);
    return held;
  };
}

/** Null and missing pass every step but tables. */
function stepRun(step: CodecStep): Run {
  if (step.kind === "table") return (value, direction) => tableStep(step, value, direction);
  const run = valueRun(step);
  return (value, direction) =>
    value === undefined || value === null ? value : (run(value, direction) as Maybe);
}

function valueRun(step: Exclude<CodecStep, TableStep>): RunStep {
  switch (step.kind) {
    case "check": {
      const check = checkOf(step.type);
      return (value) => check(value, at);
    }
    case "convert":
      return (value, direction) => converted(step.from, step.to, value, direction);
    case "mask": {
      const mask = runtime.compileMask(step.mask, step.holds, step.zone);
      return (value, direction) => mask[direction](value, at);
    }
    case "epoch":
      return (value, direction) =>
        direction === "get"
          ? runtime.epochToDatetime(value, at, step.unit)
          : runtime.datetimeToEpoch(value, at, step.unit);
    case "number-format": {
      const { pattern, decimalPoint, grouping, holds } = step;
      const format = runtime.compileNumberFormat(pattern, decimalPoint, grouping, holds);
      return (value, direction) => format[direction](value, at);
    }
    case "split":
      return (value, direction) =>
        direction === "get"
          ? runtime.splitList(value, at, step.separator)
          : runtime.joinList(value, at, step.separator);
    case "items": {
      const run = through(step.codec);
      return (value, direction) =>
        runtime.convertItems(value, at, (item) => run(item as Json, direction));
    }
    case "json-text":
      return (value, direction) =>
        direction === "get" ? runtime.jsonTextGet(value, at) : runtime.jsonTextBuild(value, at);
    case "linear": {
      const { numerator, denominator, offset, from, to } = step;
      const linear = runtime.linear(numerator, denominator, offset, from, to);
      return (value, direction) => linear[direction](value, at);
    }
    case "builtin": {
      const { name } = step;
      if (name !== "base64") return (value) => library[name](value, at);
      return (value, direction) =>
        direction === "get" ? runtime.base64Get(value, at) : runtime.base64Build(value, at);
    }
    case "lookup":
      return () => {
        throw new runtime.MappingError("unknown-value", at);
      };
    default:
      return unreachable(step);
  }
}

type ConvertName = keyof typeof runtime & `${string}To${string}`;

function converted(from: string, to: string, value: Json, direction: Direction): unknown {
  const names = conversion(from, to);
  if (names === undefined) return value;
  const run = library[names[direction] as ConvertName] as (
    value: unknown,
    at: runtime.Site,
  ) => unknown;
  return run(value, at);
}

function tableStep(step: TableStep, value: Maybe, direction: Direction): Maybe {
  const isGet = direction === "get";
  const skipped = isGet ? "write" : "read";
  const rows = step.rows.filter((row) => row.direction !== skipped);
  const row = rows.find((one) => matches(isGet ? one.vendor : one.common, value));
  if (row !== undefined) return keyValue(isGet ? row.common : row.vendor);
  if (value === undefined || value === null) return value;
  runtime.checkKind(value, at, kindsOf(isGet ? step.vendorType : step.commonType));
  const otherwise = isGet ? step.readElse : step.writeElse;
  return otherwise === undefined ? runtime.noRow(at) : otherwise;
}

function matches(key: TableKey | TablePattern, value: Maybe): boolean {
  if (key.kind === "missing") return value === undefined;
  if (key.kind === "pattern") return runtime.hasMembers(value, membersOf(key));
  return value !== undefined && runtime.sameJson(key.value, value);
}

/** The value that a key of a table stands for; of a pattern an object that has no more. */
export function keyValue(key: TableKey | TablePattern): Maybe {
  if (key.kind === "missing") return undefined;
  return key.kind === "value" ? key.value : (runtime.withMembers({}, membersOf(key)) as Json);
}

/** Members of a pattern as the runtime takes them. */
export function membersOf(key: TablePattern): readonly (readonly [readonly string[], Json])[] {
  return key.members.map(({ path, value }) => [
    path.map((step) => (step.kind === "member" ? step.name : "")),
    value,
  ]);
}

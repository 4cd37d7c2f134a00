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

/** Vendor → common, with the very functions that generated modules call. */
export function getOutcome(codec: Codec, value: Maybe): Outcome {
  return outcome(() => through(codec, value, "get"));
}

/** Common → vendor, without an original. */
export function buildOutcome(codec: Codec, value: Maybe): Outcome {
  return outcome(() => through(codec, value, "build"));
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

function through(codec: Codec, value: Maybe, direction: Direction): Maybe {
  if (codec.otherwise === "error") return steps(codec, value, direction);
  try {
    return steps(codec, value, direction);
  } catch (problem) {
    runtime.recover(problem);
    if (codec.otherwise === "null") return null;
    if (codec.otherwise === "drop") return undefined;
    if (direction === "get") return value;
    const strict: Codec = { ...codec, otherwise: "error" };
    const get = (text: unknown): unknown => steps(strict, text as Maybe, "get");
    return runtime.keepValue(value, at, get) as Maybe;
  }
}

function steps(codec: Codec, value: Maybe, direction: Direction): Maybe {
  const inOrder = direction === "get" ? codec.steps : codec.steps.toReversed();
  return inOrder.reduce<Maybe>((held, step) => {
    if (step.kind === "table") return tableStep(step, held, direction);
    return held === undefined || held === null ? held : (oneStep(step, held, direction) as Json);
  }, value);
}

function oneStep(step: CodecStep, value: Json, direction: Direction): unknown {
  const isGet = direction === "get";
  switch (step.kind) {
    case "check":
      return checkOf(step.type)(value, at);
    case "convert":
      return converted(step.from, step.to, value, direction);
    case "mask":
      return runtime.compileMask(step.mask, step.holds, step.zone)[direction](value, at);
    case "epoch":
      return isGet
        ? runtime.epochToDatetime(value, at, step.unit)
        : runtime.datetimeToEpoch(value, at, step.unit);
    case "number-format": {
      const { pattern, decimalPoint, grouping, holds } = step;
      return runtime
        .compileNumberFormat(pattern, decimalPoint, grouping, holds)
        [direction](value, at);
    }
    case "split":
      return isGet
        ? runtime.splitList(value, at, step.separator)
        : runtime.joinList(value, at, step.separator);
    case "items":
      return runtime.convertItems(value, at, (item) =>
        through(step.codec, item as Json, direction),
      );
    case "json-text":
      return isGet ? runtime.jsonTextGet(value, at) : runtime.jsonTextBuild(value, at);
    case "table":
      return tableStep(step, value, direction);
    case "linear": {
      const { numerator, denominator, offset, from, to } = step;
      return runtime.linear(numerator, denominator, offset, from, to)[direction](value, at);
    }
    case "builtin":
      if (step.name !== "base64") return library[step.name](value, at);
      return isGet ? runtime.base64Get(value, at) : runtime.base64Build(value, at);
    case "lookup":
      throw new runtime.MappingError("unknown-value", at);
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
  if (row !== undefined) return result(isGet ? row.common : row.vendor);
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

function result(key: TableKey | TablePattern): Maybe {
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

import fc from "fast-check";
import type { RuleClass } from "../compiler/classes/model.ts";
import { samplesOf } from "../compiler/classes/samples.ts";
import { sameOf } from "../compiler/classes/type-functions.ts";
import type { CellRule, IrMap } from "../compiler/ir/nodes.ts";
import { cellPaths } from "../compiler/ir/places.ts";
import type { Json } from "../compiler/types.ts";
import { sameJson } from "../runtime/index.ts";
import { type Case, type Law, outcome, recordLaws, stranger, type Transform } from "./laws.ts";
import { objectsOf, valuesOf, wholeObjectsOf } from "./values.ts";

export interface VerifyOptions {
  /** Generated cases a law, and values a rule. */
  readonly runs: number;
  /** The same seed gives the same cases. */
  readonly seed: number;
  /** Runs a map, or a part of one, as its users would run it. */
  readonly start: (map: IrMap) => Promise<Transform>;
}

/** A law that does not hold, with the smallest case that shows it. */
export interface LawFailure {
  readonly law: string;
  readonly about: string;
  /** The rule that breaks it; absent where the record as a whole does. */
  readonly rule?: CellRule;
  readonly value: Json;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface LawReport {
  /** Cases that were carried and compared; refused ones are not among them. */
  readonly checks: number;
  readonly failures: readonly LawFailure[];
}

/**
 * Tries the laws of docs/language.md on generated data: those that hold for every map on records,
 * then put-get on each rule that is called lossless or canonical. Same options, same report.
 */
export async function verify(
  map: IrMap,
  classes: readonly RuleClass[],
  options: VerifyOptions,
): Promise<LawReport> {
  const transform = await options.start(map);
  const reports: LawReport[] = [];
  for (const law of recordLaws) {
    if (transform.seesOriginals === false && law.isOfNew !== true) continue;
    if (law.holdsFor(map, classes)) reports.push(await tryLaw(law, map, transform, options));
  }
  for (const found of classes) {
    const { rule, write } = found;
    const isTold = write.kind === "lossless" || write.kind === "canonical";
    if (isTold && rule.kind === "cell" && isAlone(rule)) {
      reports.push(await tryRule(map, rule, write.kind === "lossless", options));
    }
  }
  return {
    checks: reports.reduce((sum, { checks }) => sum + checks, 0),
    failures: reports.flatMap(({ failures }) => failures),
  };
}

async function tryLaw(
  law: Law,
  map: IrMap,
  transform: Transform,
  { runs, seed }: VerifyOptions,
): Promise<LawReport> {
  let checks = 0;
  let last: LawFailure | undefined;
  const same = law.isByMeaning === true ? sameOf(map.common) : sameText;
  const objects = objectsOf(map.common);
  const wholes = wholeObjectsOf(map.common);
  const property = fc.asyncProperty(objects, objects, wholes, async (first, common, whole) => {
    const one = await carried(() => caseOf(transform, { first, common, whole }));
    const sides = one && (await carried(() => law.sides(transform, one, map)));
    if (one === undefined || sides === undefined) return true;
    checks += 1;
    if (same(sides.expected, sides.found)) return true;
    const value = { common: law.takes === "whole" ? whole : common };
    last = {
      law: law.name,
      about: law.about,
      value: { ...value, original: one.original },
      ...sides,
    };
    return false;
  });
  const details = await fc.check(property, { numRuns: runs, seed });
  return { checks, failures: details.failed && last !== undefined ? [last] : [] };
}

/** A record as the map itself writes it, with a member that no rule names; nothing can be changed. */
async function caseOf(
  transform: Transform,
  { first, common, whole }: { readonly first: Json; readonly common: Json; readonly whole: Json },
): Promise<Case> {
  const written = (await transform.write(first)) as { readonly [name: string]: Json };
  const original = { ...written, [stranger]: { kept: [1, "x", null] } };
  await transform.read(original);
  return { original: frozen(original), common: frozen(common), whole: frozen(whole) };
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

function refusedRun(problem: unknown): undefined {
  if (problem instanceof Error && problem.name === "EngineRefusal") return undefined;
  throw problem;
}

/** A result; undefined for what is refused. */
async function carried<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await run();
  } catch (problem) {
    if (problem instanceof Error && problem.name === "MappingError") return undefined;
    throw problem;
  }
}

/** Equal with the order of keys, which an untouched record keeps. */
function sameText(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Whether a rule can be run by itself: an item as a whole cannot, since a record is an object. */
function isAlone({ cell, on }: CellRule): boolean {
  return on !== "update" && cellPaths(cell).every((path) => path.length > 0);
}

/** What comes back of a value: from a new record, and from one that held another value. */
type Trip = (value: Maybe, before: Maybe) => Promise<unknown>;

type Maybe = Json | undefined;

async function tryRule(
  map: IrMap,
  rule: CellRule,
  isExact: boolean,
  { runs, seed, start }: VerifyOptions,
): Promise<LawReport> {
  const trip = await tripOf(map, rule, start);
  if (trip === undefined) return { checks: 0, failures: [] };
  const same = sameOf(rule.type);
  let checks = 0;
  let last: LawFailure | undefined;
  const isHeld = async (value: Maybe, before: Maybe): Promise<boolean> => {
    const home = await carried(async () => ({ back: await trip(value, before) }));
    if (home === undefined) return true;
    checks += 1;
    const { back } = home;
    // Into another record, an equal value leaves the spelling that stands there.
    const isAlike = !isExact || before !== undefined;
    const isSame =
      sameJson(back, value) ||
      (isAlike && (same(back, value) || (!isExact && (await comesBack(trip, back)))));
    if (!isSame) {
      const about = "a value comes back as another one";
      last = { law: "put-get", about, rule, value: value ?? null, expected: value, found: back };
    }
    return isSame;
  };
  const values = valuesOf(rule.type);
  const samples: readonly Maybe[] = [...samplesOf(rule.type), null];
  const examples = samples.flatMap((value): [Maybe, Maybe][] => [
    [value, undefined],
    [value, samples[0]],
  ]);
  const hasDefault = rule.readDefault !== undefined || rule.writeDefault !== undefined;
  if (isExact && !hasDefault && !hasStates(rule)) examples.push([undefined, undefined]);
  const property = fc.asyncProperty(
    values as fc.Arbitrary<Maybe>,
    fc.option(values, { nil: undefined }) as fc.Arbitrary<Maybe>,
    isHeld,
  );
  const details = await fc.check(property, { numRuns: runs + examples.length, seed, examples });
  return { checks, failures: details.failed && last !== undefined ? [last] : [] };
}

/** Whether a table gives missing a meaning of its own. */
function hasStates({ codec }: CellRule): boolean {
  return codec.steps.some(
    (step) =>
      step.kind === "table" &&
      step.rows.some(({ common, vendor }) =>
        [common, vendor].some(({ kind }) => kind === "missing"),
      ),
  );
}

/** A normalised value is one that stays as it is. */
async function comesBack(trip: Trip, value: unknown): Promise<boolean> {
  const again = await carried(async () => ({ back: await trip(value as Json, undefined) }));
  return again !== undefined && sameJson(again.back, value);
}

/**
 * Rejects where the value cannot be written; what was written and cannot be read is a result.
 * Undefined where the engine cannot run the rule by itself.
 */
async function tripOf(
  map: IrMap,
  rule: CellRule,
  start: VerifyOptions["start"],
): Promise<Trip | undefined> {
  const left = [{ kind: "member", name: "field" }] as const;
  const part = { ...map, block: { rules: [{ ...rule, left }], overlay: {} } };
  const transform = await start(part).catch(refusedRun);
  if (transform === undefined) return undefined;
  const { read, write, seesOriginals } = transform;
  const common = (value: Maybe): Json => frozen(value === undefined ? {} : { field: value });
  return async (value, before) => {
    // What is written on creating only is not written into another record.
    const isNew = before === undefined || rule.on === "create" || seesOriginals === false;
    const original = isNew ? undefined : await write(common(before));
    const written = await write(common(value), frozen(original));
    const back = await outcome(() => read(written));
    return Object.hasOwn(Object(back), "error") ? back : Reflect.get(Object(back), "field");
  };
}

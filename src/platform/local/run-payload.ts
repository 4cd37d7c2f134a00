import type {
  DefinitionPayload,
  TransformationPayload,
} from "../../compiler/backends/platform/payload.ts";
import { isObject } from "../../runtime/checks.ts";
import { effectiveTransformation } from "./levels.ts";
import { compileMapping, lastEntry, type MappingStep } from "./mapping-step.ts";
import {
  loadSandbox,
  type Sandbox,
  type SandboxLimits,
  type ScriptOutcome,
  type ScriptProblem,
  type ScriptRunner,
} from "./sandbox.ts";

/** What came out for one record. */
export interface RunResult {
  /** Undefined where a script with `filterEmptyResponse` gave nothing. */
  readonly result: unknown;
  /** The script failed, and `result` is what the platform silently gives instead. */
  readonly scriptError?: ScriptProblem;
  /** For a list: each record whose script failed, by its index; `scriptError` is the first. */
  readonly scriptErrors?: readonly (ScriptProblem & { readonly index: number })[];
  /** What the script wrote to the console. */
  readonly logs: readonly string[];
}

/** A transformation that is ready for records. */
export interface CompiledPayload {
  /** To be awaited before a record: scripts that nest too deep may have broken their engine. */
  readonly ready: () => Promise<void>;
  /** A response: the vendor's record as the common one. */
  readonly read: (record: unknown) => RunResult;
  /** A request: the common record as the vendor's. */
  readonly write: (record: unknown) => RunResult;
  /** A request's filter: `{ where: [{ attribute, value, … }] }`, as scripts get it. */
  readonly where: (filter: unknown) => RunResult;
  /** Frees the sandbox's memory; the next record would make a new one. */
  readonly dispose: () => void;
}

export interface CompileOptions {
  readonly definition?: DefinitionPayload | undefined;
  /** What scripts get as `configuration`; there is nothing to call, so no secret is needed. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly limits?: SandboxLimits;
  readonly sandbox?: Sandbox;
}

export interface RunOptions extends Omit<CompileOptions, "definition"> {
  readonly fromVendor: boolean;
  readonly isWhere?: boolean;
}

/** One transformation, or those of several levels from the general to the specific. */
export type Payloads = TransformationPayload | readonly TransformationPayload[];

/**
 * Runs one record, or each of a list, through a transformation: the mapping step, then the script.
 * The record is never changed. A script that fails gives the mapped record and `scriptError`.
 */
export async function runPayload(
  payloads: Payloads,
  definition: DefinitionPayload | undefined,
  record: unknown,
  { fromVendor, isWhere = false, ...options }: RunOptions,
): Promise<RunResult> {
  const compiled = await compilePayload(payloads, { ...options, definition });
  const { where, read, write } = compiled;
  const run = isWhere ? where : fromVendor ? read : write;
  try {
    if (isWhere || !Array.isArray(record)) return run(record);
    const results: RunResult[] = [];
    for (const one of record) {
      await compiled.ready();
      results.push(run(one));
    }
    return together(results);
  } finally {
    compiled.dispose();
  }
}

/** Prepares a transformation; loads the sandbox only where there is a script. */
export async function compilePayload(
  payloads: Payloads,
  options: CompileOptions = {},
): Promise<CompiledPayload> {
  const payload = effectiveTransformation(Array.isArray(payloads) ? payloads : [payloads]);
  const mapping = compileMapping(payload, options.definition);
  const { body, filterEmptyResponse = false } = payload.script ?? {};
  if (body === undefined || body.trim() === "") return declarativeOnly(mapping);
  const sandbox = options.sandbox ?? (await loadSandbox());
  const script: ScriptStep = {
    runner: sandbox.script(body, payload.isLegacy === true, options.limits),
    filtersEmpty: filterEmptyResponse === true,
    configuration: options.configuration ?? {},
  };
  const usesWhere = lastEntry(payload.configuration, "applyJSOnQueryFieldValue") !== undefined;
  const run = (record: unknown, fromVendor: boolean): RunResult =>
    eachOf(record, (one) => {
      const mapped = mapping.run(one, fromVendor ? "response" : "request");
      return runScript(script, one, mapped, { fromVendor, isWhere: false });
    });
  return {
    read: (record) => run(record, true),
    write: (record) => run(record, false),
    where: (filter) => {
      const mapped = mapWhere(mapping, filter);
      if (!usesWhere) return { result: mapped, logs: [] };
      return runScript(script, filter, mapped, { fromVendor: false, isWhere: true });
    },
    ready: () => script.runner.ready(),
    dispose: () => script.runner.dispose(),
  };
}

interface ScriptStep {
  readonly runner: ScriptRunner;
  readonly filtersEmpty: boolean;
  readonly configuration: Readonly<Record<string, unknown>>;
}

function declarativeOnly(mapping: MappingStep): CompiledPayload {
  const run = (record: unknown, direction: "response" | "request"): RunResult =>
    eachOf(record, (one) => ({ result: mapping.run(one, direction), logs: [] }));
  return {
    read: (record) => run(record, "response"),
    write: (record) => run(record, "request"),
    where: (filter) => ({ result: mapWhere(mapping, filter), logs: [] }),
    ready: async () => {},
    dispose: () => {},
  };
}

/** The platform runs once for each object of a list. */
function eachOf(record: unknown, run: (one: unknown) => RunResult): RunResult {
  return Array.isArray(record) ? together(record.map(run)) : run(record);
}

function together(results: readonly RunResult[]): RunResult {
  const failures = results.flatMap(({ scriptError }, index) =>
    scriptError === undefined ? [] : [{ index, ...scriptError }],
  );
  const [first] = results.flatMap(({ scriptError }) => scriptError ?? []);
  return {
    result: results.map(({ result }) => result).filter((result) => result !== undefined),
    logs: results.flatMap(({ logs }) => logs),
    ...(first === undefined ? {} : { scriptError: first, scriptErrors: failures }),
  };
}

function runScript(
  { runner, filtersEmpty, configuration }: ScriptStep,
  originalObject: unknown,
  transformedObject: unknown,
  flags: { readonly fromVendor: boolean; readonly isWhere: boolean },
): RunResult {
  const input = { originalObject, transformedObject, ...flags, configuration };
  const outcome = runner.run(JSON.stringify(input));
  const { problem, logs } = outcome;
  if (filtersEmpty && flags.fromVendor && isEmpty(outcome)) return { result: undefined, logs };
  return {
    result: Object.hasOwn(outcome, "result") ? outcome.result : transformedObject,
    logs,
    ...(problem === undefined ? {} : { scriptError: problem }),
  };
}

/** The script finished and gave nothing, null or an object without members. */
function isEmpty(outcome: ScriptOutcome): boolean {
  if (outcome.problem !== undefined) return outcome.problem.reason === "no-result";
  const { result } = outcome;
  return result === null || (isObject(result) && Object.keys(result).length === 0);
}

/** Attributes in the vendor's names; those that no field maps stay as they are. */
function mapWhere(mapping: MappingStep, filter: unknown): unknown {
  if (!isObject(filter) || !Array.isArray(filter.where)) return filter;
  const where = filter.where.map((condition: unknown) => {
    if (!isObject(condition) || typeof condition.attribute !== "string") return condition;
    const attribute = mapping.vendorPathOf(condition.attribute);
    return attribute === undefined ? condition : { ...condition, attribute };
  });
  return { ...filter, where };
}

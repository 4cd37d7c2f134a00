import type {
  ConfigurationEntry,
  DefinitionPayload,
  TransformationField,
  TransformationPayload,
} from "../../compiler/backends/platform/payload.ts";
import { isObject } from "../../runtime/checks.ts";
import { setMember } from "../../runtime/record.ts";
import { hasPath } from "./definition-paths.ts";
import { type FieldCopy, isPrefix, planCopy } from "./field-copy.ts";
import { isReadOnlyPath, type PathStep, parsePath } from "./path.ts";

/** Response: from the vendor's record to the common one. Request: the other way. */
export type Direction = "response" | "request";

/** The declarative part of a transformation, ready to run. */
export interface MappingStep {
  /** Never throws and never changes `record`; what it makes may share values with it. */
  readonly run: (record: unknown, direction: Direction) => unknown;
  /** The vendor's path for a common path, for filters. */
  readonly vendorPathOf: (path: string) => string | undefined;
}

/**
 * Prepares the mapping step of one effective transformation. Fields that a given definition does
 * not have are left out, as the vendor's own tool does. Source: docs/platform.md "The mapping step".
 */
export function compileMapping(
  payload: TransformationPayload,
  definition?: DefinitionPayload,
): MappingStep {
  const fields = payload.fields.flatMap((field) => {
    const { path, vendorPath } = field;
    if (typeof path !== "string" || typeof vendorPath !== "string") return [];
    if (definition !== undefined && !hasPath(definition, path)) return [];
    return [{ field, left: parsePath(path), right: parsePath(vendorPath) }];
  });
  const used = new Set(fields.flatMap(({ left, right }) => [firstName(left), firstName(right)]));
  const response = directionPlan(payload, fields, "response", used);
  const request = directionPlan(payload, fields, "request", used);
  const vendorPaths = new Map(fields.map(({ field }) => [field.path, field.vendorPath]));
  return {
    run: (record, direction) => (direction === "response" ? response(record) : request(record)),
    vendorPathOf: (path) => vendorPaths.get(path),
  };
}

interface ParsedField {
  readonly field: TransformationField;
  readonly left: readonly PathStep[];
  readonly right: readonly PathStep[];
}

function directionPlan(
  payload: TransformationPayload,
  fields: readonly ParsedField[],
  direction: Direction,
  used: ReadonlySet<string>,
): (record: unknown) => unknown {
  const active = fields.filter(({ field }) => isCarried(field.configuration, direction));
  const pairs = active
    .filter(({ right }) => direction === "response" || !isReadOnlyPath(right))
    .map(({ field, left, right }) => ({
      source: direction === "response" ? right : left,
      target: direction === "response" ? left : right,
      fallback: fallbackOf(field.configuration, direction),
    }))
    .filter(({ target }) => !isReadOnlyPath(target));
  const copies: FieldCopy[] = pairs.map((pair) =>
    planCopy({
      ...pair,
      isRequest: direction === "request",
      isShared: pairs.some(({ target }) => target !== pair.target && isPrefix(pair.target, target)),
    }),
  );
  const isWhole = passesThrough(payload.configuration, direction);
  return (record) => {
    const result: { [name: string]: unknown } = {};
    if (!isObject(record)) return isWhole ? record : result;
    for (const copy of copies) copy(record, result);
    if (isWhole) copyUnmapped(record, result, used);
    return result;
  };
}

function copyUnmapped(
  record: { readonly [name: string]: unknown },
  result: { [name: string]: unknown },
  used: ReadonlySet<string>,
): void {
  for (const name of Object.keys(record)) {
    const value = record[name];
    if (value !== undefined && !used.has(name)) setMember(result, name, value);
  }
}

/** Whether a mapped field is carried in a direction: neither `remove` nor a closed `passThrough`. */
function isCarried(
  configuration: TransformationField["configuration"],
  direction: Direction,
): boolean {
  const name = propertyOf(direction);
  const passes = lastEntry(configuration, "passThrough")?.properties?.[name];
  const removes = lastEntry(configuration, "remove")?.properties?.[name];
  return !isFalse(passes) && !isTrue(removes);
}

/** Whether what no field names is copied; without an entry it is. */
function passesThrough(
  configuration: TransformationPayload["configuration"],
  direction: Direction,
): boolean {
  const entry = lastEntry(configuration, "passThrough");
  return !isFalse(entry?.properties?.[propertyOf(direction)]);
}

function fallbackOf(
  configuration: TransformationField["configuration"],
  direction: Direction,
): unknown {
  return lastEntry(configuration, "defaultValue")?.properties?.[propertyOf(direction)];
}

/** The entry of a type that counts: the most specific level's, of one level the last. */
export function lastEntry(
  configuration: readonly ConfigurationEntry[] | null | undefined,
  type: string,
): ConfigurationEntry | undefined {
  let best: ConfigurationEntry | undefined;
  for (const entry of Array.isArray(configuration) ? configuration : []) {
    if (entry?.type !== type) continue;
    if (best === undefined || rank(entry) >= rank(best)) best = entry;
  }
  return best;
}

const ranks: readonly unknown[] = ["organization", "account", "instance"];

/** An entry without a level is its own transformation's, which no other level hides. */
function rank({ level }: ConfigurationEntry): number {
  return level === undefined ? ranks.length : ranks.indexOf(level);
}

function propertyOf(direction: Direction): "fromVendor" | "toVendor" {
  return direction === "response" ? "fromVendor" : "toVendor";
}

/** The platform writes switches as booleans and as their text. */
function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

function isFalse(value: unknown): boolean {
  return value === false || value === "false";
}

function firstName(steps: readonly PathStep[]): string {
  const [first] = steps;
  return first?.kind === "member" ? first.name : "";
}

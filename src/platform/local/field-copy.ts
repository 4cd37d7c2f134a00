import { isObject } from "../../runtime/checks.ts";
import { ownMember } from "../../runtime/record.ts";
import type { PathStep } from "./path.ts";
import { type Container, type Found, listAt, setAt, valueAt } from "./path-values.ts";

/** Copies one field of a record into a result that is ours. */
export type FieldCopy = (record: unknown, result: Container) => void;

export interface CopyRequest {
  readonly source: readonly PathStep[];
  readonly target: readonly PathStep[];
  /** Stands in for what is missing. */
  readonly fallback: unknown;
  /** In a request what a present list lacks is not sent; in a response it is null. */
  readonly isRequest: boolean;
  /** Another field writes below this one's place, so the value must be a copy. */
  readonly isShared: boolean;
}

/**
 * A copy of one path to another. Each `[*]` of one side goes with one of the other, by position; a
 * side that has fewer is taken to have the others at its end.
 */
export function planCopy({
  source,
  target,
  fallback,
  isRequest,
  isShared,
}: CopyRequest): FieldCopy {
  const sources = splitEach(source);
  const targets = splitEach(target);
  while (sources.length < targets.length) sources.push([]);
  while (targets.length < sources.length) targets.push([]);
  const settle = (found: Found): unknown => {
    if (found.isImplicit && isRequest) return undefined;
    const value = found.value === undefined ? fallback : found.value;
    return isShared ? copyOf(value) : value;
  };
  return (record, result) => copyLevel(sources, targets, 0, record, result, settle);
}

function copyLevel(
  sources: readonly (readonly PathStep[])[],
  targets: readonly (readonly PathStep[])[],
  depth: number,
  record: unknown,
  result: Container,
  settle: (found: Found) => unknown,
): void {
  const source = sources[depth] ?? [];
  const target = targets[depth] ?? [];
  const found = valueAt(source, record);
  if (depth === sources.length - 1) {
    const value = settle(found);
    if (value !== undefined) setAt(target, result, value);
    return;
  }
  if (found.value === null) {
    // A list that is null is null there, unless another field has put items in its place.
    const isSent = !found.isImplicit || settle(found) !== undefined;
    if (isSent && !Array.isArray(valueAt(target, result).value)) setAt(target, result, null);
    return;
  }
  if (!Array.isArray(found.value)) return;
  const list = listAt(target, result);
  for (const [index, item] of found.value.entries()) {
    copyItem(sources, targets, depth + 1, item, list, index, settle);
  }
}

/** A null item stays null; an item that gives nothing leaves an empty place, so that others fit. */
function copyItem(
  sources: readonly (readonly PathStep[])[],
  targets: readonly (readonly PathStep[])[],
  depth: number,
  item: unknown,
  list: unknown[],
  index: number,
  settle: (found: Found) => unknown,
): void {
  while (list.length <= index) list.push(null);
  if (item === null) return;
  const rest = targets[depth] ?? [];
  if (rest.length > 0) {
    if (!isObject(list[index])) list[index] = {};
    copyLevel(sources, targets, depth, item, list[index] as Container, settle);
    return;
  }
  const holder: unknown[] = [];
  const here: readonly PathStep[] = [{ kind: "index", index: 0 }];
  copyLevel(
    sources,
    [...targets.slice(0, depth), here, ...targets.slice(depth + 1)],
    depth,
    item,
    holder,
    settle,
  );
  if (holder.length > 0) list[index] = holder[0];
}

/** Whether one path leads to a place that contains the other's. */
export function isPrefix(path: readonly PathStep[], other: readonly PathStep[]): boolean {
  return path.length < other.length && path.every((step, index) => isSameStep(step, other[index]));
}

function isSameStep(step: PathStep, other: PathStep | undefined): boolean {
  return JSON.stringify(step) === JSON.stringify(other);
}

/** Parts between the `[*]`; one more than there are of them. */
function splitEach(steps: readonly PathStep[]): (readonly PathStep[])[] {
  const parts: PathStep[][] = [[]];
  for (const step of steps) {
    if (step.kind === "each") parts.push([]);
    else parts.at(-1)?.push(step);
  }
  return parts;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: { [name: string]: unknown } = {};
  for (const name of Object.keys(value)) {
    Object.defineProperty(copy, name, {
      value: copyOf(ownMember(value, name)),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}

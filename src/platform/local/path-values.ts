import { isObject } from "../../runtime/checks.ts";
import { ownMember, setMember } from "../../runtime/record.ts";
import type { Condition, PathStep } from "./path.ts";

/** What a path shows: `value` undefined is missing, `isImplicit` a null that a list stands for. */
export interface Found {
  readonly value: unknown;
  readonly isImplicit: boolean;
}

const missing: Found = { value: undefined, isImplicit: false };
const nothing: Found = { value: null, isImplicit: false };
const implicitNull: Found = { value: null, isImplicit: true };

/**
 * The value at a path without `each`: a null parent gives null, what a present list lacks is an
 * implicit null, a step on a value of another kind gives missing. Never throws.
 */
export function valueAt(steps: readonly PathStep[], record: unknown): Found {
  let value = record;
  let isInList = false;
  for (const step of steps) {
    if (step.kind === "size") return sizeOf(value, isInList);
    if (value === undefined) break;
    if (value === null) return nothing;
    if (step.kind === "member") {
      if (!isObject(value)) return missing;
      value = ownMember(value, step.name);
    } else {
      if (!Array.isArray(value)) return missing;
      isInList = true;
      if (step.kind === "index") value = value[step.index];
      else if (step.kind === "find") value = value.find((item) => holdsAll(step.conditions, item));
    }
  }
  if (value === undefined) return isInList ? implicitNull : missing;
  return { value, isImplicit: false };
}

/** A list that is missing has no items; a null one has no size. */
function sizeOf(value: unknown, isInList: boolean): Found {
  if (value === undefined && !isInList) return { value: 0, isImplicit: false };
  if (value === undefined || value === null) return nothing;
  return Array.isArray(value) ? { value: value.length, isImplicit: false } : missing;
}

/** Something that members or items can be set in; made by this module, never part of the input. */
export type Container = { [name: string]: unknown } | unknown[];

/**
 * Sets a value at a path of members and indexes, in containers that are ours. Parents that are
 * missing, null or of another kind are made; a list is padded with null.
 */
export function setAt(steps: readonly PathStep[], root: Container, value: unknown): void {
  let container = root;
  for (let index = 0; index < steps.length - 1; index += 1) {
    const child = childOf(container, steps[index]);
    const isList = steps[index + 1]?.kind === "index";
    const fits = isList ? Array.isArray(child) : isObject(child);
    const next = fits ? (child as Container) : isList ? [] : {};
    if (!fits) setChild(container, steps[index], next);
    container = next;
  }
  setChild(container, steps.at(-1), value);
}

/** The list at a path, made where there is none. */
export function listAt(steps: readonly PathStep[], root: Container): unknown[] {
  const found = valueAt(steps, root).value;
  if (Array.isArray(found)) return found;
  const list: unknown[] = [];
  setAt(steps, root, list);
  return list;
}

function childOf(container: Container, step: PathStep | undefined): unknown {
  if (step?.kind === "index") return (container as unknown[])[step.index];
  return step?.kind === "member"
    ? ownMember(container as { [name: string]: unknown }, step.name)
    : undefined;
}

function setChild(container: Container, step: PathStep | undefined, value: unknown): void {
  if (step?.kind === "index") {
    const list = container as unknown[];
    while (list.length < step.index) list.push(null);
    list[step.index] = value;
  } else if (step?.kind === "member") {
    setMember(container as { [name: string]: unknown }, step.name, value);
  }
}

function holdsAll(conditions: readonly Condition[], item: unknown): boolean {
  return isObject(item) && conditions.every((condition) => holds(condition, item));
}

function holds({ path, operator, value, isByText }: Condition, item: unknown): boolean {
  const steps = path.map((name) => ({ kind: "member" as const, name }));
  const actual = valueAt(steps, item).value;
  if (isByText) return isScalar(actual) && String(actual) === value;
  if (operator === "==") return (actual ?? null) === value;
  if (operator === "!=") return (actual ?? null) !== value;
  if (typeof actual !== typeof value) return false;
  const [left, right] = [actual as number, value as number];
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

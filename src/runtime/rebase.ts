import { isObject } from "./checks.ts";
import { type Same, sameJson } from "./equality.ts";
import type { Site } from "./errors.ts";
import { establish, type FindStep, type Steps } from "./paths.ts";
import {
  ownMember,
  presentNames,
  type RecordObject,
  setMember,
  tolerant,
  unreadable,
  withMember,
  withoutMember,
} from "./record.ts";
import { peekPath } from "./record-write.ts";

/** A place of the common object that two-way rules own, and when two values there are the same. */
export type CommonPlace = ValuePlace | ScopePlace | ItemsPlace | MembersPlace;

export interface ValuePlace {
  readonly kind: "value";
  readonly path: Steps;
  readonly same: Same;
  /** For a place inside of a list: the vendor places of its rule. */
  readonly vendor?: readonly Steps[];
}

/** Nested objects: each place inside of them for itself. */
export interface ScopePlace {
  readonly kind: "scope";
  readonly path: Steps;
  readonly inner: readonly CommonPlace[];
}

/** A list or map; each selection of its items changes as a whole. */
export interface ItemsPlace {
  readonly kind: "items";
  readonly path: Steps;
  readonly parts: readonly ItemsPart[];
}

export interface ItemsPart {
  readonly same: Same;
  /** Absent: all items. */
  readonly test?: (item: unknown) => boolean;
  /** The vendor's list, where no other rule has items in it. */
  readonly vendor?: Steps;
}

/** Members with free names, but for those of other rules: each for itself. */
export interface MembersPlace {
  readonly kind: "members";
  readonly path: Steps;
  readonly except: ReadonlySet<string>;
}

/** A common object that says only what changed, and whether anything did. */
export interface Rebased {
  readonly common: unknown;
  readonly isChanged: boolean;
  /**
   * Vendor places that did not change, and of which the common object does not say so where they
   * cannot be read: in a list that is there, "not said" and "gone" look alike.
   */
  readonly kept: readonly Steps[];
}

interface Views {
  readonly before: unknown;
  readonly after: unknown;
  /** What the record shows that is to be changed. */
  readonly view: unknown;
}

/**
 * `after`, with what it has in common with `before` replaced by what the record shows: writing it
 * changes only what differs between the two. What `after` does not mention stays unmentioned;
 * what `before` does not mention counts as changed. Nothing is changed in place; never throws
 * for what a write refuses.
 */
export function rebase(places: readonly CommonPlace[], views: Views): Rebased {
  let common = views.after;
  const changed: ValuePlace[] = [];
  const kept: Steps[] = [];
  let isChanged = false;
  for (const place of places) {
    const found = rebasePlace(place, views, common);
    common = found.common;
    kept.push(...found.kept);
    isChanged ||= found.isChanged;
    if (found.isChanged && place.kind === "value") changed.push(place);
  }
  // A place that was cleared with its parent is not, once the parent is there for another one.
  for (const { path } of changed) {
    const said = peekPath(path, views.after, nowhere);
    if (!sameJson(peekPath(path, common, nowhere), said)) common = placed(path, 0, common, said);
  }
  return { common, isChanged, kept };
}

function rebasePlace(place: CommonPlace, views: Views, common: unknown): Rebased {
  const after = peekPath(place.path, views.after, nowhere);
  const before = peekPath(place.path, views.before, nowhere);
  if (after === undefined) return { common, isChanged: false, kept: [] };
  if (after === unreadable || before === unreadable || before === undefined) {
    return { common, isChanged: true, kept: [] };
  }
  const view = peekPath(place.path, views.view, nowhere);
  const values: Views = { after, before, view };
  switch (place.kind) {
    case "value":
      return rebaseValue(place, values, common);
    case "items":
      return rebaseItems(place, values, common);
    default:
      return rebaseInner(place, values, common);
  }
}

function rebaseValue(place: ValuePlace, views: Views, common: unknown): Rebased {
  const { path, same, vendor = [] } = place;
  if (!isSame(same, views.after, views.before)) return { common, isChanged: true, kept: [] };
  const isShown = isSame(same, views.after, views.view);
  const result = isShown ? common : placed(path, 0, common, views.view);
  return { common: result, isChanged: false, kept: vendor };
}

function rebaseItems({ path, parts }: ItemsPlace, views: Views, common: unknown): Rebased {
  const { after, before, view } = views;
  const same = parts.filter((part) => isSame(part.same, after, before));
  const kept = same.flatMap(({ vendor }) => (vendor === undefined ? [] : [vendor]));
  if (same.length === parts.length) {
    const isShown = parts.every((part) => isSame(part.same, after, view));
    const result = isShown ? common : placed(path, 0, common, view);
    return { common: result, isChanged: false, kept };
  }
  let items = after;
  for (const part of same) {
    if (!isSame(part.same, after, view)) items = withItems(part, items, view);
  }
  const result = items === after ? common : placed(path, 0, common, items);
  return { common: result, isChanged: true, kept };
}

/** Objects: what is inside of them, each for itself. */
function rebaseInner(place: ScopePlace | MembersPlace, views: Views, common: unknown): Rebased {
  const { after, before, view } = views;
  if (!isObject(after) || !isObject(before)) {
    const isChanged = !sameJson(after, before);
    return {
      common: isChanged ? common : placed(place.path, 0, common, view),
      isChanged,
      kept: [],
    };
  }
  const shown = isObject(view) ? view : {};
  const inner =
    place.kind === "scope"
      ? rebase(place.inner, { before, after, view: shown })
      : rebaseMembers(place, before, after, shown);
  if (place.kind === "scope" && !inner.isChanged) {
    return { ...inner, common: placed(place.path, 0, common, view) };
  }
  if (inner.common === after) return { ...inner, common };
  // Members of other rules may have been rebased before.
  const value = place.path.length === 0 ? overOthers(place, common, inner.common) : inner.common;
  return { ...inner, common: placed(place.path, 0, common, value) };
}

function rebaseMembers(
  { except }: MembersPlace,
  before: RecordObject,
  after: RecordObject,
  view: RecordObject,
): Rebased {
  let common = after;
  let isChanged = false;
  for (const name of presentNames(after)) {
    if (except.has(name)) continue;
    if (!sameJson(ownMember(after, name), ownMember(before, name))) isChanged = true;
    else common = withOrWithout(common, name, ownMember(view, name));
  }
  return { common, isChanged, kept: [] };
}

/** The free members of `rebased` and the other ones of `common`. */
function overOthers(place: ScopePlace | MembersPlace, common: unknown, rebased: unknown): unknown {
  if (place.kind === "scope" || !isObject(common) || !isObject(rebased)) return rebased;
  let result = common;
  for (const name of [...presentNames(common), ...presentNames(rebased)]) {
    if (!place.except.has(name)) result = withOrWithout(result, name, ownMember(rebased, name));
  }
  return result;
}

function withOrWithout(object: RecordObject, name: string, value: unknown): RecordObject {
  if (value === undefined) return withoutMember(object, name);
  return sameJson(ownMember(object, name), value) ? object : withMember(object, name, value);
}

/** A list or map, its selected items replaced by those that the record shows. */
function withItems({ test }: ItemsPart, after: unknown, view: unknown): unknown {
  if (test === undefined) return view;
  const isOwn = (item: unknown): boolean => tolerant(test, item) === true;
  if (Array.isArray(after)) {
    const shown = Array.isArray(view) ? view.filter(isOwn) : [];
    return [...after.filter((item) => !isOwn(item)), ...shown];
  }
  if (!isObject(after) || !isObject(view)) return view;
  const result: { [name: string]: unknown } = {};
  const isEntry = (object: RecordObject, key: string): boolean =>
    isOwn({ key, value: object[key] });
  for (const name of presentNames(after)) {
    if (!isEntry(after, name)) setMember(result, name, after[name]);
  }
  for (const name of presentNames(view)) {
    if (isEntry(view, name)) setMember(result, name, view[name]);
  }
  return result;
}

function isSame(same: Same, left: unknown, right: unknown): boolean {
  return tolerant(() => same(left, right), undefined) === true;
}

/**
 * `here` with a value at a path; missing takes the place away. An item that is missing in a list
 * stays as a gap, which a write takes for "not said". What has another kind stays as it is: a
 * write refuses it.
 */
function placed(path: Steps, index: number, here: unknown, value: unknown): unknown {
  const step = path[index];
  if (step === undefined) return value;
  const isEmpty = here === undefined || here === null;
  if (isEmpty && value === undefined) return here;
  if (typeof step === "string") {
    const object = isEmpty ? {} : here;
    if (!isObject(object)) return here;
    const child = placed(path, index + 1, ownMember(object, step), value);
    return child === undefined ? withoutMember(object, step) : withMember(object, step, child);
  }
  const list = isEmpty ? [] : here;
  if (!Array.isArray(list)) return here;
  if (typeof step !== "number") return placedByTest(path, index, step, list, value);
  const result = [...list];
  while (result.length < step) result.push(null);
  result[step] = placed(path, index + 1, result[step], value);
  return result;
}

function placedByTest(
  path: Steps,
  index: number,
  step: FindStep,
  list: readonly unknown[],
  value: unknown,
): unknown {
  const found = list.findIndex((item) => tolerant(step.test, item) === true);
  const isGone = value === undefined || value === null;
  if (found < 0) {
    if (isGone) return list;
    const fresh = establish(step.establish, {}, nowhere);
    return [...list, placed(path, index + 1, fresh, value)];
  }
  if (isGone && index + 1 === path.length) return list.filter((_, at) => at !== found);
  const item = placed(path, index + 1, list[found], isGone ? undefined : value);
  return list.map((old, at) => (at === found ? item : old));
}

const nowhere: Site = { path: "", rule: "" };

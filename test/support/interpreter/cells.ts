import type { Cell, CellRule, Codec, Path, TemplateCell } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { buildThrough, getThrough } from "./codec.ts";
import { holdsWith, joinTexts } from "./expressions.ts";
import { get } from "./paths.ts";
import { collect, errorsOf, hasValue, type Maybe, refuse, type Tables } from "./states.ts";

/** A place and what is to stand there. */
export interface Placed {
  readonly path: Path;
  readonly value: Json;
}

/** All places of a cell, in order. */
export function placesOf(cell: Cell): readonly Path[] {
  if (cell.kind === "at") return [cell.path];
  return (cell.kind === "first" ? cell.cells : cell.parts).map((part) => part.path);
}

/** The common value of a rule, before defaults. */
export function readCell(rule: CellRule, record: Maybe, tables: Tables): Maybe {
  return getThrough(rule.codec, rawCell(rule.cell, record, tables), tables);
}

/** What the cell gives before the rule's own codec. */
export function rawCell(cell: Cell, record: Maybe, tables: Tables): Maybe {
  const at = (path: Path, codec: Codec): Maybe =>
    getThrough(codec, get(path, record, holdsWith(tables)).value, tables);
  switch (cell.kind) {
    case "at":
      return get(cell.path, record, holdsWith(tables)).value;
    case "first": {
      let result: Maybe;
      for (const { path, codec } of cell.cells) {
        const value = at(path, codec);
        if (hasValue(value)) return value;
        if (value === null) result = null;
      }
      return result;
    }
    case "template":
      return joinTexts(
        cell,
        collect(
          cell.parts.map((part) => () => ({
            separator: part.separator,
            value: at(part.path, part.codec),
          })),
        ),
      );
  }
}

/**
 * The places that a present, non-null common value sets; none when a codec drops it.
 * `old` is the record that is written into, or missing.
 */
export function buildCell(
  rule: CellRule,
  value: Json,
  old: Maybe,
  tables: Tables,
): readonly Placed[] {
  const raw = buildThrough(rule.codec, value, tolerantRaw(rule.cell, old, tables), tables);
  return raw === undefined ? [] : placeRaw(rule.cell, raw, old, tables);
}

/** The places that a value in terms of the cell sets: a default, or what a codec has built. */
export function placeRaw(cell: Cell, raw: Json, old: Maybe, tables: Tables): readonly Placed[] {
  const rawAt = (path: Path): Maybe => tolerant(() => get(path, old, holdsWith(tables)).value);
  switch (cell.kind) {
    case "at":
      return [{ path: cell.path, value: raw }];
    case "first": {
      const valued = cell.cells.filter(({ path }) => hasValue(rawAt(path)));
      if (raw === null) {
        const cleared = valued.length > 0 ? valued : cell.cells.slice(0, 1);
        return cleared.map(({ path }) => ({ path, value: null }));
      }
      const [target = cell.cells[0]] = valued;
      if (target === undefined) return [];
      const value = buildThrough(target.codec, raw, rawAt(target.path), tables);
      return value === undefined ? [] : [{ path: target.path, value }];
    }
    case "template":
      return placeTemplate(cell, raw, old, tables);
  }
}

function placeTemplate(
  cell: TemplateCell,
  raw: Json,
  old: Maybe,
  tables: Tables,
): readonly Placed[] {
  const rawAt = (path: Path): Maybe => tolerant(() => get(path, old, holdsWith(tables)).value);
  if (raw === null) return cell.parts.map(({ path }) => ({ path, value: null }));
  if (typeof raw !== "string") return refuse("type", "not a text");
  const olds = cell.parts.map(({ path, codec }) => {
    const text = tolerant(() => getThrough(codec, rawAt(path), tables));
    return typeof text === "string" ? text : undefined;
  });
  const texts = split(cell, raw, olds);
  return collect(
    cell.parts.map(({ path, codec }, at) => () => {
      const text = texts[at];
      if (text === undefined) return hasValue(rawAt(path)) ? [{ path, value: null }] : [];
      const value = buildThrough(codec, text, rawAt(path), tables);
      return value === undefined ? [] : [{ path, value }];
    }),
  ).flat();
}

/** Text → parts; the old parts say where to cut when they still stand at the ends. */
function split(
  cell: TemplateCell,
  text: string,
  olds: readonly (string | undefined)[],
): readonly (string | undefined)[] {
  const { prefix, suffix, parts } = cell;
  const fits = text.length >= prefix.length + suffix.length;
  if (!fits || !text.startsWith(prefix) || !text.endsWith(suffix))
    refuse("no-match", "not this form");
  let rest = text.slice(prefix.length, text.length - suffix.length);
  const result: (string | undefined)[] = parts.map(() => undefined);
  const required = parts.findIndex((part) => part.required);
  if (required >= 0 && parts.slice(1).every((part) => !rest.includes(part.separator))) {
    result[required] = rest;
    return result;
  }
  let first = 0;
  let last = parts.length - 1;
  while (first < last) {
    const old = olds[first];
    const separator = parts[first + 1]?.separator ?? "";
    if (old === undefined || !rest.startsWith(old + separator)) break;
    result[first] = old;
    rest = rest.slice(old.length + separator.length);
    first += 1;
  }
  while (last > first) {
    const old = olds[last];
    const separator = parts[last]?.separator ?? "";
    if (old === undefined || !rest.endsWith(separator + old)) break;
    result[last] = old;
    rest = rest.slice(0, rest.length - old.length - separator.length);
    last -= 1;
  }
  while (first < last) {
    const next = parts.findIndex(
      (part, at) => at > first && at <= last && rest.includes(part.separator),
    );
    if (next < 0) break;
    const separator = parts[next]?.separator ?? "";
    const at = rest.indexOf(separator);
    result[first] = rest.slice(0, at);
    rest = rest.slice(at + separator.length);
    first = next;
  }
  result[first] = rest;
  return result;
}

/** The raw value of a cell; missing where it cannot be read. */
export function tolerantRaw(cell: Cell, old: Maybe, tables: Tables): Maybe {
  return tolerant(() => rawCell(cell, old, tables));
}

/** Missing where it is refused. */
export function tolerant(action: () => Maybe): Maybe {
  try {
    return action();
  } catch (thrown) {
    errorsOf(thrown);
    return undefined;
  }
}

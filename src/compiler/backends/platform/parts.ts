import { unreachable } from "../../../diagnostics/invariant.ts";
import type { Span } from "../../../diagnostics/source.ts";
import type {
  CellRule,
  Codec,
  CodecStep,
  EachRule,
  Expr,
  Path,
  ReadRule,
  Rule,
  WriteEvent,
  WriteRule,
} from "../../ir/nodes.ts";
import type { FieldAnnotation, Json, Type } from "../../types.ts";
import { isCopy, isPlainRead } from "./copies.ts";
import { fieldPath, memberSteps, readSteps, writtenSteps } from "./paths.ts";

export type Way = "read" | "write";

/** One direction of one field of a transformation. */
export interface Part {
  readonly span: Span;
  /** The rule of this very field: inside of a list that of its items. */
  readonly origin: Rule;
  readonly path: string;
  readonly vendorPath: string;
  /** What stands for a missing value. */
  readonly fallback?: string;
  readonly annotations: readonly FieldAnnotation[];
}

/**
 * The fields that say exactly what a rule of a direction does there: none where it does nothing,
 * undefined where fields cannot say it. `defined` has the paths of the object's definition; a
 * field on another path would not be accepted. Source: docs/platform.md "Payloads".
 */
export function partsOf(
  rule: Rule,
  way: Way,
  defined: ReadonlySet<string>,
): readonly Part[] | undefined {
  switch (rule.kind) {
    case "cell":
      return cellParts(rule, way, defined);
    case "pair":
      return way === "read"
        ? readParts(rule.read, defined)
        : all(rule.writes.map((write) => writeParts(write, defined)));
    case "read":
      return readParts(rule, defined);
    case "write":
      return writeParts(rule, defined);
    case "each":
      return eachParts(rule, way, defined);
    case "scope":
      return way === "write" && neverActs(rule.on) ? [] : undefined;
    case "when":
    case "rest":
      return undefined;
    default:
      return unreachable(rule);
  }
}

function cellParts(
  rule: CellRule,
  way: Way,
  defined: ReadonlySet<string>,
): readonly Part[] | undefined {
  const { left, cell, codec, type } = rule;
  if (way === "write" && neverActs(rule.on)) return [];
  if (cell.kind !== "at" || !isCopy(codec)) return undefined;
  return part(rule, left, cell.path, way, {
    type,
    defined,
    fallback: way === "read" ? rule.readDefault : rule.writeDefault,
  });
}

function readParts(rule: ReadRule, defined: ReadonlySet<string>): readonly Part[] | undefined {
  const { left, value, codec, type, readDefault } = rule;
  const known = { type, defined, fallback: readDefault };
  if (isPlainRead(value)) {
    return isCopy(codec) ? part(rule, left, value.path, "read", known) : undefined;
  }
  const counted = keepsCounts(codec) ? countedList(value) : undefined;
  return counted === undefined ? undefined : part(rule, left, counted, "read", known, "[*].size()");
}

function writeParts(rule: WriteRule, defined: ReadonlySet<string>): readonly Part[] | undefined {
  const { value, codec, target, type, writeDefault } = rule;
  if (neverActs(rule.on)) return [];
  if (!isCopy(codec) || !isPlainRead(value)) return undefined;
  return part(rule, value.path, target, "write", { type, defined, fallback: writeDefault });
}

/** `count(Products)` of a list of members. */
function countedList(expr: Expr): Path | undefined {
  const [list] = expr.kind === "call" && expr.fn === "count" ? expr.args : [];
  return list !== undefined && isPlainRead(list) ? list.path : undefined;
}

/** A count is a number, an integer and a decimal as it stands. */
function keepsCounts({ steps, otherwise }: Codec): boolean {
  const isKept = (step: CodecStep): boolean =>
    step.kind === "check" ||
    (step.kind === "convert" && step.from === "number" && step.to !== "string");
  return otherwise === "error" && steps.every(isKept);
}

/** A payload knows no original, so that every request is as a new record. */
export function neverActs(on: WriteEvent | undefined): boolean {
  return on === "update";
}

interface Known {
  readonly type: Type;
  readonly defined: ReadonlySet<string>;
  readonly fallback: Json | undefined;
}

function part(
  rule: Rule,
  left: Path,
  right: Path,
  way: Way,
  { type, defined, fallback }: Known,
  suffix = "",
): readonly Part[] | undefined {
  const common = fieldPath(left, memberSteps);
  const vendor = fieldPath(right, way === "read" ? readSteps : writtenSteps);
  if (common === undefined || vendor === undefined) return undefined;
  if (fallback !== undefined && typeof fallback !== "string") return undefined;
  const items = type.kind === "list" && suffix === "" ? "[*]" : "";
  if (!defined.has(common + items) || (items !== "" && fallback !== undefined)) return undefined;
  const { span, annotations = [] } = rule;
  return [
    {
      span,
      origin: rule,
      path: common + items,
      vendorPath: vendor + items + suffix,
      ...(fallback === undefined ? {} : { fallback }),
      annotations,
    },
  ];
}

/** Items by position, each by plain copies of members; a list that no field fills is not said. */
function eachParts(
  rule: EachRule,
  way: Way,
  defined: ReadonlySet<string>,
): readonly Part[] | undefined {
  if (way === "write" && neverActs(rule.on)) return [];
  const [common, vendor] = [rule.left, rule.right].map(({ path, shape, filter }) =>
    shape === "list" && filter === undefined ? fieldPath(path, memberSteps) : undefined,
  );
  if (common === undefined || vendor === undefined) return undefined;
  const parts = all(rule.block.rules.map((inner) => itemParts(inner, way)));
  if (parts === undefined || parts.length === 0) return undefined;
  const placed = parts.map((inner) => ({
    ...inner,
    path: below(common, inner.path),
    vendorPath: below(vendor, inner.vendorPath),
    annotations: [...(rule.annotations ?? []), ...inner.annotations],
  }));
  return placed.every(({ path }) => defined.has(path)) ? placed : undefined;
}

function below(list: string, member: string): string {
  return member === "" ? `${list}[*]` : `${list}[*].${member}`;
}

function itemParts(rule: Rule, way: Way): readonly Part[] | undefined {
  const { span, annotations = [] } = rule;
  const placed = (left: Path, right: Path): readonly Part[] | undefined => {
    const [path, vendorPath] = [left, right].map((place) =>
      place.length === 0 ? "" : fieldPath(place, memberSteps),
    );
    const isSaid = path !== undefined && vendorPath !== undefined;
    return isSaid ? [{ span, origin: rule, path, vendorPath, annotations }] : undefined;
  };
  if (rule.kind === "cell") {
    const fallback = way === "read" ? rule.readDefault : rule.writeDefault;
    if (way === "write" && neverActs(rule.on)) return [];
    if (rule.cell.kind !== "at" || !isCopy(rule.codec) || fallback !== undefined) return undefined;
    return rule.type.kind === "list" ? undefined : placed(rule.left, rule.cell.path);
  }
  if (rule.kind === "read") {
    if (way === "write") return [];
    const { value, codec, readDefault, type } = rule;
    if (!isPlainRead(value) || !isCopy(codec) || readDefault !== undefined) return undefined;
    return type.kind === "list" ? undefined : placed(rule.left, value.path);
  }
  if (rule.kind === "write") return way === "read" || neverActs(rule.on) ? [] : undefined;
  return undefined;
}

/** The lists one after the other; undefined where one is. */
function all(lists: readonly (readonly Part[] | undefined)[]): readonly Part[] | undefined {
  const known = lists.filter((list): list is readonly Part[] => list !== undefined);
  return known.length === lists.length ? known.flat() : undefined;
}

import type { IdleRow, IrMap, Path, RestRule, Rule } from "../../ir/nodes.ts";
import { rulePaths } from "../../ir/walk.ts";
import type { FieldAnnotation } from "../../types.ts";
import { definitionPaths } from "./definition.ts";
import { inherits } from "./inherit.ts";
import { type Part, partsOf, type Way } from "./parts.ts";
import { fieldPath, firstName, idleSteps } from "./paths.ts";

/** What a map becomes on the platform: fields, and the rules that a script must do. */
export interface Plan {
  /** In the order of the text. */
  readonly fields: readonly PlannedField[];
  /** At a lower level: fields of the levels above that are not in force here. */
  readonly closed: readonly PlannedField[];
  /** Whether fields that no rule names pass through. */
  readonly rest: Ways;
  readonly script: Readonly<Record<Way, readonly Rule[]>>;
}

export interface Ways {
  readonly fromVendor: boolean;
  readonly toVendor: boolean;
}

/** An entry of `fields`. */
export interface PlannedField extends Ways {
  readonly path: string;
  readonly vendorPath: string;
  readonly fallbacks: { readonly fromVendor?: string; readonly toVendor?: string };
  readonly annotations: readonly FieldAnnotation[];
  /** The top-level rule that it stands for; absent for a row that is off. */
  readonly rule?: Rule;
  /** That rule, or the one inside of it whose field this is. */
  readonly origin?: Rule;
  readonly start: number;
}

/** Decides for each rule and direction between fields and the script. */
export function planOf(map: IrMap): Plan {
  const defined = definitionPaths(map.common);
  const { rules } = map.block;
  const said = (way: Way): ReadonlyMap<Rule, readonly Part[]> => sayable(rules, way, defined);
  const [read, write] = [said("read"), said("write")];
  const made = [
    ...rules.flatMap((rule) => fieldsOf(rule, read.get(rule) ?? [], write.get(rule) ?? [])),
    ...map.idle.flatMap(idleFields),
  ];
  const own = map.layer !== undefined && !inherits(map) ? map.layer.own : undefined;
  const isMixed = made.some(({ origin }) => origin && own?.has(origin) === false);
  // Rows of two levels have no order in the text: what takes the place of a row above stands there.
  const fields = isMixed ? made : made.toSorted((a, b) => a.start - b.start);
  const closed =
    map.layer !== undefined && inherits(map) ? closedBy(planOf(map.layer.base), fields) : [];
  const all = [...fields, ...closed];
  const free = rules.filter((rule): rule is RestRule => isFree(rule, all));
  const left = (way: Way, known: ReadonlyMap<Rule, readonly Part[]>): readonly Rule[] =>
    rules.filter(
      (rule) => actsOn(rule, way) && !known.has(rule) && !free.includes(rule as RestRule),
    );
  return {
    fields,
    closed,
    rest: {
      fromVendor: free.some((rule) => actsOn(rule, "read")),
      toVendor: free.some((rule) => actsOn(rule, "write")),
    },
    script: { read: left("read", read), write: left("write", write) },
  };
}

/** Whether a rule can do anything in one direction. */
function actsOn(rule: Rule, way: Way): boolean {
  const direction = "direction" in rule ? (rule.direction ?? "both") : rule.kind;
  const other = way === "read" ? "write" : "read";
  return direction !== other;
}

/**
 * The rules that fields can say in one direction. A rule whose target lies above, below or in one
 * list with the target of a rule of the script goes there too: what both write is one place.
 */
function sayable(
  rules: readonly Rule[],
  way: Way,
  defined: ReadonlySet<string>,
): ReadonlyMap<Rule, readonly Part[]> {
  const said = new Map<Rule, readonly Part[]>();
  const scripted: Rule[] = [];
  for (const rule of rules) {
    if (!actsOn(rule, way)) continue;
    const parts = partsOf(rule, way, defined);
    if (parts !== undefined) said.set(rule, parts);
    else if (rule.kind !== "rest" || rule.left !== undefined) scripted.push(rule);
  }
  const side = way === "read" ? "common" : "vendor";
  const reaches = (rule: Rule): readonly (readonly string[])[] => rulePaths(rule, side).map(reach);
  const movable = [...said].flatMap(([rule, parts]) => (parts.length > 0 ? [rule] : []));
  const places = new Places(movable, reaches);
  for (const rule of scripted) {
    for (const other of reaches(rule).flatMap((path) => places.inOneWith(path))) {
      if (said.delete(other)) scripted.push(other);
    }
  }
  return said;
}

/** The names of a path up to its first list: what is below is one place with the list. */
function reach(path: Path): readonly string[] {
  const end = path.findIndex((step) => step.kind !== "member");
  const members = end < 0 ? path : path.slice(0, end);
  return members.flatMap((step) => (step.kind === "member" ? [step.name] : []));
}

/** Which rules have a place that lies at, above or below another one. */
class Places {
  /** By the place itself: what lies above another place is at one of its beginnings. */
  private readonly at = new Map<string, Rule[]>();
  /** By each beginning of the place: what lies below another place begins with it. */
  private readonly below = new Map<string, Rule[]>();

  constructor(rules: readonly Rule[], reaches: (rule: Rule) => readonly (readonly string[])[]) {
    for (const rule of rules) {
      for (const path of reaches(rule)) {
        enter(this.at, JSON.stringify(path), rule);
        for (const start of startsOf(path)) enter(this.below, start, rule);
      }
    }
  }

  inOneWith(path: readonly string[]): readonly Rule[] {
    const above = startsOf(path).flatMap((start) => this.at.get(start) ?? []);
    return [...above, ...(this.below.get(JSON.stringify(path)) ?? [])];
  }
}

/** The place and all places above it, the top of the record included. */
function startsOf(path: readonly string[]): readonly string[] {
  return [...path.keys(), path.length].map((length) => JSON.stringify(path.slice(0, length)));
}

function enter(places: Map<string, Rule[]>, key: string, rule: Rule): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [rule]);
  else known.push(rule);
}

/** The fields of one rule: what both directions say of one pair of paths is one field. */
function fieldsOf(
  rule: Rule,
  reads: readonly Part[],
  writes: readonly Part[],
): readonly PlannedField[] {
  const pairs = new Map<string, { first: Part; read?: Part; write?: Part }>();
  const enter = (part: Part, way: Way): void => {
    const key = pairKey(part);
    pairs.set(key, { ...(pairs.get(key) ?? { first: part }), [way]: part });
  };
  for (const part of reads) enter(part, "read");
  for (const part of writes) enter(part, "write");
  return [...pairs.values()].map(({ first, read, write }) => ({
    path: first.path,
    vendorPath: first.vendorPath,
    fromVendor: read !== undefined,
    toVendor: write !== undefined,
    fallbacks: {
      ...(read?.fallback === undefined ? {} : { fromVendor: read.fallback }),
      ...(write?.fallback === undefined ? {} : { toVendor: write.fallback }),
    },
    annotations: first.annotations,
    rule,
    origin: first.origin,
    start: first.span.start,
  }));
}

function pairKey({ span, path, vendorPath }: Part): string {
  return JSON.stringify([span.start, path, vendorPath]);
}

/** Fields above whose paths nothing maps here: closed in both directions, since they are inherited. */
function closedBy(above: Plan, fields: readonly PlannedField[]): readonly PlannedField[] {
  const paths = new Set(fields.map(({ path }) => path));
  return [...above.fields, ...above.closed]
    .filter(({ path }) => !paths.has(path))
    .map(({ path, vendorPath, start }) => {
      const ways = { fromVendor: false, toVendor: false };
      return { path, vendorPath, ...ways, fallbacks: {}, annotations: [], start };
    });
}

/** A row that is off stays a field, which is removed in both directions. */
function idleFields(row: IdleRow): readonly PlannedField[] {
  const path = fieldPath(row.left, idleSteps);
  const vendorPath = fieldPath(row.right, idleSteps);
  if (path === undefined || vendorPath === undefined) return [];
  const { annotations, span } = row;
  const ways = { fromVendor: false, toVendor: false };
  return [{ path, vendorPath, ...ways, fallbacks: {}, annotations, start: span.start }];
}

/**
 * Whether the platform's own passing through does what a rest rule does: it lets everything pass
 * but the names that fields use, so these must be the names that rules use.
 */
function isFree(rule: Rule, fields: readonly PlannedField[]): rule is RestRule {
  if (rule.kind !== "rest" || rule.left !== undefined || !/^\**$/.test(rule.like ?? ""))
    return false;
  const used = new Set(fields.flatMap(({ path, vendorPath }) => [path, vendorPath].map(firstName)));
  const named = new Set([...rule.commonNames, ...rule.vendorNames]);
  return used.size === named.size && [...used].every((name) => named.has(name));
}

import type { Json } from "../../compiler/types.ts";
import { isList, isObject, type JsonObject, memberOf } from "./json.ts";
import { eachAt, parseCommonPath, parseVendorPath, type Step } from "./paths.ts";
import type { RuleRow } from "./rows.ts";

/** What has been found out about one map while it was tried. */
export interface MapChoices {
  /** Entries of `fields` that no rule may stand for. */
  readonly odd: ReadonlySet<number>;
  /** Members that the compiler would write otherwise, by entry. */
  readonly platform: ReadonlyMap<number, JsonObject>;
  /** Paths that the object has, with the type of each. */
  readonly defined: ReadonlySet<string>;
  /** What fields are called in the vendor's filters, by entry. */
  readonly filters: ReadonlyMap<number, string>;
}

export interface MapDraft {
  readonly rules: readonly RuleRow[];
  /** Entries that no rule stands for. */
  readonly odd: readonly number[];
  /** The level of most entries. */
  readonly level?: string;
  readonly rest?: "<->" | "<-" | "->";
}

const levelNames: ReadonlySet<Json | undefined> = new Set(["organization", "account", "instance"]);

/** The rules of a transformation: one for each entry that a row of the language can stand for. */
export function draftMap(payload: JsonObject, choices: MapChoices): MapDraft {
  const entries = isList(payload.fields) ? payload.fields : [];
  const level = commonLevel(entries);
  const rules: RuleRow[] = [];
  const odd: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const rule = choices.odd.has(index) ? undefined : ruleOf(entry, index, level, choices);
    if (rule === undefined) odd.push(index);
    else rules.push(rule);
  }
  const rest = arrowOf(waysOf(payload.configuration));
  return {
    rules,
    odd,
    ...(level === undefined ? {} : { level }),
    ...(rest === undefined ? {} : { rest }),
  };
}

/** The level that most entries of a payload have; undefined where most have none. */
export function commonLevel(entries: readonly Json[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const entry of entries) {
    const level = levelOf(entry);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0];
}

export function levelOf(entry: Json): string | undefined {
  const level = memberOf(entry, "level");
  return typeof level === "string" && levelNames.has(level) ? level : undefined;
}

function ruleOf(
  entry: Json,
  index: number,
  usual: string | undefined,
  { platform, defined, filters }: MapChoices,
): RuleRow | undefined {
  const [path, vendorPath] = [memberOf(entry, "path"), memberOf(entry, "vendorPath")];
  if (typeof path !== "string" || typeof vendorPath !== "string" || !defined.has(path)) {
    return undefined;
  }
  const [left, right] = [parseCommonPath(path), parseVendorPath(vendorPath)];
  if (left === undefined || right === undefined || !canPair(left, right.steps)) return undefined;
  const { configuration } = entry as JsonObject;
  const isReadOnly = right.isCount || right.steps.some(({ kind }) => kind === "find");
  const ways = waysOf(configuration);
  const isOff = !ways.fromVendor && !ways.toVendor;
  const arrow = isReadOnly ? "<-" : (arrowOf(ways) ?? "<->");
  // A filter or a count that only writes, or a list that does, has no row.
  if (isReadOnly && !ways.fromVendor && !isOff) return undefined;
  if (arrow === "->" && eachAt(left) >= 0) return undefined;
  const level = levelOf(entry);
  const remove = removeOf(configuration);
  const filter = filters.get(index);
  return {
    kind: "rule",
    entry: index,
    left,
    right: right.steps,
    isCount: right.isCount,
    arrow,
    isOff,
    ...(remove === undefined || isOff ? {} : { remove }),
    ...defaultsOf(configuration, arrow),
    platform: platform.get(index) ?? {},
    ...(level === undefined || level === usual ? {} : { level }),
    ...(filter === undefined ? {} : { filter }),
  };
}

/** The same number of lists on both sides, at most one: nothing else has a meaning that is known. */
function canPair(left: readonly Step[], right: readonly Step[]): boolean {
  const [common, vendor] = [left, right].map(
    (steps) => steps.filter(({ kind }) => kind === "each").length,
  );
  return common === vendor && (common ?? 0) <= 1;
}

export interface Ways {
  readonly fromVendor: boolean;
  readonly toVendor: boolean;
}

/** In which directions a configuration lets something through; without an entry in both. */
export function waysOf(configuration: Json | undefined): Ways {
  const passes = entriesOf(configuration, "passThrough");
  const pass =
    passes.find((one) => [undefined, "organization"].includes(levelOf(one))) ?? passes[0];
  const removed = entriesOf(configuration, "remove")[0];
  const isOpen = (way: keyof Ways): boolean =>
    flag(pass, way) !== false && flag(removed, way) !== true;
  return { fromVendor: isOpen("fromVendor"), toVendor: isOpen("toVendor") };
}

function flag(entry: Json | undefined, way: keyof Ways): boolean | undefined {
  const value = memberOf(memberOf(entry, "properties"), way);
  return typeof value === "boolean" ? value : undefined;
}

/** The entries of one type. */
export function entriesOf(configuration: Json | undefined, type: string): readonly Json[] {
  if (!isList(configuration)) return [];
  return configuration.filter((entry) => memberOf(entry, "type") === type);
}

export function arrowOf({ fromVendor, toVendor }: Ways): "<->" | "<-" | "->" | undefined {
  if (fromVendor) return toVendor ? "<->" : "<-";
  return toVendor ? "->" : undefined;
}

/** `@remove(request)` for the older spelling of a field that goes one way. */
function removeOf(configuration: Json | undefined): "request" | "response" | undefined {
  const [entry] = entriesOf(configuration, "remove");
  if (entry === undefined || entriesOf(configuration, "passThrough").length > 0) return undefined;
  const [response, request] = [flag(entry, "fromVendor"), flag(entry, "toVendor")];
  if (request === true && response !== true) return "request";
  return response === true && request !== true ? "response" : undefined;
}

function defaultsOf(
  configuration: Json | undefined,
  arrow: RuleRow["arrow"],
): Pick<RuleRow, "readDefault" | "writeDefault"> {
  const [entry] = entriesOf(configuration, "defaultValue");
  const properties = memberOf(entry, "properties");
  if (!isObject(properties)) return {};
  const [read, write] = [memberOf(properties, "fromVendor"), memberOf(properties, "toVendor")];
  return {
    ...(typeof read === "string" && arrow !== "->" ? { readDefault: read } : {}),
    ...(typeof write === "string" && arrow !== "<-" ? { writeDefault: write } : {}),
  };
}

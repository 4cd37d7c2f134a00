import { classifyMask } from "../../runtime/mask-classify.ts";
import type { Json, ScalarName, Type } from "../types.ts";
import type { CellRule, Codec, CodecStep, IrMap, Path, Rule, TableStep } from "./nodes.ts";

export type Names = readonly string[];

/** A common place that filters can name. */
export interface FilterPlace {
  /** Names from the top of the common object to the place. */
  readonly name: Names;
  readonly rule: Rule;
  /** The same of the vendor's record. */
  readonly path: Names;
  readonly codec: Codec;
  readonly common: Type;
  readonly vendor: Type;
  readonly order?: 1 | -1;
  readonly isText: boolean;
  readonly hasNull: boolean;
  readonly isEqualOnly: boolean;
  readonly table?: ReadTable;
}

/** What vendor values read as, each listed once. */
// A type, not an interface: it is printed as JSON.
export type ReadTable = {
  readonly rows: readonly (readonly [vendor: Json, common: Json])[];
  readonly otherwise: "error" | "keep" | "null" | { readonly value: Json };
};

export interface RefusedPlace {
  readonly name: Names;
  readonly rule: Rule;
  readonly why: string;
}

export interface RestPlace {
  readonly common: Names;
  readonly vendor: Names;
  readonly like?: string;
  readonly taken: readonly string[];
}

export interface Filters {
  readonly fields: readonly FilterPlace[];
  readonly refused: readonly RefusedPlace[];
  readonly rest: readonly RestPlace[];
}

/**
 * What of a map can be asked of the vendor: a field whose every common value stands for known
 * vendor values, and all others with the reason why not.
 */
export function filtersOf(map: IrMap): Filters {
  const all = map.block.rules.flatMap((rule) => ofRule(rule, [], []));
  const fields = all.flatMap((one) => ("path" in one ? [one] : []));
  const keys = fields.map(({ name }) => JSON.stringify(name));
  const last = new Map(keys.map((key, at) => [key, at]));
  const first = new Map(keys.map((key, at) => [key, at] as const).toReversed());
  const isTwice = (at: number): boolean => first.get(keys[at] ?? "") !== last.get(keys[at] ?? "");
  const twice = fields.filter((_, at) => isTwice(at));
  return {
    fields: fields.filter((_, at) => !isTwice(at)),
    refused: [
      ...all.flatMap((one) => ("why" in one ? [one] : [])),
      ...twice.map(({ name, rule }) => ({ name, rule, why: "several rules give it" })),
    ],
    rest: all.flatMap((one) => ("taken" in one ? [one] : [])),
  };
}

type Found = FilterPlace | RefusedPlace | RestPlace;

function ofRule(rule: Rule, common: Path, vendor: Path): readonly Found[] {
  switch (rule.kind) {
    case "cell":
      return [ofCell(rule, common, vendor)];
    case "scope": {
      const left = [...common, ...rule.left];
      const right = [...vendor, ...rule.right];
      const [name, path] = [namesOf(left), namesOf(right)];
      if (name === undefined || path === undefined) return refusal(rule, left, inList);
      const own = scopeItself(rule, name, path);
      const isHere = rule.left.length > 0 && rule.right.length > 0;
      const inner = rule.block.rules.flatMap((one) => ofRule(one, left, right));
      return isHere ? [own, ...inner] : inner;
    }
    case "rest":
      return ofRest(rule, common, vendor);
    case "write":
      return [];
    case "when": {
      const blocks = [...rule.branches.map(({ block }) => block), rule.otherwise];
      const inner = blocks.flatMap((block) =>
        (block?.rules ?? []).flatMap((one) =>
          refusalsOf(one, common, "it stands in a `when`, whose branch decides what it means"),
        ),
      );
      const why = "a `when` sets it from other fields";
      return rule.commonPath === undefined
        ? inner
        : [...refusal(rule, [...common, ...rule.commonPath], why), ...inner];
    }
    default:
      return refusalsOf(rule, common, computed[rule.kind]);
  }
}

const inList = "it stands in a list";
const computed = {
  each: "it is a list",
  pair: "it is computed: its `<-` and `->` rows differ",
  read: "it is computed: its row goes one way",
} as const;

/** The common places of a rule, refused. */
function refusalsOf(rule: Rule, common: Path, why: string): readonly RefusedPlace[] {
  if (rule.kind === "write") return [];
  if (rule.kind === "each") return refusal(rule, [...common, ...rule.left.path], computed.each);
  if (rule.kind === "when") {
    return ofRule(rule, common, []).flatMap((one) => ("why" in one ? [one] : []));
  }
  return refusal(rule, [...common, ...(rule.left ?? [])], why);
}

function refusal(rule: Rule, path: Path, why: string): readonly RefusedPlace[] {
  const end = path.findIndex(({ kind }) => kind !== "member");
  const name = namesOf(end < 0 ? path : path.slice(0, end));
  if (name === undefined || name.length === 0) return [];
  return [{ name, rule, why: end < 0 ? why : inList }];
}

/** Undefined where a list is on the way. */
function namesOf(path: Path): Names | undefined {
  const names = path.flatMap((step) => (step.kind === "member" ? [step.name] : []));
  return names.length === path.length ? names : undefined;
}

/** Of an object as a whole a filter can ask whether it is there. */
function scopeItself(rule: Rule, name: Names, path: Names): FilterPlace {
  const codec: Codec = { steps: [], otherwise: "error" };
  const object: Type = { kind: "object", fields: [], key: [], open: true };
  const sides = { common: object, vendor: object };
  const only = { isText: false, hasNull: true, isEqualOnly: false };
  return { name, rule, path, codec, ...sides, ...only };
}

function ofRest(
  rule: Extract<Rule, { kind: "rest" }>,
  common: Path,
  vendor: Path,
): readonly Found[] {
  const name = namesOf([...common, ...(rule.left ?? [])]);
  const path = namesOf(vendor);
  if (name === undefined || path === undefined || rule.direction === "write") return [];
  const taken = rule.left ? rule.vendorNames : [...rule.vendorNames, ...rule.commonNames];
  const like = rule.like === undefined ? {} : { like: rule.like };
  return [{ common: name, vendor: path, taken, ...like }];
}

function ofCell(rule: CellRule, common: Path, vendor: Path): Found {
  const left = [...common, ...rule.left];
  const name = namesOf(left);
  const refused = (why: string): RefusedPlace => {
    const [found] = refusal(rule, left, why);
    return found ?? { name: [], rule, why };
  };
  if (name === undefined) return refused(inList);
  if (rule.cell.kind === "first") return refused("it is the first of several fields");
  if (rule.cell.kind === "template") return refused("it is made of several fields");
  if (rule.readDefault !== undefined) return refused("a missing value reads as its default");
  const right = [...vendor, ...rule.cell.path];
  const path = namesOf(right);
  if (path === undefined) return refused("the vendor has it in a list");
  const { codec } = rule;
  const converting = codec.steps.filter(({ kind }) => kind !== "check");
  const why = converting.map(reasonOf).find((found) => found !== undefined);
  if (why !== undefined) return refused(why);
  const table = converting.find((step) => step.kind === "table");
  if (table !== undefined && converting.length > 1) return refused("its table stands with others");
  const isStrict = codec.otherwise === "error" || codec.otherwise === "keep";
  if (codec.otherwise === "keep" && table === undefined) {
    return refused("`else keep` gives values of both sides");
  }
  const vendorType = vendorTypeOf(codec, rule.type);
  const order = codec.otherwise === "error" ? orderOf(codec, rule.type) : undefined;
  return {
    name,
    rule,
    path,
    codec,
    common: rule.type,
    vendor: vendorType,
    isText: converting.length === 0 && codec.otherwise === "error" && isTextType(rule.type),
    hasNull: isStrict,
    isEqualOnly: !isStrict,
    ...(order === undefined ? {} : { order }),
    ...(table === undefined ? {} : { table: readTable(table, codec) }),
  };
}

/** Why a step has no value of the vendor for each of ours; undefined where it has. */
function reasonOf(step: CodecStep): string | undefined {
  switch (step.kind) {
    case "table":
      return reasonOfTable(step);
    case "convert":
      return reasonOfConversion(step.from, step.to);
    case "mask": {
      const found = classifyMask(step.mask, step.holds, step.zone);
      const isExact = found.class !== "refused" && found.read.class === "exact";
      return isExact ? undefined : "several texts of the vendor read as one date";
    }
    case "split":
    case "items":
      return "it is a list";
    case "json-text":
      return "the vendor has it as JSON text";
    case "builtin":
      return step.name === "not" || step.name === "base64"
        ? undefined
        : `several values of the vendor read as one (\`${step.name}\`)`;
    default:
      return undefined;
  }
}

function reasonOfTable({ rows }: TableStep): string | undefined {
  const isState = (key: (typeof rows)[number]["vendor"]): boolean =>
    key.kind === "missing" || (key.kind === "value" && key.value === null);
  const read = rows.filter(({ direction }) => direction !== "write");
  if (read.some(({ vendor }) => vendor.kind === "pattern")) {
    return "its table has object patterns";
  }
  return read.some(({ common, vendor }) => isState(common) || isState(vendor))
    ? "its table gives null or missing a meaning"
    : undefined;
}

/** A vendor type with several spellings of one common value, or compared another way. */
function reasonOfConversion(from: ScalarName, to: ScalarName): string | undefined {
  const isSpelled = from === "datetime" || from === "time" || from === "decimal";
  const isRead = to !== "boolean" && to !== "date";
  if (from === "string" && isRead) return `several texts of the vendor read as one ${to}`;
  if (from === "datetime" && to === "date") return "the vendor's time of day is not in it";
  return isSpelled && to === "string" ? `its text is not how the vendor compares it` : undefined;
}

/** What a vendor's values are, as the first step takes them. */
function vendorTypeOf({ steps }: Codec, common: Type): Type {
  const [first] = steps;
  switch (first?.kind) {
    case undefined:
      return common;
    case "check":
      return first.type;
    case "convert":
    case "linear":
      return { kind: "scalar", name: first.from };
    case "epoch":
      return { kind: "scalar", name: "integer" };
    case "table":
      return first.vendorType;
    case "mask":
    case "number-format":
      return { kind: "scalar", name: "string" };
    default:
      return { kind: "unknown" };
  }
}

const ordered = new Set(["string", "number", "integer", "decimal", "date", "datetime", "time"]);
const numeric = new Set(["number", "integer", "decimal"]);

/** Whether vendor values stand in the order of ours, or in the opposite one. */
function orderOf({ steps }: Codec, common: Type): 1 | -1 | undefined {
  const isOrdered =
    common.kind === "unknown" || (common.kind === "scalar" && ordered.has(common.name));
  if (!isOrdered) return undefined;
  let order: 1 | -1 = 1;
  for (const step of steps) {
    if (step.kind === "linear") {
      const isNegative = step.numerator.startsWith("-") !== step.denominator.startsWith("-");
      if (isNegative) order = order === 1 ? -1 : 1;
    } else if (step.kind === "convert") {
      if (!numeric.has(step.from) || !numeric.has(step.to)) return undefined;
    } else if (step.kind !== "check" && step.kind !== "epoch") return undefined;
  }
  return order;
}

function isTextType(type: Type): boolean {
  return type.kind === "unknown" || (type.kind === "scalar" && type.name === "string");
}

function readTable({ rows, readElse }: TableStep, { otherwise }: Codec): ReadTable {
  const seen = new Set<string>();
  const pairs: (readonly [Json, Json])[] = [];
  for (const { direction, common, vendor } of rows) {
    if (direction === "write" || common.kind !== "value" || vendor.kind !== "value") continue;
    const key = JSON.stringify(vendor.value);
    if (!seen.has(key)) pairs.push([vendor.value, common.value]);
    seen.add(key);
  }
  const rest = otherwise === "drop" ? "null" : otherwise;
  return { rows: pairs, otherwise: readElse === undefined ? rest : { value: readElse } };
}

import { unreachable } from "../../diagnostics/invariant.ts";
import { sameJson } from "../../runtime/index.ts";
import type {
  Block,
  CellRule,
  Condition,
  EachRule,
  Expr,
  IrMap,
  RestRule,
  Rule,
  ScopeRule,
  WhenRule,
} from "../ir/nodes.ts";
import { childExprs, conditionPaths, pathKey } from "../ir/walk.ts";
import type { Field, Json, Type } from "../types.ts";
import { typeAt } from "../types-path.ts";
import { classOfCell } from "./codec-class.ts";
import {
  canonical,
  checked,
  type DirectionClass,
  lossless,
  lossy,
  oneWay,
  opaque,
  paired,
  type RuleClass,
  type Witness,
} from "./model.ts";
import { fieldAt } from "./places.ts";
import { buildOutcome, getOutcome, isRunnable } from "./run-codec.ts";
import { emptyGathering, takenName } from "./shape-witness.ts";
import type { BothClasses } from "./step-class.ts";
import { classOfTemplate, isDivisible } from "./template-class.ts";

/**
 * The class of every rule of a map, in source order, in both directions: what the compiler can
 * prove, with values that show the rest. Scopes have none of their own; their rules have.
 */
export function classify(map: IrMap): readonly RuleClass[] {
  const tried = new Map<string, BothClasses>();
  return classesOf(map.block, { common: map.common, vendor: map.vendor, tried });
}

interface Sides {
  readonly common: Type;
  readonly vendor: Type;
  /** Classes of this map's codecs between two types: many fields are converted alike. */
  readonly tried: Map<string, BothClasses>;
}

function classesOf(block: Block, sides: Sides): readonly RuleClass[] {
  return block.rules.flatMap((rule): readonly RuleClass[] => {
    if (rule.kind === "scope") {
      const { common, vendor } = sides;
      const inner = { common: typeAt(common, rule.left), vendor: typeAt(vendor, rule.right) };
      return classesOf(rule.block, { ...sides, ...inner });
    }
    const own = { rule, block, ...classOfRule(rule, sides) };
    switch (rule.kind) {
      case "each": {
        const each = { kind: "each" } as const;
        const common = typeAt(sides.common, [...rule.left.path, each]);
        const vendor = typeAt(sides.vendor, [...rule.right.path, each]);
        return [own, ...classesOf(rule.block, { ...sides, common, vendor })];
      }
      case "when": {
        const blocks = rule.branches.map((branch) => branch.block);
        const all = rule.otherwise === undefined ? blocks : [...blocks, rule.otherwise];
        return [own, ...all.flatMap((inner) => classesOf(inner, sides))];
      }
      default:
        return [own];
    }
  });
}

function classOfRule(rule: Exclude<Rule, ScopeRule>, sides: Sides): BothClasses {
  switch (rule.kind) {
    case "cell":
      return withDefaults(rule, cellClass(rule, sides), fieldAt(sides.common, rule.left));
    case "pair":
      return { write: paired, read: paired };
    case "read":
    case "write": {
      const found = isOpaque(rule.value) ? opaque : oneWay;
      return { write: found, read: found };
    }
    case "each":
      return eachClass(rule);
    case "when":
      return whenClass(rule);
    case "rest":
      return restClass(rule);
    default:
      return unreachable(rule);
  }
}

function isOpaque(expr: Expr): boolean {
  return expr.kind === "jsonata" || childExprs(expr).some(isOpaque);
}

function cellClass(rule: CellRule, sides: Sides): BothClasses {
  const { cell, codec, type } = rule;
  switch (cell.kind) {
    case "at":
      return classOfPlace(rule, typeAt(sides.vendor, cell.path), sides);
    case "template":
      return classOfTemplate(rule, cell, (path) => typeAt(sides.vendor, path));
    case "first": {
      const [first] = cell.cells;
      if (first === undefined) return { write: lossless, read: lossless };
      const joined = { ...codec, steps: [...first.codec.steps, ...codec.steps] };
      const { write } = classOfCell(joined, type, typeAt(sides.vendor, first.path));
      return { write, read: lossy("a new record has the value in the first place") };
    }
    default:
      return unreachable(cell);
  }
}

/** As `classOfCell`, tried once for all rules of the map that convert alike. */
function classOfPlace(rule: CellRule, vendor: Type, sides: Sides): BothClasses {
  const { codec, type, readDefault } = rule;
  const key = JSON.stringify([type, vendor, codec, readDefault]);
  const found = sides.tried.get(key) ?? classOfCell(codec, type, vendor, readDefault);
  sides.tried.set(key, found);
  return found;
}

/** A default stands for missing; a field that is never missing does not meet it. */
function withDefaults(rule: CellRule, found: BothClasses, field: Field | undefined): BothClasses {
  const { readDefault, writeDefault } = rule;
  const hasDefault = readDefault !== undefined || writeDefault !== undefined;
  const isMet = field?.required !== true;
  return {
    write: hasDefault && isMet ? filling(found.write, missingWritten(rule)) : found.write,
    read: readDefault === undefined ? found.read : filling(found.read, missingRead(rule)),
  };
}

/** Missing on its way to the vendor and back; undefined where a run-time table decides. */
function missingWritten({ cell, codec, ...rule }: CellRule): Witness | undefined {
  const { readDefault, writeDefault: via } = rule;
  if (via === undefined) return { value: undefined, via, back: readDefault };
  const inner = cell.kind === "first" ? (cell.cells[0]?.codec.steps ?? []) : [];
  const whole = { ...codec, steps: [...inner, ...codec.steps] };
  if (!isRunnable(whole)) return undefined;
  const isLost = cell.kind === "template" && !isDivisible(cell, via);
  if (isLost) return { value: undefined, via, back: undefined, isRefused: true };
  const home = getOutcome(whole, via);
  if ("refused" in home) return { value: undefined, via, back: undefined, isRefused: true };
  return { value: undefined, via, back: home.value === undefined ? readDefault : home.value };
}

/** Missing as it is read, and written back; undefined where a run-time table decides. */
function missingRead({ codec, readDefault: via }: CellRule): Witness | undefined {
  if (!isRunnable(codec)) return undefined;
  const home = buildOutcome(codec, via);
  if ("refused" in home) return { value: undefined, via, back: undefined, isRefused: true };
  return { value: undefined, via, back: home.value };
}

function filling(found: DirectionClass, witness: Witness | undefined): DirectionClass {
  if (found.kind === "lossy") return found;
  if (witness?.isRefused) return { ...lossy("a default that can't come back"), witness };
  const normalisations = [...found.normalisations, "default = missing"];
  const shown = found.witness ?? witness;
  return { ...found, kind: "canonical", normalisations, ...(shown && { witness: shown }) };
}

/** Lists travel whole; a filter hides items from a reader, and entries of an object have no order. */
function eachClass(rule: EachRule): BothClasses {
  if (rule.direction === "read") return { write: oneWay, read: oneWay };
  const isReshaped = rule.left.shape !== rule.right.shape;
  const read = filtered(rule.right.filter);
  if (!isReshaped) return { write: filtered(rule.left.filter), read };
  const order = canonical("entries of an object have no order");
  return rule.right.shape === "map" ? { write: order, read } : { write: checked, read: order };
}

/** An item without members satisfies no condition that has to be established. */
function filtered(filter: Condition | undefined): DirectionClass {
  if (filter === undefined) return checked;
  const found = lossy("items that the condition leaves out");
  const isAsked = filter.establish?.some(({ value }) => value !== null) === true;
  return isAsked ? { ...found, witness: { value: [{}], via: [], back: [] } } : found;
}

/**
 * Branches are told apart for certain when all test one common and one vendor place for constants
 * that differ on both sides: then setting one unsets the others.
 */
function whenClass(rule: WhenRule): BothClasses {
  const common = valuesTold(rule.branches.map((branch) => branch.common));
  const vendor = valuesTold(rule.branches.map((branch) => branch.vendor));
  const isCertain = vendor !== undefined && common?.every(({ length }) => length === 1) === true;
  return {
    write: isCertain ? checked : lossy("not proved: the branches test several places or values"),
    read: lossy("fields of the other branches"),
  };
}

/** The values that each branch stands for, where all test one place for values that differ. */
function valuesTold(conditions: readonly Condition[]): readonly (readonly Json[])[] | undefined {
  const places = new Set(conditions.flatMap(conditionPaths).map(pathKey));
  const values = conditions.map(valuesNamed);
  const all = values.flat();
  const isTold =
    places.size === 1 &&
    values.every(({ length }) => length > 0) &&
    all.every((value, at) => all.findIndex((one) => sameJson(one, value)) === at);
  return isTold ? values : undefined;
}

/** The values for which a condition holds; none where it does not name them all. */
function valuesNamed({ test, establish = [] }: Condition): readonly Json[] {
  if (test.kind === "in") return test.items;
  return establish.length === 1 ? establish.map(({ value }) => value) : [];
}

function restClass(rule: RestRule): BothClasses {
  if (rule.direction !== "both") return { write: oneWay, read: oneWay };
  if (rule.left !== undefined) {
    const write = { ...canonical("{} = missing"), witness: emptyGathering };
    return { write, read: checked };
  }
  const witness = takenName(rule);
  const behind = canonical("names of other rows stay behind");
  return { write: checked, read: witness === undefined ? checked : { ...behind, witness } };
}

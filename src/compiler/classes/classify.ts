import { unreachable } from "../../diagnostics/invariant.ts";
import { sameJson } from "../../runtime/index.ts";
import type {
  Block,
  CellRule,
  CodecStep,
  Condition,
  EachRule,
  Expr,
  IrMap,
  RestRule,
  Rule,
  WhenRule,
} from "../ir/nodes.ts";
import { childExprs, conditionPaths, pathKey } from "../ir/walk.ts";
import type { Field, Type } from "../types.ts";
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
import { fieldAt, typeAt } from "./places.ts";
import { buildOutcome, getOutcome } from "./run-codec.ts";
import { emptyGathering, takenName } from "./shape-witness.ts";
import type { BothClasses } from "./step-class.ts";
import { classOfTemplate } from "./template-class.ts";

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
  /** Classes of this map's codecs between scalars: many fields are converted alike. */
  readonly tried: Map<string, BothClasses>;
}

function classesOf(block: Block, sides: Sides): readonly RuleClass[] {
  return block.rules.flatMap((rule): readonly RuleClass[] => {
    const own = { rule, block, ...classOfRule(rule, sides) };
    switch (rule.kind) {
      case "scope": {
        const { common, vendor } = sides;
        const inner = { common: typeAt(common, rule.left), vendor: typeAt(vendor, rule.right) };
        return classesOf(rule.block, { ...sides, ...inner });
      }
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

function classOfRule(rule: Rule, sides: Sides): BothClasses {
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
    case "scope":
      return { write: lossless, read: lossless };
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
  const isShared = isSimple(type) && isSimple(vendor) && codec.steps.every(isSmall);
  if (!isShared) return classOfCell(codec, type, vendor, readDefault);
  const key = JSON.stringify([type, vendor, codec, readDefault]);
  const found = sides.tried.get(key) ?? classOfCell(codec, type, vendor, readDefault);
  sides.tried.set(key, found);
  return found;
}

function isSimple({ kind }: Type): boolean {
  return kind === "scalar" || kind === "unknown";
}

/** Rows of a table have places of their own in the text, so no two are alike. */
function isSmall({ kind }: CodecStep): boolean {
  return kind !== "table" && kind !== "items";
}

/** A default stands for missing; a field that is never missing does not meet it. */
function withDefaults(rule: CellRule, found: BothClasses, field: Field | undefined): BothClasses {
  const { readDefault, writeDefault, codec } = rule;
  const filled = writeDefault === undefined ? undefined : getOutcome(codec, writeDefault);
  const back = filled === undefined || "refused" in filled ? readDefault : filled.value;
  const isMet = field?.required !== true;
  const write = { value: undefined, via: writeDefault, back };
  const built = readDefault === undefined ? undefined : buildOutcome(codec, readDefault);
  const read = {
    value: undefined,
    via: readDefault,
    back: built && "value" in built ? built.value : undefined,
  };
  const hasDefault = readDefault !== undefined || writeDefault !== undefined;
  return {
    write: hasDefault && isMet ? filling(found.write, write) : found.write,
    read: readDefault === undefined ? found.read : filling(found.read, read),
  };
}

function filling(found: DirectionClass, witness: Witness): DirectionClass {
  if (found.kind !== "lossless" && found.kind !== "canonical") return found;
  const normalisations = [...found.normalisations, "default = missing"];
  return { ...found, kind: "canonical", normalisations, witness: found.witness ?? witness };
}

/** Lists travel whole; a filter hides items from a reader, and entries of an object have no order. */
function eachClass(rule: EachRule): BothClasses {
  if (rule.direction === "read") return { write: oneWay, read: oneWay };
  const isReshaped = rule.left.shape !== rule.right.shape;
  const read = filtered(rule.right.filter);
  if (!isReshaped) return { write: filtered(rule.left.filter), read };
  const order = canonical("entries of an object have no order", true);
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
  const read = lossy("fields of the other branches");
  const isTold = (side: "common" | "vendor"): boolean => {
    const stated = rule.branches.map((branch) => branch[side].establish ?? []);
    const places = new Set(
      rule.branches.flatMap((branch) => conditionPaths(branch[side]).map(pathKey)),
    );
    const values = stated.map((all) => (all.length === 1 ? all[0]?.value : undefined));
    return (
      places.size === 1 &&
      values.every(
        (value, at) =>
          value !== undefined && values.findIndex((one) => sameJson(one, value)) === at,
      )
    );
  };
  const isCertain = isTold("common") && isTold("vendor");
  return {
    write: isCertain ? checked : lossy("not proved: the branches test several places"),
    read,
  };
}

function restClass(rule: RestRule): BothClasses {
  if (rule.direction !== "both") return { write: oneWay, read: oneWay };
  if (rule.left !== undefined) {
    const write = { ...canonical("{} = missing", true), witness: emptyGathering };
    return { write, read: checked };
  }
  const witness = takenName(rule);
  const behind = canonical("names of other rows stay behind", true);
  return { write: checked, read: witness === undefined ? checked : { ...behind, witness } };
}

import { invariant, unreachable } from "../../../diagnostics/invariant.ts";
import type { Block, CellRule, EachRule, Path, Rule, ScopeRule, WhenRule } from "../../ir/nodes.ts";
import { pathText } from "../../ir/places.ts";
import { exprPaths } from "../../ir/walk.ts";
import { getCall } from "./codec.ts";
import { expression, path } from "./expression.ts";
import { literal } from "./text.ts";
import type { Unit } from "./unit.ts";

/** The functions of nested blocks, each written once: `read`, and `same` of items without a key. */
export class Blocks {
  readonly unit: Unit;
  readonly names = new Map<Block, Map<string, string>>();

  constructor(unit: Unit) {
    this.unit = unit;
  }

  /** The variable of a function of a block; `make` gives its text when it is not there yet. */
  named(block: Block, use: string, hint: string, make: () => string): string {
    const known = this.names.get(block) ?? new Map<string, string>();
    this.names.set(block, known);
    const name = known.get(use);
    if (name !== undefined) return name;
    const text = make();
    const fresh = this.unit.fresh(hint, use);
    known.set(use, fresh);
    this.unit.add(fresh, text);
    return fresh;
  }
}

/** Where in a map an expression or codec stands. */
export function siteOf(blocks: Blocks, rule: Rule) {
  return { unit: blocks.unit, hint: hintOf(rule), about: rule.label, span: rule.span };
}

/** A word for the names of a rule's functions. */
export function hintOf(rule: Rule): string {
  switch (rule.kind) {
    case "cell":
    case "pair":
    case "scope":
    case "read":
      return lastName(rule.left);
    case "each":
      return lastName(rule.left.path);
    case "write":
      return lastName(rule.target);
    case "when":
      return lastName(rule.commonPath ?? []);
    case "rest":
      return lastName(rule.left ?? []);
  }
}

function lastName(steps: Path): string {
  const names = steps.flatMap((step) => (step.kind === "member" ? [step.name] : []));
  return names.at(-1) ?? "this";
}

/** The common value of a cell rule over the vendor record `$v`, with the default for reading. */
export function cellValue(blocks: Blocks, rule: CellRule, scope: string): string {
  const raw = rawCell(blocks, rule, scope);
  return withDefault(getCall(blocks.unit, rule.codec, siteOf(blocks, rule), raw), rule.readDefault);
}

/** A value, or the default where it is missing. */
export function withDefault(
  value: string,
  fallback: Parameters<typeof literal>[0] | undefined,
): string {
  return fallback === undefined ? value : `$orElse(${value}, ${literal(fallback)})`;
}

/** What the cell gives before the rule's own codec. */
function rawCell(blocks: Blocks, rule: CellRule, scope: string): string {
  const site = siteOf(blocks, rule);
  const { cell } = rule;
  switch (cell.kind) {
    case "at":
      return `$see(${scope}, ${path(site, cell.path)})`;
    case "first": {
      const values = cell.cells.map((part) => {
        const raw = `$see(${scope}, ${path(site, part.path)})`;
        return `{ "is": ${getCall(blocks.unit, part.codec, site, raw)} }`;
      });
      return `$firstOf([${values.join(", ")}])`;
    }
    case "template": {
      const parts = cell.parts.map((part) => {
        const raw = `$see(${scope}, ${path(site, part.path)})`;
        const value = getCall(blocks.unit, part.codec, site, raw);
        return `{ "before": ${literal(part.separator)}, "text": ${value} }`;
      });
      return `$joined(${literal(cell.prefix)}, [${parts.join(", ")}], ${literal(cell.suffix)})`;
    }
  }
}

/** The test of a filter as a function of the item. */
export function filterFunction(
  blocks: Blocks,
  rule: Rule,
  test: EachRule["left"]["filter"],
): string {
  invariant(test !== undefined, "a filter");
  return `function($i) { ${expression(siteOf(blocks, rule), test.test, "$i")} }`;
}

/** Where errors of a rule are said to be, on the vendor side. */
export function vendorText(rule: Rule): string {
  switch (rule.kind) {
    case "cell":
      return placeText(rule);
    case "scope":
      return textOf(rule.right);
    case "each":
      return textOf(rule.right.path);
    case "when":
      return whenText(rule);
    case "rest":
      return "";
    case "read":
      return textOf(exprPaths(rule.value)[0] ?? []);
    case "pair":
      return textOf(exprPaths(rule.read.value)[0] ?? []);
    case "write":
      return "";
    default:
      return unreachable(rule);
  }
}

function placeText({ cell }: CellRule): string {
  if (cell.kind === "at") return textOf(cell.path);
  const [first] = cell.kind === "first" ? cell.cells : cell.parts;
  return textOf(first?.path ?? []);
}

function whenText(rule: WhenRule): string {
  return textOf(rule.vendorPaths[0] ?? []);
}

/** A path as errors print it; the scope itself is "". */
export function textOf(steps: Path): string {
  return steps.length === 0 ? "" : pathText(steps);
}

/** Whether two rules of a block may meet in one list or object, so that places show more than they. */
export function isShared(rule: CellRule | ScopeRule | EachRule | { readonly left: Path }): boolean {
  const left = "path" in rule.left ? rule.left.path : rule.left;
  return left.some((step) => step.kind !== "member");
}

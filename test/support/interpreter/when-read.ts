import type { Block, Branch, Condition, WhenRule } from "../../../src/compiler/ir/nodes.ts";
import { tolerant } from "./cells.ts";
import { holdsWith } from "./expressions.ts";
import { assignAll, get, set } from "./paths.ts";
import { readRules, type Shown } from "./read.ts";
import { hasValue, type Maybe, refuse, type Tables } from "./states.ts";

/** A branch, or the block after `else`; nothing when no branch holds. */
export type Taken = { readonly block: Block; readonly branch?: Branch } | undefined;

/** Reads the first branch whose vendor condition holds. */
export function readWhen(rule: WhenRule, record: Maybe, tables: Tables, shown: Shown): void {
  const taken = branchOfVendor(rule, record, tables);
  if (taken?.branch !== undefined) {
    shown.value = established(taken.branch.common, shown.value, tables);
  }
  if (taken !== undefined) {
    readRules(taken.block, record, tables, shown);
    return;
  }
  const tested = rule.vendorPaths.map((path) => get(path, record, holdsWith(tables)).value);
  if (tested.some(hasValue)) refuse("no-case", "no branch holds");
  if (tested.includes(null) && rule.commonPath !== undefined) {
    shown.value = set(rule.commonPath, shown.value, null, holdsWith(tables));
  }
}

/** The branch that a vendor record is read by. */
export function branchOfVendor(rule: WhenRule, record: Maybe, tables: Tables): Taken {
  const holds = holdsWith(tables);
  const branch = rule.branches.find(
    ({ direction, vendor }) => direction !== "write" && holds(vendor, record ?? {}),
  );
  return takenOf(rule, branch);
}

export function takenOf(rule: WhenRule, branch: Branch | undefined): Taken {
  if (branch !== undefined) return { block: branch.block, branch };
  return rule.otherwise === undefined ? undefined : { block: rule.otherwise };
}

/** Sets what makes a condition true, where it is not so already. */
export function established(condition: Condition, record: Maybe, tables: Tables): Maybe {
  const holds = holdsWith(tables);
  // A test that another kind of value refuses does not hold: that is what is to be repaired.
  if (record !== undefined && tolerant(() => holds(condition, record)) === true) return record;
  return assignAll(condition.establish ?? [], record, holds);
}

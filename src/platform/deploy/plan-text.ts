import type { Change } from "./changes.ts";
import { keyOf, type Plan, type PlannedChange } from "./plan.ts";
import { type ResourceId, resourceTitle } from "./resource.ts";

/** A plan for people. Texts of the platform are in it as they are: hide secrets before printing. */
export function planReport(plan: Plan): string {
  const changes = plan.changes.map((change) => `${changeReport(change)}\n`);
  const unmanaged = plan.unmanaged.map((id) => `  ${resourceTitle(keyOf(id))}\n`);
  const left =
    unmanaged.length === 0
      ? ""
      : `Left alone, since it is not declared here:\n${unmanaged.join("")}\n`;
  return `${changes.join("\n")}${changes.length === 0 ? "" : "\n"}${left}${planSummary(plan)}\n`;
}

/** What is left of a saved plan, for people. */
export function restReport(plan: Plan, pending: readonly PlannedChange[]): string {
  const made = plan.changes.length - pending.length;
  if (made === 0) return planReport(plan);
  const changes = made === 1 ? "1 change" : `${made} changes`;
  if (pending.length === 0) {
    return `Nothing is left to do: ${plan.baseUrl} holds what this plan says (${changes}).\n`;
  }
  return `${planReport({ ...plan, changes: pending })}Made already: ${changes} of this plan.\n`;
}

/** How much is to be done, in one sentence. */
export function planSummary({ changes, baseUrl }: Plan): string {
  if (changes.length === 0) return `Nothing to change: ${baseUrl} holds what is declared.`;
  const count = (action: PlannedChange["action"]): number =>
    changes.filter((change) => change.action === action).length;
  return `To create: ${count("create")}, to change: ${count("update")}, to delete: ${count("delete")}, on ${baseUrl}`;
}

const signs = { create: "+", update: "~", delete: "-" } as const;

/** One resource with all its differences. */
export function changeReport({ id, action, changes, isDrifted }: PlannedChange): string {
  const drift = isDrifted ? "  (changed on the platform since it was applied from here)" : "";
  const lines = changes.flatMap(changeLines).map((line) => `    ${line}`);
  return [`${signs[action]} ${titleOf(id)}${drift}`, ...lines].join("\n");
}

function titleOf(id: ResourceId): string {
  return resourceTitle(keyOf(id));
}

const changeSigns = { add: "+", remove: "-", change: "~" } as const;

/** A difference, on one line or, of a script, on several. */
export function changeLines(change: Change): readonly string[] {
  const { op, what, name, before, after, lines } = change;
  const sign = changeSigns[op];
  if (lines !== undefined) {
    // A script that is new, or gone, says nothing that its rules do not; `--json` has all of it.
    if (op !== "change") return [`${sign} ${name}, ${lines.length} lines`];
    return [`${sign} ${name}`, ...lines.map((line) => `    ${line}`)];
  }
  if (before !== undefined && after !== undefined) {
    return [`${sign} ${what} ${name}`, `    - ${oneLine(before)}`, `    + ${oneLine(after)}`];
  }
  const text = before ?? after;
  if (text === undefined) return [`${sign} ${what} ${oneLine(name)}`];
  const isNamed = what === "row" || what === "attribute";
  return [`${sign} ${what} ${isNamed ? `${name}: ` : ""}${oneLine(text)}`];
}

function oneLine(text: string): string {
  return text.replaceAll("\n", "\\n");
}

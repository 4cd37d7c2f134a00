import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { IrMap, Rule } from "../../ir/nodes.ts";
import { allRules } from "../../ir/places.ts";
import { filterNamesOf } from "./filter-names.ts";
import { type Plan, planOf } from "./plan.ts";

/**
 * What neither fields nor a script of the platform can do, each with the place of its rule: never
 * an approximation. `others` are the maps that are built together with this one.
 */
export function refusals(map: IrMap, plan: Plan, others: readonly IrMap[]): readonly Diagnostic[] {
  const refuse = ({ span }: Pick<Rule, "span">, reason: string): Diagnostic =>
    diagnostic("payload-rule", span, { reason });
  const scripted = [...new Set([...plan.script.read, ...plan.script.write])];
  const rules = scripted.flatMap((rule) => [...allRules({ ...map.block, rules: [rule] })]);
  const twin = others.find((other) => isTwin(other, map));
  const [script, ...more] = map.scripts;
  const filterNames = filterNamesOf(map);
  const own = [
    ...(twin === undefined
      ? []
      : [refuse(map, `${map.object} has one transformation for each element, ${twin.name}`)]),
    ...rules.flatMap((rule) => outOfReach(rule).map((reason) => refuse(rule, reason))),
    ...(script === undefined ? [] : scripted).map((rule) =>
      refuse(rule, `it needs a script, and only one runs, \`${script?.file}\``),
    ),
    ...more
      .filter(({ file }) => file !== script?.file)
      .map((other) => refuse(other, `only one script runs, \`${script?.file}\``)),
    ...filterNames.unnamed.map((rule) =>
      refuse(rule, "no filter can name it, so `@filter` has nothing to rename"),
    ),
    ...(script === undefined || filterNames.names.size === 0
      ? []
      : [refuse(script, "filters are renamed by a script, and only one runs")]),
    ...withoutEntry(map, plan).map((rule) =>
      refuse(rule, "no field stands for this rule, so its annotation has nothing to change"),
    ),
  ];
  if (own.length > 0) return own;
  return fallen(map).map(({ label }) =>
    refuse(map, `what it inherits cannot be carried, because of \`${label}\``),
  );
}

/** The first rule above a layer because of which there is nothing to inherit. */
function fallen({ layer }: IrMap): readonly Rule[] {
  if (layer === undefined) return [];
  const { script } = planOf(layer.base);
  const rules = allRules({ ...layer.base.block, rules: [...script.read, ...script.write] });
  const first = rules.find((rule) => outOfReach(rule).length > 0);
  return first === undefined ? fallen(layer.base) : [first];
}

/** An earlier map to another resource that would be the same file. */
function isTwin(other: IrMap, map: IrMap): boolean {
  const isSame =
    other.object === map.object &&
    other.element === map.element &&
    JSON.stringify(other.level) === JSON.stringify(map.level);
  return isSame && other.resource !== map.resource && other.span.start < map.span.start;
}

/** Rules that the script does alone, with annotations that are about a field. */
function withoutEntry(map: IrMap, plan: Plan): readonly Rule[] {
  const said = new Set(plan.fields.map(({ rule }) => rule));
  return map.block.rules.filter(
    (rule) =>
      !said.has(rule) &&
      rule.kind !== "rest" &&
      (rule.annotations ?? []).some(({ name }) => name === "platform" || name === "level"),
  );
}

/** What a rule needs that no script has. */
function outOfReach(rule: Rule): readonly string[] {
  const found = new Set<string>();
  collect(rule, found);
  return [...found];
}

/** Goes through a rule as plain data, but for the rules inside of it. */
function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null || value instanceof Set) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  const node = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(node.rules)) return;
  if (node.kind === "jsonata") found.add("scripts have no JSONata");
  if (node.kind === "lookup") found.add(`the rows of \`${node.table}\` are given at run time`);
  if (node.kind === "mask" && node.zone !== undefined && node.zone !== "UTC") {
    found.add(`scripts know no time zones, so \`${node.zone}\` cannot be used`);
  }
  for (const child of Object.values(node)) collect(child, found);
}

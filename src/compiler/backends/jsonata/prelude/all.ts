import { base64Helpers } from "./base64.ts";
import { checkHelpers } from "./checks.ts";
import { conversionHelpers } from "./conversions.ts";
import { dateHelpers } from "./dates.ts";
import { equalityHelpers } from "./equality.ts";
import { expressionHelpers } from "./expressions.ts";
import { functionHelpers } from "./functions.ts";
import type { Helper } from "./helper.ts";
import { listHelpers } from "./lists.ts";
import { maskHelpers } from "./masks.ts";
import { numberFormatHelpers } from "./number-format.ts";
import { arithmeticHelpers, numberHelpers } from "./numbers.ts";
import { pathHelpers } from "./paths.ts";
import { readHelpers } from "./read.ts";
import { stateHelpers } from "./states.ts";
import { templateHelpers } from "./templates.ts";
import { textStepHelpers } from "./text-steps.ts";
import { whenHelpers } from "./whens.ts";
import { writeHelpers } from "./write.ts";

/** Every helper, in the order in which a text defines those that it needs. */
export const helpers: readonly Helper[] = [
  ...stateHelpers,
  ...pathHelpers,
  ...numberHelpers,
  ...arithmeticHelpers,
  ...dateHelpers,
  ...equalityHelpers,
  ...checkHelpers,
  ...conversionHelpers,
  ...maskHelpers,
  ...numberFormatHelpers,
  ...textStepHelpers,
  ...base64Helpers,
  ...expressionHelpers,
  ...functionHelpers,
  ...readHelpers,
  ...writeHelpers,
  ...templateHelpers,
  ...listHelpers,
  ...whenHelpers,
];

const byName: ReadonlyMap<string, Helper> = new Map(helpers.map((helper) => [helper.name, helper]));

/** The helpers that a text names, and those that they name, in the order of `helpers`. */
export function neededHelpers(text: string): readonly Helper[] {
  const hasLists = text.includes(`"then": [`);
  const needed = new Map<Helper, Helper>();
  const rest = [text];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    for (const [, name = ""] of next.matchAll(/\$([A-Za-z][A-Za-z0-9_]*)/g)) {
      const helper = byName.get(name);
      if (helper === undefined || needed.has(helper)) continue;
      const chosen = hasLists ? helper : { ...helper, text: helper.withoutLists ?? helper.text };
      needed.set(helper, chosen);
      rest.push(chosen.text);
    }
  }
  return helpers.flatMap((helper) => needed.get(helper) ?? []);
}

import type { Block, EachRule, Path, Rule } from "../../ir/nodes.ts";
import { leftOf } from "../../ir/walk.ts";
import { type Code, code, joinCode } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { testFunction } from "./expressions.ts";
import { innerScope, itemScope } from "./gets.ts";
import { memberNames, ownAccess, stepsOf } from "./paths.ts";
import { blocksOf } from "./reads.ts";
import { isAtomic, sameOf } from "./types.ts";
import { type Scope, site, type Unit } from "./unit.ts";

/** A function `(item, shown) => boolean`: equal as far as the two-way rules of a block see. */
export function sameFunction(unit: Unit, block: Block, scope: Scope): Code {
  return unit.functionOf(block, "same", "same", (name) => {
    const tests = sameRules(unit, block, scope);
    const all = tests.length === 0 ? jsLiteral(true) : joinCode(tests, code` && `);
    // Members of what is no object would be read from its prototype.
    const isObject = (value: string): Code => code`${unit.runtime("isObject")}(${jsName(value)})`;
    const guard = block.rules.some((rule) => leftOf(rule)?.[0]?.kind === "member")
      ? code`if (!${isObject("a")} || !${isObject("b")}) return ${unit.runtime("sameJson")}(a, b);`
      : code``;
    return code`
      function ${name}(a, b) {
        ${guard}
        return ${all};
      }
    `;
  });
}

function sameRules(unit: Unit, block: Block, scope: Scope): readonly Code[] {
  return block.rules.flatMap((rule) => sameRule(unit, rule, scope));
}

function sameRule(unit: Unit, rule: Rule, scope: Scope): readonly Code[] {
  const [a, b] = [jsName("a"), jsName("b")];
  const at = site(unit, scope.commonPath, rule.label);
  const peek = (path: Path, from: Code): Code =>
    code`${unit.runtime("peekPath")}(${stepsOf(unit, path, rule.label)}, ${from}, ${at})`;
  switch (rule.kind) {
    case "cell":
    case "pair": {
      const [only, ...rest] = memberNames(rule.left) ?? [];
      if (only !== undefined && rest.length === 0 && isAtomic(rule.type)) {
        return [code`${ownAccess(unit, a, only)} === ${ownAccess(unit, b, only)}`];
      }
      return [code`${sameOf(unit, rule.type)}(${peek(rule.left, a)}, ${peek(rule.left, b)})`];
    }
    case "scope": {
      const same = sameFunction(unit, rule.block, innerScope(rule, scope));
      return [
        code`${unit.runtime("sameParts")}(${peek(rule.left, a)}, ${peek(rule.left, b)}, ${same})`,
      ];
    }
    case "each":
      if (rule.direction === "read") return [];
      return [sameLists(unit, rule, scope, peek(rule.left.path, a), peek(rule.left.path, b), at)];
    case "when": {
      const inner = blocksOf(rule).flatMap((block) => sameRules(unit, block, scope));
      if (rule.commonPath === undefined) return inner;
      const common = code`${unit.runtime("sameJson")}(${peek(rule.commonPath, a)}, ${peek(rule.commonPath, b)})`;
      return [common, ...inner];
    }
    case "rest": {
      if (rule.left !== undefined) {
        return [code`${unit.runtime("sameJson")}(${peek(rule.left, a)}, ${peek(rule.left, b)})`];
      }
      const names = unit.constant("names", code`new Set(${jsLiteral(rule.commonNames)})`);
      return [code`${unit.runtime("sameExcept")}(a, b, ${names})`];
    }
    default:
      return [];
  }
}

/** A test of two lists: equal item by item, as far as the rules and the filter see. */
export function sameLists(
  unit: Unit,
  rule: EachRule,
  scope: Scope,
  left: Code,
  right: Code,
  at: Code,
): Code {
  const same = sameFunction(unit, rule.block, itemScope(rule, scope));
  const { filter, shape } = rule.left;
  const test = filter === undefined ? code`() => true` : testFunction(unit, filter, rule.label);
  const name = shape === "map" ? "selectEntries" : "selectItems";
  const select = (list: Code): Code => code`${unit.runtime(name)}(${list}, ${test}, ${at})`;
  return code`${unit.runtime("sameItems")}(${select(left)}, ${select(right)}, ${same})`;
}

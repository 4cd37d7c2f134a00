import type { Block, EachRule, FindStep, PathStep, Rule, WhenRule } from "../../ir/nodes.ts";
import { isWhole, leftOf } from "../../ir/walk.ts";
import type { Json } from "../../types.ts";
import { type Code, code, commaList, lines } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { testFunction } from "./expressions.ts";
import { getRule, type PlacedRule, shownValue } from "./gets.ts";
import { type FieldValue, literalOf, objectOf } from "./objects.ts";
import {
  Body,
  establishOf,
  isItemObject,
  memberNames,
  ownAccess,
  setOwn,
  stepsOf,
} from "./paths.ts";
import { type Scope, site, type Unit } from "./unit.ts";

/**
 * A function that reads a block; throws where a rule cannot be read. `start`: its second parameter
 * is what the result holds already, which is not changed.
 */
export function readFunction(
  unit: Unit,
  block: Block,
  scope: Scope,
  variant: "fresh" | "start" = "fresh",
): Code {
  const isStarted = variant === "start";
  return unit.functionOf(block, `read ${variant}`, "read", (name) => {
    const body = new Body(scope.isObject, scope.isWide);
    if (isStarted) readInto(unit, body, block.rules, scope, "strict", true);
    else readFresh(unit, body, block, scope);
    return code`
      function ${name}(${isStarted ? code`v, start` : code`v`}) {
        ${checkScope(unit, scope, block)}
        ${isStarted ? code`let o = start;` : code``}
        ${body.statements}
        return o;
      }
    `;
  });
}

/** A function that reads a block, leaving out what cannot be read. */
export function viewFunction(unit: Unit, block: Block, scope: Scope): Code {
  return unit.functionOf(block, "view", "view", (name) => {
    const body = new Body(scope.isObject, scope.isWide);
    readInto(unit, body, block.rules, scope, "tolerant", true);
    const strict = readFunction(unit, block, scope);
    return code`
      function ${name}(v) {
        const all = ${unit.runtime("tolerant")}(${strict}, v);
        if (all !== ${unit.runtime("unreadable")}) return all;
        let o${isWhole(block) ? code`` : code` = {}`};
        ${body.statements}
        return o;
      }
    `;
  });
}

/** The index of the branch that a vendor record is read by, the number of branches for `else`, or -1. */
export function branchFunction(unit: Unit, rule: WhenRule): Code {
  const tests = rule.branches.flatMap(({ direction, vendor }, index) =>
    direction === "write"
      ? []
      : [code`if (${testFunction(unit, vendor, rule.label)}(v)) return ${jsLiteral(index)};`],
  );
  const last = jsLiteral(rule.otherwise === undefined ? -1 : rule.branches.length);
  return unit.helper(
    "branch",
    code`(v) {
      ${tests}
      return ${last};
    }`,
  );
}

/** The blocks of a group by the index that `branchFunction` gives. */
export function blocksOf(rule: WhenRule): readonly Block[] {
  const blocks = rule.branches.map(({ block }) => block);
  return rule.otherwise === undefined ? blocks : [...blocks, rule.otherwise];
}

/** A statement that refuses a record of the wrong kind. */
function checkScope(unit: Unit, scope: Scope, block: Block): Code {
  if (!scope.isObject) return code``;
  const at = site(unit, scope.vendorPath, block.rules[0]?.label ?? "");
  return refuseOthers(unit, jsName("v"), scope.vendorPath.endsWith("[]"), at);
}

/** A statement that refuses what is no object. */
export function refuseOthers(unit: Unit, value: Code, isItem: boolean, at: Code): Code {
  const test = isItem ? isItemObject(value) : code`${unit.runtime("isObject")}(${value})`;
  return code`if (!(${test})) ${unit.runtime("checkRecord")}(${value}, ${at});`;
}

/** Rules whose value stands at one place of members, and needs nothing of the others'. */
function isPlain(rule: Rule): rule is PlacedRule {
  if (rule.kind === "each" && rule.left.filter !== undefined) return false;
  if (rule.kind === "rest" && rule.direction === "write") return false;
  const left = leftOf(rule);
  return left !== undefined && memberNames(left) !== undefined;
}

type Strictness = "strict" | "tolerant";

/** Reads a block into a new object: one literal where all of its plain rules have a value. */
function readFresh(unit: Unit, body: Body, block: Block, scope: Scope): void {
  const rules = block.rules.filter(({ kind }) => kind !== "write");
  const isLone = isWhole(block);
  const complex = rules.findIndex((rule) => isLone || !isPlain(rule));
  const plain = complex < 0 ? rules : rules.slice(0, complex);
  const fields = plain.flatMap((rule) => {
    const names = memberNames(leftOf(rule) ?? []);
    if (names === undefined) return [];
    return isPlain(rule) ? [{ names, value: getRule(unit, body, rule, scope) }] : [];
  });
  if (fields.length === 0) {
    body.add(isLone ? code`let o;` : code`let o = {};`);
  } else {
    body.add(objectOf(unit, jsName("o"), fields));
  }
  readInto(unit, body, rules.slice(plain.length), scope, "strict", isLone, rules);
}

/** A statement that sets a place of `o`, all of whose objects are ours. */
function putFresh(unit: Unit, names: readonly string[], value: Code, scope: Scope): Code {
  const last = names[names.length - 1] ?? "";
  if (names.length === 1) return setOwn(unit, jsName("o"), last, value);
  const statements: Code[] = [];
  let parent = jsName("o");
  for (const name of names.slice(0, -1)) {
    const next = unit.fresh("p");
    const at = site(unit, scope.commonPath, "");
    const old = ownAccess(unit, parent, name);
    statements.push(code`const ${next} = ${unit.runtime("owned")}(${old}, undefined, ${at});`);
    statements.push(setOwn(unit, parent, name, next));
    parent = next;
  }
  return code`
    {
      ${statements}
      ${setOwn(unit, parent, last, value)}
    }
  `;
}

/** Reads rules one after the other into `o`. `isShared`: parts of `o` may not be ours. */
function readInto(
  unit: Unit,
  body: Body,
  rules: readonly Rule[],
  scope: Scope,
  strictness: Strictness,
  isShared: boolean,
  all: readonly Rule[] = rules,
): void {
  for (const rule of rules) {
    if (rule.kind === "write") continue;
    if (rule.kind === "when") readWhen(unit, body, rule, scope, strictness, isShared);
    else if (rule.kind !== "rest" || rule.direction !== "write") {
      body.add(placed(unit, body, rule, scope, strictness, isShared, all));
    }
  }
}

/**
 * What `list[name = "x"].member` puts into a list that only such rules make: the item, behind
 * those of the others. Undefined for any other path, and where another rule names the same item.
 */
export function lonePlace(rule: Rule, rules: readonly Rule[]): LonePlace | undefined {
  const [first, find, last, ...rest] = leftOf(rule) ?? [];
  if (first?.kind !== "member" || find?.kind !== "find" || last?.kind !== "member")
    return undefined;
  const stated = (find.condition.establish ?? []).map(({ path, value }) => ({
    names: memberNames(path) ?? [],
    value,
  }));
  const isFlat = stated.every(({ names }) => names.length === 1 && names[0] !== last.name);
  const isSolid = rules.every((other) => other.kind !== "when");
  const alike = rules.filter((other) => {
    const [list, step] = leftOf(other) ?? [];
    return list?.kind === "member" && list.name === first.name && sameFind(step, find);
  });
  if (rest.length > 0 || !isFlat || !isSolid || alike.length !== 1) return undefined;
  const members = stated.map(({ names, value }) => ({ names, value: jsLiteral(value) }));
  const constants = stated.map(({ names, value }) => ({ name: names[0] ?? "", value }));
  return { list: first.name, members, last: last.name, stated: constants };
}

export interface LonePlace {
  readonly list: string;
  readonly members: readonly FieldValue[];
  readonly last: string;
  /** The members of the item besides the last, as values. */
  readonly stated: readonly { readonly name: string; readonly value: Json }[];
}

/** Steps that may lead to one item: whatever is no test by other values of the same member. */
function sameFind(step: PathStep | undefined, find: FindStep): boolean {
  if (step?.kind !== "find") return true;
  const [mine, theirs] = [find, step].map(({ condition }) => condition.establish ?? []);
  const [a, b] = [mine?.[0], theirs?.[0]];
  const isSingle = mine?.length === 1 && theirs?.length === 1;
  if (!isSingle || a === undefined || b === undefined) return true;
  const isSameMember = JSON.stringify(memberNames(a.path)) === JSON.stringify(memberNames(b.path));
  return !isSameMember || JSON.stringify(a.value) === JSON.stringify(b.value);
}

function putLone(unit: Unit, place: LonePlace, value: Code): Code {
  const o = jsName("o");
  const list = ownAccess(unit, o, place.list);
  const fresh = unit.fresh("p");
  const item = literalOf([...place.members, { names: [place.last], value }], 0);
  return code`
    {
      let ${fresh} = ${list};
      if (${fresh} === undefined) {
        ${fresh} = [];
        ${setOwn(unit, o, place.list, fresh)}
      }
      if (${value} !== null) ${fresh}.push(${item});
    }
  `;
}

function placed(
  unit: Unit,
  body: Body,
  rule: PlacedRule,
  scope: Scope,
  strictness: Strictness,
  isShared: boolean,
  rules: readonly Rule[],
): Code {
  const isTolerant = strictness === "tolerant";
  const value = isTolerant ? unit.fresh("x") : getRule(unit, body, rule, scope);
  if (isTolerant) {
    body.add(code`const ${value} = ${shownValue(unit, rule, scope, jsName("v"))};`);
  }
  const isThere = isTolerant
    ? code`${value} !== undefined && ${value} !== ${unit.runtime("unreadable")}`
    : code`${value} !== undefined`;
  const lone = isShared ? undefined : lonePlace(rule, rules);
  if (lone !== undefined) return code`if (${isThere}) ${putLone(unit, lone, value)}`;
  return code`if (${isThere}) ${put(unit, rule, value, scope, isShared)}`;
}

function put(unit: Unit, rule: PlacedRule, value: Code, scope: Scope, isShared: boolean): Code {
  const at = site(unit, scope.vendorPath, rule.label);
  if (rule.kind === "rest" && rule.left === undefined) {
    return code`o = ${unit.runtime("overlay")}(o, ${value}, {});`;
  }
  if (rule.kind === "each") return putList(unit, rule, value, at);
  const left = leftOf(rule) ?? [];
  const names = memberNames(left);
  if (names !== undefined && names.length > 0 && !isShared) {
    return putFresh(unit, names, value, scope);
  }
  return code`o = ${unit.runtime("setPath")}(${stepsOf(unit, left, rule.label)}, o, ${value}, ${at});`;
}

/** Items behind those of other rules where the list is filtered, else in their place. */
function putList(unit: Unit, rule: EachRule, value: Code, at: Code): Code {
  const steps = stepsOf(unit, rule.left.path, rule.label);
  const before = code`${unit.runtime("getPath")}(${steps}, o, ${at})`;
  const list =
    rule.left.filter === undefined || rule.left.shape === "map"
      ? value
      : code`${unit.runtime("appendItems")}(${before}, ${value})`;
  return code`o = ${unit.runtime("setPath")}(${steps}, o, ${list}, ${at});`;
}

function readWhen(
  unit: Unit,
  body: Body,
  rule: WhenRule,
  scope: Scope,
  strictness: Strictness,
  isShared: boolean,
): void {
  body.add(unit.note(rule));
  const branch = unit.fresh("b");
  const pick = branchFunction(unit, rule);
  const at = site(unit, scope.vendorPath, rule.label);
  const isTolerant = strictness === "tolerant";
  body.add(
    code`const ${branch} = ${isTolerant ? code`${unit.runtime("tolerant")}(${pick}, v)` : code`${pick}(v)`};`,
  );
  const cases = blocksOf(rule).map((block, index) => {
    const inner = body.inner();
    const common = rule.branches[index]?.common;
    if (common !== undefined) {
      const test = testFunction(unit, common, rule.label);
      inner.add(
        code`o = ${unit.runtime("satisfy")}(${test}, ${establishOf(unit, common)}, o, ${at});`,
      );
    }
    readInto(unit, inner, block.rules, scope, strictness, isShared);
    return code`
      if (${branch} === ${jsLiteral(index)}) {
        ${inner.statements}
      }
    `;
  });
  body.add(lines(cases));
  if (rule.otherwise === undefined) body.add(noBranch(unit, rule, branch, at, isTolerant));
}

/** No branch: an error where something was tested, null where it was cleared. */
function noBranch(unit: Unit, rule: WhenRule, branch: Code, at: Code, isTolerant: boolean): Code {
  const empty = emptyFunction(unit, rule, at);
  const state = isTolerant ? code`${unit.runtime("tolerant")}(${empty}, v)` : code`${empty}(v)`;
  const steps =
    rule.commonPath === undefined ? undefined : stepsOf(unit, rule.commonPath, rule.label);
  const set =
    steps === undefined
      ? code`${state};`
      : code`if (${state} === null) o = ${unit.runtime("setPath")}(${steps}, o, null, ${at});`;
  return code`
    if (${branch} === -1) {
      ${set}
    }
  `;
}

/** A function: null where a tested place is null, missing where all are; error `no-case` else. */
export function emptyFunction(unit: Unit, rule: WhenRule, at: Code): Code {
  const values = rule.vendorPaths.map(
    (path) => code`${unit.runtime("getPath")}(${stepsOf(unit, path, rule.label)}, v, ${at})`,
  );
  return unit.helper(
    "empty",
    code`(v) {
      return ${unit.runtime("noCase")}([${commaList(values)}], ${at});
    }`,
  );
}

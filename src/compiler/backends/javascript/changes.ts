import { unreachable } from "../../../diagnostics/invariant.ts";
import type { Block, EachRule, IrMap, Path, Rule, VendorFields } from "../../ir/nodes.ts";
import { childBlocks, conditionPaths, pathKey, writtenPaths } from "../../ir/walk.ts";
import { type Code, code, commaList, nothing } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { testFunction } from "./expressions.ts";
import { innerScope } from "./gets.ts";
import { memberNames, stepsOf } from "./paths.ts";
import { readFunction, viewFunction } from "./reads.ts";
import { sameLists } from "./sames.ts";
import { sameOf } from "./types.ts";
import { type Scope, site, type Unit } from "./unit.ts";

/** The name of a constant with what the runtime has to know of a map to say what changed. */
export function changerOf(
  unit: Unit,
  map: IrMap,
  scope: Scope,
  { create, update }: { readonly create: Code; readonly update: Code },
): Code {
  const view = viewFunction(unit, map.block, scope);
  const places = placesOfRules(unit, map.block.rules, scope, []);
  const scopes = scopesOf(map.block.rules, [], []).map(
    ({ left, right, label }) => code`[${pathOf(unit, left, label)}, ${jsLiteral(right)}]`,
  );
  const targets = targetsOf(map.block, []).flatMap((path) => {
    const names = memberNames(path);
    return names === undefined ? [] : [jsLiteral(names)];
  });
  return unit.constant(
    "changer",
    code`{
      create: ${create},
      update: ${update},
      read: ${readFunction(unit, map.block, scope)},
      view: ${view},
      places: ${listOf(places)},
      scopes: [${commaList(scopes)}],
      targets: [${commaList(targets)}],
    }`,
  );
}

/** The name of a constant with what the vendor accepts in a request. */
export function vendorRulesOf(unit: Unit, map: IrMap): Code {
  const { always, readonly, createonly, nulls, merge } = map.vendorRules;
  const list = (fields: readonly VendorFields[]): Code => jsLiteral(fields.map(fieldsValue));
  const finds = merge.length === 0 ? [] : findsOf(map.block.rules, []);
  const steps = finds.map(
    ({ list: names, find, label }) =>
      code`[${jsLiteral(names)}, ${stepsOf(unit, [find], label)}[0]]`,
  );
  return unit.constant(
    "vendorRules",
    code`{
      always: ${list(always)},
      readonly: ${list(readonly)},
      createonly: ${list(createonly)},
      nulls: ${jsLiteral(nulls.map(({ fields, value }) => [fieldsValue(fields), value]))},
      merge: ${list(merge)},
      finds: [${commaList(steps)}],
    }`,
  );
}

function fieldsValue(fields: VendorFields): { [name: string]: (string | null)[] } {
  if (fields.kind === "rest")
    return fields.like === undefined ? {} : { like: fields.like.split("*") };
  return { path: fields.path.map((step) => (step.kind === "member" ? step.name : null)) };
}

/** The steps of a path; written out where names suffice, so that no name makes two constants one. */
function pathOf(unit: Unit, path: Path, rule: string): Code {
  const names = memberNames(path);
  return names === undefined ? stepsOf(unit, path, rule) : jsLiteral(names);
}

function listOf(items: readonly Code[]): Code {
  if (items.length === 0) return code`[]`;
  return code`[
    ${items.map((item) => code`${item},`)}
  ]`;
}

/**
 * The places that two-way rules own in the common object; nested objects and lists that several
 * share, once. `vendor` is the path of the scope in the vendor's record.
 */
function placesOfRules(
  unit: Unit,
  rules: readonly Rule[],
  scope: Scope,
  vendor: Path,
): readonly Code[] {
  const groups = new Map<string, { readonly head: Code; readonly parts: Code[] }>();
  const plain: Code[] = [];
  const group = (kind: "scope" | "items", path: Path, rule: Rule, parts: readonly Code[]): void => {
    const key = `${kind} ${pathKey(path)}`;
    const steps = pathOf(unit, path, rule.label);
    const head = code`kind: ${jsLiteral(kind)}, path: ${steps}, ${jsName(membersOf[kind])}`;
    const known = groups.get(key) ?? { head, parts: [] };
    known.parts.push(...parts);
    groups.set(key, known);
  };
  const all = rules.flatMap(throughBranches);
  const lists = new Map<string, number>();
  for (const rule of all) {
    if (rule.kind !== "each") continue;
    const key = pathKey(rule.right.path);
    lists.set(key, (lists.get(key) ?? 0) + 1);
  }
  for (const rule of all) {
    if (rule.kind === "scope") {
      const below = [...vendor, ...rule.right];
      const inner = placesOfRules(unit, rule.block.rules, innerScope(rule, scope), below);
      group("scope", rule.left, rule, inner);
    } else if (rule.kind === "each") {
      if (rule.direction === "read") continue;
      const isAlone = lists.get(pathKey(rule.right.path)) === 1;
      const kept = isAlone ? [...vendor, ...rule.right.path] : undefined;
      group("items", rule.left.path, rule, [itemsPart(unit, rule, scope, kept)]);
    } else plain.push(...placesOfRule(unit, rule, vendor));
  }
  const grouped = [...groups.values()].map(
    ({ head, parts }) => code`{ ${head}: ${listOf(parts)} }`,
  );
  return [...plain, ...grouped];
}

const membersOf = { scope: "inner", items: "parts" } as const;

/** A rule, or for a group of branches the rules of all of them. */
function throughBranches(rule: Rule): readonly Rule[] {
  if (rule.kind !== "when") return [rule];
  return [rule, ...childBlocks(rule).flatMap((block) => block.rules.flatMap(throughBranches))];
}

function placesOfRule(unit: Unit, rule: Rule, vendor: Path): readonly Code[] {
  const value = (path: Path, same: Code, kept: readonly Path[] = []): Code => {
    const places = kept.map((place) => pathOf(unit, [...vendor, ...place], rule.label));
    const more = places.length === 0 ? nothing : code`, vendor: [${commaList(places)}]`;
    return code`{ kind: "value", path: ${pathOf(unit, path, rule.label)}, same: ${same}${more} }`;
  };
  switch (rule.kind) {
    case "cell":
    case "pair": {
      const kept = memberNames(rule.left) === undefined ? writtenPaths(rule) : [];
      return [value(rule.left, sameOf(unit, rule.type), kept)];
    }
    case "when":
      return rule.branches
        .flatMap(({ common }) => conditionPaths(common))
        .filter((path) => path.every((step) => step.kind !== "each"))
        .map((path) => value(path, unit.runtime("sameJson")));
    case "rest": {
      if (rule.direction === "read") return [];
      const steps = pathOf(unit, rule.left ?? [], rule.label);
      const names = jsLiteral(rule.left === undefined ? rule.commonNames : []);
      return [code`{ kind: "members", path: ${steps}, except: new Set(${names}) }`];
    }
    case "scope":
    case "each":
    case "read":
    case "write":
      return [];
    default:
      return unreachable(rule);
  }
}

function itemsPart(unit: Unit, rule: EachRule, scope: Scope, kept: Path | undefined): Code {
  const { filter } = rule.left;
  const at = site(unit, scope.commonPath, rule.label);
  const same = sameLists(unit, rule, scope, jsName("a"), jsName("b"), at);
  const test =
    filter === undefined ? nothing : code`, test: ${testFunction(unit, filter, rule.label)}`;
  const vendor = kept === undefined ? nothing : code`, vendor: ${pathOf(unit, kept, rule.label)}`;
  return code`{ same: (a, b) => ${same}${test}${vendor} }`;
}

interface NestedScope {
  readonly left: Path;
  readonly right: readonly string[];
  readonly label: string;
}

/** Nested objects on both sides, outer ones first; vendor places inside of lists are left out. */
function scopesOf(rules: readonly Rule[], common: Path, vendor: readonly string[]): NestedScope[] {
  return rules.flatMap(throughBranches).flatMap((rule) => {
    const names = rule.kind === "scope" ? memberNames(rule.right) : undefined;
    if (rule.kind !== "scope" || names === undefined) return [];
    const left = [...common, ...rule.left];
    const right = [...vendor, ...names];
    return [{ left, right, label: rule.label }, ...scopesOf(rule.block.rules, left, right)];
  });
}

/** Vendor places that `->` rows write and no two-way rule does; a list travels whole. */
function targetsOf(block: Block, vendor: Path): readonly Path[] {
  const rules = block.rules.flatMap(throughBranches);
  const taken = rules.flatMap((rule) => (rule.kind === "write" ? [] : ownPaths(rule)));
  return rules.flatMap((rule): readonly Path[] => {
    if (rule.kind === "scope") return targetsOf(rule.block, [...vendor, ...rule.right]);
    if (rule.kind !== "write" || taken.some((path) => overlaps(path, rule.target))) return [];
    return [[...vendor, ...rule.target]];
  });
}

/** Vendor places of a rule itself; for a group of branches what it tests and states. */
function ownPaths(rule: Rule): readonly Path[] {
  if (rule.kind !== "when") return writtenPaths(rule);
  const stated = rule.branches.flatMap(({ vendor }) => vendor.establish ?? []);
  return [...rule.vendorPaths, ...stated.map(({ path }) => path)];
}

function overlaps(first: Path, second: Path): boolean {
  return first
    .slice(0, second.length)
    .every((step, index) => pathKey([step]) === pathKey(second.slice(index, index + 1)));
}

interface Find {
  readonly list: readonly string[];
  readonly find: Path[number];
  readonly label: string;
}

/** How the rules find single items of the vendor's lists, by the names that lead to the list. */
function findsOf(rules: readonly Rule[], vendor: readonly string[]): readonly Find[] {
  return rules.flatMap(throughBranches).flatMap((rule) => {
    const own = (rule.kind === "when" ? [] : writtenPaths(rule)).flatMap((path): Find[] => {
      const at = path.findIndex((step) => step.kind !== "member");
      const find = path[at];
      const names = memberNames(path.slice(0, Math.max(at, 0)));
      if (find?.kind !== "find" || names === undefined) return [];
      return [{ list: [...vendor, ...names], find, label: rule.label }];
    });
    const right = rule.kind === "scope" ? memberNames(rule.right) : undefined;
    if (rule.kind !== "scope" || right === undefined) return own;
    return [...own, ...findsOf(rule.block.rules, [...vendor, ...right])];
  });
}

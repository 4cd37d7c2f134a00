import type { Block, Path, Rule } from "../../ir/nodes.ts";
import { type Code, code, commaList, nothing } from "../support/code.ts";
import { jsName } from "../support/javascript-text.ts";
import { declare, restOf } from "./gets.ts";
import { objectOf } from "./objects.ts";
import { Body, memberNames } from "./paths.ts";
import { blocksOf, refuseOthers } from "./reads.ts";
import { type Scope, site, type Unit } from "./unit.ts";
import { createdValue, rowValue, writeCell, writePair, writeRow } from "./write-cells.ts";
import {
  fires,
  leftValue,
  type Mode,
  type Needs,
  placesOf,
  type WriteContext,
  writeSite,
} from "./write-context.ts";
import { createdEach, createdScope, writeEach, writeScope } from "./write-lists.ts";
import { writeWhen } from "./write-whens.ts";

/**
 * A function `(c) => vendor` that writes a block without an original. `start`: its second parameter
 * is what the result holds already; it is not changed.
 */
export function createFunction(
  unit: Unit,
  block: Block,
  scope: Scope,
  variant: "fresh" | "start" = "fresh",
): Code {
  return unit.functionOf(block, `create ${variant}`, "create", (name) => {
    const isStarted = variant === "start";
    const body = new Body(needsObject(block, scope), scope.isWide);
    const ctx = contextOf(unit, block, scope, "new", body);
    if (isStarted) {
      body.add(code`let r = start;`);
      writeRules(ctx, block);
    } else {
      createFresh(ctx, block);
    }
    return code`
      function ${name}(${isStarted ? code`c, start` : code`c`}) {
        ${checkCommon(unit, block, scope)}
        ${body.statements}
        return r;
      }
    `;
  });
}

/** A function `(c, v) => vendor` that writes into an original: `v` itself where nothing changes. */
export function updateFunction(
  unit: Unit,
  block: Block,
  scope: Scope,
  mode: "update" | "item",
): Code {
  return unit.functionOf(block, mode, mode, (name) => {
    const body = new Body(needsObject(block, scope), scope.isWide);
    const ctx = contextOf(unit, block, scope, mode, body);
    writeRules(ctx, block);
    const { needs } = ctx;
    const names = [
      ...(needs.view ? [jsName("w")] : []),
      ...(needs.merged ? [jsName("m")] : []),
      ...needs.kept.map(({ flag }) => flag),
    ];
    const at = site(unit, scope.commonPath, block.rules[0]?.label ?? "");
    const isItem = scope.commonPath.endsWith("[]");
    const isRecord = scope.isObject ? refuseOthers(unit, jsName("v"), isItem, at) : nothing;
    return code`
      function ${name}(c, v) {
        ${checkCommon(unit, block, scope)}
        ${isRecord}
        let r = v;
        ${names.length === 0 ? nothing : code`let ${commaList(names)};`}
        ${body.statements}
        ${fillNulls(unit, needs, at)}
        return r;
      }
    `;
  });
}

/** Adds the two-way rules of a block, then its `->` rows where something changed or it is new. */
export function writeRules(ctx: WriteContext, block: Block): void {
  const rows = block.rules.filter((rule) => rule.kind === "write");
  const isSure = ctx.mode === "new" || !ctx.compares;
  const before =
    rows.length === 0 || isSure
      ? undefined
      : ctx.isShared
        ? declare(ctx.unit, ctx.body, jsName("r"), "h")
        : jsName("v");
  for (const rule of block.rules) writeRule(ctx, rule);
  if (before === undefined) {
    for (const rule of rows) writeRow(ctx, rule);
    return;
  }
  const inner: WriteContext = { ...ctx, body: ctx.body.inner() };
  for (const rule of rows) writeRow(inner, rule);
  ctx.body.add(code`
    if (r !== ${before}) {
      ${inner.body.statements}
    }
  `);
}

function writeRule(ctx: WriteContext, rule: Rule): void {
  if (rule.kind !== "read" && rule.kind !== "write") ctx.body.add(ctx.unit.note(rule));
  switch (rule.kind) {
    case "cell":
      writeCell(ctx, rule);
      return;
    case "pair":
      writePair(ctx, rule);
      return;
    case "scope":
      writeScope(ctx, rule);
      return;
    case "each":
      if (rule.direction !== "read") writeEach(ctx, rule);
      return;
    case "when":
      writeWhen(ctx, rule);
      return;
    case "rest": {
      if (rule.direction === "read") return;
      const { unit, body } = ctx;
      const left = leftValue(ctx, rule.left ?? [], rule.label);
      const at = writeSite(ctx, rule.left ?? [], rule.label);
      const old = ctx.mode === "new" ? code`undefined` : jsName("v");
      const isItem = ctx.mode === "item" ? code`true` : code`false`;
      body.add(
        code`r = ${unit.runtime("writeRest")}(${restOf(unit, rule)}, ${left}, r, ${old}, ${at}, ${isItem});`,
      );
      return;
    }
    default:
      return;
  }
}

/** A new record: one literal where the plain rules all have a value. */
function createFresh(ctx: WriteContext, block: Block): void {
  const { body } = ctx;
  const rules = block.rules.filter(
    (rule) =>
      rule.kind !== "read" &&
      rule.kind !== "write" &&
      !(rule.kind === "each" && rule.direction === "read"),
  );
  const rows = block.rules.filter((rule) => rule.kind === "write");
  const isWhole = rules.some((rule) => placesOf(rule).some((path) => path.length === 0));
  const complex = rules.findIndex((rule) => isWhole || !isPlain(rule));
  const plain = complex < 0 ? rules : rules.slice(0, complex);
  const fields = plain.flatMap((rule) => {
    const names = memberNames(placesOf(rule)[0] ?? []) ?? [];
    const value = created(ctx, rule);
    return value === undefined ? [] : [{ names, value }];
  });
  if (complex < 0) {
    for (const rule of rows) {
      const names = memberNames(rule.target);
      if (names === undefined || names.length === 0 || !fires(rule.on, ctx.mode)) continue;
      fields.push({ names, value: rowValue(ctx, rule) });
    }
  }
  if (fields.length === 0) body.add(isWhole ? code`let r;` : code`let r = {};`);
  else body.add(objectOf(ctx.unit, jsName("r"), fields));
  for (const rule of rules.slice(plain.length)) writeRule(ctx, rule);
  for (const rule of rows) {
    const isDone = complex < 0 && (memberNames(rule.target)?.length ?? 0) > 0;
    if (!isDone) writeRow(ctx, rule);
  }
}

function created(ctx: WriteContext, rule: Rule): Code | undefined {
  if ("on" in rule && !fires(rule.on, ctx.mode)) return undefined;
  ctx.body.add(ctx.unit.note(rule));
  switch (rule.kind) {
    case "cell":
      return createdValue(ctx, rule);
    case "scope":
      return createdScope(ctx, rule);
    case "each":
      return createdEach(ctx, rule);
    default:
      return undefined;
  }
}

/** Rules whose vendor value stands at one place of members. */
function isPlain(rule: Rule): boolean {
  if (rule.kind === "cell") return rule.cell.kind === "at" && isMembers(rule.cell.path);
  if (rule.kind === "scope") return isMembers(rule.right);
  return rule.kind === "each" && isMembers(rule.right.path);
}

function isMembers(path: Path): boolean {
  return memberNames(path) !== undefined;
}

/** What the rules of a block are written with. */
export function contextOf(
  unit: Unit,
  block: Block,
  scope: Scope,
  mode: Mode,
  body: Body,
): WriteContext {
  const needs: Needs = { view: false, merged: false, kept: [] };
  const isWhole = allPlaces(block).some((path) => path.length === 0);
  const shared = sharedNames(block);
  return {
    unit,
    body,
    scope,
    block,
    mode,
    common: jsName("c"),
    compares: true,
    isShared: isWhole,
    needs,
    mayLoseNulls: (rule) =>
      placesOf(rule).some((path) => path.length > 1 && shared.has(firstName(path))),
  };
}

/** First names of vendor places that lie deeper, where more than one place has that name. */
function sharedNames(block: Block): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const path of allPlaces(block)) {
    if (path.length > 1) counts.set(firstName(path), (counts.get(firstName(path)) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
}

function allPlaces(block: Block): readonly Path[] {
  return block.rules.flatMap((rule) => {
    if (rule.kind === "write") return [rule.target];
    return rule.kind === "when" ? blocksOf(rule).flatMap(allPlaces) : placesOf(rule);
  });
}

function firstName(path: Path): string {
  const [step] = path;
  return step?.kind === "member" ? step.name : "";
}

function fillNulls(unit: Unit, needs: Needs, at: Code): Code {
  if (needs.kept.length === 0) return nothing;
  const kept = needs.kept.map(({ flag, paths }) => code`${flag} && ${paths}`);
  return code`if (r !== v) r = ${unit.runtime("fillNulls")}([${commaList(kept)}], r, v, ${at});`;
}

/** A statement that refuses a common value of the wrong kind. */
function checkCommon(unit: Unit, block: Block, scope: Scope): Code {
  if (!needsObject(block, scope)) return nothing;
  const at = site(unit, scope.commonPath, block.rules[0]?.label ?? "");
  return refuseOthers(unit, jsName("c"), scope.commonPath.endsWith("[]"), at);
}

/** Whether the common value must be an object: at the top, in a scope, or where a rule needs a member. */
function needsObject(block: Block, scope: Scope): boolean {
  return (
    !scope.commonPath.endsWith("[]") ||
    block.rules.some((rule) => {
      if (rule.kind === "each") {
        return rule.direction !== "read" && rule.left.path[0]?.kind === "member";
      }
      const isTwoWay = rule.kind === "cell" || rule.kind === "pair" || rule.kind === "scope";
      return isTwoWay && rule.left[0]?.kind === "member";
    })
  );
}

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { unreachable } from "../../diagnostics/invariant.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type * as ast from "../../grammar/ast.ts";
import { classifyMask } from "../../runtime/mask-classify.ts";
import { parseNumberFormat } from "../../runtime/number-format.ts";
import { typeOfNode } from "../bind-types.ts";
import { scalarNames, type Type } from "../types.ts";
import { type Chain, type ChainEnv, need, settle, withStep } from "./chain.ts";
import { applyCodec } from "./codecs.ts";
import type { MapContext } from "./context.ts";
import { isFree, numericName } from "./convert.ts";
import { scalar } from "./json.ts";
import { applyTableSource } from "./lookups.ts";

/** The chain with one suffix more. `target`: what the whole is to become, if this one is the last. */
export function applySuffix(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.Suffix,
  target: Type | undefined,
): Chain | undefined {
  switch (suffix.kind) {
    case "as":
      return applyAs(env, chain, suffix, target);
    case "via":
      return applyCodec(env, chain, suffix, target);
    case "from":
      return applyTableSource(env, chain, suffix);
    default:
      return unreachable(suffix);
  }
}

const formats: Readonly<Record<string, { least: number; most: number; usage: string }>> = {
  date: { least: 1, most: 2, usage: '`date("yyyy-MM-dd")`' },
  datetime: { least: 1, most: 2, usage: '`datetime("yyyy-MM-dd HH:mm", "America/Denver")`' },
  time: { least: 1, most: 1, usage: '`time("HH:mm")`' },
  epoch: { least: 1, most: 1, usage: '`epoch("s")` or `epoch("ms")`' },
  list: { least: 1, most: 1, usage: '`list(";")`' },
  number: { least: 1, most: 2, usage: '`number("#,##0.00", "de")`' },
};

function applyAs(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.AsSuffix,
  target: Type | undefined,
): Chain | undefined {
  const { ctx } = env;
  const name = suffix.type.kind === "named-type" ? suffix.type.name.text : "";
  if (name === "json" && suffix.args.length === 0) {
    const text = need(ctx, chain, scalar("string"), suffix.span);
    return text && withStep(text, { kind: "json-text" }, scalar("json"));
  }
  const isFormat = suffix.args.length > 0 || name === "epoch" || name === "list";
  if (isFormat) return applyFormat(env, chain, suffix, name, target);
  const { type, diagnostics } = typeOfNode(suffix.type, ctx.program);
  for (const found of diagnostics) ctx.report(found);
  if (diagnostics.length > 0) return undefined;
  if (chain.type === undefined) return settle(ctx, chain, type);
  const isCell = chain.steps.length === 0 && chain.source.kind !== "value";
  // What lies in a cell is checked by the step that takes it, the result of a step is not.
  if (isFree(chain.type) && isCell) return { ...chain, type };
  return need(ctx, chain, type, suffix.span);
}

function applyFormat(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.AsSuffix,
  name: string,
  target: Type | undefined,
): Chain | undefined {
  const { ctx } = env;
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  const what = `\`as ${ctx.textOf(suffix.type.span)}\``;
  if (format === undefined && !isTypeName(ctx, name)) {
    const known = [...Object.keys(formats), ...typeNames(ctx)];
    const suggestion = nearestName(name, known);
    return ctx.report(diagnostic("unknown-type", suffix.type.span, { name, suggestion }));
  }
  if (format === undefined) {
    const reason = "this type takes none";
    return ctx.report(diagnostic("bad-argument", suffix.span, { what, reason }));
  }
  const count = suffix.args.length;
  if (count < format.least || count > format.most) {
    const reason = `it is written ${format.usage}`;
    return ctx.report(diagnostic("bad-argument", suffix.span, { what, reason }));
  }
  switch (name) {
    case "epoch":
      return applyEpoch(env, chain, suffix);
    case "list":
      return applyList(env, chain, suffix);
    case "number":
      return applyNumber(env, chain, suffix, target);
    default:
      return applyMask(env, chain, suffix, name === "date" || name === "time" ? name : "datetime");
  }
}

function isTypeName(ctx: MapContext, name: string): boolean {
  return name === "" || typeNames(ctx).includes(name);
}

function typeNames(ctx: MapContext): readonly string[] {
  return [...scalarNames, ...ctx.program.enums.keys(), ...ctx.program.objects.keys()];
}

function applyMask(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.AsSuffix,
  holds: "date" | "datetime" | "time",
): Chain | undefined {
  const [mask, zone] = suffix.args;
  if (mask === undefined) return undefined;
  const found = classifyMask(mask.value, holds, zone?.value);
  if (found.class === "refused") {
    const params = { mask: mask.value, reason: found.reason };
    const isZone = zone !== undefined && classifyMask(mask.value, holds).class !== "refused";
    return env.ctx.report(diagnostic("mask-refused", isZone ? zone.span : mask.span, params));
  }
  const text = need(env.ctx, chain, scalar("string"), suffix.span);
  const inZone = zone === undefined ? {} : { zone: zone.value };
  return (
    text && withStep(text, { kind: "mask", mask: mask.value, holds, ...inZone }, scalar(holds))
  );
}

function applyEpoch(env: ChainEnv, chain: Chain, suffix: ast.AsSuffix): Chain | undefined {
  const unit = suffix.args[0];
  if (unit === undefined) return undefined;
  if (unit.value !== "s" && unit.value !== "ms") {
    const reason = 'the unit is `"s"` or `"ms"`';
    return env.ctx.report(diagnostic("bad-argument", unit.span, { what: "`as epoch`", reason }));
  }
  const whole = need(env.ctx, chain, scalar("integer"), suffix.span);
  return whole && withStep(whole, { kind: "epoch", unit: unit.value }, scalar("datetime"));
}

function applyList(env: ChainEnv, chain: Chain, suffix: ast.AsSuffix): Chain | undefined {
  const separator = suffix.args[0];
  if (separator === undefined) return undefined;
  if (separator.value === "") {
    const reason = "the separator is empty";
    return env.ctx.report(
      diagnostic("bad-argument", separator.span, { what: "`as list`", reason }),
    );
  }
  const text = need(env.ctx, chain, scalar("string"), suffix.span);
  const list: Type = { kind: "list", item: scalar("string"), key: [] };
  return text && withStep(text, { kind: "split", separator: separator.value }, list);
}

function applyNumber(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.AsSuffix,
  target: Type | undefined,
): Chain | undefined {
  const [pattern, locale] = suffix.args;
  if (pattern === undefined) return undefined;
  const format = parseNumberFormat(pattern.value, locale?.value);
  if ("error" in format) {
    const own = parseNumberFormat(pattern.value);
    const [reason, { span }] =
      "error" in own ? [own.error, pattern] : [format.error, locale ?? pattern];
    const params = { pattern: pattern.value, reason };
    return env.ctx.report(diagnostic("number-format-refused", span, params));
  }
  const text = need(env.ctx, chain, scalar("string"), suffix.span);
  const holds = numericName(target) ?? "number";
  const { decimalPoint, grouping } = format;
  return (
    text &&
    withStep(
      text,
      { kind: "number-format", pattern: pattern.value, decimalPoint, grouping, holds },
      scalar(holds),
    )
  );
}

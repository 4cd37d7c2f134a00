import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type * as ast from "../../grammar/ast.ts";
import type { TemplatePart } from "../ir/nodes.ts";
import { type Chain, type ChainEnv, finishChain, lowerChainIn } from "./chain.ts";
import { strict } from "./convert.ts";
import { scalar } from "./json.ts";

/** A template that is joined on read and split on write. */
export function templateChain(env: ChainEnv, expr: ast.TemplateExpr): Chain | undefined {
  const { ctx } = env;
  const parts: TemplatePart[] = [];
  let prefix: string | undefined;
  let text = "";
  let before: ast.TemplateHole | undefined;
  let isWrong = false;
  for (const item of expr.parts) {
    if (item.kind === "text") {
      text += item.value;
      continue;
    }
    if (before !== undefined && text === "") {
      const params = { first: holeText(env, before), second: holeText(env, item) };
      isWrong = true;
      ctx.report(diagnostic("template-no-separator", item.span, params));
    }
    const part = templatePart(env, item, before === undefined ? "" : text);
    isWrong ||= part === undefined;
    if (part !== undefined) parts.push(part);
    prefix ??= text;
    text = "";
    before = item;
  }
  if (isWrong) return undefined;
  const type = scalar("string");
  return {
    source: { kind: "template", prefix: prefix ?? "", parts, suffix: text },
    steps: [],
    type,
    raw: type,
  };
}

function holeText(env: ChainEnv, hole: ast.TemplateHole): string {
  return env.ctx.textOf(hole.expr.span);
}

function templatePart(
  env: ChainEnv,
  hole: ast.TemplateHole,
  separator: string,
): TemplatePart | undefined {
  const text = scalar("string");
  const chain = lowerChainIn(env, hole.expr, text);
  if (chain === undefined) return undefined;
  if (chain.source.kind !== "at") {
    const instead = "In a two-way template stand names of fields, each with `as`, `via` or `from`.";
    const what = "What stands between the braces";
    return env.ctx.report(diagnostic("one-way-only", hole.expr.span, { what, instead }));
  }
  const required = chain.source.place.field?.required ?? false;
  const done = finishChain(env.ctx, chain, text, hole.expr.span);
  if (done?.cell.kind !== "at") return undefined;
  return { path: done.cell.path, codec: strict(done.steps), separator, required };
}

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Type } from "../types.ts";
import { type Chain, type ChainEnv, lowerChainIn, need, withStep } from "./chain.ts";
import { scalar } from "./json.ts";
import { plainName } from "./paths.ts";
import { applyTable } from "./tables.ts";

const builtins = ["not", "lower", "upper", "trim", "json", "base64"] as const;

/** `via name`: the body of the codec written out over the chain, whose value is its `value`. */
export function applyCodec(
  env: ChainEnv,
  chain: Chain,
  suffix: ast.ViaSuffix,
  target: Type | undefined,
): Chain | undefined {
  const { ctx } = env;
  const name = suffix.codec.text;
  const builtin = builtins.find((one) => one === name);
  if (builtin !== undefined) return applyBuiltin(env, chain, builtin, suffix);
  const declared = ctx.program.codecs.get(name);
  if (declared === undefined) {
    const suggestion = nearestName(name, [...builtins, ...ctx.program.codecs.keys()]);
    return ctx.report(diagnostic("unknown-codec", suffix.codec.span, { name, suggestion }));
  }
  if (env.codecs.includes(name)) {
    const labels = [{ span: suffix.codec.span, text: "leads back to it" }];
    return ctx.report(diagnostic("codec-cycle", declared.name.span, { name }, { labels }));
  }
  const inner: ChainEnv = {
    ctx,
    codecs: [...env.codecs, name],
    start: (path) => (plainName(path) === "value" ? chain : notValue(env, path)),
  };
  const { body } = declared;
  if (body.kind === "block") return applyTable(inner, chain, body, target, "both");
  return lowerChainIn(inner, body, target);
}

function notValue(env: ChainEnv, path: ast.PathExpr): undefined {
  const name = env.ctx.textOf(path.span);
  const params = { name, owner: "A codec", suggestion: "value" };
  return env.ctx.report(diagnostic("unknown-field", path.span, params));
}

function applyBuiltin(
  env: ChainEnv,
  chain: Chain,
  name: (typeof builtins)[number],
  suffix: ast.ViaSuffix,
): Chain | undefined {
  if (name === "not") {
    const value = need(env.ctx, chain, scalar("boolean"), suffix.span);
    return value && withStep(value, { kind: "builtin", name }, scalar("boolean"));
  }
  const text = need(env.ctx, chain, scalar("string"), suffix.span);
  if (text === undefined) return undefined;
  if (name === "json") return withStep(text, { kind: "json-text" }, scalar("json"));
  return withStep(text, { kind: "builtin", name }, scalar("string"));
}

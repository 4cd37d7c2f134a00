import { transformationOf } from "../compiler/backends/platform/platform.ts";
import type { IrMap } from "../compiler/ir/nodes.ts";
import { positionAt, type Source } from "../diagnostics/source.ts";
import { type EngineName, scriptEngines } from "../engine/engine.ts";
import { CommandError, exitCodes } from "./io.ts";

/** Why an engine cannot run a map, with the place of the row; undefined where it can. */
export function scriptRefusal(
  map: IrMap,
  engine: EngineName,
  sources: ReadonlyMap<string, Source>,
): string | undefined {
  if (engine === "platform") return payloadRefusal(map, sources);
  const [script] = map.scripts;
  if (script === undefined || scriptEngines.has(engine)) return undefined;
  const { source, start } = script.span;
  const { line } = positionAt(sources.get(source)?.text ?? "", start);
  return `${source}:${line}: \`${script.label}\` runs on the platform only, the engine ${engine} has no value for it`;
}

/** What keeps a map from being a payload, or from running as one. */
function payloadRefusal(map: IrMap, sources: ReadonlyMap<string, Source>): string | undefined {
  const { layer: _layer, ...whole } = map;
  const { diagnostics } = transformationOf(whole, { sourceHash: "" });
  const mistake = diagnostics.find(({ severity }) => severity === "error");
  if (mistake === undefined) return undefined;
  const { source, start } = mistake.span;
  const { line } = positionAt(sources.get(source)?.text ?? "", start);
  return `${source}:${line}: ${mistake.message.replace(/\.$/, "")}`;
}

/** Throws CommandError for a map with scripts, where the engine cannot run them. */
export function refuseScripts(
  map: IrMap,
  engine: EngineName,
  sources: ReadonlyMap<string, Source>,
): void {
  const refusal = scriptRefusal(map, engine, sources);
  if (refusal !== undefined) throw new CommandError(exitCodes.usage, `${refusal}.`);
}

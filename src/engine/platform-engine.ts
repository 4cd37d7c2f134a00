import { definitionOf } from "../compiler/backends/platform/definition.ts";
import { transformationOf } from "../compiler/backends/platform/platform.ts";
import type { IrMap } from "../compiler/ir/nodes.ts";
import type { CompiledPayload, RunResult } from "../platform/local/run-payload.ts";
import { MappingError, type MappingErrorCode } from "../runtime/errors.ts";

/** A map that the engine cannot run. */
export class EngineRefusal extends Error {
  override readonly name = "EngineRefusal";
}

/** What one direction of a payload does with a record. */
export interface PlatformRun {
  readonly read: (vendor: unknown) => Promise<unknown>;
  readonly write: (common: unknown, original?: unknown) => Promise<unknown>;
}

/**
 * Runs the payload that `build --to platform` makes of a map, as the platform would. A map of a
 * lower level runs whole, with what it has from above. What the platform gives silently when a
 * script fails is no result here: the record is rejected with the script's error.
 */
export async function platformEngine(map: IrMap): Promise<PlatformRun> {
  const { layer: _layer, ...whole } = map;
  const { payload, diagnostics } = transformationOf(whole, { sourceHash: "" });
  const mistake = diagnostics.find(({ severity }) => severity === "error");
  if (mistake !== undefined) {
    throw new EngineRefusal(`${map.name} is no payload: ${mistake.message}`);
  }
  const { compilePayload } = await import("../platform/local/run-payload.ts");
  const definition = definitionOf({ type: map.common, annotations: [] });
  const compiled: CompiledPayload = await compilePayload(payload, { definition });
  return {
    read: async (vendor) => {
      await compiled.ready();
      return resultOf(map, compiled.read(vendor));
    },
    write: async (common, original) => {
      if (original !== undefined) {
        throw new Error("The platform sees no original record when it writes.");
      }
      await compiled.ready();
      return resultOf(map, compiled.write(common));
    },
  };
}

/** The script names code, path and rule where it refuses a record; anything else is `expression`. */
function resultOf(map: IrMap, { result, scriptError }: RunResult): unknown {
  if (scriptError === undefined) return result;
  const { reason, error } = scriptError;
  const { code = "expression", path = "", rule = `script of ${map.name}` } = error ?? {};
  const detail = error?.code === undefined ? `${reason}: ${error?.message ?? ""}` : undefined;
  throw new MappingError(code as MappingErrorCode, { path, rule }, detail);
}

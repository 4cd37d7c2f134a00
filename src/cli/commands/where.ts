import { explainable } from "../../compiler/explain/explain.ts";
import type { Who } from "../../compiler/levels/types.ts";
import { nearestName } from "../../diagnostics/nearest.ts";
import { startEngine, type Tables } from "../../engine/engine.ts";
import type { MappingError } from "../../runtime/errors.ts";
import { type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { openMaps } from "../levels.ts";
import { type MapChoice, pickMap } from "../pick-map.ts";
import { refuseScripts } from "../scripts.ts";
import { checkTables } from "../tables.ts";

export interface WhereOptions extends MapChoice, Who {
  readonly json: boolean;
  readonly tables: Tables;
}

/**
 * `cemap where`: a filter over common fields, said over vendor fields. Exit 1 where the vendor
 * cannot be asked for it.
 */
export async function whereCommand(
  io: Io,
  file: string,
  filter: string,
  options: WhereOptions,
): Promise<ExitCode> {
  const open = await openMaps(io, [file], options);
  if (typeof open === "number") return open;
  const maps = open.laws.map((one) => one.map);
  const map = pickMap(maps, options);
  refuseScripts(map, "javascript", open.sources);
  checkTables(maps, [map], options.tables);
  const { where } = await startEngine(map, "javascript", options.tables);
  try {
    const translated = (await where?.(filter)) ?? "";
    const document = { version: 1, map: map.name, filter, where: translated };
    await print(io.stdout, `${options.json ? JSON.stringify(document, null, 2) : translated}\n`);
    return exitCodes.fine;
  } catch (problem) {
    if (!(problem instanceof Error) || problem.name !== "MappingError") throw problem;
    const { code, path, rule, message } = problem as MappingError;
    const names = explainable(map);
    const isKnown = code !== "not-filterable" || names.includes(path);
    const near = isKnown ? undefined : nearestName(path, names);
    const help = near === undefined ? "" : `. Did you mean \`${near}\`?`;
    await print(io.stderr, `cemap: ${message}${help}\n`);
    const document = { version: 1, map: map.name, filter, error: { code, path, rule, message } };
    if (options.json) await print(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
    return exitCodes.findings;
  }
}

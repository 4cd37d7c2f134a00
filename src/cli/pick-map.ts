import type { IrMap } from "../compiler/ir/nodes.ts";
import { nearestName } from "../diagnostics/nearest.ts";
import { CommandError, exitCodes } from "./io.ts";

export interface MapChoice {
  readonly element?: string;
  readonly object?: string;
  readonly resource?: string;
}

/** The maps that the options name. Throws CommandError when there is none of such a name. */
export function mapsOf(maps: readonly IrMap[], choice: MapChoice): readonly IrMap[] {
  let found = maps;
  for (const part of ["element", "object", "resource"] as const) {
    const wanted = choice[part];
    if (wanted === undefined) continue;
    const known = [...new Set(found.map((map) => map[part]))];
    found = found.filter((map) => map[part] === wanted);
    if (found.length === 0) throw noSuch(part, wanted, known);
  }
  return found;
}

/** The one map that the options name. Throws CommandError when there is none, or more than one. */
export function pickMap(maps: readonly IrMap[], choice: MapChoice): IrMap {
  const found = mapsOf(maps, choice);
  const [only, second] = found;
  if (only === undefined) throw new CommandError(exitCodes.usage, "The file has no map.");
  if (second === undefined) return only;
  const names = found.map((map) => `\`${map.name}\``).join(", ");
  throw new CommandError(
    exitCodes.usage,
    `Several maps fit: ${names}. Choose with --element, --object or --resource.`,
  );
}

function noSuch(part: keyof MapChoice, wanted: string, known: readonly string[]): CommandError {
  const near = nearestName(wanted, known);
  const hint =
    near === undefined
      ? `There are: ${known.map((name) => `\`${name}\``).join(", ")}.`
      : `Did you mean \`${near}\`?`;
  return new CommandError(
    exitCodes.usage,
    `There is no map with the ${part} \`${wanted}\`. ${hint}`,
  );
}

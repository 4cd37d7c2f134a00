import { checkInForce } from "../compiler/check.ts";
import type { MapLaws } from "../compiler/classes/laws.ts";
import type { Who } from "../compiler/levels/types.ts";
import type { Source } from "../diagnostics/source.ts";
import { diskHost } from "./files.ts";
import { type ExitCode, type Io, print } from "./io.ts";
import {
  type CheckedFile,
  checkFiles,
  diagnosticsOf,
  hasError,
  printFindings,
  sourcesOf,
} from "./project.ts";

/** Checked files with the maps that are asked for. */
export interface OpenMaps {
  readonly files: readonly CheckedFile[];
  /** Of the organization, or those in force for somebody. */
  readonly laws: readonly MapLaws[];
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * Finds and checks files, and gives the maps that are in force for `who`. Where there is an error it
 * is printed, and the exit code comes back.
 */
export async function openMaps(
  io: Io,
  names: readonly string[],
  who: Who,
): Promise<OpenMaps | ExitCode> {
  const files = await checkFiles(io, names);
  const findings = diagnosticsOf(files);
  const sources = sourcesOf(files);
  if (hasError(findings)) return printFindings(io, findings, sources);
  if (who.account === undefined && who.instance === undefined) {
    const all = files.flatMap(({ result }) => result.laws);
    return { files, laws: all.filter(({ map }) => map.level.kind === "organization"), sources };
  }
  const found = files.map(({ file, result }) => checkInForce(result, diskHost(file.root), who));
  const late = found.flatMap(({ diagnostics }) => diagnostics);
  if (hasError(late)) return printFindings(io, late, sources);
  for (const level of ["account", "instance"] as const) {
    const id = who[level];
    const isNamed = files.some(({ result }) =>
      result.program.overrides.some(
        (one) => one.level.level === level && one.level.id.value === id,
      ),
    );
    if (id === undefined || isNamed) continue;
    await print(io.stderr, `cemap: nothing here is for ${level} \`${id}\`.\n`);
  }
  return { files, laws: mostSpecific(found.flatMap(({ laws }) => laws)), sources };
}

/** A map that several files have in force is taken from the one that has overrides for it. */
function mostSpecific(all: readonly MapLaws[]): readonly MapLaws[] {
  const nameOf = ({ map }: MapLaws): string =>
    JSON.stringify([map.object, map.element, map.resource]);
  const layered = new Set(all.filter(({ map }) => map.layer !== undefined).map(nameOf));
  return all.filter((one) => one.map.layer !== undefined || !layered.has(nameOf(one)));
}

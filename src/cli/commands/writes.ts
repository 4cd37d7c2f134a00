import type { IrMap } from "../../compiler/ir/nodes.ts";
import { type WrittenPlace, writeSetOf } from "../../compiler/ir/write-set.ts";
import { positionAt, type Source } from "../../diagnostics/source.ts";
import { type ExitCode, exitCodes, type Io, print } from "../io.ts";
import { checkFiles, diagnosticsOf, hasError, printFindings, sourcesOf } from "../project.ts";

export interface WritesOptions {
  readonly json: boolean;
}

/** `cemap writes`: the vendor places that each map can touch. Exit 1 for files with errors. */
export async function writesCommand(
  io: Io,
  names: readonly string[],
  options: WritesOptions,
): Promise<ExitCode> {
  const files = await checkFiles(io, names);
  const findings = diagnosticsOf(files);
  const sources = sourcesOf(files);
  if (hasError(findings)) return printFindings(io, findings, sources);
  const maps = files.flatMap(({ result }) => result.maps);
  const text = options.json
    ? JSON.stringify({ version: 1, maps: maps.map((map) => report(map, sources)) }, null, 2)
    : maps.map((map) => table(map, sources)).join("\n\n");
  await print(io.stdout, `${text}\n`);
  return exitCodes.fine;
}

interface PlaceReport {
  readonly path: string;
  readonly rule: string;
  /** 1-based. */
  readonly line: number;
  /** `create` or `update`; null: both. */
  readonly on: string | null;
}

interface MapReport {
  readonly map: string;
  readonly source: string;
  readonly writes: readonly PlaceReport[];
}

function report(map: IrMap, sources: ReadonlyMap<string, Source>): MapReport {
  const lineOf = ({ span }: WrittenPlace): number =>
    positionAt(sources.get(span.source)?.text ?? "", span.start).line;
  const writes = writeSetOf(map).map((place) => ({
    path: place.path,
    rule: place.rule.label,
    line: lineOf(place),
    on: place.on ?? null,
  }));
  return { map: map.name, source: map.source, writes };
}

function table(map: IrMap, sources: ReadonlyMap<string, Source>): string {
  const { writes } = report(map, sources);
  const width = Math.max(0, ...writes.map(({ path }) => path.length));
  const rows = writes.map(({ path, rule, line, on }) => {
    const only = on === null ? "" : ` (on ${on})`;
    return `  ${path.padEnd(width)}  line ${line}: ${rule}${only}`;
  });
  return [`${map.name} (${map.source})`, ...rows].join("\n");
}

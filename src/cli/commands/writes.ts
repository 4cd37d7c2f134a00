import type { IrMap } from "../../compiler/ir/nodes.ts";
import { writeSetOf } from "../../compiler/ir/write-set.ts";
import { positionAt, type Source, type Span } from "../../diagnostics/source.ts";
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
  /** Rows with scripts, which may write anything. */
  readonly scripts: readonly { readonly rule: string; readonly line: number }[];
}

function report(map: IrMap, sources: ReadonlyMap<string, Source>): MapReport {
  const lineOf = ({ span }: { readonly span: Span }): number =>
    positionAt(sources.get(span.source)?.text ?? "", span.start).line;
  const scripts = map.scripts
    .filter(({ direction }) => direction !== "read")
    .map((script) => ({ rule: script.label, line: lineOf(script) }));
  const writes = writeSetOf(map).map((place) => ({
    path: place.path,
    rule: place.rule.label,
    line: lineOf(place),
    on: place.on ?? null,
  }));
  return { map: map.name, source: map.source, writes, scripts };
}

function table(map: IrMap, sources: ReadonlyMap<string, Source>): string {
  const { writes, scripts } = report(map, sources);
  const width = Math.max(0, ...writes.map(({ path }) => path.length));
  const rows = writes.map(({ path, rule, line, on }) => {
    const only = on === null ? "" : ` (on ${on})`;
    return `  ${path.padEnd(width)}  line ${line}: ${rule}${only}`;
  });
  const more = scripts.map(({ rule, line }) => `  anything, line ${line}: ${rule}`);
  return [`${map.name} (${map.source})`, ...rows, ...more].join("\n");
}

import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import { bind } from "./bind.ts";
import { checks, lossChecks } from "./checks/all.ts";
import { objectFileNames } from "./checks/file-names.ts";
import { withHeadSpans } from "./checks/spans.ts";
import { lawsOf, type MapLaws } from "./classes/laws.ts";
import { tidyDiagnostics } from "./diagnostics-tidy.ts";
import { chooseTargets, emitAll } from "./emit.ts";
import type { Host } from "./host.ts";
import type { IrMap, IrObject } from "./ir/nodes.ts";
import { objectsOf } from "./levels/objects.ts";
import { lower } from "./lower.ts";
import type { Program } from "./program.ts";

export interface CheckResult {
  readonly program: Program;
  /** Every text that a diagnostic may point into, by path. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The maps of the entry file that could be lowered; those with syntax errors are left out. */
  readonly maps: readonly IrMap[];
  /** What the entry file declares, and the objects of its maps. */
  readonly objects: readonly IrObject[];
  /** What the rules of each map lose, in the order of `maps`. */
  readonly laws: readonly MapLaws[];
  /** In the order of the text, without repetitions, at most 100. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface CompileOptions {
  /** Names of back ends; absent: all but the optional ones, each for what it can carry. */
  readonly targets?: readonly string[];
}

export interface CompileResult extends CheckResult {
  /** Path below the output folder → content; empty when there is an error. */
  readonly files: ReadonlyMap<string, string>;
}

/** Everything that is to be said about an entry file and what it uses, and the maps in it. */
export function check(entry: Source, host: Host): CheckResult {
  const { program, loading, binding } = bind(entry, host);
  const lowered = lower({ ...program, maps: wholeMaps(program, loading) }, host);
  const heads = (finding: Diagnostic): Diagnostic => withHeadSpans(finding, program.sources);
  const found = lowered.maps.flatMap((map) => {
    const findings = checks.flatMap((rule) => [...rule(map, program)]).map(heads);
    return lowered.broken.has(map) ? findings.filter(({ code }) => !aboutGaps.has(code)) : findings;
  });
  const objects = objectsOf(program, entry.path);
  const names = objects.flatMap((object) => [...objectFileNames(object, program)]);
  const plain = [...loading, ...binding, ...lowered.diagnostics, ...found, ...names];
  const laws = lowered.maps.map(lawsOf);
  const losses = laws.flatMap((map) => lossChecks.flatMap((rule) => [...rule(map, program)]));
  return {
    program,
    sources: program.sources,
    maps: lowered.maps,
    objects,
    laws,
    diagnostics: tidyDiagnostics([...plain, ...(hasError(plain) ? [] : losses.map(heads))]),
  };
}

/** `check`, and the files of every target; none when there is an error anywhere. */
export function compile(entry: Source, host: Host, options: CompileOptions): CompileResult {
  const checked = check(entry, host);
  const chosen = chooseTargets(options.targets, entry);
  const early = [...checked.diagnostics, ...chosen.unknown, ...notRunnable(checked)];
  if (hasError(early)) return { ...checked, files: new Map(), diagnostics: tidyDiagnostics(early) };
  const { files, diagnostics: late } = emitAll(checked, chosen, host);
  const diagnostics = tidyDiagnostics([...early, ...late]);
  return { ...checked, files: hasError(late) ? new Map() : files, diagnostics };
}

/** In a map with rules left out because of an error, these would repeat that error. */
const aboutGaps: ReadonlySet<string> = new Set([
  "required-not-read",
  "required-not-written",
  "unmapped-fields",
  "list-without-key",
]);

/** Whether one of the findings is an error. */
function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((finding) => finding.severity === "error");
}

/**
 * The maps that later phases can judge. A syntax error inside a map takes that map out, one
 * outside all maps takes all out: what is missing there would be reported once more.
 */
function wholeMaps(program: Program, loading: readonly Diagnostic[]): Program["maps"] {
  const errors = loading.filter((finding) => finding.severity === "error");
  const isInMap = (error: Diagnostic): boolean =>
    program.maps.some((map) => covers(map.span, error.span));
  if (!errors.every(isInMap)) return [];
  return program.maps.filter((map) => !errors.some((error) => covers(map.span, error.span)));
}

function covers(outer: Span, inner: Span): boolean {
  return outer.source === inner.source && outer.start <= inner.start && inner.start <= outer.end;
}

/** Overrides have a place in the language, but no target can build them yet. */
function notRunnable(checked: CheckResult): readonly Diagnostic[] {
  const spans = checked.program.overrides.map((override) => override.object.span);
  // What is wrong in itself is said to be wrong, and no more.
  const isWrong = (at: Span): boolean =>
    checked.diagnostics.some(({ severity, span }) => severity === "error" && covers(at, span));
  return spans
    .filter((span) => !isWrong(span))
    .map((span) => diagnostic("cannot-run-yet", span, {}));
}

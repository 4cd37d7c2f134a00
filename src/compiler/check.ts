import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import { bind } from "./bind.ts";
import { levelFileNames, objectFileNames } from "./checks/file-names.ts";
import type { MapLaws } from "./classes/laws.ts";
import { tidyDiagnostics } from "./diagnostics-tidy.ts";
import type { Host } from "./host.ts";
import type { IrMap, IrObject } from "./ir/nodes.ts";
import { judge } from "./judge.ts";
import { lowerInForce, lowerLayers, nameOf } from "./levels/layers.ts";
import { objectsOf } from "./levels/objects.ts";
import type { Who } from "./levels/types.ts";
import { joined, lower } from "./lower.ts";
import type { Program } from "./program.ts";

export interface CheckResult {
  readonly program: Program;
  /** Every text that a diagnostic may point into, by path. */
  readonly sources: ReadonlyMap<string, Source>;
  /**
   * The maps of the entry file that could be lowered, then those that its overrides make; what has
   * syntax errors is left out.
   */
  readonly maps: readonly IrMap[];
  /** What the entry file declares, and the objects of its maps. */
  readonly objects: readonly IrObject[];
  /** What the rules of each map lose, in the order of `maps`. */
  readonly laws: readonly MapLaws[];
  /** In the order of the text, without repetitions, at most 100. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that is to be said about an entry file and what it uses, and the maps in it. */
export function check(entry: Source, host: Host): CheckResult {
  const { program, loading, binding } = bind(entry, host);
  const whole = wholeParts(program, loading);
  const lowered = lower(whole, host);
  const layers = lowerLayers(whole, host, lowered);
  const judged = judge(joined(lowered, layers), program);
  const objects = objectsOf(program, entry.path);
  const names = [
    ...objects.flatMap((object) => [...objectFileNames(object, program)]),
    ...levelFileNames(program),
  ];
  const plain = [
    ...loading,
    ...binding,
    ...lowered.diagnostics,
    ...layers.diagnostics,
    ...judged.findings,
    ...names,
  ];
  return {
    program,
    sources: program.sources,
    maps: judged.maps,
    objects,
    laws: judged.laws,
    diagnostics: tidyDiagnostics([...plain, ...(hasError(plain) ? [] : judged.losses)]),
  };
}

/**
 * What is in force for one account, or one instance, or one instance of that account: a map for each
 * that the file declares or overrides. `checked` is without errors.
 */
export function checkInForce(checked: CheckResult, host: Host, who: Who): InForce {
  const { program } = checked;
  const lowered = lowerInForce(program, host, who, lower(program, host));
  const judged = judge(lowered, program);
  const plain = [...lowered.diagnostics, ...judged.findings];
  const found = [...plain, ...(hasError(plain) ? [] : judged.losses)];
  return { laws: judged.laws, diagnostics: tidyDiagnostics(found) };
}

export interface InForce {
  readonly laws: readonly MapLaws[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether one of the findings is an error. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((finding) => finding.severity === "error");
}

/**
 * The maps and overrides that later phases can judge. A syntax error inside one takes it out, one
 * outside takes all out: what is missing there would be reported once more.
 */
function wholeParts(program: Program, loading: readonly Diagnostic[]): Program {
  const errors = loading.filter((finding) => finding.severity === "error");
  const parts = [...program.maps, ...program.overrides];
  const isInPart = (error: Diagnostic): boolean =>
    parts.some(({ span }) => covers(span, error.span));
  if (!errors.every(isInPart)) return { ...program, maps: [], overrides: [] };
  const isWhole = ({ span }: { readonly span: Span }): boolean =>
    !errors.some((error) => covers(span, error.span));
  const gone = new Set(program.maps.filter((map) => !isWhole(map)).map(nameOf));
  const overrides = program.overrides.filter(
    (one) => isWhole(one) && !(one.kind === "override-map" && gone.has(nameOf(one))),
  );
  return { ...program, maps: program.maps.filter(isWhole), overrides };
}

function covers(outer: Span, inner: Span): boolean {
  return outer.source === inner.source && outer.start <= inner.start && inner.start <= outer.end;
}

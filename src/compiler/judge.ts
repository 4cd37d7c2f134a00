import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { checks, lossChecks } from "./checks/all.ts";
import { withHeadSpans } from "./checks/spans.ts";
import { lawsOf, type MapLaws } from "./classes/laws.ts";
import type { IrMap } from "./ir/nodes.ts";
import type { LowerResult } from "./lower.ts";
import type { Program } from "./program.ts";

/** Lowered maps with all that is to be said about them. */
export interface Judged {
  readonly maps: readonly IrMap[];
  /** In the order of `maps`. */
  readonly laws: readonly MapLaws[];
  readonly findings: readonly Diagnostic[];
  /** What rules lose: to be told only where there is no error, since a mistake often looks like one. */
  readonly losses: readonly Diagnostic[];
}

/** Runs all checks; what is found of a map above is not said once more of its layers. */
export function judge(lowered: LowerResult, program: Program): Judged {
  const heads = (finding: Diagnostic): Diagnostic => withHeadSpans(finding, program.sources);
  const found = lowered.maps.map((map): readonly Diagnostic[] => {
    const source = lowered.sources.get(map);
    if (source === undefined) return [];
    const findings = checks.flatMap((rule) => [...rule(map, program, source)]).map(heads);
    return lowered.broken.has(map) ? findings.filter(({ code }) => !aboutGaps.has(code)) : findings;
  });
  const laws = lowered.maps.map(lawsOf);
  const lost = laws.map((one): readonly Diagnostic[] => {
    const source = lowered.sources.get(one.map);
    if (source === undefined) return [];
    return lossChecks.flatMap((rule) => [...rule(one, program, source)]).map(heads);
  });
  return {
    maps: lowered.maps,
    laws,
    findings: ofEach(lowered.maps, found),
    losses: ofEach(lowered.maps, lost),
  };
}

/** In a map with rules left out because of an error, these would repeat that error. */
const aboutGaps: ReadonlySet<string> = new Set([
  "required-not-read",
  "required-not-written",
  "unmapped-fields",
  "list-without-key",
]);

function ofEach(
  maps: readonly IrMap[],
  found: readonly (readonly Diagnostic[])[],
): readonly Diagnostic[] {
  const said = new Map(maps.map((map, at) => [map, new Set((found[at] ?? []).map(wording))]));
  return maps.flatMap((map, at) =>
    (found[at] ?? []).filter((finding) => {
      for (let above = map.layer?.base; above !== undefined; above = above.layer?.base) {
        if (said.get(above)?.has(wording(finding)) === true) return false;
      }
      return true;
    }),
  );
}

function wording({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

import type { IrMap, Rule } from "../compiler/ir/nodes.ts";
import { positionAt, type Source } from "../diagnostics/source.ts";
import { mutantsOf } from "../laws/mutants.ts";

/** Whether some example of a map fails on it. */
export type Notices = (mutant: IrMap) => Promise<boolean>;

/** What the examples of one map are worth. */
export interface MutationReport {
  readonly file: string;
  readonly map: string;
  readonly examples: number;
  /** Mutants on which an example fails, and all. */
  readonly noticed: number;
  readonly mutants: number;
  readonly rules: readonly RuleMutation[];
}

export interface RuleMutation {
  readonly rule: string;
  /** 1-based. */
  readonly line: number;
  readonly noticed: number;
  readonly mutants: number;
  /** What was done to it that no example noticed. */
  readonly missed: readonly string[];
}

/** Runs the examples of a map on each of its mutants. */
export async function mutate(
  map: IrMap,
  sources: ReadonlyMap<string, Source>,
  notices: Notices,
): Promise<MutationReport> {
  const rules = new Map<Rule, { noticed: number; readonly missed: string[] }>();
  for (const mutant of mutantsOf(map)) {
    const entry = rules.get(mutant.rule) ?? { noticed: 0, missed: [] };
    rules.set(mutant.rule, entry);
    if (map.examples.length > 0 && (await notices(mutant.map))) entry.noticed += 1;
    else entry.missed.push(mutant.what);
  }
  const reports = [...rules].map(([rule, { noticed, missed }]) => ({
    rule: rule.label,
    line: positionAt(sources.get(rule.span.source)?.text ?? "", rule.span.start).line,
    noticed,
    mutants: noticed + missed.length,
    missed,
  }));
  return {
    file: map.source,
    map: map.name,
    examples: map.examples.length,
    noticed: sum(reports.map(({ noticed }) => noticed)),
    mutants: sum(reports.map(({ mutants }) => mutants)),
    rules: reports,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A rule that no example notices at all, then what else is missed, then a score per map. */
export function mutationSummary(reports: readonly MutationReport[]): string {
  const lines = reports.flatMap(({ file, map, noticed, mutants, rules }) => {
    const missed = rules.flatMap(({ rule, line, noticed: seen, missed: what }) => {
      if (what.length === 0) return [];
      const told = seen === 0 ? "untested" : `not noticed: ${what.join(", ")}`;
      return [`${file}:${line}: \`${rule}\` of ${map}: ${told}`];
    });
    const score = mutants === 0 ? 100 : Math.floor((100 * noticed) / mutants);
    return [...missed, `${map}: score ${score} % (${noticed} of ${mutants} mutants noticed)`];
  });
  return `${lines.join("\n")}\n`;
}

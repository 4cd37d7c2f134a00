import type { MapLaws } from "../compiler/classes/laws.ts";
import { positionAt, type Source } from "../diagnostics/source.ts";
import { type EngineName, seesOriginals, startEngine, type Tables } from "../engine/engine.ts";
import { verify } from "../laws/verify.ts";
import { scriptRefusal } from "./scripts.ts";

export interface LawOptions {
  /** Generated cases a law and values a rule; 0 tries none. */
  readonly runs: number;
  readonly seed: number;
  readonly engine: EngineName;
  readonly tables: Tables;
}

/** What trying the laws of one map gave. */
export interface MapLawReport {
  readonly file: string;
  readonly map: string;
  /** Cases that were compared. */
  readonly checks: number;
  readonly failures: readonly FailureReport[];
  /** Why nothing was tried. */
  readonly skipped?: string;
}

export interface FailureReport {
  readonly law: string;
  readonly about: string;
  /** 1-based: of the rule, or of the map. */
  readonly line: number;
  readonly rule: string | null;
  /** The smallest case that was found. */
  readonly value: unknown;
  /** Null for a missing one. */
  readonly expected: unknown;
  readonly found: unknown;
}

/** Tries the laws of a checked map on generated data. */
export async function tryLaws(
  laws: MapLaws,
  sources: ReadonlyMap<string, Source>,
  options: LawOptions,
): Promise<MapLawReport> {
  const { map, rules } = laws;
  const about = { file: map.source, map: map.name, checks: 0, failures: [] };
  const refusal = scriptRefusal(map, options.engine, sources);
  if (refusal !== undefined) return { ...about, skipped: refusal };
  const lacking = map.tables.find(({ name }) => !Object.hasOwn(options.tables, name));
  if (lacking !== undefined) return { ...about, skipped: `needs --table ${lacking.name}=FILE` };
  const report = await verify(map, rules, {
    runs: options.runs,
    seed: options.seed,
    start: async (part) => ({
      ...(await startEngine(part, options.engine, options.tables)),
      seesOriginals: seesOriginals(options.engine),
    }),
  });
  const failures = report.failures.map((failure): FailureReport => {
    const span = failure.rule?.span ?? map.span;
    const source = sources.get(span.source);
    const line = source === undefined ? 0 : positionAt(source.text, span.start).line;
    return {
      law: failure.law,
      about: failure.about,
      line,
      rule: failure.rule?.label ?? null,
      value: failure.value,
      expected: failure.expected ?? null,
      found: failure.found ?? null,
    };
  });
  return { ...about, checks: report.checks, failures };
}

/** The lines for people: failures, what was skipped, then how much was tried. */
export function lawsSummary(reports: readonly MapLawReport[], options: LawOptions): string {
  const failures = reports.flatMap((report) =>
    report.failures.map((one) => failureText(report, one)),
  );
  const skipped = reports.flatMap(({ file, map, skipped: why }) =>
    why === undefined ? [] : [`${file}: laws of ${map} not tried: ${why}`],
  );
  const checks = reports.reduce((sum, report) => sum + report.checks, 0);
  const tried = `laws: ${checks} checks, ${failures.length} failed (--seed ${options.seed} --runs ${options.runs})`;
  return `${[...failures, ...skipped, tried].join("\n")}\n`;
}

function failureText({ file, map }: MapLawReport, failure: FailureReport): string {
  const rule = failure.rule === null ? map : `\`${failure.rule}\` of ${map}`;
  const lines = [
    `${file}:${failure.line}: ${rule} breaks ${failure.law}: ${failure.about}`,
    `  value    ${text(failure.value)}`,
    `  expected ${text(failure.expected)}`,
    `  found    ${text(failure.found)}`,
  ];
  return lines.join("\n");
}

function text(value: unknown): string {
  const whole = JSON.stringify(value);
  return whole.length > 300 ? `${whole.slice(0, 299)}…` : whole;
}

import type { MapLaws } from "../compiler/classes/laws.ts";
import type { Span } from "../diagnostics/source.ts";
import { type EngineName, seesOriginals, startEngine, type Tables } from "../engine/engine.ts";
import { verify as verifyMap } from "./verify.ts";

export interface VerifyOptions {
  /** Generated cases a law, and values a rule; 100 when left out. */
  readonly runs?: number;
  /** The same seed gives the same cases; when left out it is another one each time. */
  readonly seed?: number;
  /** What runs the map; `javascript` when left out. */
  readonly engine?: EngineName;
  /** Rows of its run-time tables. */
  readonly tables?: Tables;
}

/** A law that does not hold, with the smallest case that was found. */
export interface LawFailure {
  readonly law: string;
  readonly about: string;
  /** The rule that breaks it, and where it stands; absent where the record as a whole does. */
  readonly rule?: string;
  readonly span?: Span;
  readonly value: unknown;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface LawReport {
  readonly map: string;
  readonly seed: number;
  /** Cases that were carried and compared. */
  readonly checks: number;
  readonly failures: readonly LawFailure[];
}

/**
 * Tries the laws of one map, an element of `check(text).laws`, on generated data. Rejects with a
 * TypeError where rows of a run-time table are missing.
 */
export async function verify(laws: MapLaws, options: VerifyOptions = {}): Promise<LawReport> {
  const { map, rules } = laws;
  const { runs = 100, seed = Date.now() % 1_000_000, engine = "javascript", tables = {} } = options;
  const lacking = map.tables.find(({ name }) => !Object.hasOwn(tables, name));
  if (lacking !== undefined) {
    throw new TypeError(`${map.name} needs rows of the table ${lacking.name}: { tables }`);
  }
  const start = async (part: typeof map) => ({
    ...(await startEngine(part, engine, tables)),
    seesOriginals: seesOriginals(engine),
  });
  const { checks, failures } = await verifyMap(map, rules, { runs, seed, start });
  return {
    map: map.name,
    seed,
    checks,
    failures: failures.map(({ rule, ...failure }) => ({
      ...failure,
      ...(rule === undefined ? {} : { rule: rule.label, span: rule.span }),
    })),
  };
}

import type { BulkRow } from "./bulk.ts";
import type { ColdStart, CompileTimes } from "./commands.ts";
import { type Figure, geometricMean } from "./measure.ts";
import type { RecordRow } from "./records.ts";
import type { Effort } from "./settings.ts";

/** All that one run found; the JSON file holds this. */
export interface Report {
  readonly version: 2;
  readonly effort: Effort & { readonly name: "quick" | "thorough" };
  readonly machine: { readonly cores: number; readonly memoryGb: number; readonly node: string };
  /** Of the packages and tools beside ours; `absent` where there is none. */
  readonly versions: Readonly<Record<string, string>>;
  readonly records: readonly RecordRow[];
  readonly bulk: readonly BulkRow[];
  readonly coldStart: ColdStart;
  readonly compile: CompileTimes;
  readonly twoWorkers: Figure | undefined;
  readonly peakMemoryMb: number | undefined;
}

/** One aim: the ratio that this run gives, and what it should be. */
export interface Goal {
  readonly what: string;
  readonly value: number | undefined;
  readonly goal: number;
  readonly stretch?: number;
  /** Whether more is better. */
  readonly least?: boolean;
  readonly unit?: string;
}

/** The aims, computed from the medians of one run. A part that is absent gives no value. */
export function goalsOf(report: Report): readonly Goal[] {
  const toHand = report.records.map((row) => ratio(row, "cemap", "hand-written")).filter(isKnown);
  const toJsonata = report.records.map((row) => ratio(row, "jsonata", "cemap")).filter(isKnown);
  const [ndjson, csv] = report.bulk;
  const module = "cemap module, parse + stringify";
  const floor = "floor: parse + stringify";
  const read = "cemap read, command";
  const papaparse = "papaparse + hand-written";
  const duckdb = "DuckDB, one thread";
  const perRule = report.compile;
  return [
    {
      what: "emitted module ÷ hand-written, geometric mean",
      value: geometricMean(toHand),
      goal: 1.4,
      stretch: 1.2,
    },
    { what: "emitted module ÷ hand-written, worst", value: Math.max(...toHand), goal: 2 },
    {
      what: "jsonata ÷ emitted module, geometric mean",
      value: toJsonata.length === 0 ? undefined : geometricMean(toJsonata),
      goal: 300,
      stretch: 400,
      least: true,
    },
    {
      what: "NDJSON through objects ÷ floor",
      value: ratio(ndjson, module, floor),
      goal: 1.15,
      stretch: 1.1,
    },
    {
      what: "NDJSON, whole command ÷ floor",
      value: ratio(ndjson, read, floor),
      goal: 0.55,
      stretch: 0.42,
    },
    {
      what: "CSV, whole command ÷ papaparse + hand-written",
      value: ratio(csv, read, papaparse),
      goal: 0.45,
      stretch: 0.35,
    },
    {
      what: "NDJSON, whole command ÷ DuckDB, one thread each",
      value: ratio(ndjson, read, duckdb),
      goal: 1.2,
      stretch: 1,
    },
    {
      what: "CSV, whole command ÷ DuckDB, one thread each",
      value: ratio(csv, read, duckdb),
      goal: 1.2,
      stretch: 1,
    },
    {
      what: "two workers ÷ one, rows a second",
      value: report.twoWorkers?.median,
      goal: 1.6,
      stretch: 1.8,
      least: true,
    },
    { what: "peak memory of `cemap read`", value: report.peakMemoryMb, goal: 200, unit: "MB" },
    {
      what: "`cemap check` of 1,000 lines ÷ `node -e 0`",
      value: report.coldStart.checkMs.median / report.coldStart.nodeMs.median,
      goal: 2.3,
      stretch: 1.8,
    },
    {
      what: "compile time a rule, 10,000 rules ÷ 100 rules",
      value: (perRule["10000"]?.median ?? Number.NaN) / (perRule["100"]?.median ?? Number.NaN),
      goal: 1.2,
    },
  ];
}

export function verdict({ value, goal, stretch, least }: Goal): string {
  if (value === undefined) return "absent";
  const reaches = (aim: number): boolean => (least === true ? value >= aim : value <= aim);
  if (stretch !== undefined && reaches(stretch)) return "met, stretch too";
  return reaches(goal) ? "met" : "not met";
}

interface Figures {
  readonly figures: Readonly<Record<string, Figure>>;
}

/** The median of one contestant ÷ that of another; nothing where either is absent. */
export function ratio(row: Figures | undefined, above: string, below: string): number | undefined {
  const [a, b] = [row?.figures[above], row?.figures[below]];
  return a === undefined || b === undefined ? undefined : a.median / b.median;
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined;
}

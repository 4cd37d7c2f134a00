/** What became of the payloads of an import. */
export interface ImportReport {
  readonly definitions: number;
  readonly transformations: number;
  readonly metadata: number;
  /** Entries of transformations that rules stand for. */
  readonly rules: number;
  /** Entries that no rule could stand for: they are kept for the platform and nothing else. */
  readonly odd: readonly OddEntry[];
  readonly scripts: readonly ScriptReport[];
  /** What is said to the platform beside the rules, by attribute. */
  readonly stated: readonly StatedMember[];
}

export interface OddEntry {
  /** `Contact` or `Contact <-> sfdc.Contact` */
  readonly of: string;
  /** The common path, as far as there is one. */
  readonly path: string;
  readonly why: string;
}

export interface ScriptReport {
  readonly of: string;
  readonly outcome: "lifted" | "kept";
  /** Why it was kept, with the statement that was not understood. */
  readonly why?: string;
  readonly file?: string;
}

export interface StatedMember {
  readonly name: string;
  /** In how many objects, maps, fields and rows. */
  readonly count: number;
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** The report for people: what was read, and everything that is not a plain rule. */
export function reportText(report: ImportReport): string {
  const { definitions, transformations, metadata, rules, odd, scripts, stated } = report;
  const kinds = [
    ...(definitions > 0 ? [plural(definitions, "definition")] : []),
    ...(transformations > 0 ? [plural(transformations, "transformation")] : []),
    ...(metadata > 0 ? [plural(metadata, "metadata answer")] : []),
  ];
  const lifted = scripts.filter(({ outcome }) => outcome === "lifted");
  const kept = scripts.filter(({ outcome }) => outcome === "kept");
  const lines = [
    `${kinds.join(", ")}: ${plural(rules, "rule")}`,
    ...(lifted.length > 0 ? [`${plural(lifted.length, "script")} lifted into rules`] : []),
    ...kept.map(({ of, why = "" }) => `script of ${of} kept: ${why}`),
    ...odd.map(({ of, path, why }) => `${of}: \`${path}\` has no rule: ${why}`),
    ...(stated.length > 0
      ? [`in @platform: ${stated.map(({ name, count }) => `${name} (${count})`).join(", ")}`]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

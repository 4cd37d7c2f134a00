import type {
  Block,
  CellRule,
  Codec,
  CodecStep,
  EachRule,
  IrMap,
  Rule,
  TableRow,
  WhenRule,
} from "../compiler/ir/nodes.ts";

/** A map in which one thing of one rule is another one. */
export interface Mutant {
  readonly rule: Rule;
  /** What was done, in the user's words: `deleted`, `rows 1 and 2 swapped`. */
  readonly what: string;
  readonly map: IrMap;
}

/**
 * Every rule of a map deleted, and its tables, conversions, defaults and events swapped or weakened
 * one at a time, in source order. A set of examples that is worth something fails on each.
 */
export function mutantsOf(map: IrMap): readonly Mutant[] {
  return blocksOf(map.block).map(({ rule, what, block }) => ({
    rule,
    what,
    map: { ...map, block },
  }));
}

interface Changed<Whole> {
  readonly rule: Rule;
  readonly what: string;
  readonly block: Whole;
}

/** A block with one change, for each change that can be made in it. */
function blocksOf(block: Block): readonly Changed<Block>[] {
  return block.rules.flatMap((rule, at) => {
    const without = { ...block, rules: block.rules.filter((_, other) => other !== at) };
    const changed = changesOf(rule).map(({ block: other, ...about }) => ({
      ...about,
      block: { ...block, rules: block.rules.with(at, other) },
    }));
    return [{ rule, what: "deleted", block: without }, ...changed];
  });
}

/** The rule itself, or one inside of it, with one change; deleting aside. */
function changesOf(rule: Rule): readonly Changed<Rule>[] {
  const own = (what: string, block: Rule): Changed<Rule> => ({ rule, what, block });
  const firing =
    "on" in rule && rule.on !== undefined
      ? [own(`\`on ${rule.on}\` left out`, withoutMember(rule, "on"))]
      : [];
  switch (rule.kind) {
    case "cell":
      return [...firing, ...cellChanges(rule).map(([what, other]) => own(what, other))];
    case "scope":
      return [...firing, ...inside(rule, rule.block)];
    case "each":
      return [...firing, ...insideEach(rule)];
    case "when":
      return branchChanges(rule);
    case "read":
    case "write":
      return [
        ...firing,
        ...codecChanges(rule.codec).map(([what, codec]) => own(what, { ...rule, codec })),
      ];
    default:
      return [];
  }
}

function inside(rule: Extract<Rule, { kind: "scope" }>, block: Block): readonly Changed<Rule>[] {
  return blocksOf(block).map((found) => ({ ...found, block: { ...rule, block: found.block } }));
}

/** Indexes of keys move with the rules. */
function insideEach(rule: EachRule): readonly Changed<Rule>[] {
  const own = { rule, what: "key left out", block: { ...rule, keys: [] } };
  const inner = blocksOf(rule.block).map((found): Changed<Rule> => {
    const keyRules = rule.keys.map((key) => rule.block.rules[key]);
    const isDeleted = found.block.rules.length < rule.block.rules.length;
    const keys = isDeleted
      ? found.block.rules.flatMap((one, at) => (keyRules.includes(one) ? [at] : []))
      : rule.keys;
    return { ...found, block: { ...rule, block: found.block, keys } };
  });
  return rule.keys.length === 0 ? inner : [own, ...inner];
}

function branchChanges(rule: WhenRule): readonly Changed<Rule>[] {
  const { branches, otherwise } = rule;
  const deleted = branches.map((_, at) => ({
    rule,
    what: `branch ${at + 1} deleted`,
    block: { ...rule, branches: branches.filter((_branch, other) => other !== at) },
  }));
  const inner = branches.flatMap((branch, at) =>
    blocksOf(branch.block).map((found) => ({
      ...found,
      block: { ...rule, branches: branches.with(at, { ...branch, block: found.block }) },
    })),
  );
  const last =
    otherwise === undefined
      ? []
      : [
          { rule, what: "`else` deleted", block: withoutMember(rule, "otherwise") },
          ...blocksOf(otherwise).map((found) => ({
            ...found,
            block: { ...rule, otherwise: found.block },
          })),
        ];
  return [...(branches.length > 1 ? deleted : []), ...inner, ...last];
}

type Named<Value> = readonly (readonly [what: string, value: Value])[];

function cellChanges(rule: CellRule): Named<CellRule> {
  const defaults = (["readDefault", "writeDefault"] as const).filter(
    (name) => rule[name] !== undefined,
  );
  const arrows = { readDefault: "<-", writeDefault: "->" } as const;
  return [
    ...codecChanges(rule.codec).map(([what, codec]) => [what, { ...rule, codec }] as const),
    ...defaults.map(
      (name) => [`\`default ${arrows[name]}\` left out`, withoutMember(rule, name)] as const,
    ),
  ];
}

function codecChanges(codec: Codec): Named<Codec> {
  const inner = codec.steps.flatMap((step, at) =>
    stepChanges(step).map(
      ([what, other]) => [what, { ...codec, steps: codec.steps.with(at, other) }] as const,
    ),
  );
  const strict =
    codec.otherwise === "error"
      ? []
      : [[`\`else ${codec.otherwise}\` left out`, { ...codec, otherwise: "error" }] as const];
  return [...inner, ...strict];
}

function stepChanges(step: CodecStep): Named<CodecStep> {
  switch (step.kind) {
    case "table": {
      const { rows, readElse, writeElse } = step;
      const elses = [
        ...(readElse === undefined
          ? []
          : [["`<- else` left out", withoutMember(step, "readElse")] as const]),
        ...(writeElse === undefined
          ? []
          : [["`else ->` left out", withoutMember(step, "writeElse")] as const]),
      ];
      const swapped = rows.slice(1).map((_, at): readonly [string, CodecStep] => {
        return [`rows ${at + 1} and ${at + 2} swapped`, { ...step, rows: swappedRows(rows, at) }];
      });
      return [...swapped, ...elses];
    }
    case "linear":
      return [["the factor times 10", { ...step, numerator: `${step.numerator}0` }]];
    case "epoch": {
      const unit = step.unit === "s" ? "ms" : "s";
      return [[`\`${step.unit}\` changed to \`${unit}\``, { ...step, unit }]];
    }
    case "split":
      return [["the separator changed", { ...step, separator: `${step.separator}|` }]];
    case "mask": {
      const mask = step.mask.startsWith("'") ? `${step.mask}'.'` : `'.'${step.mask}`;
      return [["the mask changed", { ...step, mask }]];
    }
    case "items":
      return codecChanges(step.codec).map(([what, codec]) => [what, { ...step, codec }] as const);
    default:
      return [];
  }
}

/** Two rows next to each other, each with the vendor's value of the other. */
function swappedRows(rows: readonly TableRow[], at: number): readonly TableRow[] {
  const [one, two] = rows.slice(at, at + 2);
  if (one === undefined || two === undefined) return rows;
  return rows.with(at, { ...one, vendor: two.vendor }).with(at + 1, { ...two, vendor: one.vendor });
}

function withoutMember<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  name: Name,
): Whole {
  const entries = Object.entries(whole).filter(([key]) => key !== name);
  return Object.fromEntries(entries) as Whole;
}

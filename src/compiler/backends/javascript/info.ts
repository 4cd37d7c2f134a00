import type { Span } from "../../../diagnostics/source.ts";
import type { Block, IrMap, Path, Rule } from "../../ir/nodes.ts";
import { leftOf } from "../../ir/walk.ts";
import { writeSetOf } from "../../ir/write-set.ts";
import type { EmitContext, RuleClassNames } from "../backend.ts";
import { type Code, code } from "../support/code.ts";
import { jsDoc, jsLiteral } from "../support/javascript-text.ts";
import { blocksOf } from "./reads.ts";
import { pathText } from "./unit.ts";
import { placesOf } from "./write-context.ts";

/** The declaration of `map`, what a module says about itself. */
export function mapInfo(map: IrMap, context: EmitContext): Code {
  const rules = rulesOf(map.block, "", "", {
    lineOf: lineFinder(map, context),
    classes: context.classes ?? new Map(),
  });
  const writes = [...new Set(writeSetOf(map).map(({ path }) => path))];
  const tables = map.tables.map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => column.name),
  }));
  return code`
    ${jsDoc("What this map is, and what its rules are.")}
    export const map = {
      name: ${jsLiteral(map.name)},
      object: ${jsLiteral(map.object)},
      element: ${jsLiteral(map.element)},
      resource: ${jsLiteral(map.resource)},
      source: ${jsLiteral(map.source)},
      rules: [
        ${rules.map((info) => code`${jsLiteral(info)},`)}
      ],
      writes: ${jsLiteral(writes)},
      tables: ${jsLiteral(tables)},
    };
  `;
}

type Info = {
  readonly [name: string]:
    | string
    | number
    | readonly string[]
    | { readonly [name: string]: string };
};

type LineOf = (span: Span) => Info;

/**
 * `{ line }` of a rule, with its file where that is another one than the map's: an override takes
 * rules from the map above. Nothing where the text is not at hand.
 */
function lineFinder({ source }: IrMap, { sourceText, textOf }: EmitContext): LineOf {
  const known = new Map<string, readonly number[] | undefined>();
  const startsOf = (path: string): readonly number[] | undefined => {
    if (!known.has(path)) {
      known.set(path, lineStarts(path === source ? sourceText : textOf?.(path)));
    }
    return known.get(path);
  };
  return (span) => {
    const starts = startsOf(span.source);
    if (starts === undefined) return {};
    const line = countUpTo(starts, span.start);
    return span.source === source ? { line } : { line, source: span.source };
  };
}

function lineStarts(text: string | undefined): readonly number[] | undefined {
  if (text === undefined) return undefined;
  const ends = [...text.matchAll(/\r\n?|\n/g)].map((match) => match.index + match[0].length);
  return [0, ...ends];
}

/** How many of the numbers, which ascend, are not greater than `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is known of rules besides what they say. */
interface Known {
  readonly lineOf: LineOf;
  readonly classes: ReadonlyMap<Rule, RuleClassNames>;
}

function rulesOf(block: Block, vendor: string, common: string, known: Known): readonly Info[] {
  return block.rules.flatMap((rule) => ruleOf(rule, vendor, common, known));
}

function ruleOf(rule: Rule, vendor: string, common: string, known: Known): readonly Info[] {
  const texts = (paths: readonly Path[]): readonly string[] =>
    paths.map((path) => pathText(vendor, path));
  const left = leftOf(rule);
  const found = rule.kind === "scope" ? undefined : known.classes.get(rule);
  const classes = found === undefined ? {} : { classes: { write: found.write, read: found.read } };
  const place = left === undefined ? {} : { common: pathText(common, left) };
  const own = (direction: string, places: readonly string[]): Info => ({
    label: rule.label,
    ...known.lineOf(rule.span),
    direction,
    ...place,
    vendor: places,
    ...classes,
  });
  switch (rule.kind) {
    case "cell":
    case "pair":
      return [own("both", texts(placesOf(rule)))];
    case "read":
      return [own("read", [])];
    case "write":
      return [own("write", texts([rule.target]))];
    case "rest": {
      const rest = vendor === "" ? (rule.like ?? "*") : `${vendor}.${rule.like ?? "*"}`;
      return [own(rule.direction, [rest])];
    }
    case "scope":
      return [
        own("both", texts([rule.right])),
        ...rulesOf(rule.block, pathText(vendor, rule.right), pathText(common, rule.left), known),
      ];
    case "each": {
      const inner = `${pathText(vendor, rule.right.path)}[]`;
      return [
        own(rule.direction ?? "both", texts([rule.right.path])),
        ...rulesOf(rule.block, inner, `${pathText(common, rule.left.path)}[]`, known),
      ];
    }
    case "when": {
      const inner = blocksOf(rule).flatMap((block) => rulesOf(block, vendor, common, known));
      const tested =
        rule.commonPath === undefined ? {} : { common: pathText(common, rule.commonPath) };
      return [{ ...own("both", texts(rule.vendorPaths)), ...tested }, ...inner];
    }
  }
}

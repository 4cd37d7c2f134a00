import type { Block, CellRule, Codec, IrMap, IrScript, Path, Rule } from "../ir/nodes.ts";
import { pathText } from "../ir/places.ts";
import { exprPaths } from "../ir/walk.ts";
import { stepText } from "./steps.ts";

/** A rule that has to do with a common field, and how values go through it. */
export interface Explanation {
  readonly rule: Rule;
  /** Labels of the scopes, lists and branches around it, outermost first. */
  readonly inside: readonly string[];
  readonly common: Path;
  readonly direction: "both" | "read" | "write";
  /** Places of the vendor's record that are read, or written, from its top. */
  readonly sources: readonly Source[];
  /** From the vendor's value to the common one. */
  readonly steps: readonly string[];
  /** Of the steps; absent for expressions. */
  readonly codec?: Codec;
  /** What else decides: defaults, events, what becomes of refused values. */
  readonly notes: readonly string[];
}

export interface Source {
  /** Absent where it takes a record to know it. */
  readonly path?: Path;
  readonly text: string;
  /** Of one part of a template or of `??`. */
  readonly steps?: readonly string[];
}

/**
 * The rules that give a common field its value, or write it: those of the field itself, of the
 * fields below it, and of an object around it that is carried whole. `name` is dotted; lists may be
 * marked (`lines[].qty`) or not. Empty where no rule has to do with it.
 */
export function explain(map: IrMap, name: string): readonly Explanation[] {
  const wanted = segments(name);
  const all = ofBlock(map.block, { common: [], vendor: [], inside: [] });
  return all.filter(({ common }) => isAlong(common, wanted));
}

/** The scripts that have a say in a common field, on the platform. */
export function scriptsAbout(map: IrMap, name: string): readonly IrScript[] {
  const wanted = segments(name);
  return map.scripts.filter(({ names }) => names.some((path) => isAlong(path, wanted)));
}

/** Whether a place is the wanted one, lies in it, or holds it. */
function isAlong(common: Path, wanted: readonly string[]): boolean {
  const own = segments(pathText(common));
  const shared = Math.min(own.length, wanted.length);
  return own.slice(0, shared).every((part, at) => part === wanted[at]);
}

/** All names that can be explained, each once. */
export function explainable(map: IrMap): readonly string[] {
  const all = ofBlock(map.block, { common: [], vendor: [], inside: [] });
  const scripted = map.scripts.flatMap(({ names }) => names);
  return [...new Set([...all.map(({ common }) => common), ...scripted].map(pathText))];
}

function segments(name: string): readonly string[] {
  return name
    .replaceAll(/\[[^\]]*\]/g, "")
    .split(".")
    .map((part) => part.replaceAll("`", ""))
    .filter((part) => part !== "" && part !== "this");
}

interface Around {
  readonly common: Path;
  readonly vendor: Path;
  readonly inside: readonly string[];
}

const eachItem = { kind: "each" } as const;

function ofBlock(block: Block, around: Around): readonly Explanation[] {
  return block.rules.flatMap((rule) => ofRule(rule, around));
}

function ofRule(rule: Rule, around: Around): readonly Explanation[] {
  const inner = (common: Path, vendor: Path): Around => ({
    common: [...around.common, ...common],
    vendor: [...around.vendor, ...vendor],
    inside: [...around.inside, rule.label],
  });
  switch (rule.kind) {
    case "cell":
      return [ofCell(rule, around)];
    case "scope":
      return ofBlock(rule.block, inner(rule.left, rule.right));
    case "each":
      return ofBlock(
        rule.block,
        inner([...rule.left.path, eachItem], [...rule.right.path, eachItem]),
      );
    case "when": {
      const blocks = [...rule.branches.map(({ block }) => block), rule.otherwise];
      const own = rule.commonPath === undefined ? [] : [ofCondition(rule, rule.commonPath, around)];
      return [
        ...own,
        ...blocks.flatMap((block, at) => {
          const branch = at < rule.branches.length ? `${rule.label}, branch ${at + 1}` : "else";
          const inside = [...around.inside, branch];
          return block === undefined ? [] : ofBlock(block, { ...around, inside });
        }),
      ];
    }
    case "rest":
      return [ofRest(rule, around)];
    case "read":
      return [ofRead(rule, around)];
    case "write":
      return exprPaths(rule.value).map((path) =>
        plain(rule, around, path, "write", [rule.target], rule.on ? [`on ${rule.on} only`] : []),
      );
    case "pair": {
      const { codec } = rule.read;
      const reads = plain(rule, around, rule.left, "read", exprPaths(rule.read.value), [
        `computed by \`${rule.read.label}\``,
      ]);
      const writes = rule.writes.map((write) =>
        plain(rule, around, rule.left, "write", [write.target], [`written by \`${write.label}\``]),
      );
      return [{ ...reads, steps: codec.steps.map(stepText) }, ...writes];
    }
  }
}

function plain(
  rule: Rule,
  { common, vendor, inside }: Around,
  left: Path,
  direction: Explanation["direction"],
  places: readonly Path[],
  notes: readonly string[],
): Explanation {
  const sources = places.map((place) => sourceOf([...vendor, ...place]));
  return { rule, inside, common: [...common, ...left], direction, sources, steps: [], notes };
}

function sourceOf(path: Path): Source {
  return { path, text: pathText(path) };
}

/** Its places are only known from a record: what they hold is seen in what is read. */
function ofRest(rule: Extract<Rule, { kind: "rest" }>, around: Around): Explanation {
  const note = rule.like === undefined ? "every name that no rule has" : `names like ${rule.like}`;
  const found = plain(rule, around, rule.left ?? [], rule.direction, [], [note]);
  const above = pathText(around.vendor);
  const text = around.vendor.length === 0 ? (rule.like ?? "*") : `${above}.${rule.like ?? "*"}`;
  return { ...found, sources: [{ text }] };
}

function ofCondition(
  rule: Extract<Rule, { kind: "when" }>,
  left: Path,
  around: Around,
): Explanation {
  const note = "the branch that holds sets it; writing it establishes the other side";
  return plain(rule, around, left, "both", rule.vendorPaths, [note]);
}

function ofRead(rule: Extract<Rule, { kind: "read" }>, around: Around): Explanation {
  const found = plain(rule, around, rule.left, "read", exprPaths(rule.value), [
    ...(rule.readDefault === undefined
      ? []
      : [`missing reads as ${JSON.stringify(rule.readDefault)}`]),
  ]);
  return { ...found, steps: rule.codec.steps.map(stepText) };
}

function ofCell(rule: CellRule, { common, vendor, inside }: Around): Explanation {
  const { cell, codec, left } = rule;
  const below = (path: Path, own: Codec): Source => ({
    ...sourceOf([...vendor, ...path]),
    steps: own.steps.map(stepText),
  });
  const [sources, made] = ((): readonly [readonly Source[], readonly string[]] => {
    switch (cell.kind) {
      case "at":
        return [[sourceOf([...vendor, ...cell.path])], []];
      case "first":
        return [cell.cells.map((part) => below(part.path, part.codec)), ["first that is present"]];
      case "template": {
        const parts = cell.parts.map((part) => below(part.path, part.codec));
        const text = cell.parts.map((part) => `${part.separator}{${pathText(part.path)}}`).join("");
        return [parts, [`joined as ${JSON.stringify(`${cell.prefix}${text}${cell.suffix}`)}`]];
      }
    }
  })();
  return {
    rule,
    inside,
    common: [...common, ...left],
    direction: "both",
    sources,
    steps: [...made, ...codec.steps.map(stepText)],
    ...(cell.kind === "at" ? { codec } : {}),
    notes: notesOf(rule),
  };
}

function notesOf({ codec, readDefault, writeDefault, on, lossy }: CellRule): readonly string[] {
  return [
    ...(codec.otherwise === "error" ? [] : [`what cannot be converted: ${codec.otherwise}`]),
    ...(readDefault === undefined ? [] : [`missing reads as ${JSON.stringify(readDefault)}`]),
    ...(writeDefault === undefined
      ? []
      : [`missing is written as ${JSON.stringify(writeDefault)} in a new record or item`]),
    ...(on === undefined ? [] : [`written on ${on} only`]),
    ...(lossy === undefined ? [] : [`loss accepted: ${lossy}`]),
  ];
}

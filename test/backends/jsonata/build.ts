import type {
  Assignment,
  Block,
  Cell,
  CellRule,
  Codec,
  CodecStep,
  Condition,
  EachRule,
  Expr,
  IrMap,
  ListPlace,
  Path,
  PathStep,
  ReadRule,
  RestRule,
  Rule,
  ScopeRule,
  TableRow,
  WhenRule,
  WriteRule,
} from "../../../src/compiler/ir/nodes.ts";
import type { Json, ScalarName, Type } from "../../../src/compiler/types.ts";

// A small builder of maps: paths are texts such as `phones[type=work].number` and `tags[1]`.

export const span = { source: "test.cemap", start: 0, end: 0 };

export const string: Type = { kind: "scalar", name: "string" };

export function scalar(name: ScalarName): Type {
  return { kind: "scalar", name };
}

export function enumOf(...members: readonly string[]): Type {
  return { kind: "enum", members };
}

export function codec(...steps: readonly CodecStep[]): Codec {
  return { steps, otherwise: "error" };
}

export function check(type: ScalarName | Type): CodecStep {
  return { kind: "check", type: typeof type === "string" ? scalar(type) : type };
}

/** A path from text; a name in backticks may hold any character. */
export function p(text: string): Path {
  const steps: PathStep[] = [];
  for (const match of text.matchAll(
    /`([^`]*)`|\[(\d+)\]|\[([^\]=]+)=([^\]]*)\]|(\[\])|([^.[\]`]+)/g,
  )) {
    const [, quoted, index, key, value, each, name] = match;
    if (quoted !== undefined) steps.push({ kind: "member", name: quoted });
    else if (index !== undefined) steps.push({ kind: "index", index: Number(index) });
    else if (key !== undefined) steps.push({ kind: "find", condition: equals(key, value ?? "") });
    else if (each !== undefined) steps.push({ kind: "each" });
    else if (name !== undefined) steps.push({ kind: "member", name });
  }
  return steps;
}

/** `path = value`, which can be established. */
export function equals(path: string, value: Json): Condition {
  const establish: Assignment[] = [{ path: p(path), value }];
  return { test: eq(read(path), literal(value)), establish };
}

export function literal(value: Json): Expr {
  return { kind: "literal", value };
}

export function read(path: string, ...steps: readonly CodecStep[]): Expr {
  return { kind: "read", path: p(path), codec: codec(...steps) };
}

export function eq(left: Expr, right: Expr): Expr {
  return { kind: "binary", op: "=", on: "json", left, right };
}

export function at(path: string): Cell {
  return { kind: "at", path: p(path) };
}

/** A two-way cell rule of text, unless steps say otherwise. */
export function cell(left: string, right: string | Cell, more: Partial<CellRule> = {}): CellRule {
  return {
    kind: "cell",
    span,
    label: `${left} <-> ${typeof right === "string" ? right : right.kind}`,
    left: p(left),
    cell: typeof right === "string" ? at(right) : right,
    codec: codec(check(more.type ?? "string")),
    type: string,
    ...more,
  };
}

/** A template of one part, as a codec with a prefix and a suffix is lowered. */
export function affixes(place: string, prefix: string, suffix: string): Cell {
  const part = { path: p(place), codec: codec(check("string")), separator: "", required: false };
  return { kind: "template", prefix, parts: [part], suffix };
}

export function scope(left: string, right: string, ...rules: readonly Rule[]): ScopeRule {
  return {
    kind: "scope",
    span,
    label: `${left} <-> ${right}`,
    left: p(left),
    right: p(right),
    block: block(...rules),
  };
}

export function list(path: string, more: Partial<ListPlace> = {}): ListPlace {
  return { path: p(path), shape: "list", ...more };
}

export function each(
  left: string | ListPlace,
  right: string | ListPlace,
  keys: readonly number[],
  ...rules: readonly Rule[]
): EachRule {
  return {
    kind: "each",
    span,
    label: "each",
    left: typeof left === "string" ? list(left) : left,
    right: typeof right === "string" ? list(right) : right,
    block: block(...rules),
    keys,
  };
}

export function when(more: Omit<WhenRule, "kind" | "span" | "label">): WhenRule {
  return { kind: "when", span, label: "when", ...more };
}

export function rest(more: Partial<RestRule> = {}): RestRule {
  return {
    kind: "rest",
    span,
    label: "...",
    direction: "both",
    commonNames: [],
    vendorNames: [],
    ...more,
  };
}

export function readRule(left: string, value: Expr, more: Partial<ReadRule> = {}): ReadRule {
  return {
    kind: "read",
    span,
    label: `${left} <-`,
    left: p(left),
    value,
    codec: codec(),
    type: string,
    ...more,
  };
}

export function writeRule(target: string, value: Expr, more: Partial<WriteRule> = {}): WriteRule {
  return {
    kind: "write",
    span,
    label: `-> ${target}`,
    target: p(target),
    value,
    codec: codec(),
    type: string,
    ...more,
  };
}

/** Rows `common vendor`, both ways unless the third says otherwise. */
export function table(
  rows: readonly (readonly [Json, Json, TableRow["direction"]?])[],
  more: Partial<Extract<CodecStep, { kind: "table" }>> = {},
): CodecStep {
  return {
    kind: "table",
    rows: rows.map(([common, vendor, direction = "both"]) => ({
      direction,
      common: { kind: "value", value: common },
      vendor: { kind: "value", value: vendor },
    })),
    commonType: string,
    vendorType: string,
    ...more,
  };
}

/** A block; its overlay tree follows from its common paths. */
export function block(...rules: readonly Rule[]): Block {
  return { rules, overlay: overlayOf(rules) };
}

export function map(...rules: readonly Rule[]): IrMap {
  const object = { kind: "object", fields: [], key: [], open: true } as const;
  return {
    kind: "map",
    name: "Thing.test.Thing",
    object: "Thing",
    element: "test",
    resource: "Thing",
    source: "test.cemap",
    span,
    common: object,
    vendor: object,
    vendorRules: { always: [], readonly: [], createonly: [], nulls: [], merge: [] },
    block: block(...rules),
    tables: [],
    examples: [],
    scripts: [],
    idle: [],
    annotations: [],
    level: { kind: "organization" },
  };
}

type Tree = Block["overlay"];

function overlayOf(rules: readonly Rule[]): Tree {
  let tree: Tree = {};
  for (const rule of rules) {
    if (rule.kind === "when") {
      for (const branch of rule.branches) tree = merged(tree, branch.block.overlay);
    } else if ("left" in rule && rule.left !== undefined && "length" in rule.left) {
      const below = rule.kind === "scope" ? rule.block.overlay : undefined;
      tree = withPath(tree, rule.left as Path, below);
    }
  }
  return tree;
}

function withPath(tree: Tree, path: Path, below: Tree | undefined): Tree {
  const [step, ...rest] = path;
  if (step?.kind !== "member") return tree;
  const inner = tree[step.name] ?? {};
  if (rest.length > 0) {
    if (rest[0]?.kind !== "member") return tree;
    return { ...tree, [step.name]: withPath(inner, rest, below) };
  }
  return below === undefined ? tree : { ...tree, [step.name]: merged(inner, below) };
}

function merged(first: Tree, second: Tree): Tree {
  const result: { [name: string]: Tree } = { ...first };
  for (const [name, tree] of Object.entries(second))
    result[name] = merged(result[name] ?? {}, tree);
  return result;
}

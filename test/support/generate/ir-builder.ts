import type {
  Assignment,
  Block,
  CellRule,
  Codec,
  CodecStep,
  Condition,
  EachRule,
  Expr,
  IrMap,
  Path,
  Rule,
  ScopeRule,
  TableRow,
  WriteRule,
} from "../../../src/compiler/ir/nodes.ts";
import type { Json, ObjectType, ScalarName, Type } from "../../../src/compiler/types.ts";

/** Small words to write down a map by hand, where a test must not depend on the compiler. */

const span = { source: "test.cemap", start: 0, end: 0 };
const anything: ObjectType = { kind: "object", fields: [], key: [], open: true };

export function scalar(name: ScalarName): Type {
  return { kind: "scalar", name };
}

/** `a.b`, `a[0].b`, `phones[type=work].number`; the value of a condition is a string. */
export function path(text: string): Path {
  const steps = text.match(/\[[^\]]*\]|[^.[\]]+/gu) ?? [];
  return steps.map((step) => {
    if (!step.startsWith("[")) return { kind: "member", name: step };
    const [name = "", value] = step.slice(1, -1).split("=");
    return value === undefined
      ? { kind: "index", index: Number(name) }
      : { kind: "find", condition: equals(name, value) };
  });
}

/** `name = value`, established by setting it. */
export function equals(name: string, value: Json): Condition {
  const place = path(name);
  const assignment: Assignment = { path: place, value };
  const test: Expr = {
    kind: "binary",
    op: "=",
    on: "json",
    left: { kind: "read", path: place, codec: codec() },
    right: { kind: "literal", value },
  };
  return { test, establish: [assignment] };
}

export function codec(...steps: readonly CodecStep[]): Codec {
  return { steps, otherwise: "error" };
}

/** `left <-> right` of this type, through steps from the vendor's side. */
export function cell(
  left: string,
  right: string,
  type: Type = scalar("string"),
  steps: readonly CodecStep[] = [{ kind: "check", type }],
): CellRule {
  return {
    kind: "cell",
    span,
    label: `${left} <-> ${right}`,
    left: path(left),
    cell: { kind: "at", path: path(right) },
    codec: codec(...steps),
    type,
  };
}

export function scope(left: string, right: string, ...rules: readonly Rule[]): ScopeRule {
  const label = `${left} <-> ${right}`;
  return { kind: "scope", span, label, left: path(left), right: path(right), block: block(rules) };
}

/** `left[] <-> right[]`; `keys` are indexes of rules. */
export function each(
  left: string,
  right: string,
  keys: readonly number[],
  ...rules: readonly Rule[]
): EachRule {
  return {
    kind: "each",
    span,
    label: `${left}[] <-> ${right}[]`,
    left: { path: path(left), shape: "list" },
    right: { path: path(right), shape: "list" },
    block: block(rules),
    keys,
  };
}

/** `"text" -> target` */
export function constant(target: string, value: Json): WriteRule {
  return {
    kind: "write",
    span,
    label: `${JSON.stringify(value)} -> ${target}`,
    target: path(target),
    value: { kind: "literal", value },
    codec: codec(),
    type: { kind: "unknown" },
  };
}

/** A row of a value table. */
export function row(common: Json, direction: TableRow["direction"], vendor: Json): TableRow {
  return {
    direction,
    common: { kind: "value", value: common },
    vendor: { kind: "value", value: vendor },
  };
}

export function block(rules: readonly Rule[]): Block {
  return { rules, overlay: overlayOf(rules) };
}

export function irMap(...rules: readonly Rule[]): IrMap {
  return {
    kind: "map",
    name: "Thing.vendor.Thing",
    object: "Thing",
    element: "vendor",
    resource: "Thing",
    source: "test.cemap",
    span,
    common: anything,
    vendor: anything,
    vendorRules: { always: [], readonly: [], createonly: [], nulls: [], merge: [] },
    block: block(rules),
    tables: [],
    examples: [],
    scripts: [],
    idle: [],
    annotations: [],
    level: { kind: "organization" },
  };
}

/** Names above the common places of the rules, as far as they are members of members. */
function overlayOf(rules: readonly Rule[]): Block["overlay"] {
  const tree: Record<string, Record<string, never>> = {};
  for (const rule of rules) {
    if (rule.kind !== "cell" && rule.kind !== "scope") continue;
    const [first, second] = rule.left;
    if (first?.kind === "member" && second?.kind === "member") tree[first.name] = {};
    if (first?.kind === "member" && rule.kind === "scope") tree[first.name] = {};
  }
  return tree;
}

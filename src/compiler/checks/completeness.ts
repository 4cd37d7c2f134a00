import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import { isOff } from "../bind-annotations.ts";
import type { Block, IrMap, Path } from "../ir/nodes.ts";
import { placesOf, type SideName } from "../ir/places.ts";
import { rulePaths } from "../ir/walk.ts";
import type { Program } from "../program.ts";
import type { ObjectType, Type } from "../types.ts";
import { fieldOf } from "../types-path.ts";
import type { Check } from "./check.ts";
import { fieldSpan } from "./spans.ts";

/** Required fields of the common object that no rule reads, of the vendor's record that none writes. */
export const completeness: Check = function* (map: IrMap, program: Program, source) {
  if (map.scripts.length > 0 || isOff(map)) return;
  const declaredAt = (name: string): Span | undefined => fieldSpan(map, name, program);
  yield* missingFields(
    map.block,
    map.common,
    "common",
    { span: source.object.span, declaredAt },
    "",
  );
  yield* missingFields(map.block, map.vendor, "vendor", { span: source.resource.span }, "");
  const above = new Set(map.layer?.base.common.fields.map(({ name }) => name));
  const left = unmapped(map).filter((name) => !above.has(name));
  if (left.length > 0) {
    yield diagnostic("unmapped-fields", source.object.span, { object: map.object, fields: left });
  }
};

interface Where {
  readonly span: Span;
  /** Where a field of this name is declared, if that is known. */
  readonly declaredAt?: (name: string) => Span | undefined;
}

function* missingFields(
  block: Block,
  type: ObjectType,
  side: SideName,
  where: Where,
  prefix: string,
): Generator<Diagnostic> {
  const heads = headsOf(block, side);
  for (const field of type.fields) {
    if (!field.required || heads.has(field.name) || heads.has("*")) continue;
    if (field.readOnly === true) continue;
    const path = `${prefix}${field.name}`;
    const at = where.declaredAt?.(field.name);
    const labels = at === undefined ? [] : [{ span: at, text: "declared here" }];
    yield side === "common"
      ? diagnostic("required-not-read", where.span, { path }, { labels })
      : diagnostic("required-not-written", where.span, { path });
  }
  for (const rule of block.rules) {
    if (rule.kind !== "scope" && rule.kind !== "each") continue;
    const place = pathOf(rule, side);
    const inner = typeAt(type, place);
    const item = rule.kind === "each" && inner?.kind === "list" ? inner.item : inner;
    if (item?.kind !== "object") continue;
    const dots = place.flatMap((step) => (step.kind === "member" ? [step.name] : [])).join(".");
    const list = rule.kind === "each" ? "[]" : "";
    yield* missingFields(rule.block, item, side, { span: rule.span }, `${prefix}${dots}${list}.`);
  }
}

function pathOf(
  rule: Extract<Block["rules"][number], { kind: "scope" | "each" }>,
  side: SideName,
): Path {
  if (rule.kind === "scope") return side === "common" ? rule.left : rule.right;
  return side === "common" ? rule.left.path : rule.right.path;
}

/** First names of what the rules of a block set; `*` where a rule may set any name. */
function headsOf(block: Block, side: SideName): ReadonlySet<string> {
  const heads = new Set<string>();
  for (const place of placesOf(block, side)) {
    const head = place.path[0];
    heads.add(head?.kind === "member" ? head.name : "*");
  }
  for (const rule of block.rules) {
    if (rule.kind === "rest" && (side === "vendor" || rule.left === undefined)) heads.add("*");
    if (rule.kind !== "when") continue;
    for (const branch of rule.branches) {
      const condition = side === "common" ? branch.common : branch.vendor;
      for (const { path } of condition.establish ?? []) {
        if (path[0]?.kind === "member") heads.add(path[0].name);
      }
    }
  }
  return heads;
}

/** Optional common fields that the map says nothing about. */
function unmapped(map: IrMap): readonly string[] {
  const heads = headsOf(map.block, "common");
  if (heads.has("*")) return [];
  const used = new Set([...heads, ...namesMentioned(map.block)]);
  return map.common.fields
    .filter((field) => !field.required && !used.has(field.name))
    .map((field) => field.name);
}

/** A field that only a `->` row reads, or a condition tests, is mentioned all the same. */
function namesMentioned(block: Block): readonly string[] {
  return block.rules
    .flatMap((rule) => rulePaths(rule, "common"))
    .flatMap(([head]) => (head?.kind === "member" ? [head.name] : []));
}

function typeAt(type: Type, path: Path): Type | undefined {
  let here: Type | undefined = type;
  for (const step of path) {
    if (step.kind === "member") {
      here = here?.kind === "object" ? fieldOf(here, step.name)?.type : undefined;
    } else here = here?.kind === "list" ? here.item : undefined;
  }
  return here;
}

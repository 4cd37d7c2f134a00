import { unreachable } from "../../diagnostics/invariant.ts";
import type { Json, Type } from "../types.ts";
import { printType } from "../types-print.ts";
import { arrows, dumpCodec, dumpCondition, dumpExpr, dumpPath } from "./dump-parts.ts";
import type {
  Block,
  Branch,
  Cell,
  IdleRow,
  IrMap,
  IrScript,
  ListPlace,
  OverlayTree,
  ReadRule,
  Rule,
  VendorFields,
  VendorRules,
  WriteRule,
} from "./nodes.ts";

/** A map as text, one rule a line, for goldens and for eyes. Spans and doc comments are left out. */
export function dumpIr(map: IrMap): string {
  return [
    `map ${map.name}`,
    ...indented(dumpBlock(map.block)),
    ...map.tables.map((table) => {
      const columns = table.columns.map((column) => `${column.name}: ${printType(column.type)}`);
      return `  table ${table.name} (${columns.join(", ")})`;
    }),
    ...map.examples.map(
      (example) =>
        `  example ${json(example.name)} ${example.direction} ${json(example.common)} | ${json(example.vendor)}${
          example.original === undefined ? "" : ` | ${json(example.original)}`
        }`,
    ),
    ...map.scripts.map(dumpScript),
    ...map.idle.map((row) => `  ${dumpIdle(row)}${suffixesOf(row)}`),
    ...dumpVendorRules(map.vendorRules),
    `  vendor ${dumpType(map.vendor)}`,
    "",
  ].join("\n");
}

function dumpScript({ names, direction, file }: IrScript): string {
  return `  script ${names.map(dumpPath).join(", ")} ${arrows[direction]} ${json(file)}`;
}

function dumpIdle({ left, right, direction }: IdleRow): string {
  return `idle ${dumpPath(left)} ${arrows[direction]} ${dumpPath(right)}`;
}

/** One line for each kind of row that a resource has. */
function dumpVendorRules(rules: VendorRules): readonly string[] {
  const kinds = ["always", "readonly", "createonly", "merge"] as const;
  const nulls = rules.nulls.map(({ fields, value }) => `${dumpFields(fields)} ${json(value)}`);
  return [
    ...kinds.map((kind) => [kind, rules[kind].map(dumpFields)] as const),
    ["null", nulls] as const,
  ].flatMap(([kind, texts]) => (texts.length === 0 ? [] : [`  @${kind} ${texts.join(", ")}`]));
}

function dumpFields(fields: VendorFields): string {
  if (fields.kind === "field") return dumpPath(fields.path);
  return fields.like === undefined ? "..." : `... like ${json(fields.like)}`;
}

/** The lines of a block: its rules, and where its merged view has interior nodes. */
export function dumpBlock(block: Block): readonly string[] {
  const overlay = dumpOverlay(block.overlay);
  return [...block.rules.flatMap(dumpRule), ...(overlay === "" ? [] : [`overlay ${overlay}`])];
}

function dumpOverlay(tree: OverlayTree): string {
  return Object.keys(tree)
    .map((name) => {
      const inner = dumpOverlay(tree[name] ?? {});
      return inner === "" ? name : `${name}(${inner})`;
    })
    .join(" ");
}

function dumpRule(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case "cell": {
      const head = `cell ${dumpPath(rule.left)}: ${printType(rule.type)} <-> ${dumpCell(rule.cell)}`;
      return [`${head}${dumpCodec(rule.codec)}${suffixesOf(rule)}`];
    }
    case "pair":
      return [
        `pair ${dumpPath(rule.left)}: ${printType(rule.type)}`,
        ...indented([dumpRead(rule.read), ...rule.writes.map(dumpWrite)]),
      ];
    case "scope": {
      const head = `scope ${dumpPath(rule.left)} <-> ${dumpPath(rule.right)}${suffixesOf(rule)}`;
      return [head, ...indented(dumpBlock(rule.block))];
    }
    case "each": {
      const keys = rule.keys.length === 0 ? "" : ` keys ${rule.keys.join(",")}`;
      const arrow = rule.direction === "read" ? "<-" : "<->";
      const head = `each ${dumpList(rule.left)} ${arrow} ${dumpList(rule.right)}${keys}`;
      return [`${head}${suffixesOf(rule)}`, ...indented(dumpBlock(rule.block))];
    }
    case "when":
      return [
        `when common ${rule.commonPath === undefined ? "-" : dumpPath(rule.commonPath)} vendor ${rule.vendorPaths.map(dumpPath).join(", ")}${suffixesOf(rule)}`,
        ...indented([
          ...rule.branches.flatMap(dumpBranch),
          ...(rule.otherwise === undefined ? [] : ["else", ...indented(dumpBlock(rule.otherwise))]),
        ]),
      ];
    case "rest": {
      const left = rule.left === undefined ? "" : ` ${dumpPath(rule.left)}`;
      const like = rule.like === undefined ? "" : ` like ${json(rule.like)}`;
      const names = [rule.commonNames, rule.vendorNames].map((list) => `[${list.join(" ")}]`);
      return [`rest ${rule.direction}${left}${like} taken ${names.join(" | ")}${suffixesOf(rule)}`];
    }
    case "read":
      return [dumpRead(rule)];
    case "write":
      return [dumpWrite(rule)];
    default:
      return unreachable(rule);
  }
}

function dumpRead(rule: ReadRule): string {
  const head = `read ${dumpPath(rule.left)}: ${printType(rule.type)} <- ${dumpExpr(rule.value)}`;
  return `${head}${dumpCodec(rule.codec)}${suffixesOf(rule)}`;
}

function dumpWrite(rule: WriteRule): string {
  const head = `write ${dumpExpr(rule.value)} -> ${dumpPath(rule.target)}: ${printType(rule.type)}`;
  return `${head}${dumpCodec(rule.codec)}${suffixesOf(rule)}`;
}

interface Suffixed {
  readonly readDefault?: Json;
  readonly writeDefault?: Json;
  readonly on?: string;
  readonly lossy?: string;
  readonly annotations?: readonly { readonly name: string }[];
}

function suffixesOf(rule: Suffixed): string {
  const { readDefault, writeDefault, on, lossy, annotations = [] } = rule;
  return [
    ...(readDefault === undefined ? [] : [` default <- ${json(readDefault)}`]),
    ...(writeDefault === undefined ? [] : [` default -> ${json(writeDefault)}`]),
    ...(on === undefined ? [] : [` on ${on}`]),
    ...(lossy === undefined ? [] : [` lossy ${json(lossy)}`]),
    ...annotations.map((annotation) => ` @${annotation.name}`),
  ].join("");
}

function dumpBranch(branch: Branch): readonly string[] {
  const sides = [branch.common, branch.vendor].map(dumpCondition);
  return [`${branch.direction} ${sides.join(" | ")}`, ...indented(dumpBlock(branch.block))];
}

function dumpList(place: ListPlace): string {
  const filter = place.filter === undefined ? "" : `[${dumpCondition(place.filter)}]`;
  return `${dumpPath(place.path)}${filter}${place.shape === "map" ? "{}" : "[]"}`;
}

function dumpCell(cell: Cell): string {
  switch (cell.kind) {
    case "at":
      return dumpPath(cell.path);
    case "first":
      return cell.cells.map((one) => `${dumpPath(one.path)}${dumpCodec(one.codec)}`).join(" ?? ");
    case "template": {
      const parts = cell.parts.map((part) => {
        const mark = part.required ? "!" : "";
        return `${json(part.separator)} {${dumpPath(part.path)}${mark}${dumpCodec(part.codec)}}`;
      });
      return `template(${json(cell.prefix)} ${parts.join(" ")} ${json(cell.suffix)})`;
    }
    default:
      return unreachable(cell);
  }
}

/** A type with all its fields, unlike in messages. */
export function dumpType(type: Type): string {
  if (type.kind === "object" && type.name === undefined) {
    const fields = type.fields.map((field) => `${field.name}: ${dumpType(field.type)}`);
    return `{ ${[...fields, ...(type.open ? ["…"] : [])].join(", ")} }`;
  }
  if (type.kind === "list") return `${dumpType(type.item)}[]`;
  return printType(type);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function json(value: Json): string {
  return JSON.stringify(value);
}

import { sameJson } from "../../runtime/index.ts";
import { joinParts, splitParts, type Template } from "../../runtime/templates.ts";
import type { CellRule, Path, TemplateCell } from "../ir/nodes.ts";
import type { Type } from "../types.ts";
import { classOfCodec } from "./codec-class.ts";
import { checked, type DirectionClass, lossy, type Witness } from "./model.ts";
import type { BothClasses } from "./step-class.ts";

/** A text of parts: split at the first separators, it joins again; joined, it may split elsewhere. */
export function classOfTemplate(
  rule: CellRule,
  cell: TemplateCell,
  typeOf: (path: Path) => Type,
): BothClasses {
  const parts = cell.parts.map((part) => classOfCodec(part.codec));
  const outer = classOfCodec(rule.codec);
  const write = [...parts, outer].map((one) => one.write).find(({ kind }) => kind !== "lossless");
  const [only] = cell.parts;
  if (cell.parts.length === 1 && only !== undefined) {
    const read = parts[0]?.read ?? checked;
    return { write: write ?? checked, read };
  }
  return { write: write ?? checked, read: readOf(cell, typeOf) };
}

function readOf(cell: TemplateCell, typeOf: (path: Path) => Type): DirectionClass {
  const isSafe = cell.parts.every((part, index) => {
    const next = cell.parts[index + 1]?.separator;
    return part.required && (next === undefined || cannotHold(typeOf(part.path), next));
  });
  if (isSafe) return checked;
  const witness = witnessOf(cell);
  const loss = lossy("where one part ends and the next starts");
  return witness === undefined ? loss : { ...loss, witness };
}

/** Parts that do not come back: one that holds the separator behind it, or one that is missing. */
function witnessOf(cell: TemplateCell): Witness | undefined {
  const template = templateOf(cell);
  const plain = cell.parts.map((_, index) => "abc".charAt(index % 3));
  const candidates = cell.parts.flatMap((_, at): readonly (readonly (string | null)[])[] => [
    plain.map((part, index) => (index === at ? `x${cell.parts[at + 1]?.separator ?? ""}y` : part)),
    plain.map((part, index) => (index === at ? null : part)),
  ]);
  for (const value of candidates) {
    const parts = value.map((part) => part ?? undefined);
    const via = joinParts(template, parts);
    if (typeof via !== "string") continue;
    const back = splitParts(template, via, site, undefined).map((part) => part ?? null);
    if (!sameJson(back, value)) return { value, via, back };
  }
  return undefined;
}

const site = { path: "", rule: "" };

function templateOf({ prefix, suffix, parts }: TemplateCell): Template {
  const required = parts.flatMap((part, index) => (part.required ? [index] : []));
  const separators = parts.map(({ separator }) => separator);
  const [only] = required;
  const takesAll = only !== undefined && required.length === 1 ? { required: only } : {};
  return { prefix, suffix, separators, ...takesAll };
}

/** Members of a closed set, digits and dates are known never to hold some separators. */
function cannotHold(type: Type, separator: string): boolean {
  if (type.kind === "enum") return type.members.every((member) => !member.includes(separator));
  if (type.kind !== "scalar") return false;
  return (type.name === "integer" || type.name === "boolean") && /[^0-9a-z+-]/.test(separator);
}

import { MappingError, sameJson } from "../../runtime/index.ts";
import { joinParts, splitParts, type Template } from "../../runtime/templates.ts";
import type { CellRule, Path, TemplateCell } from "../ir/nodes.ts";
import type { Type } from "../types.ts";
import { classOfCodec } from "./codec-class.ts";
import { checked, type DirectionClass, lossy, type Witness } from "./model.ts";
import { buildOutcome, type Maybe } from "./run-codec.ts";
import type { BothClasses } from "./step-class.ts";

/** A text of parts: split at the first separators, it joins again; joined, it may split elsewhere. */
export function classOfTemplate(
  rule: CellRule,
  cell: TemplateCell,
  typeOf: (path: Path) => Type,
): BothClasses {
  const parts = cell.parts.map((part) => classOfCodec(part.codec));
  const outer = classOfCodec(rule.codec);
  const writes = [...parts, outer].map((one) => one.write);
  const write =
    writes.find(({ kind }) => kind === "lossy") ?? writes.find(({ kind }) => kind === "canonical");
  const [first, ...others] = parts;
  const isOne = first !== undefined && others.length === 0;
  return { write: write ?? checked, read: isOne ? first.read : readOf(cell, typeOf) };
}

function readOf(cell: TemplateCell, typeOf: (path: Path) => Type): DirectionClass {
  const types = cell.parts.map((part) => typeOf(part.path));
  const isCut = (type: Type, index: number): boolean => {
    const next = cell.parts[index + 1]?.separator;
    return next !== undefined && !cannotHold(type, next);
  };
  const held = types.map(isCut);
  if (cell.parts.every((part, index) => part.required && held[index] === false)) return checked;
  const witness = witnessOf(cell, types.map(plainText), held);
  const loss = lossy("where one part ends and the next starts");
  return witness === undefined ? loss : { ...loss, witness };
}

/** A text of a part, told from those beside it. */
function plainText(type: Type, index: number): string {
  if (type.kind === "enum") return type.members[0] ?? "";
  const name = type.kind === "scalar" ? type.name : "string";
  if (name === "boolean") return "true";
  return (name === "integer" || name === "number" ? "123" : "abc").charAt(index % 3);
}

/**
 * Parts that do not come back: one that holds the separator behind it, where it can, or one that is
 * missing, where it may be.
 */
function witnessOf(
  cell: TemplateCell,
  plain: readonly string[],
  held: readonly boolean[],
): Witness | undefined {
  const template = templateOf(cell);
  const put = (at: number, text: string | null): readonly (string | null)[] =>
    plain.map((part, index) => (index === at ? text : part));
  const candidates = cell.parts.flatMap(({ required }, at) => [
    ...(held[at] === true ? [put(at, `x${cell.parts[at + 1]?.separator ?? ""}y`)] : []),
    ...(required ? [] : [put(at, null)]),
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

/** Whether the parts of a text can be written to their places, without an original. */
export function isDivisible(cell: TemplateCell, text: Maybe): boolean {
  try {
    const parts = splitParts(templateOf(cell), text, site, undefined);
    return cell.parts.every(
      ({ codec }, index) => !("refused" in buildOutcome(codec, parts[index])),
    );
  } catch (error) {
    if (error instanceof MappingError) return false;
    throw error;
  }
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

import { unreachable } from "../../diagnostics/invariant.ts";
import { classifyMask, type MaskDirection } from "../../runtime/mask-classify.ts";
import type { CodecStep, MaskStep } from "../ir/nodes.ts";
import type { ScalarName } from "../types.ts";
import { classOfCodec } from "./codec-class.ts";
import { canonical, checked, type DirectionClass, lossless, lossy } from "./model.ts";
import { classOfTable } from "./table-class.ts";

/** The classes of one step or of a chain of them. */
export interface BothClasses {
  readonly write: DirectionClass;
  readonly read: DirectionClass;
}

const decimalForm = canonical("decimal by value and form");

/** What is known of a step by its kind alone, whatever stands around it. */
export function classOfStep(step: CodecStep): BothClasses {
  switch (step.kind) {
    case "check":
    case "lookup":
    case "split":
      return { write: checked, read: checked };
    case "convert":
      return classOfConversion(step.from, step.to);
    case "mask":
      return classOfMask(step);
    case "epoch":
      return { write: canonical("datetime as UTC instant"), read: checked };
    case "number-format":
      return { write: step.holds === "decimal" ? decimalForm : checked, read: checked };
    case "items":
      return classOfCodec(step.codec);
    case "json-text":
      return { write: checked, read: lossy("the layout of JSON text") };
    case "table":
      return classOfTable({ steps: [step], otherwise: "error" }, step);
    case "linear":
      // Exact decimals, or refused: what is built reads back as what it was.
      return {
        write: step.to === "decimal" ? decimalForm : checked,
        read: step.from === "decimal" ? decimalForm : checked,
      };
    case "builtin":
      return builtinClasses[step.name];
    default:
      return unreachable(step);
  }
}

const builtinClasses = {
  not: { write: checked, read: checked },
  lower: { write: lossy("capital letters"), read: lossy("capital letters") },
  upper: { write: lossy("small letters"), read: lossy("small letters") },
  trim: { write: lossy("blanks at the ends"), read: lossy("blanks at the ends") },
  base64: { write: checked, read: checked },
} as const;

/** Pairs `vendor common` of the conversion table of the language. */
function classOfConversion(vendor: ScalarName, common: ScalarName): BothClasses {
  const there = half(vendor, common);
  const back = half(common, vendor);
  return { write: back, read: there };
}

/** What a value of the first type goes through on its way to the second and back. */
function half(from: ScalarName, to: ScalarName): DirectionClass {
  if (from === "datetime" && to === "date") return lossy("the time of day");
  if (from === "datetime" && to === "integer") return canonical("datetime as UTC instant");
  if (from === "decimal") return decimalForm;
  const isNumeric = to === "integer" || to === "number";
  if (from === "string" && isNumeric) return canonical("number text");
  return checked;
}

function classOfMask(step: MaskStep): BothClasses {
  const found = classifyMask(step.mask, step.holds, step.zone);
  if (found.class === "refused") return { write: lossless, read: lossless };
  return { write: ofMask(found.write), read: ofMask(found.read) };
}

function ofMask(direction: MaskDirection): DirectionClass {
  if (direction.class === "exact") return checked;
  return direction.class === "lossy" ? lossy(direction.reason) : canonical(direction.normalisation);
}

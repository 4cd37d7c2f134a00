import type { Expr } from "../ir/nodes.ts";
import { convert, isUnknown } from "./convert.ts";
import type { Typed } from "./expressions.ts";
import { scalar } from "./json.ts";

/** The same value as text: numbers by their digits, texts of every kind as they are. */
export function asText(typed: Typed): Typed {
  const { type } = typed;
  const text = scalar("string");
  const isText =
    type.kind === "enum" ||
    (type.kind === "scalar" && ["string", "date", "datetime", "time"].includes(type.name));
  if (isText) return { ...typed, type: text };
  if (typed.ir.kind === "literal" && typed.ir.value !== null) {
    return { ...typed, ir: { kind: "literal", value: String(typed.ir.value) }, type: text };
  }
  return converted(typed, "string") ?? called(typed, "string");
}

/** The same value as a number. */
export function asNumber(typed: Typed): Typed {
  return converted(typed, "number") ?? called(typed, "number");
}

/** The conversion as a part of what is read, where a path is read and the table has the pair. */
function converted(typed: Typed, to: "string" | "number"): Typed | undefined {
  if (typed.ir.kind !== "read" || isUnknown(typed.type)) return undefined;
  const { codec } = typed.ir;
  const steps = convert(typed.type, scalar(to), true);
  if (steps === undefined) return undefined;
  const ir: Expr = { ...typed.ir, codec: { ...codec, steps: [...codec.steps, ...steps] } };
  return { ...typed, ir, type: scalar(to) };
}

function called(typed: Typed, fn: "string" | "number"): Typed {
  return { ...typed, ir: { kind: "call", fn, args: [typed.ir] }, type: scalar(fn) };
}

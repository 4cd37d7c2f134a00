import type { Outcome } from "../classes/run-codec.ts";
import { buildOutcome, getOutcome, isRunnable, type Maybe } from "../classes/run-codec.ts";
import type { Codec, Path } from "../ir/nodes.ts";
import type { Json } from "../types.ts";
import type { Explanation } from "./explain.ts";
import { stepText } from "./steps.ts";

/** A place of one record, and what it holds; `undefined` is missing. */
export interface Held {
  readonly at: string;
  readonly value: Maybe;
}

/** A value on its way through a rule, in one direction. */
export interface Trace {
  readonly from: Held;
  readonly steps: readonly { readonly step: string; readonly outcome: Outcome }[];
}

/** What a record holds at the sources of a rule, and each value's way to the common object. */
export function tracesOf(explanation: Explanation, record: Json): readonly Trace[] {
  const { sources, codec } = explanation;
  return sources.flatMap(({ path }) =>
    (path === undefined ? [] : heldAt(record, path)).map((from) => ({
      from,
      steps: codec === undefined ? [] : stepsOf(codec, from.value, "get"),
    })),
  );
}

/** The way back of a common value, as a new record would get it. */
export function wayBack(codec: Codec, value: Maybe): Trace["steps"] {
  return stepsOf(codec, value, "build");
}

function stepsOf(codec: Codec, value: Maybe, direction: "get" | "build"): Trace["steps"] {
  if (!isRunnable(codec)) return [];
  const { steps } = codec;
  return steps.map((_, at) => {
    const isLast = at === steps.length - 1;
    const isGet = direction === "get";
    const part = isGet ? steps.slice(0, at + 1) : steps.slice(steps.length - 1 - at);
    const here = isGet ? steps[at] : steps[steps.length - 1 - at];
    // What is refused is settled at the end, for all steps together.
    const own: Codec = { steps: part, otherwise: isLast ? codec.otherwise : "error" };
    const outcome = isGet ? getOutcome(own, value) : buildOutcome(own, value);
    // The rows stand in the rule; here only the value counts.
    const step = here?.kind === "table" || here === undefined ? "table" : stepText(here);
    return { step, outcome };
  });
}

/** Every place of a record that a path leads to, with the indexes of list items. */
export function heldAt(record: Maybe, path: Path, at = ""): readonly Held[] {
  const [step, ...rest] = path;
  if (step === undefined) return [{ at: at === "" ? "this" : at, value: record }];
  const items = (): readonly (readonly [Json, number])[] =>
    Array.isArray(record) ? record.map((item: Json, index) => [item, index] as const) : [];
  const none: readonly Held[] = [{ at, value: record === null ? null : undefined }];
  switch (step.kind) {
    case "member": {
      const name = /^[A-Za-z_]\w*$/.test(step.name) ? step.name : `\`${step.name}\``;
      return heldAt(memberOf(record, step.name), rest, at === "" ? name : `${at}.${name}`);
    }
    case "index":
      return Array.isArray(record)
        ? heldAt(record[step.index] as Maybe, rest, `${at}[${step.index}]`)
        : none;
    case "each":
      return items().flatMap(([item, index]) => heldAt(item, rest, `${at}[${index}]`));
    case "find": {
      const wanted = step.condition.establish ?? [];
      const found = items().find(([item]) =>
        wanted.every(({ path: inner, value }) =>
          heldAt(item, inner).some((one) => JSON.stringify(one.value) === JSON.stringify(value)),
        ),
      );
      return found === undefined ? none : heldAt(found[0], rest, `${at}[${found[1]}]`);
    }
  }
}

function memberOf(value: Maybe, name: string): Maybe {
  if (value === null) return null;
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name)
    ? (value as { readonly [name: string]: Json })[name]
    : undefined;
}

import { unreachable } from "../../diagnostics/invariant.ts";
import type { CodecStep, TableKey, TablePattern, TableStep } from "../ir/nodes.ts";
import { pathText } from "../ir/places.ts";
import type { Type } from "../types.ts";

/** What a step of a codec does, in the words of docs/language.md, vendor side first. */
export function stepText(step: CodecStep): string {
  switch (step.kind) {
    case "check":
      return `is ${typeText(step.type)}`;
    case "convert":
      return `${step.from} as ${step.to}`;
    case "mask": {
      const zone = step.zone === undefined ? "" : ` in ${step.zone}`;
      return `text ${JSON.stringify(step.mask)} as ${step.holds}${zone}`;
    }
    case "epoch":
      return `${step.unit === "s" ? "seconds" : "milliseconds"} since 1970 as datetime`;
    case "number-format":
      return `text ${JSON.stringify(step.pattern)} as ${step.holds}`;
    case "split":
      return `text as list by ${JSON.stringify(step.separator)}`;
    case "items":
      return `each item: ${step.codec.steps.map(stepText).join(", ")}`;
    case "json-text":
      return "JSON text as its value";
    case "table":
      return tableText(step);
    case "linear": {
      const { numerator, denominator, offset } = step;
      const factor = denominator === "1" ? numerator : `${numerator}/${denominator}`;
      return `times ${factor}${offset === "0" ? "" : `, plus ${offset}`}`;
    }
    case "builtin":
      return step.name;
    case "lookup":
      return `table ${step.table}: ${step.vendor} as ${step.common}`;
    default:
      return unreachable(step);
  }
}

const shownRows = 8;

function tableText({ rows, readElse, writeElse }: TableStep): string {
  const arrows = { both: "<->", read: "<-", write: "->" } as const;
  const shown = rows
    .slice(0, shownRows)
    .map(
      ({ common, vendor, direction }) =>
        `${keyText(common)} ${arrows[direction]} ${keyText(vendor)}`,
    );
  const more = rows.length > shownRows ? [`${rows.length - shownRows} more rows`] : [];
  const elses = [
    ...(readElse === undefined ? [] : [`${JSON.stringify(readElse)} <- else`]),
    ...(writeElse === undefined ? [] : [`else -> ${JSON.stringify(writeElse)}`]),
  ];
  return `table ${[...shown, ...more, ...elses].join(", ")}`;
}

function keyText(key: TableKey | TablePattern): string {
  if (key.kind === "missing") return "missing";
  if (key.kind === "value") return JSON.stringify(key.value);
  const members = key.members.map(
    ({ path, value }) => `${pathText(path)}: ${JSON.stringify(value)}`,
  );
  return `{ ${members.join(", ")} }`;
}

function typeText(type: Type): string {
  switch (type.kind) {
    case "scalar":
      return type.name;
    case "enum":
      return type.name ?? type.members.map((member) => JSON.stringify(member)).join(" | ");
    case "list":
      return `list of ${typeText(type.item)}`;
    case "map":
      return `map of ${typeText(type.value)}`;
    case "object":
      return type.name ?? "object";
    default:
      return "any JSON";
  }
}

import type { MaskStep } from "../../ir/nodes.ts";
import { type Code, code, nothing } from "../support/code.ts";
import { jsLiteral } from "../support/javascript-text.ts";
import type { Unit } from "./unit.ts";

/** The constant of a mask, which knows both of its directions. */
export function maskOf(unit: Unit, step: MaskStep): Code {
  const zone = step.zone === undefined ? nothing : code`, ${jsLiteral(step.zone)}`;
  const args = code`${jsLiteral(step.mask)}, ${jsLiteral(step.holds)}${zone}`;
  return unit.constant("mask", code`${unit.runtime("compileMask")}(${args})`);
}

/**
 * Functions for a mask of `yyyy`, `MM` and `dd` in any order, with signs between them: good texts
 * are cut and put together, everything else is left to the mask itself. Undefined for other masks.
 */
export function dayMask(
  unit: Unit,
  step: MaskStep,
): { readonly get: Code; readonly build: Code } | undefined {
  const layout = step.holds === "date" ? layoutOf(step.mask) : undefined;
  if (layout === undefined) return undefined;
  const mask = maskOf(unit, step);
  const isDay = unit.runtime("isDay");
  const signs = layout.signs.map(
    ({ offset, text }) =>
      code` && value.charCodeAt(${jsLiteral(offset)}) === ${jsLiteral(text.charCodeAt(0))}`,
  );
  const [year, month, day] = [layout.year, layout.month, layout.day].map(
    ({ offset, length }) => code`value.slice(${jsLiteral(offset)}, ${jsLiteral(offset + length)})`,
  );
  const parts = layout.parts.map(({ kind, text }) => {
    if (kind === "sign") return jsLiteral(text);
    const [start, end] = isoPlaces[kind];
    return code`value.slice(${jsLiteral(start)}, ${jsLiteral(end)})`;
  });
  return {
    get: unit.helper(
      "mask",
      code`(value, at) {
        if (typeof value === "string" && value.length === ${jsLiteral(step.mask.length)}${signs.reduce((all, sign) => code`${all}${sign}`, nothing)}) {
          const text = ${year ?? nothing} + "-" + ${month ?? nothing} + "-" + ${day ?? nothing};
          if (${isDay}(text)) return text;
        }
        return ${mask}.get(value, at);
      }`,
    ),
    build: unit.helper(
      "mask",
      code`(value, at) {
        if (typeof value === "string" && ${isDay}(value)) {
          return ${parts.reduce((all, part) => code`${all} + ${part}`)};
        }
        return ${mask}.build(value, at);
      }`,
    ),
  };
}

type Unit3 = "year" | "month" | "day";

interface Piece {
  readonly kind: Unit3 | "sign";
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

interface Layout extends Readonly<Record<Unit3, Piece>> {
  readonly parts: readonly Piece[];
  readonly signs: readonly Piece[];
}

/** Where the units stand in `YYYY-MM-DD`. */
const isoPlaces: Readonly<Record<Unit3, readonly [number, number]>> = {
  year: [0, 4],
  month: [5, 7],
  day: [8, 10],
};

const unitNames: Readonly<Record<string, Unit3>> = { yyyy: "year", MM: "month", dd: "day" };

function layoutOf(mask: string): Layout | undefined {
  const parts: Piece[] = [];
  for (const match of mask.matchAll(/yyyy|MM|dd|[-/. ]|./gs)) {
    const text = match[0];
    const kind = Object.hasOwn(unitNames, text) ? unitNames[text] : undefined;
    if (kind === undefined && !/^[-/. ]$/.test(text)) return undefined;
    parts.push({ kind: kind ?? "sign", text, offset: match.index, length: text.length });
  }
  const only = (wanted: Unit3): Piece | undefined => {
    const found = parts.filter(({ kind }) => kind === wanted);
    return found.length === 1 ? found[0] : undefined;
  };
  const [year, month, day] = [only("year"), only("month"), only("day")];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return { year, month, day, parts, signs: parts.filter(({ kind }) => kind === "sign") };
}

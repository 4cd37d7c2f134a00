import type { CellRule, TemplateCell } from "../../ir/nodes.ts";
import { type Code, code, commaList, nothing } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import { buildValue } from "./codecs.ts";
import { getParts, templateCell } from "./gets.ts";
import { Body, stepsOf } from "./paths.ts";
import { pathText, site } from "./unit.ts";
import { placesOf, type WriteContext, writeSite } from "./write-context.ts";

/** A function `(r, raw, v) => r` for cells of several places. */
export function placeFunction(ctx: WriteContext, rule: CellRule): Code {
  const { unit } = ctx;
  const at = writeSite(ctx, rule.left, rule.label);
  const places = placesOf(rule).map((path) => stepsOf(unit, path, rule.label));
  const olds = places.map((steps, index) => ({
    name: jsName("o", index),
    read: code`const ${jsName("o", index)} = ${unit.runtime("peekPath")}(${steps}, v, ${at});`,
  }));
  const isValue = (name: Code): Code => code`${unit.runtime("hasValue")}(${name})`;
  const put = (steps: Code, value: Code): Code =>
    code`r = ${unit.runtime("putPlace")}(${steps}, r, ${value}, ${at});`;
  const rest =
    rule.cell.kind === "template"
      ? templateParts(ctx, rule, rule.cell, places, at)
      : firstPlaces(ctx, rule, places, at, isValue);
  const nulls =
    rule.cell.kind === "template"
      ? code`${places.map((steps) => put(steps, code`null`))}`
      : code`
          ${places.map((steps, index) => code`if (${isValue(jsName("o", index))}) ${put(steps, code`null`)}`)}
          if (!${commaOr(olds.map(({ name }) => isValue(name)))}) ${put(places[0] ?? nothing, code`null`)}
        `;
  return unit.helper(
    "place",
    code`(r, raw, v) {
      ${olds.map(({ read }) => read)}
      if (raw === null) {
        ${nulls}
        return r;
      }
      ${rest}
      return r;
    }`,
  );
}

function commaOr(items: readonly Code[]): Code {
  return code`(${items.reduce((all, item) => code`${all} || ${item}`)})`;
}

/** To the place that was read, else to the first. */
function firstPlaces(
  ctx: WriteContext,
  rule: CellRule,
  places: readonly Code[],
  at: Code,
  isValue: (name: Code) => Code,
): Code {
  const { unit } = ctx;
  const cells = rule.cell.kind === "first" ? rule.cell.cells : [];
  const set = (index: number): Code => {
    const codec = cells[index]?.codec ?? { steps: [], otherwise: "error" };
    const built = buildValue({ unit, codec, value: jsName("raw"), at }, jsName("o", index));
    return code`
      const x = ${built};
      if (x !== undefined) r = ${unit.runtime("putPlace")}(${places[index] ?? nothing}, r, x, ${at});
      return r;
    `;
  };
  return code`
    ${places.map(
      (_, index) => code`
        if (${isValue(jsName("o", index))}) {
          ${set(index)}
        }
      `,
    )}
    ${set(0)}
  `;
}

function templateParts(
  ctx: WriteContext,
  rule: CellRule,
  cell: TemplateCell,
  places: readonly Code[],
  at: Code,
): Code {
  const { unit, scope } = ctx;
  const texts = cell.parts.map((part) => {
    const body = new Body(false, false);
    const [text = nothing] = getParts(unit, body, { ...cell, parts: [part] }, rule.label, scope);
    const get = unit.helper(
      "part",
      code`(v) {
        ${body.statements}
        return ${text};
      }`,
    );
    return code`${unit.runtime("tolerant")}(${get}, v)`;
  });
  const sets = cell.parts.map((part, index) => {
    const value = jsName("t", index);
    const partAt = site(unit, pathText(scope.commonPath, rule.left), rule.label);
    const built = buildValue({ unit, codec: part.codec, value, at: partAt }, jsName("o", index));
    const steps = places[index] ?? nothing;
    return code`
      const ${value} = parts[${jsLiteral(index)}];
      if (${value} !== undefined) {
        const x = ${built};
        if (x !== undefined) r = ${unit.runtime("putPlace")}(${steps}, r, x, ${at});
      } else if (${unit.runtime("hasValue")}(${jsName("o", index)})) {
        r = ${unit.runtime("putPlace")}(${steps}, r, null, ${at});
      }
    `;
  });
  return code`
    const parts = ${unit.runtime("splitParts")}(${templateCell(unit, cell)}, raw, ${at}, [${commaList(texts)}]);
    ${sets}
  `;
}

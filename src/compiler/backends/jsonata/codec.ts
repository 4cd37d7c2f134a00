import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { invariant, unreachable } from "../../../diagnostics/invariant.ts";
import type { Span } from "../../../diagnostics/source.ts";
import { conversion } from "../../../runtime/conversions-table.ts";
import { parseNumberPattern } from "../../../runtime/number-format-pattern.ts";
import type { Codec, CodecStep, LinearStep, MaskStep, NumberFormatStep } from "../../ir/nodes.ts";
import type { Type } from "../../types.ts";
import { maskCalls } from "./mask.ts";
import { tableCalls } from "./table.ts";
import { literal } from "./text.ts";
import type { Unit } from "./unit.ts";

/** What a codec is needed for: names its functions and places its diagnostics. */
export interface CodecSite {
  readonly hint: string;
  readonly about: string;
  readonly span: Span;
}

/** One direction of a step on an expression; `name` where that is a call of one helper. */
interface StepFunction {
  readonly call: (x: string, old: string) => string;
  readonly name?: string;
  /** Whether the call looks at the old value. */
  readonly takesOld?: boolean;
}

/** The variable of the function that reads vendor values: `function($x)`. */
export function getFunction(unit: Unit, codec: Codec, site: CodecSite): string {
  const steps = codec.steps.map((step) => getStep(unit, step, site)).filter(isDone);
  const plain = through(steps, "$x");
  if (codec.otherwise === "error") return single(steps) ?? named(unit, site, "in", plain);
  return named(unit, site, "in", `$rescue(${plain}, $x, "${codec.otherwise}")`);
}

/** A vendor value read: a call where the codec is one step, else of the function. */
export function getCall(unit: Unit, codec: Codec, site: CodecSite, x: string): string {
  const steps = codec.steps.map((step) => getStep(unit, step, site)).filter(isDone);
  const isInline = codec.otherwise === "error" && steps.length <= 1;
  return isInline ? through(steps, x) : `${getFunction(unit, codec, site)}(${x})`;
}

/** The variable of the function that writes common values: `function($x, $old)`. */
export function buildFunction(unit: Unit, codec: Codec, site: CodecSite): string {
  const gets = codec.steps.map((step) => getStep(unit, step, site));
  const builds = codec.steps.map((step) => buildStep(unit, step, site));
  let text = "$x";
  for (const [index, build] of [...builds.entries()].reverse()) {
    const old = build.takesOld === true ? oldBefore(gets.slice(0, index)) : "$missing";
    text = build.call(text, old);
  }
  const done = builds.filter(isDone);
  const params = done.some((build) => build.takesOld) ? "$x, $old" : "$x";
  if (codec.otherwise === "error") return single(done) ?? named(unit, site, "out", text, params);
  if (codec.otherwise !== "keep") {
    return named(unit, site, "out", `$rescue(${text}, $x, "${codec.otherwise}")`, params);
  }
  const back = through(gets, "$y");
  return named(unit, site, "out", `$keepBack(${text}, $x, function($y) { ${back} })`, params);
}

/** The comparison of two common values of a type: the variable or text of a function. */
export function sameFunction(type: Type): string {
  return sameOf(type) ?? "$equal";
}

const asIs: StepFunction = { call: (x) => x, name: "$asIs" };

function isDone(step: StepFunction): boolean {
  return step !== asIs;
}

function through(steps: readonly StepFunction[], x: string): string {
  return steps.reduce((text, step) => step.call(text, "$missing"), x);
}

/** The value that a step took when the old vendor value was read. */
function oldBefore(steps: readonly StepFunction[]): string {
  return through(steps, "$old");
}

/** The helper itself, where it does all. */
function single(steps: readonly StepFunction[]): string | undefined {
  const [first, second] = steps;
  if (first === undefined) return "$asIs";
  return second === undefined ? first.name : undefined;
}

function named(unit: Unit, site: CodecSite, suffix: string, body: string, params = "$x"): string {
  return unit.define(site.hint, suffix, `function(${params}) { ${body} }`, site.about);
}

function helper(name: string, ...more: readonly string[]): StepFunction {
  if (more.length === 0) return { call: (x) => `${name}(${x})`, name };
  return { call: (x) => `${name}(${[x, ...more].join(", ")})` };
}

function getStep(unit: Unit, step: CodecStep, site: CodecSite): StepFunction {
  switch (step.kind) {
    case "check":
      return check(step.type);
    case "convert":
      return helper(`$${conversionOf(step.from, step.to).get}`);
    case "mask":
      return { call: (x) => masks(unit, step, site).get(x) };
    case "epoch":
      return helper("$fromEpoch", step.unit === "s" ? "1000" : "1");
    case "number-format":
      return helper("$numberIn", numberFormat(step), literal(step.holds));
    case "split":
      return helper("$splitBy", literal(step.separator));
    case "items":
      return helper("$eachItem", getFunction(unit, step.codec, site));
    case "json-text":
      unit.report(diagnostic("jsonata-json-text", site.span, {}));
      return asIs;
    case "table":
      return tableCalls(unit, step, site).get;
    case "linear":
      return helper("$linear", linear(step, "get"));
    case "builtin":
      return helper(builtins[step.name][0]);
    case "lookup":
      return helper("$lookedUp", ...[step.table, step.vendor, step.common].map(literal));
    default:
      return unreachable(step);
  }
}

function buildStep(unit: Unit, step: CodecStep, site: CodecSite): StepFunction {
  switch (step.kind) {
    case "check":
      return check(step.type);
    case "convert": {
      const { build, buildTakesOld } = conversionOf(step.from, step.to);
      if (!buildTakesOld) return helper(`$${build}`);
      return { call: (x, old) => `$${build}(${x}, ${old})`, name: `$${build}`, takesOld: true };
    }
    case "mask": {
      const calls = masks(unit, step, site);
      return { call: calls.build, takesOld: calls.takesOld };
    }
    case "epoch":
      return helper("$toEpoch", step.unit === "s" ? "1000" : "1");
    case "number-format":
      return helper("$numberOut", numberFormat(step), literal(step.holds));
    case "split":
      return helper("$joinBy", literal(step.separator));
    case "items":
      return helper("$eachItem", buildFunction(unit, step.codec, site));
    case "json-text":
      unit.report(diagnostic("jsonata-json-text", site.span, {}));
      return asIs;
    case "table":
      return tableCalls(unit, step, site).build;
    case "linear":
      return helper("$linear", linear(step, "build"));
    case "builtin":
      return helper(builtins[step.name][1]);
    case "lookup":
      return helper("$lookedUp", ...[step.table, step.common, step.vendor].map(literal));
    default:
      return unreachable(step);
  }
}

const builtins = {
  not: ["$negated", "$negated"],
  lower: ["$lower", "$lower"],
  upper: ["$upper", "$upper"],
  trim: ["$trimmed", "$trimmed"],
  base64: ["$fromBase64", "$toBase64"],
} as const;

function masks(unit: Unit, step: MaskStep, site: CodecSite) {
  if (step.zone !== undefined && step.zone !== "UTC") {
    unit.report(diagnostic("jsonata-zone", site.span, { zone: step.zone }));
  }
  return maskCalls(unit, step, site.hint);
}

function conversionOf(from: string, to: string) {
  const found = conversion(from, to);
  invariant(found !== undefined, `no conversion between ${from} and ${to}`);
  return found;
}

function check(type: Type): StepFunction {
  if (type.kind === "enum") return helper("$asOneOf", literal(type.members));
  const name = checkOf(type);
  if (name === undefined) return asIs;
  return name.startsWith("$") ? helper(name) : { call: (x) => `(${name})(${x})` };
}

/** The function that checks a type; `undefined` where anything will do. */
function checkOf(type: Type): string | undefined {
  switch (type.kind) {
    case "scalar":
      return scalarChecks[type.name];
    case "enum":
      return `function($e) { $asOneOf($e, ${literal(type.members)}) }`;
    case "list":
      return `function($l) { $asList($l, ${checkOf(type.item) ?? "$asIs"}) }`;
    case "map":
      return `function($m) { $asMap($m, ${checkOf(type.value) ?? "$asIs"}) }`;
    case "object": {
      const fields = type.fields.flatMap((field) => {
        const inner = checkOf(field.type);
        return inner === undefined ? [] : [`${literal(field.name)}: ${inner}`];
      });
      return `function($o) { $asObject($o, { ${fields.join(", ")} }) }`;
    }
    case "unknown":
    case "error":
      return undefined;
    default:
      return unreachable(type);
  }
}

const scalarChecks = {
  string: "$asText",
  number: "$asNumber",
  integer: "$asInteger",
  decimal: "$asDecimal",
  boolean: "$asBoolean",
  date: "$asDate",
  datetime: "$asDatetime",
  time: "$asTime",
  json: undefined,
} as const;

/** The comparison of a type; `undefined` where it is that of JSON. */
function sameOf(type: Type): string | undefined {
  switch (type.kind) {
    case "scalar":
      return scalarSames.get(type.name);
    case "list": {
      const item = sameOf(type.item);
      return item && `function($a, $b) { $sameList($a, $b, ${item}) }`;
    }
    case "map": {
      const value = sameOf(type.value);
      return value && `function($a, $b) { $sameMap($a, $b, ${value}) }`;
    }
    case "object": {
      const fields = type.fields.flatMap((field) => {
        const inner = sameOf(field.type);
        return inner === undefined ? [] : [`${literal(field.name)}: ${inner}`];
      });
      if (fields.length === 0) return undefined;
      return `function($a, $b) { $sameObject($a, $b, { ${fields.join(", ")} }) }`;
    }
    default:
      return undefined;
  }
}

const scalarSames = new Map<string, string>([
  ["decimal", "$sameDecimal"],
  ["datetime", "$sameInstant"],
  ["time", "$sameTime"],
]);

function linear(step: LinearStep, direction: "get" | "build"): string {
  const isGet = direction === "get";
  const [from, to] = isGet ? [step.from, step.to] : [step.to, step.from];
  const [times, by] = isGet
    ? [step.numerator, step.denominator]
    : [step.denominator, step.numerator];
  const members = {
    from,
    before: isGet ? "0" : negated(step.offset),
    times,
    by,
    after: isGet ? step.offset : "0",
    to,
  };
  return literal(members);
}

function negated(text: string): string {
  if (text === "0") return text;
  return text.startsWith("-") ? text.slice(1) : `-${text}`;
}

function numberFormat(step: NumberFormatStep): string {
  const pattern = parseNumberPattern(step.pattern);
  invariant(!("error" in pattern), `number format ${step.pattern}`);
  return literal({ ...pattern, point: step.decimalPoint, mark: step.grouping });
}

import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Annotation, JsonNode } from "../grammar/ast.ts";
import { jsonValue } from "./bind-json.ts";
import { suggestion } from "./bind-names.ts";
import type { FieldAnnotation } from "./types.ts";

/** What can carry annotations. */
export type AnnotationOwner = "field" | "object" | "map" | "override" | "resource row" | "rule";

/** What an annotation takes: a test of its arguments, and how it is written. */
interface AnnotationShape {
  readonly accepts: (args: readonly JsonNode[]) => boolean;
  readonly usage: string;
}

/** Reports annotations that are unknown here, take other arguments, or are written twice. */
export function checkAnnotations(
  annotations: readonly Annotation[],
  owner: AnnotationOwner,
  diagnostics: Diagnostic[],
): void {
  const seen = new Map<string, Annotation>();
  for (const annotation of annotations) {
    const name = annotation.name.text;
    const shape = shapes[owner].get(name);
    const first = seen.get(name);
    if (name === "") continue;
    if (shape === undefined) {
      diagnostics.push(unknownAnnotation(annotation, owner));
    } else if (first !== undefined) {
      const labels = [{ span: first.span, text: "first written here" }];
      diagnostics.push(diagnostic("duplicate-annotation", annotation.span, { name }, { labels }));
    } else if (!shape.accepts(annotation.args)) {
      const params = { name, usage: shape.usage };
      diagnostics.push(diagnostic("annotation-arguments", annotation.span, params));
    }
    seen.set(name, annotation);
  }
}

/** Whether an object or map says `@off`: only lower levels have it. */
export function isOff({
  annotations,
}: {
  readonly annotations: readonly FieldAnnotation[];
}): boolean {
  return annotations.some(({ name }) => name === "off");
}

/** The annotations that are known for the owner and well formed, as types carry them. */
export function annotationValues(
  annotations: readonly Annotation[],
  owner: AnnotationOwner,
): readonly FieldAnnotation[] {
  return annotations
    .filter((annotation) => shapes[owner].get(annotation.name.text)?.accepts(annotation.args))
    .map((annotation) => ({ name: annotation.name.text, args: annotation.args.map(jsonValue) }));
}

function unknownAnnotation(annotation: Annotation, owner: AnnotationOwner): Diagnostic {
  const name = annotation.name.text;
  const elsewhere = ownerNames.find((other) => shapes[other].has(name));
  const near = suggestion(name, shapes[owner].keys());
  const known = [...shapes[owner].keys()].map((other) => `\`@${other}\``).join(", ");
  const help =
    elsewhere !== undefined
      ? `\`@${name}\` belongs to ${withArticle(elsewhere)}.`
      : near.suggestion === undefined
        ? `Known here: ${known}.`
        : undefined;
  return diagnostic(
    "unknown-annotation",
    annotation.name.span,
    { name, owner: withArticle(owner), ...near },
    help === undefined ? {} : { help },
  );
}

function withArticle(owner: AnnotationOwner): string {
  return /^[aeiou]/.test(owner) ? `an ${owner}` : `a ${owner}`;
}

const isText = (node: JsonNode | undefined): boolean => node?.kind === "string";
const isNumber = (node: JsonNode | undefined): boolean => node?.kind === "number";
const isCount = (node: JsonNode | undefined): boolean =>
  node?.kind === "number" && /^\d{1,9}$/.test(node.text);
const isWord =
  (...words: readonly string[]) =>
  (node: JsonNode | undefined): boolean =>
    node?.kind === "string" && words.includes(node.value);

const nothing = (name: string): AnnotationShape => ({
  accepts: (args) => args.length === 0,
  usage: `\`@${name}\` without arguments`,
});

const format: AnnotationShape = {
  accepts: (args) => args.length === 1 && isText(args[0]),
  usage: '`@format("email")`, with one text',
};
const pattern: AnnotationShape = {
  accepts: (args) => args.length === 1 && isText(args[0]) && isPattern(args[0]),
  usage: '`@pattern("^[A-Z]{2}$")`, with one regular expression',
};
const bound = (name: string): AnnotationShape => ({
  accepts: (args) => args.length === 1 && (isNumber(args[0]) || isText(args[0])),
  usage: `\`@${name}(0)\`, with one number, or a date as text`,
});
const length: AnnotationShape = {
  accepts: (args) => args.every(isCount) && (args.length === 1 || isRising(args)),
  usage: "`@length(80)` for the most characters, or `@length(2, 80)` for the least and the most",
};
const deprecated: AnnotationShape = {
  accepts: (args) => args.length === 0 || (args.length === 1 && isText(args[0])),
  usage: '`@deprecated` or `@deprecated("use email")`',
};
const level: AnnotationShape = {
  accepts: (args) =>
    args.length > 0 &&
    args.every(isWord("organization", "account", "instance")) &&
    new Set(args.map(jsonValue)).size === args.length,
  usage: "`@level(account)`, with one or several of `organization`, `account` and `instance`",
};
const platform: AnnotationShape = {
  accepts: (args) => args.length === 1 && args[0]?.kind === "json-object",
  usage: "`@platform({ … })`, with one object",
};
const nullSpelling: AnnotationShape = {
  accepts: (args) => args.length === 1 && args[0]?.kind !== "null",
  usage: '`@null("")`, with the value that clears a field',
};
const remove: AnnotationShape = {
  accepts: (args) => args.length === 1 && isWord("request", "response")(args[0]),
  usage: "`@remove(request)` or `@remove(response)`",
};
const filter: AnnotationShape = {
  accepts: (args) => args.length === 1 && isText(args[0]),
  usage: '`@filter("attribute")`, with one text',
};

const shapes: Readonly<Record<AnnotationOwner, ReadonlyMap<string, AnnotationShape>>> = {
  field: new Map([
    ["format", format],
    ["pattern", pattern],
    ["min", bound("min")],
    ["max", bound("max")],
    ["length", length],
    ["deprecated", deprecated],
    ["sensitive", nothing("sensitive")],
    ["level", level],
    ["platform", platform],
  ]),
  object: new Map([
    ["deprecated", deprecated],
    ["level", level],
    ["off", nothing("off")],
    ["platform", platform],
  ]),
  map: new Map([
    ["level", level],
    ["off", nothing("off")],
    ["platform", platform],
  ]),
  override: new Map([
    ["deprecated", deprecated],
    ["level", level],
    ["platform", platform],
  ]),
  "resource row": new Map([
    ["always", nothing("always")],
    ["readonly", nothing("readonly")],
    ["createonly", nothing("createonly")],
    ["null", nullSpelling],
    ["merge", nothing("merge")],
  ]),
  rule: new Map([
    ["off", nothing("off")],
    ["remove", remove],
    ["filter", filter],
    ["level", level],
    ["platform", platform],
  ]),
};

const ownerNames = Object.keys(shapes) as readonly AnnotationOwner[];

function isRising(args: readonly JsonNode[]): boolean {
  const [least, most] = args.map(jsonValue);
  return (
    args.length === 2 && typeof least === "number" && typeof most === "number" && least <= most
  );
}

function isPattern(node: JsonNode | undefined): boolean {
  if (node?.kind !== "string") return false;
  try {
    new RegExp(node.value, "u");
    return true;
  } catch {
    return false;
  }
}

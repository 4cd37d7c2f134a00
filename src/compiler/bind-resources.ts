import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { unreachable } from "../diagnostics/invariant.ts";
import type { Span } from "../diagnostics/source.ts";
import type {
  ElementDeclaration,
  PathExpr,
  PathStep,
  ResourceDeclaration,
  ResourceRow,
  StringLiteral,
} from "../grammar/ast.ts";
import { checkAnnotations } from "./bind-annotations.ts";
import { nameTable, suggestion } from "./bind-names.ts";
import type { Host } from "./host.ts";
import { nearFile, resolveReported } from "./modules.ts";
import type { ElementSymbol, ResourceSymbol } from "./program.ts";
import type { SchemaFinding } from "./schemas/finding.ts";
import { readSchema } from "./schemas/read-schema.ts";
import type { ObjectType } from "./types.ts";
import { typeAtPath, typeAtSteps, typeSteps } from "./types-path.ts";
import { printType } from "./types-print.ts";

/** The resources of an element with their vendor schemas, and their rows checked against them. */
export function bindElement(
  declaration: ElementDeclaration,
  host: Host,
  diagnostics: Diagnostic[],
): ElementSymbol {
  const declared = declaration.resources.map((resource) => ({
    name: resource.name.text,
    span: resource.name.span,
    value: resource,
  }));
  const words = { one: "resource", many: "resources" };
  const resources = new Map<string, ResourceSymbol>();
  for (const [name, resource] of nameTable(declared, words, diagnostics)) {
    resources.set(name, bindResource(resource, host, diagnostics));
  }
  return { declaration, resources };
}

function bindResource(
  declaration: ResourceDeclaration,
  host: Host,
  diagnostics: Diagnostic[],
): ResourceSymbol {
  const name = declaration.name.text;
  const schema =
    declaration.from === undefined
      ? undefined
      : loadSchema(declaration.from, name, host, diagnostics);
  checkRows(declaration.rows, name, schema, diagnostics);
  return { declaration, ...(schema === undefined ? {} : { schema }) };
}

/** The type that the file gives the resource; what is wrong with it is said at the path. */
function loadSchema(
  from: StringLiteral,
  resource: string,
  host: Host,
  diagnostics: Diagnostic[],
): ObjectType | undefined {
  const [file = "", ...rest] = from.value.split("#");
  const fragment = rest.length === 0 ? undefined : rest.join("#");
  const path = resolveReported(from.span.source, { value: file, span: from.span }, diagnostics);
  if (path === undefined) return undefined;
  const text = host.read(path);
  if (text === undefined) {
    const near = nearFile(host, from.span.source, file, [], [".schema.json", ".json"]);
    diagnostics.push(diagnostic("schema-not-found", from.span, { path: file, suggestion: near }));
    return undefined;
  }
  const { type, findings } = readSchema(text, resource, fragment);
  for (const finding of findings) diagnostics.push(schemaDiagnostic(finding, file, from.span));
  return type;
}

function schemaDiagnostic(finding: SchemaFinding, path: string, span: Span): Diagnostic {
  switch (finding.code) {
    case "schema-invalid":
    case "schema-unsupported":
      return diagnostic(finding.code, span, { path, reason: finding.reason });
    case "schema-limit":
      return diagnostic(finding.code, span, { path, limit: finding.limit });
    case "schema-recursive":
      return diagnostic(finding.code, span, { path, name: finding.name });
  }
}

function checkRows(
  rows: readonly ResourceRow[],
  resource: string,
  schema: ObjectType | undefined,
  diagnostics: Diagnostic[],
): void {
  const seen = new Map<string, Span>();
  for (const row of rows) {
    checkAnnotations(row.annotations, "resource row", diagnostics);
    for (const subject of row.subjects) {
      if (subject.kind === "path" && reportPlace(subject, row, diagnostics)) continue;
      const path = subject.kind === "rest" ? `...${subject.like?.value ?? ""}` : pathText(subject);
      for (const annotation of row.annotations) {
        const name = annotation.name.text;
        const first = seen.get(`${name} ${path}`);
        if (first === undefined) seen.set(`${name} ${path}`, subject.span);
        // Twice in one row is one mistake, already told by the annotations themselves.
        else if (first !== subject.span) {
          const labels = [{ span: first, text: "first written here" }];
          diagnostics.push(diagnostic("duplicate-annotation", subject.span, { name }, { labels }));
        }
      }
      if (subject.kind === "path" && schema !== undefined) {
        checkPath(subject, resource, schema, diagnostics);
      }
    }
  }
}

/** Says what a row cannot name: one item of many, or what is in a list that is sent whole. */
function reportPlace(path: PathExpr, row: ResourceRow, diagnostics: Diagnostic[]): boolean {
  const single = path.steps.find((step) => step.kind === "index" || step.kind === "find");
  const listed = row.annotations.find(({ name }) => outsideLists.has(name.text));
  const inList = path.steps.find((step) => step.kind === "each");
  const [span, reason] =
    path.steps.length === 0
      ? [path.span, "it is the whole record"]
      : single !== undefined
        ? [single.span, "what it says holds for every item of a list"]
        : listed !== undefined && inList !== undefined
          ? [
              inList.span,
              `\`@${listed.name.text}\` does not reach into lists, which are sent whole`,
            ]
          : [];
  if (span === undefined || reason === undefined) return false;
  diagnostics.push(diagnostic("resource-row-place", span, { name: pathText(path), reason }));
  return true;
}

const outsideLists: ReadonlySet<string> = new Set(["createonly", "merge"]);

/** In a closed schema a field must be listed; in an open one a near miss is worth a warning. */
function checkPath(
  path: PathExpr,
  resource: string,
  schema: ObjectType,
  diagnostics: Diagnostic[],
): void {
  const steps = typeSteps(path);
  for (const [index, step] of path.steps.entries()) {
    if (step.kind !== "member") continue;
    const parent = typeAtSteps(schema, steps.slice(0, index));
    if (!parent.found || parent.type.kind !== "object") continue;
    const name = step.name.text;
    const known = parent.type.fields.map((field) => field.name);
    if (known.includes(name)) continue;
    const near = suggestion(name, known);
    if (!parent.type.open) {
      const params = { name, resource, ...near };
      diagnostics.push(diagnostic("unknown-resource-field", step.name.span, params));
    } else if (near.suggestion !== undefined) {
      const params = { name, resource, ...near };
      diagnostics.push(diagnostic("doubtful-resource-field", step.name.span, params));
    }
    return;
  }
  const lookup = typeAtPath(schema, path);
  if (lookup.found) return;
  const step = path.steps[lookup.step];
  const params = { name: pathText(path), resource, type: printType(lookup.on) };
  diagnostics.push(diagnostic("resource-path-kind", step?.span ?? path.span, params));
}

/** A path as its author would write it, without conditions. */
function pathText(path: PathExpr): string {
  const text = path.steps.map(stepText).join("");
  return text === "" ? "this" : text.replace(/^\./, "");
}

function stepText(step: PathStep): string {
  switch (step.kind) {
    case "member":
      return `.${step.name.text}`;
    case "index":
      return `[${step.index}]`;
    case "find":
      return "[…]";
    case "each":
      return "[]";
    default:
      return unreachable(step);
  }
}

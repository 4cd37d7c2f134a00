import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import type { Block, Declaration, HubDeclaration, Name, TableDeclaration } from "../grammar/ast.ts";
import { checkAnnotations } from "./bind-annotations.ts";
import { fieldTable } from "./bind-fields.ts";
import { bindMaps, bindOverrides } from "./bind-maps.ts";
import { nameTable, type ScopeWords, suggestion } from "./bind-names.ts";
import { bindElement } from "./bind-resources.ts";
import { bindRows } from "./bind-rows.ts";
import { type BoundTypes, bindTypes, isScalarName, typeOfNode } from "./bind-types.ts";
import type { Host } from "./host.ts";
import { type LoadedModules, loadModules } from "./modules.ts";
import type { ElementSymbol, Program, TableSymbol } from "./program.ts";

export interface BindResult {
  readonly program: Program;
  /** What kept a file from being read in full: of the parser and of `use`, for every file. */
  readonly loading: readonly Diagnostic[];
  /** What is wrong with names, types, annotations and schemas. */
  readonly binding: readonly Diagnostic[];
}

/**
 * Loads the entry file and what it uses, and gives every name its meaning. Always gives a
 * program: what is wrong is reported here and holds the error type, so that later phases stay
 * silent about it.
 */
export function bind(entry: Source, host: Host): BindResult {
  const loaded = loadModules(entry, host);
  const found: Diagnostic[] = [];
  const declarations = loaded.modules.flatMap((module) => module.file.declarations);
  const names = collect(declarations, found);
  const types = bindTypes(names.objects, names.enums, found);
  checkHubs(declarations, names.hubs, found);
  for (const object of names.objects.values())
    checkAnnotations(object.annotations, "object", found);
  const elements = new Map<string, ElementSymbol>();
  for (const [name, element] of names.elements) {
    elements.set(name, bindElement(element, host, found));
  }
  for (const codec of names.codecs.values()) {
    if (isBlock(codec.body)) bindRows(codec.body, host, found);
  }
  const known = { ...types, elements };
  const own = loaded.entry.file.declarations;
  const maps = bindMaps(own.filter(isKind("map")), known, host, found);
  const overridden = own.filter(
    (one) => one.kind === "override-map" || one.kind === "override-object",
  );
  const allMaps = declarations.filter(isKind("map"));
  const program: Program = {
    ...known,
    sources: new Map(loaded.modules.map(({ source }) => [source.path, source])),
    files: new Map(loaded.modules.map(({ source, file }) => [source.path, file])),
    hubs: names.hubs,
    codecs: names.codecs,
    tables: bindTables(names.tables, types, found),
    maps,
    overrides: bindOverrides(overridden, allMaps, known, host, found),
  };
  return { program, loading: loaded.diagnostics, binding: withoutEchoes(found, loaded) };
}

/**
 * A declaration that could not be parsed leaves names unknown; to say so once more would only
 * repeat it. A near miss of a known name is a mistake of its own.
 */
function withoutEchoes(found: readonly Diagnostic[], loaded: LoadedModules): readonly Diagnostic[] {
  const isWhole = loaded.diagnostics.every((finding) => finding.severity !== "error");
  if (isWhole) return found;
  return found.filter(
    (finding) => !echoes.has(finding.code) || finding.help?.startsWith("Did you mean") === true,
  );
}

const echoes: ReadonlySet<string> = new Set([
  "unknown-type",
  "unknown-object",
  "unknown-key-field",
  "unknown-map",
]);

type Kind = Declaration["kind"];
type OfKind<K extends Kind> = Extract<Declaration, { kind: K }>;

function isKind<K extends Kind>(kind: K): (declaration: Declaration) => declaration is OfKind<K> {
  return (declaration): declaration is OfKind<K> => declaration.kind === kind;
}

function isBlock(body: { readonly kind: string }): body is Block {
  return body.kind === "block";
}

const words = {
  hub: { one: "hub", many: "hubs" },
  type: { one: "type", many: "types" },
  element: { one: "element", many: "elements" },
  codec: { one: "codec", many: "codecs" },
  table: { one: "table", many: "tables" },
} satisfies Readonly<Record<string, ScopeWords>>;

const builtInCodecs: ReadonlySet<string> = new Set([
  "not",
  "lower",
  "upper",
  "trim",
  "json",
  "base64",
]);

/** The symbol tables of all files together. Objects and enums share one table. */
function collect(declarations: readonly Declaration[], diagnostics: Diagnostic[]) {
  const table = <K extends "hub" | "element" | "codec" | "table">(kind: K) => {
    const declared = declarations.filter(isKind(kind)).map(named);
    return nameTable(declared, words[kind], diagnostics);
  };
  for (const declaration of declarations) {
    if (declaration.kind === "reserved") {
      const params = { keyword: declaration.keyword };
      diagnostics.push(diagnostic("reserved-declaration", declaration.keywordSpan, params));
    }
    if (declaration.kind === "codec" && builtInCodecs.has(declaration.name.text)) {
      diagnostics.push(builtIn("codec", declaration.name));
    }
  }
  const types = declarations.filter((one) => one.kind === "object" || one.kind === "enum");
  for (const { name } of types) {
    if (isScalarName(name.text)) diagnostics.push(builtIn("type", name));
  }
  const typeTable = [...nameTable(types.map(named), words.type, diagnostics).entries()];
  return {
    hubs: table("hub"),
    elements: table("element"),
    codecs: table("codec"),
    tables: table("table"),
    objects: new Map(
      typeTable.flatMap(([name, one]) => (one.kind === "object" ? [[name, one]] : [])),
    ),
    enums: new Map(typeTable.flatMap(([name, one]) => (one.kind === "enum" ? [[name, one]] : []))),
  };
}

function named<T extends { readonly name: Name }>(declaration: T) {
  return { name: declaration.name.text, span: declaration.name.span, value: declaration };
}

function builtIn(what: string, name: Name): Diagnostic {
  return diagnostic("built-in-name", name.span, { what, name: name.text });
}

/** A hub needs no declaration, but a near miss of a declared one is a mistake. */
function checkHubs(
  declarations: readonly Declaration[],
  hubs: ReadonlyMap<string, HubDeclaration>,
  diagnostics: Diagnostic[],
): void {
  for (const declaration of declarations) {
    if (declaration.kind !== "object" && declaration.kind !== "element") continue;
    const hub = declaration.hub;
    if (hub === undefined || hub.text === "" || hubs.has(hub.text)) continue;
    const near = suggestion(hub.text, hubs.keys());
    if (near.suggestion === undefined) continue;
    diagnostics.push(diagnostic("unknown-hub", hub.span, { name: hub.text, ...near }));
  }
}

function bindTables(
  tables: ReadonlyMap<string, TableDeclaration>,
  types: BoundTypes,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, TableSymbol> {
  const symbols = new Map<string, TableSymbol>();
  for (const [name, declaration] of tables) {
    const columns = [...fieldTable(declaration.columns, diagnostics, columnWords)].map(
      ([column, { type, name: at }]) => {
        const resolved = typeOfNode(type, types);
        diagnostics.push(...resolved.diagnostics);
        return { name: column, type: resolved.type, span: at.span };
      },
    );
    symbols.set(name, { declaration, columns });
  }
  return symbols;
}

const columnWords: ScopeWords = { one: "column", many: "columns" };

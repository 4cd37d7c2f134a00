import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type {
  MapDeclaration,
  Name,
  OverrideMapDeclaration,
  OverrideObjectDeclaration,
} from "../grammar/ast.ts";
import { checkAnnotations } from "./bind-annotations.ts";
import { fieldTable } from "./bind-fields.ts";
import { nameTable, suggestion } from "./bind-names.ts";
import { bindRows } from "./bind-rows.ts";
import { typeOfNode } from "./bind-types.ts";
import type { Host } from "./host.ts";
import type { Program } from "./program.ts";

type Known = Pick<Program, "objects" | "enums" | "elements">;
type Override = OverrideMapDeclaration | OverrideObjectDeclaration;

/** Checks the names of the maps of a file; gives the first of each name. */
export function bindMaps(
  maps: readonly MapDeclaration[],
  known: Known,
  host: Host,
  diagnostics: Diagnostic[],
): readonly MapDeclaration[] {
  for (const map of maps) {
    checkNames(map, known, diagnostics);
    checkAnnotations(map.annotations, "map", diagnostics);
    bindRows(map.block, host, diagnostics);
  }
  const declared = maps.map((map) => ({ name: mapName(map), span: map.object.span, value: map }));
  return [...nameTable(declared, { one: "map", many: "maps" }, diagnostics).values()];
}

/** Overrides are known by name only: what they name must exist. `maps` are those of all files. */
export function bindOverrides(
  overrides: readonly Override[],
  maps: readonly MapDeclaration[],
  known: Known,
  host: Host,
  diagnostics: Diagnostic[],
): readonly Override[] {
  const mapNames = new Set(maps.map(mapName));
  for (const override of overrides) {
    if (override.kind === "override-object") {
      checkObject(override.object, known, diagnostics);
      checkAnnotations(override.annotations, "override", diagnostics);
      checkFields(override, known, diagnostics);
      continue;
    }
    const isKnown = checkNames(override, known, diagnostics);
    const name = mapName(override);
    if (isKnown && !mapNames.has(name)) {
      diagnostics.push(diagnostic("unknown-map", override.object.span, { name }));
    }
    checkAnnotations(override.annotations, "override", diagnostics);
    bindRows(override.block, host, diagnostics);
  }
  const declared = overrides.map((override) => ({
    name: `${override.kind === "override-map" ? mapName(override) : override.object.text} for ${override.level.level} "${override.level.id.value}"`,
    span: override.object.span,
    value: override,
  }));
  return [...nameTable(declared, { one: "override", many: "overrides" }, diagnostics).values()];
}

/** `Contact <-> sfdc.Contact`; empty where a part of it is missing. */
function mapName(map: MapDeclaration | OverrideMapDeclaration): string {
  const parts = [map.object.text, map.element.text, map.resource.text];
  return parts.includes("") ? "" : `${parts[0]} <-> ${parts[1]}.${parts[2]}`;
}

/** True when all three names are fine. */
function checkNames(
  map: MapDeclaration | OverrideMapDeclaration,
  known: Known,
  diagnostics: Diagnostic[],
): boolean {
  const isObject = checkObject(map.object, known, diagnostics);
  return checkResource(map, known, diagnostics) && isObject;
}

function checkObject(object: Name, known: Known, diagnostics: Diagnostic[]): boolean {
  const name = object.text;
  if (name === "" || known.objects.has(name)) return name !== "";
  const near = suggestion(name, known.objects.keys());
  diagnostics.push(diagnostic("unknown-object", object.span, { name, ...near }));
  return false;
}

/** An element or resource needs no declaration, but a near miss of a declared one is a mistake. */
function checkResource(
  map: MapDeclaration | OverrideMapDeclaration,
  known: Known,
  diagnostics: Diagnostic[],
): boolean {
  const element = known.elements.get(map.element.text);
  if (element === undefined) {
    const name = map.element.text;
    const near = name === "" ? {} : suggestion(name, known.elements.keys());
    if (near.suggestion === undefined) return true;
    diagnostics.push(diagnostic("unknown-element", map.element.span, { name, ...near }));
    return false;
  }
  const name = map.resource.text;
  if (name === "" || element.resources.has(name)) return name !== "";
  const near = suggestion(name, element.resources.keys());
  if (near.suggestion === undefined) return true;
  const params = { name, element: map.element.text, ...near };
  diagnostics.push(diagnostic("unknown-resource", map.resource.span, params));
  return false;
}

function checkFields(
  override: OverrideObjectDeclaration,
  known: Known,
  diagnostics: Diagnostic[],
): void {
  for (const field of fieldTable(override.fields, diagnostics).values()) {
    diagnostics.push(...typeOfNode(field.type, known).diagnostics);
    checkAnnotations(field.annotations, "field", diagnostics);
  }
}

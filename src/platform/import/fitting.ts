import type { Json } from "../../compiler/types.ts";
import { withoutServerSet } from "./equal.ts";
import { isList, type JsonObject, memberOf, objectOf } from "./json.ts";
import { type CommonTypes, ScriptKinds } from "./lift/kinds.ts";
import { type Assignments, assignmentsOf } from "./lift/statements.ts";
import { sourcesOf } from "./lift/terms.ts";
import { commonLevel, draftMap, type MapDraft } from "./map-draft.ts";
import { draftObject, type ObjectDraft } from "./object-draft.ts";
import { parseVendorPath } from "./paths.ts";
import type { DefinitionInput, TransformationInput } from "./payloads.ts";
import type { Picklists } from "./picklists.ts";
import { type MapScript, scriptsOf } from "./scripts.ts";

/** A common object of the input with what is known of it, and what was found out by trying. */
export interface Unit {
  readonly name: string;
  /** In what a lower level changes: the object above. */
  readonly layer?: ObjectLayer;
  /** Only lower levels have it. */
  readonly isOff: boolean;
  /** No field stands for an entry: all are stated as they are. */
  isRaw: boolean;
  /** Fields of a few texts, as the maps show. */
  picklists: Picklists;
  readonly input?: DefinitionInput;
  /** What is to come out again, or, without a definition, what the transformations show. */
  readonly wanted: JsonObject;
  readonly needed: ReadonlyMap<string, string>;
  readonly odd: Set<number>;
  /** Why the compiler could not take an entry as a rule. */
  readonly why: Map<number, string>;
  readonly platform: Map<number, JsonObject>;
  whole: JsonObject;
}

/** What an account or instance changes in an object. */
export interface ObjectLayer {
  readonly base: Unit;
  /** Entries of the object above that stand below a field which is declared here. */
  readonly borrowed: readonly Json[];
  /** First names of the fields that are declared here; the others are the ones above. */
  readonly tops: Set<string>;
}

/** What an account or instance changes in a map. */
export interface MapLayer {
  readonly base: MapUnit;
  /** Rows above as they were found. */
  readonly above: MapDraft;
  /** Whether the payload adds to the one above. */
  readonly adds: boolean;
  /** Entries whose rows are the ones above. */
  readonly same: Set<number>;
  /** Entries that `remove` stands for, since they close a row above. */
  readonly removed: Set<number>;
}

/** A map of the input, and what was found out by trying. */
export interface MapUnit {
  readonly layer?: MapLayer;
  /** Only lower levels have it. */
  readonly isOff: boolean;
  /** No row stands for an entry: the payload is stated as it is. */
  isRaw: boolean;
  readonly input: TransformationInput;
  readonly unit: number;
  readonly wanted: JsonObject;
  readonly odd: Set<number>;
  /** Why the compiler could not take an entry as a rule. */
  readonly why: Map<number, string>;
  readonly platform: Map<number, JsonObject>;
  whole: JsonObject;
  hasRest: boolean;
  /** The script that runs. */
  readonly script?: MapScript;
  /** Files of scripts, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The start: every entry is a rule, and the compiler writes what is wanted. `transformations` are
 * those of all levels; `isOff` says that only lower levels have a definition.
 */
export function unitOf(
  name: string,
  input: DefinitionInput | undefined,
  transformations: readonly TransformationInput[],
  isOff = false,
): Unit {
  const wanted =
    input === undefined
      ? { fields: shownFields(transformations) }
      : withoutServerSet(input.payload, "definition");
  const usual = usualMembers(wanted, ["displayName"]);
  return {
    name,
    isOff,
    isRaw: false,
    picklists: new Map(),
    ...(input === undefined ? {} : { input }),
    wanted,
    needed: neededTypes(transformations),
    odd: new Set(),
    why: new Map(),
    platform: new Map(),
    whole: usual === undefined ? {} : { entries: usual },
  };
}

/** What surrounds a map of the input. */
export interface MapAround {
  /** Index of its object among the units. */
  readonly unit: number;
  /** Names of script files that are in use. */
  readonly taken: Set<string>;
  readonly definition?: DefinitionInput;
  /** Why its script must stay one. */
  readonly keep?: string;
}

export function mapUnitOf(input: TransformationInput, around: MapAround): MapUnit {
  const { unit, taken, definition, keep } = around;
  const wanted = withoutServerSet(input.payload, "transformation");
  const usual = usualMembers(wanted, ["type", "vendorType"]);
  const lifting = { types: typesOf(definition), ...(keep === undefined ? {} : { keep }) };
  const { script, scripts, files } = scriptsOf(input, wanted, taken, lifting);
  return {
    input,
    unit,
    isOff: false,
    isRaw: false,
    wanted,
    odd: new Set(script?.lifted?.entries),
    why: new Map(script?.lifted?.entries.map((entry) => [entry, "the script decides it"])),
    platform: new Map(),
    whole: {
      ...(usual === undefined ? {} : { entries: usual }),
      ...(scripts === undefined ? {} : { scripts }),
    },
    hasRest: true,
    ...(script === undefined ? {} : { script }),
    files,
  };
}

/** The type of each path of a definition. */
function typesOf(definition: DefinitionInput | undefined): CommonTypes {
  if (definition === undefined) return undefined;
  const types = entriesOf(definition.payload).flatMap((entry) => {
    const [path, type] = [memberOf(entry, "path"), memberOf(entry, "type")];
    if (typeof path !== "string") return [];
    return [[path, typeof type === "string" ? type : "string"] as const];
  });
  return new Map(types);
}

/** Fields as the transformations show them, where nobody defines the object. */
function shownFields(transformations: readonly TransformationInput[]): readonly Json[] {
  const fields = new Map<string, Json>();
  for (const { payload } of transformations) {
    for (const entry of entriesOf(payload)) {
      const [path, type] = [memberOf(entry, "path"), memberOf(entry, "type")];
      if (typeof path !== "string" || fields.has(path)) continue;
      fields.set(path, { path, ...(type === undefined ? {} : { type }) });
    }
  }
  for (const { payload } of transformations) {
    for (const [path, type] of setByScript(payload)) {
      if (!fields.has(path)) fields.set(path, { path, type });
    }
  }
  return [...fields.values()];
}

/** Fields that only a script sets or sends, with their types as far as it shows them. */
function setByScript(payload: JsonObject): ReadonlyMap<string, string> {
  const body = memberOf(payload.script, "body");
  if (typeof body !== "string") return new Map();
  const set = assignmentsOf(body, payload.isLegacy === true);
  if ("why" in set) return new Map();
  const kinds = new ScriptKinds(undefined, new Map(), set.read, set.write).of("read");
  const sent = [...set.write.values()].flatMap((term) => [...sourcesOf(term)]);
  const isTruth = (name: string): boolean => kinds(name).target === "truth";
  const names = new Set([...set.read.keys(), ...sent]);
  return new Map([...names].map((name) => [name, isTruth(name) ? "boolean" : typeOf(set, name)]));
}

/** Of a number that a script sets a field to; everything else is a text. */
function typeOf(set: { readonly read: Assignments }, name: string): string {
  const term = set.read.get(name);
  return term?.kind === "literal" && typeof term.value === "number" ? "number" : "string";
}

/** Fields that hold a count are numbers, whatever the platform calls them. */
function neededTypes(transformations: readonly TransformationInput[]): ReadonlyMap<string, string> {
  const counts = transformations.flatMap(({ payload }) =>
    entriesOf(payload).flatMap((entry) => {
      const [path, vendorPath] = [memberOf(entry, "path"), memberOf(entry, "vendorPath")];
      if (typeof path !== "string" || typeof vendorPath !== "string") return [];
      return parseVendorPath(vendorPath)?.isCount === true ? [[path, "integer"] as const] : [];
    }),
  );
  return new Map(counts);
}

export function entriesOf(payload: JsonObject): readonly Json[] {
  return isList(payload.fields) ? payload.fields : [];
}

/** Members with one text in more than half of all entries; undefined where there are none. */
function usualMembers(payload: JsonObject, names: readonly string[]): JsonObject | undefined {
  const entries = entriesOf(payload);
  const usual = names.flatMap((name) => {
    const counts = new Map<string, number>();
    for (const entry of entries) {
      const value = memberOf(entry, name);
      if (typeof value === "string") counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const most = [...counts].find(([, count]) => count > 1 && count * 2 > entries.length);
    return most === undefined ? [] : [[name, most[0]] as const];
  });
  return usual.length === 0 ? undefined : objectOf(usual);
}

/** The entries that the fields of an object are made from: its own, then those that are borrowed. */
export function draftedEntries({ wanted, layer }: Unit): readonly Json[] {
  return [...entriesOf(wanted), ...(layer?.borrowed ?? [])];
}

export function objectDraftOf(
  unit: Unit,
  types: ReadonlySet<string>,
  enums: ReadonlyMap<string, string>,
): ObjectDraft {
  const { name, layer, isRaw, odd, needed } = unit;
  if (isRaw) return { name, fields: [], odd: [] };
  const entries = draftedEntries(unit);
  const draft = draftObject(name, { fields: entries }, { odd, types, needed, enums });
  if (layer === undefined) return draft;
  const { length } = entriesOf(unit.wanted);
  return {
    ...draft,
    fields: draft.fields.filter((field) => layer.tops.has(field.name)),
    odd: draft.odd.filter((entry) => entry < length),
  };
}

export function objectLevel(unit: Unit): string | undefined {
  return unit.input === undefined || unit.isRaw ? undefined : commonLevel(entriesOf(unit.wanted));
}

/** A map has the fields of the object at its own level: what an override adds is not above it. */
export function mapDraftOf(map: MapUnit, units: readonly Unit[]): MapDraft {
  if (map.isRaw) return { rules: [], odd: [] };
  const { name } = map.input;
  const isLayer = map.layer !== undefined;
  const paths = units
    .filter((unit) => unit.name === name && (isLayer || unit.layer === undefined))
    .flatMap((unit) => entriesOf(unit.wanted).map((entry) => memberOf(entry, "path")));
  const draft = draftMap(map.wanted, {
    odd: map.odd,
    platform: map.platform,
    defined: new Set(paths.filter((path) => typeof path === "string")),
    filters: map.script?.lifted?.filters ?? new Map(),
  });
  return map.isOff ? { rules: [], odd: [] } : draft;
}

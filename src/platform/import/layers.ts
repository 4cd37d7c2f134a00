import { levelName } from "../../compiler/ir/file-names.ts";
import type { Json } from "../../compiler/types.ts";
import type { Batch } from "./attempt.ts";
import { joined } from "./equal.ts";
import {
  entriesOf,
  type MapLayer,
  type MapUnit,
  mapDraftOf,
  mapUnitOf,
  type Unit,
  unitOf,
} from "./fitting.ts";
import { isObject, type JsonObject, memberOf, sameJson } from "./json.ts";
import { entriesOf as configurationEntries, type MapDraft } from "./map-draft.ts";
import { type DefinitionInput, organization, type TransformationInput } from "./payloads.ts";
import type { AnyInput } from "./recognise.ts";

/** Whether a payload is of an account or an instance. */
export function isLower(input: DefinitionInput | TransformationInput): boolean {
  return input.level.kind !== "organization";
}

/** A map that only lower levels have: nothing is in it, and nothing is built of it. */
export function emptyMap(lower: TransformationInput, unit: number): MapUnit {
  const vendorName = memberOf(lower.payload, "vendorName") ?? "";
  const input = { ...lower, level: organization, payload: { vendorName } };
  return { ...mapUnitOf(input, { unit, taken: new Set() }), isOff: true, hasRest: false };
}

/** What was fitted of the organization, and the payloads below it. */
export interface Above extends Batch {
  readonly lower: readonly (DefinitionInput | TransformationInput)[];
  /** Names of script files that are in use. */
  readonly taken: Set<string>;
}

/** A batch for each object and level: what the level changes, with all that it stands on. */
export function layerBatches(above: Above): readonly Batch[] {
  const groups = new Map<string, (DefinitionInput | TransformationInput)[]>();
  for (const input of above.lower.toSorted(byLevel)) {
    const key = JSON.stringify([input.level, input.name]);
    groups.set(key, [...(groups.get(key) ?? []), input]);
  }
  return [...groups.values()].map((inputs) => layerBatch(inputs, above));
}

/** Accounts before instances, so that the text goes from the general to the special. */
function byLevel(one: AnyInput, other: AnyInput): number {
  const rank = (input: AnyInput): number =>
    "level" in input && input.level.kind === "instance" ? 1 : 0;
  return rank(one) - rank(other);
}

function layerBatch(
  inputs: readonly (DefinitionInput | TransformationInput)[],
  { units, maps, taken }: Above,
): Batch {
  const name = inputs[0]?.name ?? "";
  const base = units.find((unit) => unit.name === name) as Unit;
  const definition = inputs.find((one): one is DefinitionInput => one.kind === "definition");
  const object = definition === undefined ? [] : [objectLayer(definition, base, inputs)];
  const own = [...needed(base, units), ...object];
  const unit = own.indexOf(base);
  const bases = maps.filter((map) => map.input.name === name).map((map) => ({ ...map, unit }));
  const layers = inputs.flatMap((input): readonly MapUnit[] => {
    if (input.kind !== "transformation") return [];
    const map = bases.find((one) => one.input.element === input.element) as MapUnit;
    return [mapLayer(input, map, { own, unit, taken, definition: definition ?? base.input })];
  });
  const stoodOn = bases.filter((map) => layers.some(({ layer }) => layer?.base === map));
  return { units: own, maps: [...stoodOn, ...layers] };
}

/** An object and those that its fields name, and so on. */
function needed(base: Unit, units: readonly Unit[]): readonly Unit[] {
  const found = new Set([base]);
  for (const unit of found) {
    const types = entriesOf(unit.wanted).map((entry) => memberOf(entry, "type"));
    for (const other of units) {
      const isNamed = types.some((type) => typeof type === "string" && type.includes(other.name));
      if (isNamed) found.add(other);
    }
  }
  return units.filter((unit) => found.has(unit));
}

/** A definition that has all fields of the one above replaces it; any other one adds to it. */
function objectLayer(
  input: DefinitionInput,
  base: Unit,
  inputs: readonly (DefinitionInput | TransformationInput)[],
): Unit {
  const transformations = inputs.filter((one) => one.kind === "transformation");
  const unit = unitOf(input.name, input, transformations);
  const entries = entriesOf(unit.wanted);
  const above = entriesOf(base.wanted);
  const paths = new Set(entries.map(pathOf));
  const isWhole = above.every((entry) => paths.has(pathOf(entry)));
  const changed = isWhole
    ? entries.filter((entry) => !above.some((one) => says(one, entry)))
    : entries;
  const tops = new Set(changed.map(topOf));
  const borrowed = isWhole
    ? []
    : above.filter((entry) => tops.has(topOf(entry)) && !paths.has(pathOf(entry)));
  const platform = new Map(
    borrowed.flatMap((entry, index) => {
      const stated = base.platform.get(above.indexOf(entry));
      return stated === undefined ? [] : [[entries.length + index, stated] as const];
    }),
  );
  return {
    ...unit,
    platform,
    whole: isWhole ? unit.whole : { ...unit.whole, own: true },
    layer: { base, borrowed, tops },
  };
}

function pathOf(entry: Json): string {
  const path = memberOf(entry, "path");
  return typeof path === "string" ? path : "";
}

/** The first name of a path. */
function topOf(entry: Json): string {
  return /^[^.[]*/.exec(pathOf(entry))?.[0] ?? "";
}

/** Whether two entries say the same, whatever their levels. */
function says(one: Json, other: Json): boolean {
  return sameJson(withoutLevel(one), withoutLevel(other));
}

function withoutLevel(entry: Json): Json {
  if (!isObject(entry)) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== "level"));
}

interface Around {
  readonly own: readonly Unit[];
  readonly unit: number;
  readonly taken: Set<string>;
  readonly definition: DefinitionInput | undefined;
}

function mapLayer(input: TransformationInput, base: MapUnit, around: Around): MapUnit {
  const { own, unit, taken, definition } = around;
  const keep = base.isOff ? {} : { keep: "it is one of a lower level" };
  const defined = definition === undefined ? {} : { definition };
  const map = mapUnitOf(input, { unit, taken, ...defined, ...keep });
  const above = mapDraftOf(base, own);
  const adds = configurationEntries(map.wanted.configuration, "inherit").length > 0;
  const layer: MapLayer = { base, above, adds, same: new Set(), removed: new Set() };
  const layered = {
    ...map,
    whole: adds || base.isOff ? map.whole : joined(map.whole, standsAlone(map.wanted)),
    layer,
  };
  for (const { entry, stands } of rowsAbove(layered, mapDraftOf(layered, own), layer)) {
    if (stands === "same" && !adds) layer.same.add(entry);
    if (stands === "removed" && !base.isOff) layer.removed.add(entry);
  }
  return layered;
}

/** Without `inherit` a payload holds all of its level, which the compiler has to know. */
function standsAlone({ configuration }: JsonObject): JsonObject {
  return configuration === undefined ? { without: ["configuration"] } : { configuration };
}

interface RowAbove {
  readonly entry: number;
  /** It is above in the same words, or it closes a row there and says nothing else. */
  readonly stands: "same" | "removed";
}

/** Entries that need no row of their own, since one row above has their path. */
function rowsAbove(
  map: MapUnit,
  { rules }: MapDraft,
  { base, above }: MapLayer,
): readonly RowAbove[] {
  const [here, there] = [entriesOf(map.wanted), entriesOf(base.wanted)];
  return rules.flatMap(({ entry, isOff }): readonly RowAbove[] => {
    const own = here[entry] as Json;
    const path = pathOf(own);
    const [rule, ...more] = above.rules.filter((one) => pathOf(there[one.entry] as Json) === path);
    if (rule === undefined || more.length > 0) return [];
    const other = there[rule.entry] as Json;
    const isOnly = here.filter((one) => pathOf(one) === path).length === 1;
    if (isOnly && says(own, other)) return [{ entry, stands: "same" }];
    const isPair = memberOf(own, "vendorPath") === memberOf(other, "vendorPath");
    return isPair && isOff && !rule.isOff ? [{ entry, stands: "removed" }] : [];
  });
}

/** `account 46`, as a report says it. */
export function levelText(input: DefinitionInput | TransformationInput): string {
  return levelName(input.level).replace("-", " ");
}

import { liftedDigest } from "../../compiler/backends/platform/script-payload.ts";
import { filePart, levelName } from "../../compiler/ir/file-names.ts";
import type { Json } from "../../compiler/types.ts";
import type { Attempt, Batch } from "./attempt.ts";
import { joined, residual } from "./equal.ts";
import { entriesOf, type MapLayer, type MapUnit, type Unit } from "./fitting.ts";
import { isObject, type JsonObject, memberOf, objectOf, sameJson } from "./json.ts";
import type { MapDraft } from "./map-draft.ts";
import { match } from "./match.ts";
import type { ObjectDraft } from "./object-draft.ts";
import { ImportRefused, type Place } from "./problems.ts";
import { type MapScript, sha256 } from "./scripts.ts";

/** States what is built otherwise than wanted; false when nothing is. Throws when that does not help. */
export function adjust(batch: Batch, attempt: Attempt): boolean {
  let isBetter = false;
  const hasLayers = [...batch.units, ...batch.maps].some(({ layer }) => layer !== undefined);
  const isFitted = ({ layer, isOff }: Unit | MapUnit): boolean =>
    (!hasLayers || layer !== undefined) && !isOff;
  for (const [index, unit] of batch.units.entries()) {
    if (unit.input === undefined || !isFitted(unit)) continue;
    const { level, name } = unit.input;
    const file = `platform/${levelName(level)}/objects/${filePart(name)}.json`;
    const built = builtOf(attempt, file);
    isBetter = adjustUnit(unit, built, attempt.objects[index] as ObjectDraft) || isBetter;
  }
  for (const [index, map] of batch.maps.entries()) {
    if (!isFitted(map)) continue;
    const { level, name, element } = map.input;
    const folder = `platform/${levelName(level)}/elements/${filePart(element)}`;
    const draft = attempt.drafts[index] as MapDraft;
    if (loseFilter(map, draft) || stateDigest(map, attempt)) {
      isBetter = true;
      continue;
    }
    const built = builtOf(attempt, `${folder}/${filePart(name)}.json`);
    isBetter = adjustMap(map, built, draft) || isBetter;
  }
  return isBetter;
}

/** A name in filters needs a row that says it. */
function loseFilter(map: MapUnit, { odd }: MapDraft): boolean {
  const filters = map.script?.lifted?.filters ?? new Map<number, string>();
  if (map.isRaw || !odd.some((entry) => filters.has(entry))) return false;
  keepScript(map, "no row says what a field is called in filters");
  return true;
}

/** A lifted script becomes one that is kept. */
export function keepScript(map: MapUnit, why: string): void {
  const { script } = map;
  if (script?.lifted === undefined) return;
  for (const entry of script.lifted.entries) map.odd.delete(entry);
  delete script.lifted;
  const ofScript = ["script", "lifted", "scriptMembers"];
  map.whole = objectOf(Object.entries(map.whole).filter(([name]) => !ofScript.includes(name)));
  script.why = why;
}

/** A lifted script stays in the payload for as long as its rules build what they build now. */
function stateDigest(map: MapUnit, { irMaps }: Attempt): boolean {
  const { input, script } = map;
  const ir = irMaps.find(
    ({ object, element, level }) =>
      object === input.name &&
      element === input.element &&
      levelName(level) === levelName(input.level),
  );
  if (map.isRaw || script?.lifted === undefined || ir === undefined) return false;
  const lifted = liftedDigest(ir, sha256);
  if (map.whole.lifted === lifted) return false;
  map.whole = { ...map.whole, script: `./${script.file}`, lifted };
  return true;
}

function builtOf({ files }: Attempt, file: string): JsonObject {
  const text = files.get(file);
  return text === undefined ? {} : (JSON.parse(text) as JsonObject);
}

function adjustUnit(unit: Unit, built: JsonObject, draft: ObjectDraft): boolean {
  if (unit.isRaw) return stateWhole(unit, built);
  const wanted = entriesOf(unit.wanted);
  const { matched, extra } = match(wanted, entriesOf(built), draft.odd, ["path", "level"]);
  let isBetter = stateEntries(unit, matched, (entry) =>
    unit.layer?.tops.add(firstName(wanted[entry])),
  );
  for (const index of wanted.keys()) {
    if (matched.has(index) || unit.odd.has(index) || draft.odd.includes(index)) continue;
    unit.odd.add(index);
    isBetter = true;
  }
  isBetter = stateWhole(unit, built, ["fields"]) || isBetter;
  if (isBetter || extra === 0) return isBetter;
  if (unit.layer === undefined) {
    throw refused(unit.input as Placed, "it has fields that are not in the definition");
  }
  makeRaw(unit);
  return true;
}

/** States what matched entries are built otherwise, and tells of each; false where all are equal. */
function stateEntries(
  { platform, wanted }: Unit | MapUnit,
  matched: ReadonlyMap<number, JsonObject>,
  tell: (entry: number) => void,
): boolean {
  const entries = entriesOf(wanted);
  const stated = [...matched].filter(([index, entry]) =>
    state(platform, index, entry, entries[index] as JsonObject),
  );
  for (const [index] of stated) tell(index);
  return stated.length > 0;
}

function firstName(entry: Json | undefined): string {
  const path = memberOf(entry, "path");
  return typeof path === "string" ? (/^[^.[]*/.exec(path)?.[0] ?? "") : "";
}

/** Gives up on rows and fields of a lower level: what is wanted will be stated as it is. */
export function makeRaw(one: Unit | MapUnit): void {
  one.isRaw = true;
  one.whole = {};
  for (const [index] of entriesOf(one.wanted).entries()) one.odd.add(index);
}

/** States what is built otherwise beside some members; false where nothing is. */
function stateWhole(
  one: Unit | MapUnit,
  built: JsonObject,
  ignored: readonly string[] = [],
): boolean {
  const whole = residual(built, one.wanted, new Set(ignored));
  if (whole !== undefined) one.whole = joined(one.whole, whole);
  return whole !== undefined;
}

type Placed = { readonly place: Place };

function adjustMap(map: MapUnit, built: JsonObject, draft: MapDraft): boolean {
  if (map.isRaw) return stateWhole(map, built);
  const wanted = entriesOf(map.wanted);
  const { matched, extra } = match(wanted, entriesOf(built), draft.odd, ["path", "vendorPath"]);
  let isBetter = stateEntries(map, matched, (entry) => sayItself(map, entry));
  const missing = draft.rules.filter(({ entry }) => !matched.has(entry));
  for (const { entry } of missing) {
    if (!sayItself(map, entry)) map.odd.add(entry);
  }
  if (missing.length > 0) return true;
  const hasNone = map.wanted.fields === undefined && !isObject(memberOf(map.whole, "fields"));
  const { script } = map;
  const [made, asked] = [built.script, map.wanted.script];
  const isKept = script !== undefined && isObject(made) && isObject(asked);
  if (isKept) {
    isBetter = stateScript(script, made, asked) || isBetter;
    const hasMore = script.lifted !== undefined && Object.keys(script.platform).length > 0;
    if (hasMore) map.whole = { ...map.whole, scriptMembers: script.platform };
  }
  const ignored = [...(hasNone ? [] : ["fields"]), ...(isKept ? ["script"] : [])];
  isBetter = stateWhole(map, built, ignored) || isBetter;
  if (isBetter) return true;
  if (extra === 0 && sameJson(built.fields, map.wanted.fields)) return false;
  if (map.layer === undefined) {
    const reason = extra > 0 ? "not in the transformation" : "in another order";
    throw refused(map.input, `it has fields that are ${reason}`);
  }
  if (!sayAll(map.layer)) makeRaw(map);
  return true;
}

/** An entry of a layer gets a row of its own; false where it has one. */
function sayItself({ layer }: MapUnit, entry: number): boolean {
  return layer !== undefined && (layer.same.delete(entry) || layer.removed.delete(entry));
}

/** Every entry of a layer gets a row of its own; false where all have one. */
function sayAll({ same, removed }: MapLayer): boolean {
  const hasMore = same.size + removed.size > 0;
  same.clear();
  removed.clear();
  return hasMore;
}

function stateScript(script: MapScript, built: JsonObject, wanted: JsonObject): boolean {
  const difference = residual(built, wanted);
  if (difference === undefined) return false;
  script.platform = joined(script.platform, difference);
  return true;
}

function refused({ place }: Placed, reason: string): ImportRefused {
  return new ImportRefused("import-not-equal", place, reason);
}

/** States a difference of one entry; whether there is one. */
function state(
  platform: Map<number, JsonObject>,
  index: number,
  built: JsonObject,
  wanted: JsonObject,
): boolean {
  const difference = residual(built, wanted);
  if (difference === undefined) return false;
  platform.set(index, joined(platform.get(index), difference));
  return true;
}

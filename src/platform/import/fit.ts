import { liftedDigest } from "../../compiler/backends/platform/script-payload.ts";
import { compile } from "../../compiler/compile.ts";
import { memoryHost } from "../../compiler/host.ts";
import { filePart, levelName } from "../../compiler/ir/file-names.ts";
import type { IrMap } from "../../compiler/ir/nodes.ts";
import type { Json } from "../../compiler/types.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { format } from "../../grammar/format.ts";
import { joined, residual } from "./equal.ts";
import {
  entriesOf,
  type MapUnit,
  mapDraftOf,
  objectDraftOf,
  objectLevel,
  type Unit,
} from "./fitting.ts";
import { isList, isObject, type JsonObject, memberOf, objectOf, sameJson } from "./json.ts";
import type { MapDraft } from "./map-draft.ts";
import { MarkedText } from "./marked-text.ts";
import { match } from "./match.ts";
import type { ObjectDraft } from "./object-draft.ts";
import type { Owner } from "./owners.ts";
import { printMap } from "./print-map.ts";
import { platformText, printObject } from "./print-object.ts";
import { ImportRefused } from "./problems.ts";
import type { OddEntry, StatedMember } from "./report.ts";
import { resourceOf } from "./resource.ts";
import { type MapScript, sha256 } from "./scripts.ts";
import { quoted } from "./text.ts";

/** Payloads that go into one text. */
export interface Batch {
  readonly units: readonly Unit[];
  readonly maps: readonly MapUnit[];
}

/**
 * The text that builds the payloads of a batch, found by trying: what the compiler refuses becomes
 * an entry that no rule stands for, what it writes otherwise is stated by `@platform`, until what is
 * built is what was given. Throws ImportRefused where that cannot be reached.
 */
export function fitText(batch: Batch): Fitted {
  let before = "";
  for (;;) {
    const attempt = tried(batch);
    if (attempt.out.text === before) {
      throw new ImportRefused("import-not-equal", placeOf(batch, undefined), "no form was found");
    }
    before = attempt.out.text;
    const errors = attempt.diagnostics.filter(({ severity }) => severity === "error");
    const isBetter = errors.length > 0 ? giveWay(batch, attempt, errors) : adjust(batch, attempt);
    if (!isBetter) return { text: verified(batch, attempt), ...told(batch, attempt) };
  }
}

/** The canonical form of a text that was found; it has to build the same. */
function verified(batch: Batch, attempt: Attempt): string {
  const text = format(attempt.out.text);
  const { diagnostics, files, irMaps } = built(batch, text);
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined || adjust(batch, { ...attempt, files, irMaps })) {
    const reason = error?.message ?? "its canonical form builds something else";
    throw new ImportRefused("import-not-equal", placeOf(batch, undefined), reason);
  }
  return text;
}

function built({ maps }: Batch, text: string): Pick<Attempt, "diagnostics" | "files" | "irMaps"> {
  const host = memoryHost(Object.fromEntries(maps.flatMap(({ files }) => [...files])), sha256);
  const result = compile({ path, text }, host, { targets: ["platform"] });
  return { diagnostics: result.diagnostics, files: result.files, irMaps: result.maps };
}

/** A text that builds its payloads, and what is in it besides plain rules. */
export interface Fitted {
  readonly text: string;
  readonly odd: readonly OddEntry[];
  readonly stated: readonly StatedMember[];
}

interface Attempt {
  readonly out: MarkedText<Owner>;
  readonly objects: readonly ObjectDraft[];
  readonly drafts: readonly MapDraft[];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: ReadonlyMap<string, string>;
  readonly irMaps: readonly IrMap[];
}

const path = "import.cemap";

function tried(batch: Batch): Attempt {
  const { units, maps } = batch;
  const types = new Set(units.map(({ name }) => name));
  const objects = units.map((unit) => objectDraftOf(unit, types));
  const drafts = maps.map((map) => mapDraftOf(map, units));
  const out = new MarkedText<Owner>();
  for (const [index, unit] of units.entries()) {
    writeObject(out, index, unit, objects[index] as ObjectDraft);
    for (const [place, map] of maps.entries()) {
      if (map.unit === index) writeMap(out, place, map, drafts[place] as MapDraft);
    }
  }
  const made = built(batch, out.text);
  return { out, objects, drafts, ...made };
}

function writeObject(out: MarkedText<Owner>, index: number, unit: Unit, draft: ObjectDraft): void {
  const level = objectLevel(unit);
  const { description } = unit.wanted;
  printObject(out, index, draft, {
    entries: unit.input === undefined ? [] : entriesOf(unit.wanted),
    ...(description === undefined ? {} : { doc: description }),
    ...(level === undefined ? {} : { level }),
    whole: withOdd(unit.whole, unit.wanted, draft.odd),
    platform: unit.platform,
  });
  out.line("");
}

function writeMap(out: MarkedText<Owner>, index: number, map: MapUnit, draft: MapDraft): void {
  printMap(out, index, draft, {
    object: map.input.name,
    element: map.input.element,
    resource: resourceOf(map.input),
    whole: withOdd(map.whole, map.wanted, draft.odd, true),
    extra: map.script === undefined ? [] : scriptRows(map.script),
    hasRest: map.hasRest,
  });
  out.line("");
}

/** The rows of a lifted script; one that is kept may set anything, so it stands for the whole object. */
function scriptRows({ file, platform, lifted, lossy }: MapScript): readonly string[] {
  if (lifted === undefined) {
    return [`this <-> script ${quoted(`./${file}`)}${platformText(platform)}`];
  }
  return lifted.rows.map(({ head, table }, index) => {
    const loss = lossy.has(index) ? ` lossy ${quoted("as the script did")}` : "";
    return `${head}${loss}${table.length === 0 ? "" : ` {\n${table.join("\n")}\n}`}`;
  });
}

/** Entries that no row stands for, with their places where they do not stand last. */
function withOdd(
  whole: JsonObject,
  wanted: JsonObject,
  odd: readonly number[],
  isOrdered = false,
): JsonObject {
  if (odd.length === 0) return whole;
  const entries = entriesOf(wanted);
  const fields = odd.map((index) => entries[index] as Json);
  const isLast = odd.every((index, place) => index === entries.length - odd.length + place);
  const at = isOrdered && !isLast ? [["at", odd] as const] : [];
  return objectOf([...Object.entries(whole), ["fields", fields], ...at]);
}

/** Takes out of the rules what the errors point at; false is never the answer: it throws instead. */
function giveWay({ units, maps }: Batch, attempt: Attempt, errors: readonly Diagnostic[]): boolean {
  let isBetter = false;
  const add = (unit: Unit | MapUnit, entries: readonly number[], message: string): void => {
    for (const entry of entries) {
      isBetter ||= !unit.odd.has(entry);
      unit.odd.add(entry);
      unit.why.set(entry, message.replace(/\.$/, ""));
    }
  };
  for (const { code, span, message } of errors) {
    const owner = attempt.out.ownerAt(span.start);
    if (owner?.kind === "field") add(units[owner.unit] as Unit, owner.entries, message);
    if (owner?.kind === "row") add(maps[owner.map] as MapUnit, owner.entries, message);
    if (owner?.kind === "script") {
      isBetter = adjustScript(maps[owner.map] as MapUnit, owner.row, code) || isBetter;
    }
    const map = owner?.kind === "rest" ? maps[owner.map] : undefined;
    if (map?.hasRest === true) {
      map.hasRest = false;
      isBetter = true;
    }
  }
  if (isBetter) return true;
  const [first] = errors as [Diagnostic];
  const owner = attempt.out.ownerAt(first.span.start);
  const place = placeOf({ units, maps }, owner);
  const code = first.code === "unsafe-name" ? "import-name" : "import-not-equal";
  throw new ImportRefused(code, place, `${first.message.replace(/\.$/, "")} (${first.code})`);
}

/** A row of a lifted script that is refused: it loses something, or the script stays a script. */
function adjustScript(map: MapUnit, row: number, code: string): boolean {
  const { script } = map;
  if (script?.lifted === undefined) return false;
  if (code === "lossy-write" && !script.lossy.has(row)) {
    script.lossy.add(row);
    return true;
  }
  for (const entry of script.lifted.entries) map.odd.delete(entry);
  delete script.lifted;
  const ofScript = ["script", "lifted", "scriptMembers"];
  map.whole = objectOf(Object.entries(map.whole).filter(([name]) => !ofScript.includes(name)));
  script.why = `its rules are refused (${code})`;
  return true;
}

function placeOf(
  { units, maps }: Batch,
  owner: Owner | undefined,
): { file: string; pointer: string } {
  const input =
    owner === undefined
      ? (maps[0]?.input ?? units[0]?.input)
      : "map" in owner
        ? maps[owner.map]?.input
        : units[owner.unit]?.input;
  return input?.place ?? { file: "", pointer: "" };
}

/** States what is built otherwise than wanted; false when nothing is. Throws when that does not help. */
function adjust(batch: Batch, attempt: Attempt): boolean {
  let isBetter = false;
  for (const [index, unit] of batch.units.entries()) {
    if (unit.input === undefined) continue;
    const { level, name } = unit.input;
    const file = `platform/${levelName(level)}/objects/${filePart(name)}.json`;
    const built = builtOf(attempt, file);
    isBetter = adjustUnit(unit, built, attempt.objects[index] as ObjectDraft) || isBetter;
  }
  for (const [index, map] of batch.maps.entries()) {
    const { level, name, element } = map.input;
    const folder = `platform/${levelName(level)}/elements/${filePart(element)}`;
    if (stateDigest(map, attempt)) {
      isBetter = true;
      continue;
    }
    const built = builtOf(attempt, `${folder}/${filePart(name)}.json`);
    isBetter = adjustMap(map, built, attempt.drafts[index] as MapDraft) || isBetter;
  }
  return isBetter;
}

/** A lifted script stays in the payload for as long as its rules build what they build now. */
function stateDigest(map: MapUnit, { irMaps }: Attempt): boolean {
  const { input, script } = map;
  const ir = irMaps.find(
    ({ object, element }) => object === input.name && element === input.element,
  );
  if (script?.lifted === undefined || ir === undefined) return false;
  const lifted = liftedDigest(ir, sha256);
  if (map.whole.lifted === lifted) return false;
  map.whole = { ...map.whole, script: `./${script.file}`, lifted };
  return true;
}

function builtOf({ files }: Attempt, file: string): JsonObject {
  const text = files.get(file);
  return text === undefined ? {} : (JSON.parse(text) as JsonObject);
}

const fieldsOnly: ReadonlySet<string> = new Set(["fields"]);

function adjustUnit(unit: Unit, built: JsonObject, draft: ObjectDraft): boolean {
  const wanted = entriesOf(unit.wanted);
  const { matched, extra } = match(wanted, entriesOf(built), draft.odd, ["path", "level"]);
  let isBetter = false;
  for (const [index, entry] of matched) {
    isBetter = state(unit.platform, index, entry, wanted[index] as JsonObject) || isBetter;
  }
  for (const [index] of wanted.entries()) {
    if (matched.has(index) || unit.odd.has(index) || draft.odd.includes(index)) continue;
    unit.odd.add(index);
    isBetter = true;
  }
  const whole = residual(built, unit.wanted, fieldsOnly);
  if (whole !== undefined) unit.whole = joined(unit.whole, whole);
  if (isBetter || whole !== undefined) return true;
  if (extra === 0) return false;
  throw refused(unit.input as DefinitionPlace, "it has fields that are not in the definition");
}

type DefinitionPlace = { readonly place: { readonly file: string; readonly pointer: string } };

function adjustMap(map: MapUnit, built: JsonObject, draft: MapDraft): boolean {
  const wanted = entriesOf(map.wanted);
  const { matched, extra } = match(wanted, entriesOf(built), draft.odd, ["path", "vendorPath"]);
  let isBetter = false;
  for (const [index, entry] of matched) {
    isBetter = state(map.platform, index, entry, wanted[index] as JsonObject) || isBetter;
  }
  for (const { entry } of draft.rules) {
    if (matched.has(entry)) continue;
    map.odd.add(entry);
    isBetter = true;
  }
  if (draft.rules.some(({ entry }) => !matched.has(entry))) return true;
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
  const whole = residual(built, map.wanted, new Set(ignored));
  if (whole !== undefined) map.whole = joined(map.whole, whole);
  if (isBetter || whole !== undefined) return true;
  if (extra > 0) throw refused(map.input, "it has fields that are not in the transformation");
  if (!sameJson(built.fields, map.wanted.fields))
    throw refused(map.input, "its fields are in another order");
  return false;
}

function stateScript(script: MapScript, built: JsonObject, wanted: JsonObject): boolean {
  const difference = residual(built, wanted);
  if (difference === undefined) return false;
  script.platform = joined(script.platform, difference);
  return true;
}

function refused({ place }: DefinitionPlace, reason: string): ImportRefused {
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

function told(batch: Batch, { objects, drafts }: Attempt): Pick<Fitted, "odd" | "stated"> {
  const { units, maps } = batch;
  const odd = [
    ...units.flatMap((unit, index) =>
      (objects[index]?.odd ?? []).map((entry) => oddEntry(unit.name, unit, entry)),
    ),
    ...maps.flatMap((map, index) =>
      (drafts[index]?.odd ?? []).flatMap((entry) => {
        if (map.script?.lifted?.entries.includes(entry) === true) return [];
        const { name, element } = map.input;
        return oddEntry(`${name} <-> ${element}.${resourceOf(map.input)}`, map, entry);
      }),
    ),
  ];
  const counts = new Map<string, number>();
  for (const { whole, platform } of [...units, ...maps]) {
    for (const members of [whole, ...platform.values()]) {
      for (const name of statedIn(members)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return { odd, stated: [...counts].map(([name, count]) => ({ name, count })) };
}

function oddEntry(of: string, unit: Unit | MapUnit, entry: number): OddEntry {
  const path = memberOf(entriesOf(unit.wanted)[entry], "path");
  const why = unit.why.get(entry) ?? "its paths have no form in the language";
  return { of, path: typeof path === "string" ? path : "", why };
}

/** Names of members, `entries` and `without` resolved. */
function statedIn(members: JsonObject): readonly string[] {
  return Object.entries(members).flatMap(([name, value]) => {
    if (name === "entries" && isObject(value)) return Object.keys(value);
    return name === "without" && isList(value) ? value.map((one) => `no ${String(one)}`) : [name];
  });
}

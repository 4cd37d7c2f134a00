import { compile } from "../../compiler/compile.ts";
import { memoryHost } from "../../compiler/host.ts";
import type { Level } from "../../compiler/ir/levels.ts";
import type { IrMap } from "../../compiler/ir/nodes.ts";
import type { Json } from "../../compiler/types.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { format } from "../../grammar/format.ts";
import {
  draftedEntries,
  entriesOf,
  type MapUnit,
  mapDraftOf,
  objectDraftOf,
  objectLevel,
  type Unit,
} from "./fitting.ts";
import { type JsonObject, memberOf, objectOf } from "./json.ts";
import { removesOf, restOf, rulesOf } from "./layer-rows.ts";
import type { MapDraft } from "./map-draft.ts";
import { MarkedText } from "./marked-text.ts";
import type { ObjectDraft } from "./object-draft.ts";
import type { Owner } from "./owners.ts";
import { type Enums, enumsOf, memberText, picklistsOf } from "./picklists.ts";
import { printMap } from "./print-map.ts";
import { platformText, printObject } from "./print-object.ts";
import { resourceOf } from "./resource.ts";
import { type MapScript, sha256 } from "./scripts.ts";
import { nameOf, quoted } from "./text.ts";

/** Payloads that go into one text; where there are layers, only these are fitted. */
export interface Batch {
  readonly units: readonly Unit[];
  readonly maps: readonly MapUnit[];
}

/** A text for a batch, and what it builds. */
export interface Attempt extends Built {
  readonly out: MarkedText<Owner>;
  readonly objects: readonly ObjectDraft[];
  readonly drafts: readonly MapDraft[];
}

interface Built {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: ReadonlyMap<string, string>;
  readonly irMaps: readonly IrMap[];
}

const path = "import.cemap";

/** The text of a batch as far as it was found out, and what it builds. */
export function tried(batch: Batch): Attempt {
  const hasLayers = [...batch.units, ...batch.maps].some(({ layer }) => layer !== undefined);
  for (const unit of hasLayers ? [] : batch.units) unit.picklists = picklistsOf(unit, batch.maps);
  nameTypes(batch);
  const drafts = draftsOf(batch);
  const out = new MarkedText<Owner>();
  writeBatch(out, batch, drafts, () => true);
  const made = built(batch, out.text);
  // Generated scripts show their rows, so what was lifted is compared in the form that will be read.
  const isFinal = made.files.size > 0 && batch.maps.some(({ script }) => script?.lifted);
  return { out, ...drafts, ...(isFinal ? built(batch, format(out.text)) : made) };
}

/** A field of an object that is defined here is one entry for the platform, whatever is in it. */
function nameTypes({ units }: Batch): void {
  const types = new Set(units.map(({ name }) => name));
  for (const { platform, wanted, odd } of units) {
    for (const [index, entry] of entriesOf(wanted).entries()) {
      const type = memberOf(entry, "type");
      const isNamed = typeof type === "string" && types.has(type);
      if (isNamed && !platform.has(index) && !odd.has(index)) platform.set(index, { type });
    }
  }
}

/** The text of the layers of a batch alone. */
export function layerText(batch: Batch): string {
  const out = new MarkedText<Owner>();
  writeBatch(out, batch, draftsOf(batch), ({ layer }) => layer !== undefined);
  return out.text;
}

/** What a text builds, with the scripts of a batch beside it. */
export function built({ maps }: Batch, text: string): Built {
  const host = memoryHost(Object.fromEntries(maps.flatMap(({ files }) => [...files])), sha256);
  const result = compile({ path, text }, host, { targets: ["platform"] });
  return { diagnostics: result.diagnostics, files: result.files, irMaps: result.maps };
}

type Drafts = Pick<Attempt, "objects" | "drafts"> & { readonly enums: Enums };

function draftsOf(batch: Batch): Drafts {
  const { units, maps } = batch;
  const types = new Set(units.map(({ name }) => name));
  const enums = enumsOf(batch);
  return {
    enums,
    objects: units.map((unit, index) =>
      objectDraftOf(unit, types, enums.types[index] ?? new Map()),
    ),
    drafts: maps.map((map) => mapDraftOf(map, units)),
  };
}

function writeBatch(
  out: MarkedText<Owner>,
  { units, maps }: Batch,
  { objects, drafts, enums }: Drafts,
  isWanted: (one: Unit | MapUnit) => boolean,
): void {
  const writeMaps = (wanted: (map: MapUnit) => boolean): void => {
    for (const [place, map] of maps.entries()) {
      if (!wanted(map) || !isWanted(map)) continue;
      writeMap(out, { index: place, map, draft: drafts[place] as MapDraft, enums });
    }
  };
  if (units.some((unit) => isWanted(unit) && unit.layer === undefined)) {
    for (const declaration of enums.declarations) out.line(`${declaration}\n`);
  }
  for (const [index, unit] of units.entries()) {
    if (!isWanted(unit)) continue;
    writeObject(out, index, unit, objects[index] as ObjectDraft);
    if (unit.layer === undefined) {
      writeMaps((map) => map.layer === undefined && map.unit === index);
    }
  }
  writeMaps(({ layer }) => layer !== undefined);
}

function writeObject(out: MarkedText<Owner>, index: number, unit: Unit, draft: ObjectDraft): void {
  const level = objectLevel(unit);
  const { description } = unit.wanted;
  printObject(out, index, draft, {
    head: headOf(unit, `object ${nameOf(unit.name)}`, unit.input?.level),
    entries: unit.input === undefined ? [] : draftedEntries(unit),
    ...(description === undefined ? {} : { doc: description }),
    ...(level === undefined ? {} : { level }),
    whole: withOdd(unit.whole, unit.wanted, draft.odd),
    platform: unit.platform,
  });
  out.line("");
}

function headOf({ layer, isOff }: Unit | MapUnit, what: string, level: Level | undefined): string {
  if (layer !== undefined && level !== undefined && level.kind !== "organization") {
    return `override ${what} for ${level.kind} ${quoted(level.id)}`;
  }
  return isOff ? `${what} @off` : what;
}

interface Written {
  readonly index: number;
  readonly map: MapUnit;
  readonly draft: MapDraft;
  readonly enums: Enums;
}

function writeMap(out: MarkedText<Owner>, { index, map, draft, enums }: Written): void {
  const { input, layer } = map;
  const { name, element } = input;
  const resource = resourceOf(layer?.base.input ?? input);
  const sides = `map ${nameOf(name)} <-> ${nameOf(element)}.${nameOf(resource)}`;
  const rest = restOf(map, draft);
  printMap(out, index, draft, {
    head: headOf(map, sides, input.level),
    whole: withOdd(map.whole, map.wanted, draft.odd, true),
    rules: rulesOf(map, draft),
    removes: removesOf(map, draft),
    extra:
      map.script === undefined || map.isRaw
        ? []
        : scriptRows(map.script, (field) => enums.isNamed(name, field)),
    ...(rest === undefined ? {} : { rest }),
  });
  out.line("");
}
/** The rows of a lifted script; one that is kept may set anything, so it stands for the whole object. */
function scriptRows(
  { file, platform, lifted, lossy }: MapScript,
  isNamed: (field: string) => boolean,
): readonly string[] {
  if (lifted === undefined) {
    return [`this <-> script ${quoted(`./${file}`)}${platformText(platform)}`];
  }
  return lifted.rows.map(({ head, field, table, copy, filter }, index) => {
    const loss = lossy.has(index) ? ` lossy ${quoted("as the script did")}` : "";
    const name = filter === undefined ? "" : ` @filter(${quoted(filter)})`;
    const said = name + (copy === undefined ? "" : platformText({ lifted: true }));
    const rows = field !== undefined && isNamed(field) ? table.map(bareMember) : table;
    return `${head}${loss}${said}${rows.length === 0 ? "" : ` {\n${rows.join("\n")}\n}`}`;
  });
}

/** A row of a table whose common side is a member of an enum. */
function bareMember(row: string): string {
  const match = /^("(?:[^"\\]|\\.)*")( (?:<->|<-|->) .*)$/s.exec(row);
  return match === null ? row : `${memberText(JSON.parse(match[1] ?? "") as string)}${match[2]}`;
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

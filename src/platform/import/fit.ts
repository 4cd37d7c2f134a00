import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import { format } from "../../grammar/format.ts";
import { adjust, keepScript, makeRaw } from "./adjust.ts";
import { type Attempt, type Batch, built, layerText, tried } from "./attempt.ts";
import { entriesOf, type MapUnit, type Unit } from "./fitting.ts";
import { isList, isObject, type JsonObject, memberOf, sameJson } from "./json.ts";
import type { Owner } from "./owners.ts";
import { ImportRefused } from "./problems.ts";
import type { OddEntry, StatedMember } from "./report.ts";
import { resourceOf } from "./resource.ts";

/**
 * The text that builds the payloads of a batch, found by trying: what the compiler refuses becomes
 * an entry that no rule stands for, what it writes otherwise is stated by `@platform`, until what is
 * built is what was given. Throws ImportRefused where that cannot be reached.
 */
export function fitText(batch: Batch): Fitted {
  let before = "";
  for (;;) {
    const attempt = tried(batch);
    if (attempt.out.text === before && !giveUp(batch)) {
      throw new ImportRefused("import-not-equal", placeOf(batch, undefined), "no form was found");
    }
    before = attempt.out.text;
    const errors = attempt.diagnostics.filter(({ severity }) => severity === "error");
    const isBetter = errors.length > 0 ? giveWay(batch, attempt, errors) : adjust(batch, attempt);
    if (!isBetter) return { text: verified(batch, attempt), ...told(batch, attempt) };
  }
}

/**
 * As `fitText` for the layers of a batch: what is above them was fitted before and stays as it is.
 * The text is that of the layers alone.
 */
export function fitLayers(batch: Batch): Fitted {
  return { ...fitText(batch), text: layerText(batch) };
}

/** Layers can always be stated as they are; false where that was done, or there are none. */
function giveUp({ units, maps }: Batch): boolean {
  const open = [...units, ...maps].filter(({ layer, isRaw }) => layer !== undefined && !isRaw);
  for (const one of open) makeRaw(one);
  return open.length > 0;
}

/** The canonical form of a text that was found; it has to build the same. */
function verified(batch: Batch, attempt: Attempt): string {
  const text = format(attempt.out.text);
  const { diagnostics, files, irMaps } = built(batch, text);
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined || adjust(batch, { ...attempt, files, irMaps })) {
    const reason = error?.message.replace(/\.$/, "") ?? "its canonical form builds something else";
    throw new ImportRefused("import-not-equal", placeOf(batch, undefined), reason);
  }
  return text;
}

/** A text that builds its payloads, and what is in it besides plain rules. */
export interface Fitted {
  readonly text: string;
  readonly odd: readonly OddEntry[];
  readonly stated: readonly StatedMember[];
}

/** Takes out of the rules what the errors point at; false is never the answer: it throws instead. */
function giveWay(batch: Batch, attempt: Attempt, errors: readonly Diagnostic[]): boolean {
  const isBetter = errors.map((error) => yieldTo(error, batch, attempt)).some((one) => one);
  if (isBetter || giveUp(batch)) return true;
  const [first] = errors as [Diagnostic];
  const place = placeOf(batch, attempt.out.ownerAt(first.span.start));
  const code = first.code === "unsafe-name" ? "import-name" : "import-not-equal";
  throw new ImportRefused(code, place, `${first.message.replace(/\.$/, "")} (${first.code})`);
}

/** Whether something was taken out of the rules because of an error. */
function yieldTo(error: Diagnostic, { units, maps }: Batch, { out }: Attempt): boolean {
  const reason = error.message.replace(/\.$/, "");
  const hasLayers = [...units, ...maps].some(({ layer }) => layer !== undefined);
  const owners = [error.span, ...error.labels.map(({ span }) => span)]
    .map(({ start }: Span) => out.ownerAt(start))
    .filter((owner): owner is Owner => owner !== undefined);
  const isFree = (one: Unit | MapUnit | undefined): boolean =>
    one !== undefined && (!hasLayers || one.layer !== undefined);
  const free = owners.filter((owner) =>
    isFree("map" in owner ? maps[owner.map] : units[owner.unit]),
  );
  // Of a conflict with a row above, the row of the layer gives way.
  const owner = hasLayers ? free[0] : out.ownerAt(error.span.start);
  if (owner?.kind === "field") return addOdd(units[owner.unit] as Unit, owner.entries, reason);
  if (owner?.kind === "row") return addOdd(maps[owner.map] as MapUnit, owner.entries, reason);
  if (owner?.kind === "script") {
    return adjustScript(maps[owner.map] as MapUnit, owner.row, error.code);
  }
  const map = owner?.kind === "rest" ? maps[owner.map] : undefined;
  if (map?.hasRest !== true) return false;
  map.hasRest = false;
  return true;
}

function addOdd(unit: Unit | MapUnit, entries: readonly number[], reason: string): boolean {
  const isNew = entries.some((entry) => !unit.odd.has(entry));
  for (const entry of entries) {
    unit.odd.add(entry);
    unit.why.set(entry, reason);
  }
  return isNew;
}

/** A row of a lifted script that is refused: it loses something, or the script stays a script. */
function adjustScript(map: MapUnit, row: number, code: string): boolean {
  const { script } = map;
  if (script?.lifted === undefined) return false;
  if (code === "lossy-write" && !script.lossy.has(row)) {
    script.lossy.add(row);
    return true;
  }
  keepScript(map, `its rules are refused (${code})`);
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

function told(batch: Batch, { objects, drafts }: Attempt): Pick<Fitted, "odd" | "stated"> {
  const hasLayers = [...batch.units, ...batch.maps].some(({ layer }) => layer !== undefined);
  const isTold = ({ layer }: Unit | MapUnit): boolean => !hasLayers || layer !== undefined;
  const units = batch.units.map((unit, index) => ({ unit, draft: objects[index] }));
  const maps = batch.maps.map((map, index) => ({ map, draft: drafts[index] }));
  const odd = [
    ...units.flatMap(({ unit, draft }) => {
      const entries = unit.isRaw ? [...unit.odd] : (draft?.odd ?? []);
      return isTold(unit) ? entries.map((entry) => oddEntry(unit.name, unit, entry)) : [];
    }),
    ...maps.flatMap(({ map, draft }) => {
      const entries = map.isRaw ? [...map.odd] : (draft?.odd ?? []);
      const { name, element } = map.input;
      const of = `${name} <-> ${element}.${resourceOf(map.input)}`;
      const lifted = map.script?.lifted?.entries ?? [];
      const left = entries.filter((entry) => !lifted.includes(entry));
      return isTold(map) ? left.map((entry) => oddEntry(of, map, entry)) : [];
    }),
  ];
  const counts = new Map<string, number>();
  for (const { whole, platform } of [...batch.units, ...batch.maps].filter(isTold)) {
    for (const members of [whole, ...platform.values()]) {
      for (const name of statedIn(members)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return { odd, stated: [...counts].map(([name, count]) => ({ name, count })) };
}

function oddEntry(of: string, unit: Unit | MapUnit, entry: number): OddEntry {
  const fields = entriesOf(unit.wanted);
  const path = memberOf(fields[entry], "path");
  const isTwice = fields.filter((other) => sameJson(memberOf(other, "path"), path)).length > 1;
  const reason = isTwice
    ? "another entry has the same path"
    : "its paths have no form in the language, or are not defined";
  const why = unit.why.get(entry) ?? reason;
  return { of, path: typeof path === "string" ? path : "", why };
}

/** Names of members, `entries`, `members` and `without` resolved. */
function statedIn(members: JsonObject): readonly string[] {
  return Object.entries(members).flatMap(([name, value]) => {
    if ((name === "entries" || name === "members") && isObject(value)) return Object.keys(value);
    return name === "without" && isList(value) ? value.map((one) => `no ${String(one)}`) : [name];
  });
}

import type { Level } from "../../compiler/ir/levels.ts";
import { isList, isObject, type JsonObject, memberOf, objectOf, readJson } from "../import/json.ts";
import type { Hints } from "../import/payloads.ts";
import { type ImportProblem, ImportRefused, problem } from "../import/problems.ts";
import { type AnyInput, inputOf, recognise } from "../import/recognise.ts";
import { cleanName } from "./clean-name.ts";

/** Files by name, with forward slashes; what does not end in `.js` is JSON. */
type Files = ReadonlyMap<string, string>;

/**
 * The payloads in the files of a folder: those of the vendor's own tool (v1 and v2), those that
 * `build` writes, and single documents. Folders of backups and of dependencies are left out, as the
 * tool does. Throws ImportRefused.
 */
export function readFolder(files: Files, hints: Hints): readonly AnyInput[] {
  const wanted = new Map([...files].filter(([name]) => !skipped.test(name)));
  const places = [...wanted.keys()].filter((name) => !name.endsWith(".js")).map(placeOf);
  const names = transformationNames(places);
  const parts = places.filter((place) => place.kind !== "document");
  const found = new Map<string, AnyInput>();
  const enter = (input: AnyInput, from: string): void => {
    const level = "level" in input ? input.level : hints.level;
    const element = input.kind === "definition" ? "" : input.element;
    found.set(JSON.stringify([from, input.kind, input.name, element, level]), input);
  };
  for (const { file, kind } of places) {
    if (kind !== "document") continue;
    const json = readJson(wanted.get(file) ?? "", file);
    for (const input of recognise(json, { file, pointer: "" }, hints)) {
      enter(input, isWhole(file) ? "v2" : file);
    }
  }
  // The parts of a v2 folder stand above its whole document.
  for (const place of parts) {
    const input = partInput(place, wanted, hints, names);
    enter(input, place.isV2 ? "v2" : "part");
  }
  return [...found.values()];
}

/**
 * What in the files of a folder belongs to no payload: scripts beside no transformation, and
 * transformations whose script should stand beside them and does not.
 */
export function leftOut(files: Files): readonly ImportProblem[] {
  const wanted = [...files].filter(([name]) => !skipped.test(name));
  return wanted.flatMap(([file, text]) => {
    const place = { file, pointer: "" };
    const folder = file.slice(0, file.lastIndexOf("/") + 1);
    if (file.endsWith(".js")) {
      const isUsed = scriptName.test(file) && files.has(`${folder}transformation.json`);
      return isUsed ? [] : [problem("import-left-out", place, `\`${file}\``)];
    }
    const isPart = placeOf(file).kind === "transformation" && file.endsWith("transformation.json");
    const json = isPart ? readJson(text, file) : null;
    const script = memberOf(json, "script");
    const isBare = isObject(script) && memberOf(script, "body") === undefined;
    const hasOthers = isList(memberOf(json, "scripts")) || files.has(`${folder}script.js`);
    if (!isBare || hasOthers) return [];
    return [problem("import-no-body", { file, pointer: "/script" }, `${folder}script.js`)];
  });
}

/** `script.js`, and `organization-script.js` for one of several levels. */
const scriptName = /(?:^|\/)(?:[^/]+-)?script\.js$/;

const skipped = /(?:^|\/)(?:backup-[^/]*|\.DS_Store|dependencies)(?:\/|$)/;

/** Where a payload lies, as far as the name of its file says. */
type FilePlace =
  | { readonly kind: "document"; readonly file: string; readonly isV2: false }
  | PartPlace;

interface PartPlace {
  readonly kind: "definition" | "transformation";
  readonly file: string;
  /** The folder that is named after the object. */
  readonly name: string;
  readonly element?: string;
  readonly level?: Level;
  readonly isV2: boolean;
}

function placeOf(file: string): FilePlace {
  const part = (
    kind: PartPlace["kind"],
    name: string,
    more: Partial<PartPlace> = {},
  ): PartPlace => ({ kind, file, name, isV2: false, ...more });
  const v1Definition = /(?:^|\/)objectDefinitions\/([^/]+)\/objectDefinition\.json$/.exec(file);
  if (v1Definition?.[1] !== undefined) return part("definition", v1Definition[1]);
  const v1 = /(?:^|\/)transformations\/([^/]+)\/([^/]+)\/transformation\.json$/.exec(file);
  if (v1?.[1] !== undefined && v1[2] !== undefined) {
    return part("transformation", v1[2], { element: v1[1] });
  }
  const v2Definition = /(?:^|\/)([^/]+)\/definition\/objectDefinition\.json$/.exec(file);
  if (v2Definition?.[1] !== undefined) return part("definition", v2Definition[1], { isV2: true });
  const v2 = /(?:^|\/)([^/]+)\/transformation\/([^/]+)\/transformation\.json$/.exec(file);
  if (v2?.[1] !== undefined && v2[2] !== undefined) {
    return part("transformation", v2[1], { element: v2[2], isV2: true });
  }
  return builtPlace(file) ?? { kind: "document", file, isV2: false };
}

/** `account-46/elements/sfdc/Contact.json`, as `build` writes them. */
function builtPlace(file: string): PartPlace | undefined {
  const match =
    /(?:^|\/)(?:(organization)|(account|instance)-([^/]+))\/(?:objects|elements\/([^/]+))\/([^/]+)\.json$/.exec(
      file,
    );
  if (match === null) return undefined;
  const [, , kind, id = "", element, name = ""] = match;
  const level: Level =
    kind === "account" || kind === "instance" ? { kind, id } : { kind: "organization" };
  const named = { file, name: name.replaceAll("+", "/"), level, isV2: false };
  return element === undefined
    ? { kind: "definition", ...named }
    : { kind: "transformation", ...named, element: element.replaceAll("+", "/") };
}

/** `<name>/<name>.json` is the whole document of a v2 folder. */
function isWhole(file: string): boolean {
  return /(?:^|\/)([^/]+)\/\1\.json$/.test(file);
}

/** The folder of a transformation has the name of its object; that of a definition a cleaned one. */
function transformationNames(places: readonly FilePlace[]): ReadonlyMap<string, string> {
  return new Map(
    places.flatMap((place) =>
      place.kind === "transformation" ? [[cleanName(place.name), place.name] as const] : [],
    ),
  );
}

function partInput(
  place: PartPlace,
  files: Files,
  hints: Hints,
  names: ReadonlyMap<string, string>,
): AnyInput {
  const { kind, file, element } = place;
  const json = readJson(files.get(file) ?? "", file);
  const at = { file, pointer: "" };
  if (!isObject(json)) throw new ImportRefused("import-wrong-kind", at, "A payload is no object");
  const level = place.level ?? hints.level;
  if (kind === "definition") {
    const stated = memberOf(json, "objectName");
    const own = typeof stated === "string" && stated !== "" ? stated : undefined;
    const cleaned = place.level === undefined ? names.get(place.name) : undefined;
    const name = place.isV2 ? place.name : (own ?? cleaned ?? place.name);
    return inputOf(kind, json, at, { ...hints, level }, { name });
  }
  const payload = withBodies(json, file.slice(0, file.lastIndexOf("/") + 1), files);
  const known = { name: place.name, ...(element === undefined ? {} : { element }) };
  return inputOf(kind, payload, at, { ...hints, level }, known);
}

/** Bodies that the tool saved in files of their own are put back. */
function withBodies(payload: JsonObject, folder: string, files: Files): JsonObject {
  const { scripts, script } = payload;
  const withBody = (entry: JsonObject, name: string): JsonObject => {
    const body = files.get(folder + name);
    return body === undefined ? entry : objectOf([...Object.entries(entry), ["body", body]]);
  };
  const changed = new Map(Object.entries(payload));
  if (isList(scripts)) {
    changed.set(
      "scripts",
      scripts.map((entry) =>
        isObject(entry) ? withBody(entry, `${String(entry.level)}-script.js`) : entry,
      ),
    );
  } else if (isObject(script) || files.has(`${folder}script.js`)) {
    changed.set("script", withBody(isObject(script) ? script : {}, "script.js"));
  }
  return objectOf(changed);
}

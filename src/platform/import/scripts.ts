import { createHash } from "node:crypto";
import { levelName } from "../../compiler/ir/file-names.ts";
import type { Json } from "../../compiler/types.ts";
import { isList, isObject, type JsonObject, memberOf, objectOf } from "./json.ts";
import type { CommonTypes } from "./lift/kinds.ts";
import { type Lifted, lift } from "./lift/lift.ts";
import type { TransformationInput } from "./payloads.ts";

/** The script of a transformation that runs, in a file beside the text. */
export interface MapScript {
  readonly file: string;
  readonly body: string;
  /** The rules that do the same; absent where it stays a script. */
  lifted?: Lifted;
  /** Rows of `lifted` that lose something, as the script does. */
  readonly lossy: Set<number>;
  /** What of it no rule could say. */
  why: string;
  /** Members of its entry that the compiler would write otherwise. */
  platform: JsonObject;
}

/** The digest of the command line's host: texts on disk are compared by the same one. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

export interface ScriptFiles {
  readonly script?: MapScript;
  /** `scripts` of the payload, with files in the place of bodies. */
  readonly scripts?: Json;
  readonly files: ReadonlyMap<string, string>;
}

/** What decides whether a script becomes rules. */
export interface Lifting {
  /** The fields of the object, where it is defined. */
  readonly types: CommonTypes;
  /** Why it must stay a script. */
  readonly keep?: string;
}

/** The scripts of a transformation as files; equal bodies share one. `taken` grows by their names. */
export function scriptsOf(
  input: TransformationInput,
  wanted: JsonObject,
  taken: Set<string>,
  lifting: Lifting,
): ScriptFiles {
  const files = new Map<string, string>();
  const level = input.level.kind === "organization" ? [] : [levelName(input.level)];
  const stem = [input.name, input.element, ...level].map(filePart).join(".");
  const fileOf = (body: string, level: Json | undefined): string => {
    for (const [name, text] of files) if (text === body) return name;
    const suffix =
      files.size === 0 ? "" : `.${typeof level === "string" ? filePart(level) : "other"}`;
    let name = `${stem}${suffix}.js`;
    for (let count = 2; taken.has(name.toLowerCase()); count++)
      name = `${stem}${suffix}-${count}.js`;
    taken.add(name.toLowerCase());
    files.set(name, body);
    return name;
  };
  const { scripts } = wanted;
  const own = textOf(memberOf(wanted.script, "body"));
  const listed = isList(scripts) ? scripts.map((entry) => textOf(memberOf(entry, "body"))) : [];
  const body = own ?? listed.find((one) => one !== undefined);
  const script: MapScript | undefined =
    body === undefined
      ? undefined
      : { file: fileOf(body, undefined), body, lossy: new Set(), why: "", platform: {} };
  const isNamable =
    isList(scripts) && scripts.every((entry) => memberOf(entry, "file") === undefined);
  const named = isNamable
    ? scripts.map((entry) =>
        withFile(entry, (text) => `./${fileOf(text, memberOf(entry, "level"))}`),
      )
    : undefined;
  if (script !== undefined) liftInto(script, wanted, lifting, files.size);
  return {
    ...(script === undefined ? {} : { script }),
    ...(named === undefined || files.size === 0 ? {} : { scripts: named }),
    files,
  };
}

/** A script is lifted where it is the only one and nothing about its running is unusual. */
function liftInto(
  script: MapScript,
  wanted: JsonObject,
  { types, keep }: Lifting,
  count: number,
): void {
  const entry = wanted.script;
  const mimeType = memberOf(entry, "mimeType") ?? "application/javascript";
  const isUsual =
    typeof memberOf(entry, "body") === "string" &&
    mimeType === "application/javascript" &&
    memberOf(entry, "filterEmptyResponse") !== true;
  const isNamed = typeof memberOf(entry, "body") === "string";
  const reason = isNamed ? "its entry says more than its body" : "its body stands in `scripts`";
  const unusual = isUsual ? keep : reason;
  const why = count > 1 ? "there are several" : unusual;
  const found = why === undefined ? lift(script.body, wanted, types) : { why };
  if ("why" in found) script.why = found.why;
  else script.lifted = found;
}

function withFile(entry: Json, fileOf: (body: string) => string): Json {
  const body = textOf(memberOf(entry, "body"));
  if (!isObject(entry) || body === undefined) return entry;
  const others = Object.entries(entry).filter(([name]) => name !== "body");
  return objectOf([["file", fileOf(body)], ...others]);
}

/** A body that a file of text can hold to the letter. */
function textOf(body: Json | undefined): string | undefined {
  return typeof body === "string" && !/\p{Surrogate}/u.test(body) && !body.startsWith("\ufeff")
    ? body
    : undefined;
}

/** A part of a file name that is one on every system. */
function filePart(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-").replaceAll(/^-+|-+$/g, "");
  return plain === "" ? "script" : plain.slice(0, 60);
}

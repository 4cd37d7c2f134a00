import { createHash } from "node:crypto";
import type { Json } from "../../compiler/types.ts";
import { isList, isObject, type JsonObject, memberOf, objectOf } from "./json.ts";
import { whyKept } from "./lift/why-kept.ts";
import type { TransformationInput } from "./payloads.ts";

/** A script of a transformation that stays a script, in a file beside the text. */
export interface KeptScript {
  readonly file: string;
  /** What of it no rule could say. */
  readonly why: string;
  /** Members of its entry that the compiler would write otherwise. */
  platform: JsonObject;
}

/** The digest of the command line's host: texts on disk are compared by the same one. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

export interface ScriptFiles {
  readonly script?: KeptScript;
  /** `scripts` of the payload, with files in the place of bodies. */
  readonly scripts?: Json;
  readonly files: ReadonlyMap<string, string>;
}

/** The scripts of a transformation as files; equal bodies share one. `taken` grows by their names. */
export function scriptsOf(
  input: TransformationInput,
  wanted: JsonObject,
  taken: Set<string>,
): ScriptFiles {
  const files = new Map<string, string>();
  const stem = [input.name, input.element].map(filePart).join(".");
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
  const script: KeptScript | undefined =
    body === undefined
      ? undefined
      : {
          file: fileOf(body, undefined),
          why: whyKept(body, wanted.isLegacy === true),
          platform: {},
        };
  const named = isList(scripts)
    ? scripts.map((entry) =>
        withFile(entry, (text) => `./${fileOf(text, memberOf(entry, "level"))}`),
      )
    : undefined;
  return {
    ...(script === undefined ? {} : { script }),
    ...(named === undefined || files.size === 0 ? {} : { scripts: named }),
    files,
  };
}

function withFile(entry: Json, fileOf: (body: string) => string): Json {
  const body = textOf(memberOf(entry, "body"));
  if (!isObject(entry) || body === undefined || Object.hasOwn(entry, "file")) return entry;
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

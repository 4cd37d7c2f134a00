import type { Json } from "../../compiler/types.ts";
import { isObject, type JsonObject, memberOf } from "./json.ts";
import type { MarkedText } from "./marked-text.ts";
import type { FieldDraft, ObjectDraft } from "./object-draft.ts";
import type { Owner } from "./owners.ts";
import { jsonOf, nameOf } from "./text.ts";

/** What is said of an object besides its fields. */
export interface ObjectSaid {
  /** `object Contact`, with the level of an override and `@off`. */
  readonly head: string;
  readonly entries: readonly Json[];
  readonly doc?: Json;
  /** The level of most entries. */
  readonly level?: string;
  /** `@platform` of the object, and of its fields by entry. */
  readonly whole: JsonObject;
  readonly platform: ReadonlyMap<number, JsonObject>;
}

/** `object Name { … }` */
export function printObject(
  out: MarkedText<Owner>,
  unit: number,
  draft: ObjectDraft,
  said: ObjectSaid,
): void {
  docLine(out, said.doc);
  const level = said.level === undefined ? "" : ` @level(${said.level})`;
  out.block(
    `${said.head}${level}${platformText(said.whole)}`,
    () => {
      for (const field of draft.fields) printField(out, unit, field, said);
    },
    "",
    { kind: "object", unit },
  );
}

function printField(
  out: MarkedText<Owner>,
  unit: number,
  field: FieldDraft,
  said: ObjectSaid,
): void {
  const { entry, lists, twins } = field;
  const owner: Owner = { kind: "field", unit, entries: entriesOf(field) };
  const list = "[]".repeat(lists);
  if (field.fields.length > 0) {
    const body = (): void => {
      for (const inner of field.fields) printField(out, unit, inner, said);
    };
    out.block(`${nameOf(field.name)}:`, body, list, owner);
    return;
  }
  const own = entry === undefined ? undefined : said.entries[entry];
  docLine(out, memberOf(own, "displayName"));
  const levels = [entry, ...twins].flatMap((index) => {
    const level = index === undefined ? undefined : memberOf(said.entries[index], "level");
    return typeof level === "string" ? [level] : [];
  });
  const isUsual = levels.length < 2 && (levels[0] ?? said.level) === said.level;
  const level = isUsual ? "" : ` @level(${levels.join(", ")})`;
  const platform = platformText((entry === undefined ? undefined : said.platform.get(entry)) ?? {});
  out.line(`${nameOf(field.name)}: ${field.type}${list}${level}${platform}`, owner);
}

/** The entries that a field and those below it stand for. */
function entriesOf({ entry, twins, fields }: FieldDraft): readonly number[] {
  return [...(entry === undefined ? [] : [entry]), ...twins, ...fields.flatMap(entriesOf)];
}

/** A label as a doc comment, where one line can hold it as it is. */
function docLine(out: MarkedText<Owner>, label: Json | undefined): void {
  if (typeof label === "string" && isLabel(label)) out.line(`/// ${label}`);
}

function isLabel(text: string): boolean {
  return text !== "" && text === text.trim() && /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(text);
}

/** ` @platform({ … })`, or nothing where nothing is to be said. */
export function platformText(members: JsonObject): string {
  if (!isObject(members) || Object.keys(members).length === 0) return "";
  return ` @platform(${jsonOf(members)})`;
}

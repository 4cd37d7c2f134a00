import { diffLines } from "diff";
import type { Json } from "../../compiler/types.ts";
import { canonicalText } from "./canonical.ts";
import { meaningOf } from "./compare.ts";
import { isObject } from "./own.ts";
import type { Payload, ResourceKey } from "./resource.ts";
import type { RuleText } from "./rules.ts";

/** One difference of two payloads, in the terms of a mapping. */
export interface Change {
  readonly op: "add" | "remove" | "change";
  /** `rule` and `row` are of the `.cemap` file, the others of the payload. */
  readonly what: "field" | "mapping" | "setting" | "attribute" | "script" | "rule" | "row";
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
  /** Of a script: its lines, each with ` `, `+` or `-` in front. */
  readonly lines?: readonly string[];
}

/** The differences between two payloads of one resource; undefined stands for none. */
export function changesOf(
  key: ResourceKey,
  before: Payload | undefined,
  after: Payload | undefined,
): readonly Change[] {
  const from = (before && meaningOf(before, key)) ?? {};
  const to = (after && meaningOf(after, key)) ?? {};
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name): readonly Change[] => {
    const [old, now] = [member(from, name), member(to, name)];
    if (name === "fields")
      return partChanges(old, now, key.kind === "definition" ? "field" : "mapping");
    if (name === "configuration") return partChanges(old, now, "setting");
    if (name === "script") return scriptChanges(old, now, "script");
    if (name === "scripts") return scriptListChanges(old, now);
    return valueChange("attribute", name, old, now);
  });
}

/** What changed in the rules, told by their texts as they were when we last applied them. */
export function ruleChanges(
  before: readonly RuleText[],
  after: readonly RuleText[],
): readonly Change[] {
  const changes: Change[] = [];
  const rest = [...after];
  const gone: RuleText[] = [];
  for (const old of before) {
    const at = rest.findIndex(({ label, text }) => label === old.label && text === old.text);
    const same = at === -1 ? undefined : rest.splice(at, 1)[0];
    if (same === undefined) gone.push(old);
    else changes.push(...rowChanges(old, same));
  }
  for (const old of gone) {
    const at = rest.findIndex((now) => commonSide(now) === commonSide(old));
    const now = at === -1 ? undefined : rest.splice(at, 1)[0];
    if (now === undefined) changes.push({ op: "remove", what: "rule", name: old.text });
    else {
      changes.push({
        op: "change",
        what: "rule",
        name: commonSide(now),
        before: old.text,
        after: now.text,
      });
      changes.push(...rowChanges(old, now));
    }
  }
  return [...changes, ...rest.map(({ text }): Change => ({ op: "add", what: "rule", name: text }))];
}

/** What stands left of the arrow: rules on one common path are one rule that changed. */
function commonSide({ text }: RuleText): string {
  return text.split(/\s*(?:<->|<-|->)/, 1)[0] ?? text;
}

function rowChanges(old: RuleText, now: RuleText): readonly Change[] {
  const [before, after] = [old.rows ?? [], now.rows ?? []];
  const row = (op: Change["op"], text: string): Change => ({
    op,
    what: "row",
    name: now.label,
    [op === "add" ? "after" : "before"]: text,
  });
  return [
    ...before.filter((text) => !after.includes(text)).map((text) => row("remove", text)),
    ...after.filter((text) => !before.includes(text)).map((text) => row("add", text)),
  ];
}

type PartKind = "field" | "mapping" | "setting";

function partChanges(
  old: Json | undefined,
  now: Json | undefined,
  what: PartKind,
): readonly Change[] {
  const before = groups(old, what);
  const after = groups(now, what);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const gone = without(before.get(name) ?? [], after.get(name) ?? []);
    const come = without(after.get(name) ?? [], before.get(name) ?? []);
    const [one, other] = [gone[0], come[0]];
    if (gone.length === 1 && come.length === 1 && one !== undefined && other !== undefined) {
      const texts = differingTexts(one, other, what);
      return [{ op: "change", what, name, ...texts } as const];
    }
    return [
      ...gone.map((part): Change => ({ op: "remove", what, name, before: partText(part, what) })),
      ...come.map((part): Change => ({ op: "add", what, name, after: partText(part, what) })),
    ];
  });
}

/** Parts by the name that a person knows them by. */
function groups(value: Json | undefined, what: PartKind): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, Json[]>();
  for (const part of Array.isArray(value) ? (value as readonly Json[]) : []) {
    const name = partName(part, what);
    found.set(name, [...(found.get(name) ?? []), part]);
  }
  return found;
}

function partName(part: Json, what: PartKind): string {
  if (!isObject(part)) return JSON.stringify(part);
  const name = what === "setting" ? part.type : part.path;
  const level = typeof part.level === "string" ? ` (${part.level})` : "";
  return `${typeof name === "string" ? name : "?"}${level}`;
}

function without(parts: readonly Json[], others: readonly Json[]): readonly Json[] {
  const left = others.map(canonicalText);
  return parts.filter((part) => {
    const at = left.indexOf(canonicalText(part));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** The short texts of both, or the whole ones where the short ones are equal. */
function differingTexts(
  before: Json,
  after: Json,
  what: PartKind,
): Pick<Change, "before" | "after"> {
  const [old, now] = [partText(before, what), partText(after, what)];
  if (old !== now) return { before: old, after: now };
  return { before: canonicalText(before), after: canonicalText(after) };
}

function partText(part: Json, what: PartKind): string {
  if (!isObject(part)) return JSON.stringify(part);
  const { path, type, vendorPath, configuration, properties, level: _level, ...rest } = part;
  const more = Object.keys(rest).length === 0 ? "" : ` ${canonicalText(rest)}`;
  if (what === "setting") return `${plainText(type)} ${canonicalText(properties)}${more}`.trim();
  if (what === "field") return `${plainText(path)}: ${plainText(type)}${more}`;
  const typed = type === undefined ? "" : `: ${plainText(type)}`;
  const arrow = arrowOf(configuration);
  const entries = arrow === "<->" ? withoutPlain(configuration) : configuration;
  const settings = entries === undefined ? "" : ` ${canonicalText(entries)}`;
  return `${plainText(path)}${typed} ${arrow} ${plainText(vendorPath)}${settings}${more}`;
}

/** The direction that a `passThrough` entry leaves open. */
function arrowOf(configuration: Json | undefined): string {
  const entries = Array.isArray(configuration) ? (configuration as readonly Json[]) : [];
  const open = (side: string): boolean =>
    entries.every((entry) => {
      if (!isObject(entry) || !isObject(entry.properties)) return true;
      if (entry.type === "passThrough") return entry.properties[side] !== false;
      return entry.type !== "remove" || entry.properties[side] !== true;
    });
  const [reads, writes] = [open("fromVendor"), open("toVendor")];
  return reads ? (writes ? "<->" : "<-") : writes ? "->" : "off";
}

/** Entries that an arrow says already are left out. */
function withoutPlain(configuration: Json | undefined): Json | undefined {
  if (!Array.isArray(configuration)) return configuration;
  const kept = (configuration as readonly Json[]).filter(
    (entry) => !(isObject(entry) && entry.type === "passThrough"),
  );
  return kept.length === 0 ? undefined : kept;
}

function plainText(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function scriptListChanges(old: Json | undefined, now: Json | undefined): readonly Change[] {
  const byLevel = (value: Json | undefined): ReadonlyMap<string, Json> =>
    new Map(
      (Array.isArray(value) ? (value as readonly Json[]) : []).map((script, index) => [
        isObject(script) && typeof script.level === "string" ? script.level : `${index}`,
        script,
      ]),
    );
  const [before, after] = [byLevel(old), byLevel(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((level) =>
    scriptChanges(before.get(level), after.get(level), `script (${level})`),
  );
}

function scriptChanges(
  old: Json | undefined,
  now: Json | undefined,
  name: string,
): readonly Change[] {
  if (canonicalText(old) === canonicalText(now)) return [];
  const op = old === undefined ? "add" : now === undefined ? "remove" : "change";
  const lines = lineChanges(bodyOf(old), bodyOf(now));
  const rest = isObject(old) && isObject(now) ? attributeChanges(old, now, name) : [];
  const isText = lines.some((line) => !line.startsWith(" "));
  return [
    ...(isText || op !== "change" ? [{ op, what: "script", name, lines } as const] : []),
    ...rest,
  ];
}

function attributeChanges(
  old: { readonly [name: string]: Json },
  now: { readonly [name: string]: Json },
  script: string,
): readonly Change[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .filter((name) => name !== "body")
    .flatMap((name) =>
      valueChange("attribute", `${script}: ${name}`, member(old, name), member(now, name)),
    );
}

function bodyOf(script: Json | undefined): string {
  return isObject(script) && typeof script.body === "string" ? script.body : "";
}

/** Lines of two texts: common ones with a blank in front; three of them around each difference. */
export function lineChanges(before: string, after: string): readonly string[] {
  const all = diffLines(ended(before), ended(after)).flatMap(({ value, added, removed }) => {
    const sign = added ? "+" : removed ? "-" : " ";
    return value
      .replace(/\n$/, "")
      .split("\n")
      .map((line) => `${sign}${line}`);
  });
  const isNear = (at: number): boolean =>
    all.slice(Math.max(0, at - 3), at + 4).some((line) => !line.startsWith(" "));
  return all.flatMap((line, at) => {
    if (isNear(at)) return [line];
    return at > 0 && isNear(at - 1) ? [" …"] : [];
  });
}

/** A last line without an end equals one with it, for people. */
function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function valueChange(
  what: "attribute",
  name: string,
  old: Json | undefined,
  now: Json | undefined,
): readonly Change[] {
  if (old === undefined)
    return now === undefined ? [] : [{ op: "add", what, name, after: plainText(now) }];
  if (now === undefined) return [{ op: "remove", what, name, before: plainText(old) }];
  if (canonicalText(old) === canonicalText(now)) return [];
  return [{ op: "change", what, name, before: plainText(old), after: plainText(now) }];
}

function member(object: Payload, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

import type { Json } from "../../src/compiler/types.ts";

/** Numbers from 0 up to `below`; the same seed gives the same ones. */
export type Dice = (below: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * A line that says `value`, or nearly: other blanks, escapes, order of members, members twice,
 * other spellings of numbers; some are cut short or have a byte changed.
 */
export function styledLine(value: Json, dice: Dice): string {
  if (dice(3) === 0) return JSON.stringify(value);
  const style: Style = {
    dice,
    blanks: dice(2) === 0,
    escapes: dice(3) === 0,
    reorders: dice(3) === 0,
    repeats: dice(4) === 0,
    respells: dice(4) === 0,
  };
  const text = spelled(value, style);
  switch (dice(14)) {
    case 0:
      return text.slice(0, dice(text.length + 1));
    case 1: {
      const at = dice(text.length);
      const other = '{}[]",:\\0129e.-nul \t\r\ufeff\u00a0'[dice(27)] ?? "";
      return `${text.slice(0, at)}${other}${text.slice(at + dice(2))}`.replaceAll("\n", " ");
    }
    case 2:
      return `${["\ufeff", " ", "\t", "\u00a0"][dice(4)]}${text}${["\r", " ", ",", "{}"][dice(4)]}`;
    default:
      return text;
  }
}

interface Style {
  readonly dice: Dice;
  readonly blanks: boolean;
  readonly escapes: boolean;
  readonly reorders: boolean;
  readonly repeats: boolean;
  readonly respells: boolean;
}

function spelled(value: Json, style: Style): string {
  const blank = (): string =>
    style.blanks ? (["", " ", "  ", "\t", " \r"][style.dice(5)] ?? "") : "";
  if (typeof value === "string") return spelledText(value, style);
  if (typeof value === "number") return spelledNumber(value, style);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => `${blank()}${spelled(item, style)}${blank()}`);
    return `[${items.length === 0 ? blank() : items.join(",")}]`;
  }
  const entries = Object.entries(value as { readonly [name: string]: Json });
  if (style.reorders) entries.sort(() => style.dice(3) - 1);
  if (style.repeats && entries.length > 0) {
    const [name, old] = entries[style.dice(entries.length)] ?? ["", null];
    const others: readonly Json[] = [old, null, 1, "x", {}, []];
    entries.splice(style.dice(entries.length + 1), 0, [name, others[style.dice(6)] ?? null]);
  }
  const members = entries.map(
    ([name, member]) =>
      `${blank()}${spelledText(name, style)}${blank()}:${blank()}${spelled(member, style)}${blank()}`,
  );
  return `{${members.length === 0 ? blank() : members.join(",")}}`;
}

function spelledText(text: string, { escapes, dice }: Style): string {
  const plain = JSON.stringify(text);
  if (!escapes) return plain;
  return `"${[...plain.slice(1, -1).matchAll(/\\u[0-9a-f]{4}|\\.|[\s\S]/g)]
    .map(([part]) => {
      if (part.length > 1 || dice(3) > 0) return part === "/" && dice(2) === 0 ? "\\/" : part;
      return `\\u${part.charCodeAt(0).toString(16).padStart(4, "0")}`;
    })
    .join("")}"`;
}

function spelledNumber(value: number, { respells, dice }: Style): string {
  const plain = JSON.stringify(value);
  if (!respells) return plain;
  const others = [
    `${plain}${plain.includes(".") ? "0" : ".0"}`,
    `${plain}e0`,
    "-0",
    "1.50",
    "0.0000001",
    "0.000001",
    "123456789012345678",
    "9007199254740993",
    "1e5",
    "-0.0",
    "01",
    "100000000000000",
    "0.1000",
    "1.",
    "-",
  ];
  return others[dice(others.length)] ?? plain;
}

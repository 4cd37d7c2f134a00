import { parse as parseLossless } from "lossless-json";

/** Why a text is not taken as a record. */
export interface JsonRefusal {
  readonly code: "json" | "csv" | "inexact";
  readonly message: string;
}

export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | ({ readonly ok: false } & JsonRefusal);

/**
 * The value of a JSON text, or why it is refused. Unlike `JSON.parse` alone it refuses numbers that
 * a double cannot hold (`inexact`), since a record must not change by being read. A leading byte
 * order mark is skipped. Names that occur twice: the last counts.
 */
export function parseJson(text: string): JsonResult {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return { ok: false, code: "json", message: `This is not JSON: ${reason(error)}.` };
  }
  const lost = mayLoseDigits(body) ? firstLostNumber(body) : undefined;
  if (lost === undefined) return { ok: true, value };
  return {
    ok: false,
    code: "inexact",
    message: `The number ${lost} has more digits than a double holds; send it as text.`,
  };
}

/** Cheap test that lets nearly all texts pass: long digit runs and exponents need a closer look. */
function mayLoseDigits(text: string): boolean {
  return /[0-9](?:\.?[0-9]){15}|[0-9][eE]/.test(text);
}

function firstLostNumber(text: string): string | undefined {
  let lost: string | undefined;
  try {
    parseLossless(text, null, {
      onDuplicateKey: ({ newValue }) => newValue,
      parseNumber: (digits) => {
        if (lost === undefined && !isExact(digits)) lost = digits;
        return 0;
      },
    });
  } catch {
    return undefined; // JSON.parse took it: deep nesting, which the runtime refuses with a code
  }
  return lost;
}

/**
 * Whether a double gives the number back: the shortest text of the double has the same digits.
 */
function isExact(digits: string): boolean {
  const value = Number(digits);
  if (!Number.isFinite(value)) return false;
  return normalDigits(digits) === normalDigits(String(value));
}

/** Sign, digits without leading and trailing zeros, and the exponent of the last digit. */
function normalDigits(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const all = `${whole}${fraction}`;
  const stripped = all.replace(/0+$/, "");
  const scale = Number(exponent) - fraction.length + (all.length - stripped.length);
  const significant = stripped.replace(/^0+/, "");
  return significant === "" ? "0" : `${sign}${significant}e${scale}`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, "") : "unreadable";
}

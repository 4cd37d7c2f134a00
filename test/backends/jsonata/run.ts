import compileJsonata from "jsonata";
import { readText, writeText } from "../../../src/compiler/backends/jsonata/jsonata.ts";
import type { IrMap } from "../../../src/compiler/ir/nodes.ts";
import type { Json } from "../../../src/compiler/types.ts";

/** What a text gives: its value as plain JSON, or the error that it raised. */
export type Outcome = { readonly value: Json } | { readonly error: string };

export interface WriteExtras {
  readonly original?: Json | undefined;
  readonly tables?: { readonly [name: string]: Json };
}

export async function runRead(
  map: IrMap,
  vendor: Json,
  extras: WriteExtras = {},
): Promise<Outcome> {
  return run(readText(map), vendor, { tables: extras.tables });
}

export async function runWrite(
  map: IrMap,
  common: Json,
  extras: WriteExtras = {},
): Promise<Outcome> {
  return run(writeText(map), common, { ...extras });
}

/** Evaluates once, with the input and the bindings frozen. */
export async function run(
  text: string,
  input: Json,
  bindings: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  return compile(text)(input, bindings);
}

/** The same for many inputs. */
export function compile(
  text: string,
): (input: Json, bindings: Readonly<Record<string, unknown>>) => Promise<Outcome> {
  const compiled = compileJsonata(text);
  return async (input, bindings) => {
    const bound = Object.fromEntries(
      Object.entries(bindings).filter(([, value]) => value !== undefined),
    );
    try {
      const value: unknown = await compiled.evaluate(frozen(input), frozen(bound));
      return { value: JSON.parse(JSON.stringify(value) ?? "null") };
    } catch (error) {
      return { error: messageOf(error) };
    }
  };
}

/** `format Orders__r.records[].Quantity`: the message of `$error`, or code and text of another error. */
function messageOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("message" in error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return code === "D3137" ? String(error.message) : `${code} ${String(error.message)}`;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

import type { TransformationPayload } from "../../../src/compiler/backends/platform/payload.ts";
import { transformationOf } from "../../../src/compiler/backends/platform/platform.ts";
import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { Json } from "../../../src/compiler/types.ts";
import { type Imported, importInputs } from "../../../src/platform/import/import.ts";
import type { JsonObject } from "../../../src/platform/import/json.ts";
import type { AnyInput } from "../../../src/platform/import/recognise.ts";
import { sha256 } from "../../../src/platform/import/scripts.ts";
import { compilePayload } from "../../../src/platform/local/run-payload.ts";
import { textOf } from "./support.ts";

const place = { file: "input.json", pointer: "" };
const top = { kind: "organization" } as const;

/** A transformation with a script, and the definition that it is for. */
export interface Scripted {
  readonly definition: JsonObject;
  readonly transformation: JsonObject;
}

export function imported({ definition, transformation }: Scripted): Imported {
  const inputs: readonly AnyInput[] = [
    { kind: "definition", level: top, name: "Deal", payload: definition, place },
    {
      kind: "transformation",
      level: top,
      name: "Deal",
      element: "crm",
      payload: transformation,
      place,
    },
  ];
  return importInputs(inputs);
}

/** What the rules of an import build when nothing is kept of the script that they came from. */
export function rulesAlone(result: Imported): TransformationPayload {
  const host = memoryHost(Object.fromEntries(result.files), sha256);
  const { maps } = check({ path: "import.cemap", text: textOf(result) }, host);
  const [map] = maps;
  if (map === undefined) throw new Error("no map");
  const { payload, diagnostics } = transformationOf(
    { ...map, annotations: [] },
    { sourceHash: "" },
  );
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return payload;
}

export interface Records {
  readonly vendor: readonly Json[];
  readonly common: readonly Json[];
  /** Filters: `{ where: [{ attribute, value }] }`. */
  readonly filters?: readonly Json[];
}

/** Records for which two payloads give different results, with both. */
export async function contradictions(
  one: TransformationPayload,
  other: TransformationPayload,
  { vendor, common, filters = [] }: Records,
): Promise<readonly string[]> {
  const [first, second] = [await compilePayload(one), await compilePayload(other)];
  const compared = (way: "read" | "write" | "where", record: Json): readonly string[] => {
    const [left, right] = [first[way](record), second[way](record)].map(({ result }) =>
      text(result),
    );
    return left === right ? [] : [`${way} ${JSON.stringify(record)}: ${left}, by rules ${right}`];
  };
  const found = [
    ...vendor.flatMap((record) => compared("read", record)),
    ...common.flatMap((record) => compared("write", record)),
    ...filters.flatMap((filter) => compared("where", filter)),
  ];
  first.dispose();
  second.dispose();
  return found;
}

/** JSON with its members in one order. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

import { formatOfName } from "../bulk/formats.ts";
import { type InputRecord, readInput } from "../bulk/reader.ts";
import type { IrMap } from "../compiler/ir/nodes.ts";
import { visible } from "../diagnostics/render.ts";
import type { Engine } from "../engine/engine.ts";
import { fileBytes } from "./input.ts";
import { CommandError, exitCodes, type Io, print } from "./io.ts";

/** The vendor records that are being changed. */
export interface Originals {
  /** The original of the record at this 0-based place; undefined when there is none. */
  readonly of: (common: unknown, index: number) => unknown;
}

/**
 * Loads `--original FILE`. One document stands for every record. Several are found by the key of
 * the common object (`key`) where it has one, read through the map; else by their place, and then
 * a place without original is an error rather than a create.
 */
export async function loadOriginals(
  io: Io,
  engine: Engine,
  map: IrMap,
  path: string | undefined,
): Promise<Originals | undefined> {
  if (path === undefined) return undefined;
  const input = await readInput(fileBytes(io, path), formatOfName(path));
  const records: unknown[] = [];
  for await (const record of input.records as AsyncIterable<InputRecord>) {
    if (!record.ok) {
      throw new CommandError(exitCodes.files, `${path}, line ${record.line}: ${record.message}`);
    }
    records.push(record.value);
  }
  if (input.single) return { of: () => records[0] };
  if (map.common.key.length === 0) return byPlace(records, path);
  return byKey(io, path, records, engine, map.common.key);
}

function byPlace(records: readonly unknown[], path: string): Originals {
  return {
    of: (_common, index) => {
      if (index < records.length) return records[index];
      throw new CommandError(
        exitCodes.usage,
        `${path} holds ${records.length} originals, but there is a record ${index + 1}.`,
      );
    },
  };
}

async function byKey(
  io: Io,
  path: string,
  records: readonly unknown[],
  engine: Engine,
  key: readonly string[],
): Promise<Originals> {
  const known = new Map<string, unknown>();
  for (const [index, record] of records.entries()) {
    const text = keyText(await viewOf(io, `${path}, record ${index + 1}`, engine, record), key);
    if (text === undefined) continue;
    if (known.has(text)) {
      const message = `${path}, record ${index + 1}: a second original with the key ${text}.`;
      throw new CommandError(exitCodes.files, message);
    }
    known.set(text, record);
  }
  return {
    of: (common) => {
      const text = keyText(common, key);
      return text === undefined ? undefined : known.get(text);
    },
  };
}

/** An original that cannot be read has no key, so nothing is written over it; that is told. */
async function viewOf(io: Io, place: string, engine: Engine, record: unknown): Promise<unknown> {
  try {
    return await engine.read(record);
  } catch (error) {
    if (error instanceof Error && error.name === "MappingError") {
      await print(io.stderr, `${visible(`${place} is left out: ${error.message}`)}\n`);
      return undefined;
    }
    throw error;
  }
}

function keyText(object: unknown, key: readonly string[]): string | undefined {
  if (typeof object !== "object" || object === null) return undefined;
  const values = key.map((name) =>
    Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined,
  );
  return values.some((value) => value === undefined || value === null)
    ? undefined
    : JSON.stringify(values);
}

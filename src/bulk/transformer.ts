import { isUtf8 } from "node:buffer";
import { gzipSync } from "node:zlib";
import { type BlockContext, type BlockResult, carryWith } from "./block.ts";
import type { Block } from "./blocks.ts";
import { csvBlocks } from "./csv-block.ts";
import type { CsvShape } from "./csv-head.ts";
import { csvLines } from "./csv-lines.ts";
import { InputError } from "./input-error.ts";
import { ndjsonBlocks } from "./ndjson-block.ts";
import { type BytesProgram, jsonLines, type LineProgram } from "./program.ts";
import { rowText } from "./writer.ts";

/** What a thread needs to know to map blocks; plain data. */
export interface TransformerSpec {
  /** URLs of generated modules: objects to objects, and where there is one bytes to bytes. */
  readonly objects: string;
  readonly bytes?: string;
  readonly direction: "read" | "write";
  readonly tables?: Tables;
  /** The shape of the rows, where the input is CSV; else it is NDJSON. */
  readonly csv?: CsvShape;
  readonly output: "ndjson" | "csv";
  /** Columns of CSV. */
  readonly columns: readonly (readonly string[])[];
  /** Each block becomes a gzip member of its own. */
  readonly gzip: boolean;
}

type Tables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export type Transformer = (block: Block) => BlockResult;

interface ObjectsModule {
  readonly read: (record: unknown, options?: { tables: Tables }) => unknown;
  readonly write: (record: unknown, original?: undefined, options?: { tables: Tables }) => unknown;
}

/** Imports the modules of a map. */
export async function startTransformer(spec: TransformerSpec): Promise<Transformer> {
  const objects = (await import(spec.objects)) as ObjectsModule;
  const options = spec.tables === undefined ? undefined : { tables: spec.tables };
  const map = (record: unknown): unknown =>
    spec.direction === "read"
      ? objects.read(record, options)
      : objects.write(record, undefined, options);
  return transformerOf({
    program: await startProgram(spec),
    carry: carryWith(map, (result) => rowText(result, spec.output, spec.columns)),
    gzip: spec.gzip,
    ...(spec.csv === undefined ? {} : { csv: spec.csv }),
  });
}

async function startProgram(spec: TransformerSpec): Promise<LineProgram | undefined> {
  if (spec.bytes === undefined) return undefined;
  const module = (await import(spec.bytes)) as { program: (tables: unknown) => BytesProgram };
  const program = module.program(spec.tables ?? {});
  return spec.output === "csv" ? csvLines(program, spec.columns) : jsonLines(program);
}

/** A transformer out of what carries records. */
export function transformerOf(
  ctx: BlockContext & { readonly gzip: boolean; readonly csv?: CsvShape },
): Transformer {
  const { csv } = ctx;
  const mapBlock = csv === undefined ? ndjsonBlocks(ctx) : csvBlocks(ctx, csv);
  return ({ bytes, size }) => {
    if (!isUtf8(bytes.subarray(0, size))) throw new InputError("The input is not UTF-8 text.");
    const result = mapBlock(bytes, size);
    if (!ctx.gzip || result.bytes.length === 0) return result;
    return { ...result, bytes: gzipSync(result.bytes), isPacked: true };
  };
}

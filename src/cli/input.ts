import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { InputError } from "../bulk/input-error.ts";
import { type SniffedInput, sniffInput } from "../bulk/sniff.ts";
import type { Io } from "./io.ts";
import { type TransformOptions, toldFormat } from "./transform-options.ts";

/** The records of `-i` or stdin. */
export interface Input extends SniffedInput {
  /** How much of the file has been read, 0 to 1; undefined for what has no known size. */
  readonly share: () => number | undefined;
  /** Nothing more is read: whoever waits for a chunk gets an error. */
  readonly close: () => void;
}

/** Bytes that are read while those before them are mapped. */
const readAhead = 1024 * 1024;

export async function openInput(io: Io, options: TransformOptions): Promise<Input> {
  const { input } = options;
  if (input === undefined || input === "-") {
    return {
      ...(await sniffInput(io.stdin, options.in)),
      share: () => undefined,
      close: () => io.stdin.destroy(),
    };
  }
  const path = resolve(io.cwd, input);
  const stream = createReadStream(path, { highWaterMark: readAhead });
  const bytes = isGzip(input) ? unpacked(stream) : stream;
  const sniffed = await sniffInput(bytes, toldFormat(options));
  const { size } = await stat(path);
  return {
    ...sniffed,
    share: () => (size === 0 ? undefined : stream.bytesRead / size),
    close: () => stream.destroy(),
  };
}

/** The bytes of a file, unpacked where its name says gzip. */
export function fileBytes(io: Io, name: string): AsyncIterable<Uint8Array> {
  const stream = createReadStream(resolve(io.cwd, name));
  return isGzip(name) ? unpacked(stream) : stream;
}

/** What a gzip file holds; a file that is none, or is cut short, is an InputError. */
async function* unpacked(stream: Readable): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const feeding = pipeline(stream, gunzip);
  feeding.catch(() => {}); // told by the loop, whose stream it ends
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
    await feeding;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!code.startsWith("Z_")) throw error;
    throw new InputError("The input is no complete gzip file.");
  }
}

export function isGzip(path: string | undefined): boolean {
  return path?.toLowerCase().endsWith(".gz") === true;
}

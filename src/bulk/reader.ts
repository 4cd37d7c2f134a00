import { csvRows } from "./csv-block.ts";
import { csvMistake } from "./csv-rows.ts";
import { formatOfStart, type RecordFormat } from "./formats.ts";
import { InputError } from "./input-error.ts";
import { type JsonRefusal, parseJson } from "./json-text.ts";
import { openRecords } from "./records.ts";
import { sniffInput } from "./sniff.ts";

/** One record of a stream, or why that place holds none. `line` is 1-based: the first of a row. */
export type InputRecord =
  | { readonly line: number; readonly ok: true; readonly value: unknown }
  | ({ readonly line: number; readonly ok: false; readonly text: string } & JsonRefusal);

/** What a stream turned out to be. `single` is true for a JSON document that is no array. */
export interface InputStream {
  readonly format: RecordFormat;
  readonly single: boolean;
  readonly records: AsyncIterable<InputRecord> | Iterable<InputRecord>;
}

/** Upper bounds in UTF-16 code units: one NDJSON line, one JSON document. */
export interface InputLimits {
  readonly maxLineLength: number;
  readonly maxDocumentLength: number;
}

export const defaultLimits: InputLimits = {
  maxLineLength: 16 * 1024 * 1024,
  maxDocumentLength: 256 * 1024 * 1024,
};

const sniffLength = 64 * 1024;

/**
 * Records of a byte stream. NDJSON and CSV are read as a stream, a JSON document as a whole.
 * CSV cells are text under the names of the header row; an empty cell is null, `""` in quotes is
 * the empty text. Without `format` the first bytes decide.
 */
export async function readInput(
  stream: AsyncIterable<Uint8Array>,
  format?: RecordFormat,
  limits: InputLimits = defaultLimits,
): Promise<InputStream> {
  const chunks = textChunks(stream);
  let start = "";
  let ended = false;
  while (format === undefined && start.length < sniffLength && !ended) {
    const next = await chunks.next();
    if (next.done === true) ended = true;
    else start += next.value;
    if (start.trim() !== "" && !/^[\s\ufeff]*\{/.test(start)) break;
  }
  const whole = resume(start.replace(/^\ufeff/, ""), chunks);
  switch (format ?? formatOfStart(start)) {
    case "ndjson":
      return { format: "ndjson", single: false, records: readLines(whole, limits) };
    case "csv":
      return { format: "csv", single: false, records: readCsv(whole) };
    case "json":
      return readDocument(whole, limits);
  }
}

async function* textChunks(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new InputError("The input is not UTF-8 text.");
    throw error;
  }
}

async function* resume(
  start: string,
  rest: AsyncGenerator<string, void, undefined>,
): AsyncGenerator<string, void, undefined> {
  if (start !== "") yield start;
  yield* rest;
}

async function* readLines(
  chunks: AsyncIterable<string>,
  limits: InputLimits,
): AsyncGenerator<InputRecord> {
  let pending = "";
  let line = 0;
  for await (const chunk of chunks) {
    const lines = (pending + chunk).split("\n");
    pending = lines.pop() ?? "";
    for (const text of lines) {
      line++;
      if (text.trim() !== "") yield lineRecord(text, line);
    }
    if (pending.length > limits.maxLineLength) {
      throw new InputError(`Line ${line + 1} is longer than ${limits.maxLineLength} characters.`);
    }
  }
  if (pending.trim() !== "") yield lineRecord(pending, line + 1);
}

function lineRecord(text: string, line: number): InputRecord {
  const result = parseJson(text);
  return result.ok
    ? { line, ok: true, value: result.value }
    : { line, ok: false, text, code: result.code, message: result.message };
}

async function readDocument(
  chunks: AsyncIterable<string>,
  limits: InputLimits,
): Promise<InputStream> {
  let text = "";
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length > limits.maxDocumentLength) {
      throw new InputError(
        `The document is longer than ${limits.maxDocumentLength} characters; use NDJSON, which is read as a stream.`,
      );
    }
  }
  if (text.trim() === "") return { format: "json", single: false, records: [] };
  const result = parseJson(text);
  if (!result.ok) throw new InputError(result.message);
  if (!Array.isArray(result.value)) {
    return { format: "json", single: true, records: [{ line: 1, ok: true, value: result.value }] };
  }
  const items: readonly unknown[] = result.value;
  return {
    format: "json",
    single: false,
    records: items.map((value, index) => ({ line: index + 1, ok: true, value })),
  };
}

async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<InputRecord> {
  const input = await sniffInput(encoded(chunks), "csv");
  const { csv, start, blocks } = await openRecords({ ...input, format: "csv" });
  if (csv === undefined) throw new Error("CSV has a header");
  let { lines } = start;
  for await (const { bytes, size } of blocks(start)) {
    const { rows, failure, ...end } = csvRows(bytes, size, csv);
    for (const { record, line } of rows) yield { line: lines + line, ...record };
    if (failure !== undefined) {
      throw new InputError(csvMistake(failure.reason, lines + failure.line));
    }
    lines += end.lines;
  }
}

async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(chunk);
}

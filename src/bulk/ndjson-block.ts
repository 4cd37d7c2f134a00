import { textOf } from "../runtime/bytes/output.ts";
import { skipBlanks } from "../runtime/bytes/scan.ts";
import { scanObject } from "../runtime/bytes/shape.ts";
import type { BlockContext, BlockReject, BlockResult, RejectReason } from "./block.ts";
import { parseJson } from "./json-text.ts";
import { type OutputBuffer, outputBuffers } from "./output-buffer.ts";
import type { LineProgram } from "./program.ts";

/**
 * Maps blocks of whole lines. A line that the program does not take goes through objects, so
 * that what comes out, and what is refused and why, is the same with and without a program.
 */
export function ndjsonBlocks(ctx: BlockContext): (src: Uint8Array, size: number) => BlockResult {
  const outputOf = outputBuffers();
  return (src, size) => mapLines(ctx, src, size, outputOf(size));
}

function mapLines(
  ctx: BlockContext,
  src: Uint8Array,
  size: number,
  output: OutputBuffer,
): BlockResult {
  const rejects: BlockReject[] = [];
  const { program } = ctx;
  let records = 0;
  let line = 0;
  let i = 0;
  while (i < size) {
    line += 1;
    const next = program === undefined ? 0 : fastLine(program, src, i, size, output);
    if (next > 0) {
      records += 1;
      i = next;
      continue;
    }
    const end = lineEnd(src, i, size);
    const text = textOf(src, i, end);
    if (text.trim() !== "") {
      const before = { bytesBefore: output.used, recordsBefore: records };
      records += 1;
      const reject = slowLine(ctx, text, output);
      if (reject !== undefined) rejects.push({ ...reject, ...before, line, offset: i });
    }
    i = end + 1;
  }
  return { bytes: output.taken(), rejects, records, lines: line, size, isPacked: false };
}

/** The start of the next line, 0 where the program does not take this one. */
function fastLine(
  program: LineProgram,
  src: Uint8Array,
  at: number,
  size: number,
  output: OutputBuffer,
): number {
  const end = scanObject(program.shape, src, skipBlanks(src, at));
  if (end === 0) return 0;
  const next = skipBlanks(src, end);
  if (next < size && src[next] !== 10) return 0;
  return program.put(src, output) ? next + 1 : 0;
}

function slowLine(ctx: BlockContext, text: string, output: OutputBuffer): RejectReason | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    return { code: parsed.code, path: "", rule: "", message: parsed.message, record: text };
  }
  return ctx.carry(parsed.value, output);
}

function lineEnd(src: Uint8Array, at: number, size: number): number {
  const end = src.indexOf(10, at);
  return end < 0 || end > size ? size : end;
}

import { parentPort, workerData } from "node:worker_threads";
import { InputError } from "./input-error.ts";
import { startTransformer, type TransformerSpec } from "./transformer.ts";
import type { Answer, Question } from "./workers.ts";

/** A thread that maps blocks as they come. */
const transform = await startTransformer(workerData as TransformerSpec);

parentPort?.on("message", ({ id, block }: Question) => {
  const reply = answer(id, block);
  // What is not moved is copied, twice, with all the room that is left in it.
  const moved = "result" in reply ? [reply.result.bytes.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(reply, moved);
});

function answer(id: number, block: Question["block"]): Answer {
  try {
    const result = transform(block);
    // Packed bytes may lie in a pool of the engine's, which stays here.
    return {
      id,
      result: result.isPacked ? { ...result, bytes: new Uint8Array(result.bytes) } : result,
    };
  } catch (error) {
    const isInput = error instanceof InputError;
    const message = error instanceof Error ? error.message : String(error);
    return { id, error: { isInput, message } };
  }
}

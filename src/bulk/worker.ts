import { parentPort, workerData } from "node:worker_threads";
import { InputError } from "./input-error.ts";
import { startTransformer, type TransformerSpec } from "./transformer.ts";
import type { Answer, Question } from "./workers.ts";

/** A thread that maps blocks as they come. */
const transform = await startTransformer(workerData as TransformerSpec);

parentPort?.on("message", ({ id, block }: Question) => {
  parentPort?.postMessage(answer(id, block));
});

function answer(id: number, block: Question["block"]): Answer {
  try {
    const result = transform(block);
    // Copied without the room behind it, and not moved: once a buffer has been taken away from a
    // thread, the engine looks at every access to any other whether that is still there.
    return { id, result: { ...result, bytes: new Uint8Array(result.bytes) } };
  } catch (error) {
    const isInput = error instanceof InputError;
    const message = error instanceof Error ? error.message : String(error);
    return { id, error: { isInput, message } };
  }
}

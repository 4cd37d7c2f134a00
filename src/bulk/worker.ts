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
    return { id, result };
  } catch (error) {
    const isInput = error instanceof InputError;
    const message = error instanceof Error ? error.message : String(error);
    return { id, error: { isInput, message } };
  }
}

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { BlockResult } from "./block.ts";
import type { Block } from "./blocks.ts";
import { InputError } from "./input-error.ts";
import type { TransformerSpec } from "./transformer.ts";

export interface Question {
  readonly id: number;
  readonly block: Block;
}

export type Answer =
  | { readonly id: number; readonly result: BlockResult }
  | {
      readonly id: number;
      readonly error: { readonly isInput: boolean; readonly message: string };
    };

/** Threads that map blocks; which one gets a block is not told. */
export interface Workers {
  readonly transform: (block: Block) => Promise<BlockResult>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (result: BlockResult) => void;
  readonly reject: (error: Error) => void;
}

export function startWorkers(spec: TransformerSpec, count: number): Workers {
  const url = workerUrl();
  // From the sources, a thread needs the loader of TypeScript as the main thread does.
  const execArgv = url.pathname.endsWith(".ts") ? ["--import", "tsx"] : [];
  const waiting = new Map<number, Waiting>();
  let failure: Error | undefined;
  const failAll = (error: Error): void => {
    failure = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const threads = Array.from({ length: count }, () => {
    const thread = new Worker(url, { workerData: spec, execArgv });
    thread.on("error", failAll);
    thread.on("message", (answer: Answer) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("result" in answer) asker?.resolve(answer.result);
      else asker?.reject(errorOf(answer.error));
    });
    return thread;
  });
  let next = 0;
  return {
    transform: (block) => {
      if (failure !== undefined) return Promise.reject(failure);
      const id = next;
      next += 1;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        const buffer = block.bytes.buffer as ArrayBuffer;
        threads[id % count]?.postMessage({ id, block } satisfies Question, [buffer]);
      });
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function errorOf({ isInput, message }: { isInput: boolean; message: string }): Error {
  return isInput ? new InputError(message) : new Error(message);
}

/** Beside the sources, the library or the bundled command line. */
function workerUrl(): URL {
  for (const place of ["./worker.ts", "./worker.js", "../bulk/worker.js", "../../bulk/worker.js"]) {
    const url = new URL(place, import.meta.url);
    if (existsSync(fileURLToPath(url))) return url;
  }
  throw new Error("The code of the worker threads is not beside that of the main thread.");
}

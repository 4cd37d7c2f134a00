// Public door `cemap/bulk`: streams of bytes through one map. Its names are a promise.

export { InputError } from "./input-error.ts";
export type { Reject } from "./reject.ts";
export {
  RejectedError,
  type TransformStreamOptions,
  transformNodeStream,
  transformStream,
} from "./transform-stream.ts";

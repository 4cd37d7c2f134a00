import { bytesText } from "../compiler/backends/bytes/bytes.ts";
import { moduleText } from "../compiler/backends/javascript/javascript.ts";
import type { IrMap } from "../compiler/ir/nodes.ts";
import { importable } from "./engine.ts";

/** Modules of one direction of a map, as URLs that any thread can import. */
export interface ProgramUrls {
  /** Exports `read` and `write`. */
  readonly objects: string;
  /** Exports `program`; absent for a map that does not go through bytes. */
  readonly bytes?: string;
}

export function programUrls(map: IrMap, direction: "read" | "write"): ProgramUrls {
  const text = bytesText(map, direction);
  return {
    objects: importable(moduleText(map, { sourceHash: "" })),
    ...(text === undefined ? {} : { bytes: importable(text) }),
  };
}

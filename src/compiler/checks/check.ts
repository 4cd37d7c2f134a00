import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { MapLaws } from "../classes/laws.ts";
import type { IrMap } from "../ir/nodes.ts";
import type { MapSource } from "../lower.ts";
import type { Program } from "../program.ts";

/** One semantic check: what is wrong with a lowered map, made from `source`. Pure; a check never depends on another. */
export type Check = (map: IrMap, program: Program, source: MapSource) => Iterable<Diagnostic>;

/** A check of what the rules of a map lose. */
export type LossCheck = (
  laws: MapLaws,
  program: Program,
  source: MapSource,
) => Iterable<Diagnostic>;

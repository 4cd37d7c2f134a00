import type { IrMap } from "../ir/nodes.ts";
import { classify } from "./classify.ts";
import type { RuleClass, StructureClass } from "./model.ts";
import { structuresOf } from "./structures.ts";

/** What the laws of docs/language.md hold for in one map: the class of each rule and shape. */
export interface MapLaws {
  readonly map: IrMap;
  /** In source order; scopes have no class of their own. */
  readonly rules: readonly RuleClass[];
  readonly structures: readonly StructureClass[];
}

/** The classes of a map, computed once. */
export function lawsOf(map: IrMap): MapLaws {
  return { map, rules: classify(map), structures: structuresOf(map) };
}

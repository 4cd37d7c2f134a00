import { type Change, changesOf } from "./changes.ts";
import { digestOf } from "./compare.ts";
import { keyOf } from "./plan.ts";
import type { Remote } from "./remote.ts";
import type { Payload, ResourceId } from "./resource.ts";
import type { State } from "./state.ts";

/** A resource that is not any more as it was when it was last applied or pulled from here. */
export interface Drift {
  readonly id: ResourceId;
  readonly action: "update" | "delete";
  readonly before: Payload;
  /** As it is on the platform; absent: it is gone. */
  readonly after?: Payload;
  readonly changes: readonly Change[];
}

/** What changed on the platform since the state was written, by id. */
export function driftOf(state: State, remote: Remote): readonly Drift[] {
  return Object.entries(state.resources)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, { payload: before }]): readonly Drift[] => {
      const key = keyOf(id);
      const after = remote.get(id);
      if (digestOf(before, key) === digestOf(after, key)) return [];
      return [
        {
          id,
          action: after === undefined ? "delete" : "update",
          before,
          ...(after === undefined ? {} : { after }),
          changes: changesOf(key, before, after),
        },
      ];
    });
}

import { changesOf } from "./changes.ts";
import { digestOf } from "./compare.ts";
import { DeployError } from "./errors.ts";
import { inOrder } from "./order.ts";
import { fromEntries, keyOf, type Plan, type PlannedChange } from "./plan.ts";
import { type ResourceId, resourceTitle } from "./resource.ts";
import type { Snapshot } from "./snapshot.ts";
import { type Known, knownOf } from "./state.ts";
import type { Survey } from "./survey.ts";

/**
 * The plan that brings what an apply touched back to how it was. What somebody else changed since
 * then is only overwritten with `isForced`; otherwise throws DeployError `conflict`.
 */
export function restorePlan(snapshot: Snapshot, now: Survey, isForced: boolean): Plan {
  const entries = Object.entries(snapshot.resources);
  const found = entries.flatMap(([id, { payload: after }]) => {
    const key = keyOf(id);
    const before = now.remote.get(id);
    const digest = digestOf(before, key);
    if (digest === digestOf(after, key)) return [];
    const known = knownOf(now.state, id)?.payload;
    if (!isForced && digest !== digestOf(known, key)) {
      throw new DeployError(
        "conflict",
        `The ${resourceTitle(key)} was changed on the platform since it was applied from here; ` +
          "nothing was done. `--force` restores it all the same.",
      );
    }
    const action = before === undefined ? "create" : after === undefined ? "delete" : "update";
    return [{ id, key, before, after, action } as const];
  });
  const changes = inOrder(found).map(
    ({ id, key, before, after, action }): PlannedChange => ({
      id,
      action,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      changes: changesOf(key, before, after),
      isDrifted: false,
    }),
  );
  return {
    host: snapshot.host,
    baseUrl: snapshot.baseUrl,
    ...(now.isNew ? {} : { lineage: now.state.lineage }),
    serial: now.state.serial,
    changes,
    resources: resourcesAfter(snapshot, now),
    saw: fromEntries(entries.map(([id]) => [id, digestOf(now.remote.get(id), keyOf(id))])),
    unmanaged: [],
  };
}

/** What the state knew of the restored resources, and what it knows of all others. */
function resourcesAfter(snapshot: Snapshot, { state }: Survey): Record<ResourceId, Known> {
  const others = Object.entries(state.resources).filter(
    ([id]) => !Object.hasOwn(snapshot.resources, id),
  );
  const restored = Object.entries(snapshot.resources).flatMap(([id, { known }]) =>
    known === undefined ? [] : [[id, known] as const],
  );
  return fromEntries([...others, ...restored].sort(([a], [b]) => (a < b ? -1 : 1)));
}

import type { Json } from "../../compiler/types.ts";
import { jsonPatch, type Operation } from "../../runtime/json-patch.ts";
import type { Change } from "./changes.ts";
import { meaningOf } from "./compare.ts";
import { keyOf, type Plan, type PlannedChange } from "./plan.ts";
import type { Payload, ResourceId } from "./resource.ts";

/** The document of `cemap platform plan --json`. */
export interface PlanDocument {
  readonly version: 1;
  readonly url: string;
  readonly changes: readonly {
    readonly resource: ResourceId;
    readonly action: "create" | "update" | "delete";
    /** Somebody else changed it since it was applied from here. */
    readonly drifted: boolean;
    readonly changes: readonly Change[];
    /** RFC 6902, on the payload in its plain form: fields and entries in a fixed order. */
    readonly patch: readonly Operation[];
  }[];
  /** On the platform and left alone. */
  readonly unmanaged: readonly ResourceId[];
}

export function planDocument(plan: Plan): PlanDocument {
  return {
    version: 1,
    url: plan.baseUrl,
    changes: plan.changes.map((change) => ({
      resource: change.id,
      action: change.action,
      drifted: change.isDrifted,
      changes: change.changes,
      patch: patchOf(change),
    })),
    unmanaged: plan.unmanaged,
  };
}

/** The operations that make `after` of `before`; the whole document is added or removed at "". */
export function patchOf({ id, before, after }: PlannedChange): readonly Operation[] {
  const plain = (payload: Payload | undefined): Json | undefined =>
    payload === undefined ? undefined : meaningOf(payload, keyOf(id));
  const [from, to] = [plain(before), plain(after)];
  if (from === undefined) return to === undefined ? [] : [{ op: "add", path: "", value: to }];
  return to === undefined ? [{ op: "remove", path: "" }] : jsonPatch(from, to);
}

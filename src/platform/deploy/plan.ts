import { type Change, changesOf, ruleChanges } from "./changes.ts";
import { absent, digestOf } from "./compare.ts";
import type { Desired } from "./desired.ts";
import { DeployError } from "./errors.ts";
import { inOrder } from "./order.ts";
import type { Remote } from "./remote.ts";
import { type Payload, type ResourceId, type ResourceKey, resourceOf } from "./resource.ts";
import type { RuleText } from "./rules.ts";
import { type Known, knownOf, type State } from "./state.ts";

/** What is to be done so that the platform holds what is declared, in this order. */
export interface Plan {
  readonly host: string;
  readonly baseUrl: string;
  /** Of the state that it was made with; no lineage: there was none yet. */
  readonly lineage?: string;
  readonly serial: number;
  readonly changes: readonly PlannedChange[];
  /** What the state holds after it. */
  readonly resources: Readonly<Record<ResourceId, Known>>;
  /** Digest of each resource that matters to it, as it was on the platform. */
  readonly saw: Readonly<Record<ResourceId, string>>;
  /** On the platform, but neither declared nor applied from here: left alone. */
  readonly unmanaged: readonly ResourceId[];
}

export interface PlannedChange {
  readonly id: ResourceId;
  readonly action: "create" | "update" | "delete";
  /** Absent: it is not there. */
  readonly before?: Payload;
  readonly after?: Payload;
  /** The differences, rules first where we know what they were. */
  readonly changes: readonly Change[];
  /** Somebody else changed it since it was last applied from here. */
  readonly isDrifted: boolean;
}

export interface PlanInput {
  readonly host: string;
  readonly baseUrl: string;
  readonly desired: Desired;
  /** Rules of each transformation, by its id. */
  readonly rules: ReadonlyMap<ResourceId, readonly RuleText[]>;
  readonly remote: Remote;
  readonly state: State;
  /** Whether the state has a file. */
  readonly isNew: boolean;
}

/** Compares what is declared with what is there. Pure. */
export function planOf(input: PlanInput): Plan {
  const { desired, remote, state } = input;
  const ours = Object.keys(state.resources).filter((id) => knownOf(state, id)?.isOurs === true);
  const gone = ours.filter((id) => !desired.has(id) && remote.has(id));
  const changes = [...desired.keys(), ...gone].flatMap((id) => changeOf(input, id));
  const ordered = inOrder(changes.map((change) => ({ ...change, key: keyOf(change.id) })));
  const managed = new Set([...desired.keys(), ...ours]);
  return {
    host: input.host,
    baseUrl: input.baseUrl,
    ...(input.isNew ? {} : { lineage: state.lineage }),
    serial: state.serial,
    changes: ordered.map(({ key: _key, before, after, ...change }) => ({
      ...change,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })),
    resources: resourcesAfter(input),
    saw: fromEntries([...desired.keys(), ...gone].map((id) => [id, sawOf(remote, id)])),
    unmanaged: [...remote.keys()].filter((id) => !managed.has(id)).sort(),
  };
}

interface Difference extends Omit<PlannedChange, "before" | "after"> {
  readonly before: Payload | undefined;
  readonly after: Payload | undefined;
}

function changeOf(input: PlanInput, id: ResourceId): readonly Difference[] {
  const key = keyOf(id);
  const before = input.remote.get(id);
  const after = input.desired.get(id)?.payload;
  const saw = digestOf(before, key);
  if (saw === digestOf(after, key)) return [];
  const known = knownOf(input.state, id);
  const lastApplied = known === undefined ? absent : digestOf(known.payload, key);
  const isDrifted = known !== undefined && saw !== lastApplied;
  const rules = input.rules.get(id);
  const action = before === undefined ? "create" : after === undefined ? "delete" : "update";
  const told = toldOf({ known, rules, isNew: before === undefined, isDrifted });
  const changes = [...told, ...changesOf(key, before, after)];
  return [{ id, action, before, after, changes, isDrifted }];
}

interface Told {
  readonly known: Known | undefined;
  readonly rules: readonly RuleText[] | undefined;
  readonly isNew: boolean;
  readonly isDrifted: boolean;
}

/** The rules that changed; of what is new those that the script does, since the others are listed. */
function toldOf({ known, rules = [], isNew, isDrifted }: Told): readonly Change[] {
  if (isNew) {
    const scripted = rules.filter(({ isScripted }) => isScripted === true);
    return ruleChanges([], scripted);
  }
  return known?.rules === undefined || isDrifted || rules.length === 0
    ? []
    : ruleChanges(known.rules, rules);
}

/** All that is declared is ours; what was only pulled stays known; what is gone is forgotten. */
function resourcesAfter({ desired, rules, remote, state }: PlanInput): Record<ResourceId, Known> {
  const pulled = Object.entries(state.resources).filter(
    ([id, { isOurs }]) => !isOurs && !desired.has(id) && remote.has(id),
  );
  const declared = [...desired].map(([id, { payload }]): readonly [ResourceId, Known] => {
    const texts = rules.get(id);
    return [id, { payload, isOurs: true, ...(texts === undefined ? {} : { rules: texts }) }];
  });
  return fromEntries([...pulled, ...declared].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sawOf(remote: Remote, id: ResourceId): string {
  return digestOf(remote.get(id), keyOf(id));
}

/** Digest of each resource that matters to a plan, as it is when the plan was carried out. */
export function expectedAfter(plan: Plan): ReadonlyMap<ResourceId, string> {
  const changed = plan.changes.map(({ id, after }) => [id, digestOf(after, keyOf(id))] as const);
  return new Map([...Object.entries(plan.saw), ...changed]);
}

/** The key of an id that is in our own data. Throws DeployError for what is none. */
export function keyOf(id: ResourceId): ResourceKey {
  const key = resourceOf(id);
  if (key === undefined) throw new DeployError("file", `\`${id}\` is the name of no resource.`);
  return key;
}

/** Names come from files and from the platform: all of them are plain own members. */
export function fromEntries<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}

/** The changes of a plan that are not made yet: of a plan that did not end, a part is made. */
export function pendingOf(plan: Plan, remote: Remote): readonly PlannedChange[] {
  return plan.changes.filter(({ id, after }) => {
    const key = keyOf(id);
    return digestOf(remote.get(id), key) !== digestOf(after, key);
  });
}

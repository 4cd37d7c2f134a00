import type { IrMap } from "../../ir/nodes.ts";
import { inherits } from "./inherit.ts";
import { type Plan, type PlannedField, planOf } from "./plan.ts";

/**
 * The fields that the transformation of a map itself holds: at a lower level what its own rows made
 * and what differs from the levels above. A level decides about a path as a whole, so that the
 * fields of one path go together.
 */
export function ownFields(map: IrMap, plan: Plan): readonly PlannedField[] {
  const { layer } = map;
  if (layer === undefined || !inherits(map)) return plan.fields;
  const base = planOf(layer.base);
  const above = byPath([...base.fields, ...base.closed]);
  const idleAbove = new Set(layer.base.idle.map(({ span }) => JSON.stringify(span)));
  const isOwn = ({ origin, start }: PlannedField): boolean =>
    origin === undefined
      ? map.idle.some(({ span }) => span.start === start && !idleAbove.has(JSON.stringify(span)))
      : layer.own.has(origin);
  const kept = [...byPath([...plan.fields, ...plan.closed])].flatMap(([path, fields]) =>
    fields.some(isOwn) || !isSame(fields, above.get(path) ?? []) ? fields : [],
  );
  return [...kept.filter(isOwn), ...kept.filter((field) => !isOwn(field))];
}

function byPath(fields: readonly PlannedField[]): ReadonlyMap<string, readonly PlannedField[]> {
  const groups = new Map<string, PlannedField[]>();
  for (const field of fields) {
    const group = groups.get(field.path) ?? [];
    group.push(field);
    groups.set(field.path, group);
  }
  return groups;
}

function isSame(left: readonly PlannedField[], right: readonly PlannedField[]): boolean {
  const texts = (fields: readonly PlannedField[]): string =>
    fields.map(fieldText).sort().join("\n");
  return texts(left) === texts(right);
}

function fieldText({ origin: _o, rule: _r, start: _s, ...field }: PlannedField): string {
  return JSON.stringify(field);
}

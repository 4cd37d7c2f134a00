import { createTwoFilesPatch } from "diff";
import type { Json } from "../../compiler/types.ts";
import type { Drift } from "./drift.ts";
import { importRemote } from "./import-text.ts";
import { isObject } from "./own.ts";
import { keyOf } from "./plan.ts";
import { changeLines } from "./plan-text.ts";
import type { Remote } from "./remote.ts";
import { type Payload, resourceTitle } from "./resource.ts";
import { knownOf, type State } from "./state.ts";

/** Drift for people. Hide secrets before printing. */
export function driftReport(drifts: readonly Drift[]): string {
  return drifts
    .map(({ id, action, changes }) => {
      const title = resourceTitle(keyOf(id));
      const lines = changes.flatMap(changeLines).map((line) => `    ${line}`);
      if (action === "delete") return `- ${title} is gone\n`;
      return `${[`~ ${title}`, ...lines].join("\n")}\n`;
    })
    .join("\n");
}

/**
 * The edits that take the `.cemap` text of what was applied to that of what is there: a unified
 * diff, file by file, over the objects that drifted. Empty where both sides give the same text or
 * one of them cannot be imported.
 */
export function driftEdits(
  drifts: readonly Drift[],
  state: State,
  remote: Remote,
  instanceElements: ReadonlyMap<string, string>,
): string {
  const objects = new Set(drifts.map(({ id }) => keyOf(id).object));
  const concerned = Object.entries(state.resources).filter(([id]) => objects.has(keyOf(id).object));
  const applied = concerned.map(([id, { payload }]) => [id, payload] as const);
  const present = concerned.flatMap(([id]) => {
    const payload = remote.get(id);
    const known = knownOf(state, id)?.payload;
    return payload === undefined ? [] : [[id, inOrderOf(payload, known)] as const];
  });
  const before = importRemote(applied, instanceElements).files;
  const after = importRemote(present, instanceElements).files;
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => patch(name, before.get(name) ?? "", after.get(name) ?? ""))
    .join("");
}

/** The order of fields has no meaning: one that differs would only be noise in the edits. */
function inOrderOf(payload: Payload, model: Payload | undefined): Payload {
  const fields = fieldsOf(payload);
  if (fields.length === 0) return payload;
  const paths = fieldsOf(model).map(pathOf);
  const place = (field: Json): number => {
    const at = paths.indexOf(pathOf(field));
    return at === -1 ? paths.length : at;
  };
  return { ...payload, fields: [...fields].sort((a, b) => place(a) - place(b)) };
}

function fieldsOf(payload: Payload | undefined): readonly Json[] {
  const fields = payload?.fields;
  return Array.isArray(fields) ? (fields as readonly Json[]) : [];
}

function pathOf(field: Json): Json | undefined {
  return isObject(field) ? field.path : undefined;
}

function patch(name: string, before: string, after: string): string {
  if (before === after) return "";
  const text = createTwoFilesPatch(`applied/${name}`, `platform/${name}`, before, after);
  return text.replace(/^=+\n/, "");
}

import type { LevelName } from "../../compiler/backends/platform/payload.ts";

/** A level with its owner: where definitions and transformations live. */
export interface Place {
  readonly level: LevelName;
  /** Absent for the organization. */
  readonly id?: string;
}

export const organization: Place = { level: "organization" };

export function account(id: string): Place {
  return { level: "account", id };
}

export function instance(id: string): Place {
  return { level: "instance", id };
}

/** One text for each place: `organization`, `account-46`. */
export function placeText({ level, id }: Place): string {
  return id === undefined ? level : `${level}-${id}`;
}

/** The place that `placeText` gave a text for. */
export function placeOf(text: string): Place {
  const dash = text.indexOf("-");
  if (dash < 0) return organization;
  return { level: text.slice(0, dash) as LevelName, id: text.slice(dash + 1) };
}

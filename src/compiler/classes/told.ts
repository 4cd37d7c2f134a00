import type { Json } from "../types.ts";
import type { Witness } from "./model.ts";

/** `"Event"` is written as `"Purchased List"` and reads back as `"List"`; mirrored for a read. */
export function told(witness: Witness, direction: "write" | "read"): string {
  const [there, home] =
    direction === "write" ? ["is written", "reads back"] : ["reads", "is written back"];
  const back = direction === "write" ? "read" : "written";
  const end =
    witness.isRefused === true ? `can't be ${back} back` : `${home} as ${shown(witness.back)}`;
  return `${shown(witness.value)} ${there} as ${shown(witness.via)} and ${end}`;
}

function shown(value: Json | undefined): string {
  return value === undefined ? "missing" : `\`${shortJson(value)}\``;
}

/** JSON text of at most 60 characters. */
export function shortJson(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

import type { Json } from "../../src/compiler/types.ts";

/** A difference between engines that is known and accepted. */
export interface Exclusion {
  readonly name: string;
  readonly engine: "javascript" | "jsonata";
  readonly reason: string;
  /** Whether a record (or the original it is written into) falls under it. */
  readonly applies: (record: Json) => boolean;
}

/** What the differential test leaves out, each with its reason; every use is counted. */
export const exclusions: readonly Exclusion[] = [
  {
    name: "magic names of jsonata",
    engine: "jsonata",
    reason:
      "jsonata takes objects with these members for functions; " +
      "no expression can read them as data.",
    applies: (record) => hasMember(record, magicNames),
  },
];

/** Maps that an engine refuses to build, by the code of its diagnostic; all else is compared. */
export const inexpressible: Readonly<Record<string, string>> = {
  "jsonata-json-text": "JSONata has no parser of JSON text.",
  "jsonata-zone": "JSONata knows no named time zones.",
  "jsonata-name": "JSONata takes objects with members of this name for functions.",
};

/** Names of members that jsonata keeps for itself. */
export const magicNames: ReadonlySet<string> = new Set(["_jsonata_function", "_jsonata_lambda"]);

/** A name that JSONata cannot read as data. */
export function isMagicName(name: string): boolean {
  return magicNames.has(name);
}

function hasMember(value: Json, names: ReadonlySet<string>): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => names.has(name) || hasMember(inner, names));
}

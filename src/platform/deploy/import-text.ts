import type { Level } from "../../compiler/ir/levels.ts";
import { type Imported, importInputs } from "../import/import.ts";
import type { AnyInput } from "../import/recognise.ts";
import { keyOf } from "./plan.ts";
import { type Payload, type ResourceId, resourceTitle } from "./resource.ts";

/** The `.cemap` file that resources become, its scripts, and what stood in the way. */
export interface ImportedRemote {
  /** By name. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: Imported["problems"];
}

/**
 * One text for all levels: lower ones are overrides of the organization's. `instanceElements` tells
 * the element of each instance, which its resources do not say.
 */
export function importRemote(
  resources: Iterable<readonly [ResourceId, Payload]>,
  instanceElements: ReadonlyMap<string, string>,
): ImportedRemote {
  const inputs = [...resources]
    .map(([id, payload]) => inputOf(id, payload, instanceElements))
    .sort((a, b) => compare(textOf(a), textOf(b)));
  if (inputs.length === 0) return { files: new Map(), problems: [] };
  const { files, problems } = importInputs(inputs);
  const named = [...files].map(
    ([name, text]) => [name === "import.cemap" ? "platform.cemap" : name, text] as const,
  );
  return { files: new Map(named), problems };
}

function inputOf(
  id: ResourceId,
  payload: Payload,
  instanceElements: ReadonlyMap<string, string>,
): AnyInput {
  const key = keyOf(id);
  const { level, kind, object: name } = key;
  const place = { file: resourceTitle(key), pointer: "" };
  if (kind === "definition") return { kind, level, name, payload, place };
  const ofInstance = level.kind === "instance" ? instanceElements.get(level.id) : undefined;
  const element = key.element ?? ofInstance ?? "unknown";
  return { kind, level, name, element, payload, place };
}

/** Objects by name, definitions before transformations, the organization before the others. */
function textOf(input: AnyInput): string {
  const level = "level" in input ? levelRank(input.level) : "";
  return JSON.stringify([input.name, input.kind, "element" in input ? input.element : "", level]);
}

function levelRank(level: Level): string {
  return level.kind === "organization" ? "" : `${level.kind} ${level.id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { levelName } from "../../compiler/ir/file-names.ts";
import type { Level } from "../../compiler/ir/levels.ts";
import type { Json } from "../../compiler/types.ts";
import { type Imported, importPayloads } from "../import/import.ts";
import { keyOf } from "./plan.ts";
import type { Payload, ResourceId } from "./resource.ts";

/** The `.cemap` files that resources become, and what stood in the way. */
export interface ImportedRemote {
  /** By name: those of the organization, and those of other levels in a folder each. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: Imported["problems"];
}

/** `instanceElements` tells the element of each instance, which its resources do not say. */
export function importRemote(
  resources: Iterable<readonly [ResourceId, Payload]>,
  instanceElements: ReadonlyMap<string, string>,
): ImportedRemote {
  const levels = new Map<string, { readonly level: Level; readonly entries: Entry[] }>();
  for (const [id, payload] of resources) {
    const { level, kind, object, element } = keyOf(id);
    const name = levelName(level);
    const group = levels.get(name) ?? { level, entries: [] };
    levels.set(name, group);
    const ofInstance = level.kind === "instance" ? instanceElements.get(level.id) : undefined;
    group.entries.push({ kind, object, element: element ?? ofInstance ?? "unknown", payload });
  }
  const files = new Map<string, string>();
  const problems: Imported["problems"][number][] = [];
  for (const [name, { level, entries }] of levels) {
    const document = JSON.stringify(v1Document(entries));
    const imported = importPayloads(new Map([[`${name}.json`, document]]), { level });
    problems.push(...imported.problems);
    for (const [file, text] of imported.files) {
      const path = file === "import.cemap" ? "platform.cemap" : file;
      files.set(level.kind === "organization" ? path : `${name}/${path}`, text);
    }
  }
  return { files, problems };
}

interface Entry {
  readonly kind: "definition" | "transformation";
  readonly object: string;
  readonly element: string;
  readonly payload: Payload;
}

/** The document in which the vendor's tool keeps all of one level. */
function v1Document(entries: readonly Entry[]): Json {
  const sorted = [...entries].sort((a, b) => compare(a.object, b.object));
  const of = (kind: Entry["kind"]): readonly Entry[] => sorted.filter((one) => one.kind === kind);
  const elements = [...new Set(of("transformation").map(({ element }) => element))].sort();
  const named = (list: readonly Entry[]): Json =>
    Object.fromEntries(list.map(({ object, payload }) => [object, payload]));
  return {
    objectDefinitions: named(of("definition")),
    transformations: Object.fromEntries(
      elements.map((element) => [
        element,
        named(of("transformation").filter((one) => one.element === element)),
      ]),
    ),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

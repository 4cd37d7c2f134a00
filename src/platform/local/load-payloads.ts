import { account, instance, organization, type Place } from "./places.ts";
import type { Resources } from "./resources.ts";
import { definitionOf, transformationOf } from "./validation.ts";

/**
 * Puts the files of the `platform` target into a local platform, definitions first. Gives their
 * number; files of other targets are left alone. Throws PlatformError for a payload that the
 * platform would refuse.
 */
export function loadPayloads(resources: Resources, files: ReadonlyMap<string, string>): number {
  const found = [...files].flatMap(([path, text]) => {
    const address = addressOf(path);
    return address === undefined ? [] : [{ ...address, payload: JSON.parse(text) as unknown }];
  });
  resources.together(() => {
    for (const { place, name, element, payload } of found) {
      if (element !== undefined) continue;
      resources.putDefinition(place, name, definitionOf(payload));
    }
    for (const { place, name, element, payload } of found) {
      if (element === undefined) continue;
      resources.putTransformation(place, element, name, transformationOf(payload));
    }
  });
  return found.length;
}

interface Address {
  readonly place: Place;
  readonly name: string;
  /** Absent for a definition. */
  readonly element?: string;
}

/** `platform/<level>/objects/<Name>.json` or `platform/<level>/elements/<element>/<Name>.json`. */
function addressOf(path: string): Address | undefined {
  const [root, levelText = "", kind, ...names] = path.replace(/\.json$/, "").split("/");
  const place = placeOf(levelText);
  const [first, second] = names.map((name) => name.replaceAll("+", "/"));
  if (root !== "platform" || place === undefined || first === undefined) return undefined;
  if (kind === "objects" && names.length === 1) return { place, name: first };
  if (kind !== "elements" || names.length !== 2 || second === undefined) return undefined;
  return { place, element: first, name: second };
}

function placeOf(text: string): Place | undefined {
  if (text === "organization") return organization;
  const [, kind, id] = /^(account|instance)-(.+)$/s.exec(text) ?? [];
  if (id === undefined) return undefined;
  return kind === "account" ? account(id) : instance(id);
}

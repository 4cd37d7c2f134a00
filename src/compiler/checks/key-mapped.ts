import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../ir/nodes.ts";
import { pathText, placesOf, scopesOf } from "../ir/places.ts";
import type { Check } from "./check.ts";

/** `phones[type = "work"].type` names the very member that finds the item: changing it would lose it. */
export const keyMapped: Check = function* (map) {
  for (const block of scopesOf(map.block)) {
    for (const side of ["common", "vendor"] as const) {
      for (const place of placesOf(block, side)) {
        const member = establishedMember(place.path);
        if (member !== undefined) {
          yield diagnostic("key-mapped", place.span, { path: pathText(place.path), member });
        }
      }
    }
  }
};

function establishedMember(path: Path): string | undefined {
  for (const [index, step] of path.entries()) {
    if (step.kind !== "find") continue;
    const below = pathText(path.slice(index + 1));
    const hit = step.condition.establish?.find((asked) => pathText(asked.path) === below);
    if (hit !== undefined) return below;
  }
  return undefined;
}

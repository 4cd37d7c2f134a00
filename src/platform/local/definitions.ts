import type { DefinitionPayload } from "../../compiler/backends/platform/payload.ts";
import { answer, bodyOf, listAnswer, type Methods, part, type RequestContext } from "./http.ts";
import { type Place, placeText } from "./places.ts";
import { PlatformError } from "./platform-error.ts";
import type { Resources } from "./resources.ts";
import { definitionOf, definitionsOf } from "./validation.ts";
import { definitionView } from "./views.ts";

/** Finds out from a request which level it is about. */
export type PlaceOf = (context: RequestContext) => Place;

/** All definitions that a level shows. An instance has no POST and DELETE of all. */
export function definitionCollection(resources: Resources, placeOf: PlaceOf): Methods {
  const show = (context: RequestContext): Response => {
    const place = placeOf(context);
    const isSystemOnly = context.req.query("systemOnly") === "true";
    const names = isSystemOnly ? [] : visibleNames(resources, place);
    return listAnswer(context, names, "object definitions", (page) =>
      Object.fromEntries(page.map((name) => [name, definitionAt(resources, place, name)])),
    );
  };
  return {
    GET: show,
    POST: async (context) => {
      const place = placeOf(context);
      const sent = definitionsOf(await bodyOf(context));
      for (const [name] of sent) refuseExisting(resources, place, name);
      resources.together(() => {
        for (const [name, payload] of sent) resources.putDefinition(place, name, payload);
      });
      const shown = sent.map(([name]) => [name, definitionAt(resources, place, name)]);
      return answer(context, Object.fromEntries(shown));
    },
    DELETE: (context) => {
      const place = placeOf(context);
      const own = resources.definitions(place);
      if (own.length === 0) throw new PlatformError(404, "No object definitions found");
      for (const { name } of own) refuseUsed(resources, place, name);
      resources.together(() => {
        for (const { name } of own) resources.deleteDefinition(place, name);
      });
      return answer(context, {});
    },
  };
}

/** One definition. */
export function singleDefinition(resources: Resources, placeOf: PlaceOf): Methods {
  return {
    GET: (context) => {
      const name = part(context, "objectName");
      const shown = definitionAt(resources, placeOf(context), name);
      if (shown === undefined) throw noDefinition(name);
      return answer(context, shown);
    },
    POST: async (context) => {
      const [place, name] = [placeOf(context), part(context, "objectName")];
      const payload = definitionOf(await bodyOf(context));
      refuseExisting(resources, place, name);
      resources.putDefinition(place, name, payload);
      return answer(context, definitionAt(resources, place, name));
    },
    PUT: async (context) => {
      const [place, name] = [placeOf(context), part(context, "objectName")];
      const payload = definitionOf(await bodyOf(context));
      if (resources.definition(place, name) === undefined) throw noDefinition(name);
      resources.putDefinition(place, name, payload);
      return answer(context, definitionAt(resources, place, name));
    },
    DELETE: (context) => {
      const [place, name] = [placeOf(context), part(context, "objectName")];
      if (resources.definition(place, name) === undefined) throw noDefinition(name);
      refuseUsed(resources, place, name);
      resources.deleteDefinition(place, name);
      return answer(context, {});
    },
  };
}

/** A definition as a place shows it, with what it has from above. */
export function definitionAt(
  resources: Resources,
  place: Place,
  name: string,
): DefinitionPayload | undefined {
  const layers = resources.chain(place).flatMap((above) => {
    const payload = resources.definition(above, name);
    return payload === undefined ? [] : [{ level: above.level, payload }];
  });
  return definitionView(name, layers);
}

function visibleNames(resources: Resources, place: Place): readonly string[] {
  const names = resources
    .chain(place)
    .flatMap((above) => resources.definitions(above).map(({ name }) => name));
  return [...new Set(names)].sort();
}

function refuseExisting(resources: Resources, place: Place, name: string): void {
  if (resources.definition(place, name) === undefined) return;
  throw new PlatformError(409, `Object definition ${name} already exists at level ${place.level}`);
}

/** 409 while a transformation would be left without any definition. */
function refuseUsed(resources: Resources, place: Place, name: string): void {
  const user = resources.allTransformations().find((transformation) => {
    if (transformation.name !== name) return false;
    const chain = resources.chain(transformation.place).map(placeText);
    if (!chain.includes(placeText(place))) return false;
    const others = resources
      .allDefinitions()
      .filter((other) => other.name === name && placeText(other.place) !== placeText(place));
    return !others.some((other) => chain.includes(placeText(other.place)));
  });
  if (user === undefined) return;
  throw new PlatformError(
    409,
    `Object definition ${name} is used by a transformation of element ${user.element} at level ${user.place.level}`,
  );
}

function noDefinition(name: string): PlatformError {
  return new PlatformError(404, `No object definition found with name ${name}`);
}

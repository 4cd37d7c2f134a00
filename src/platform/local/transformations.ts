import type { TransformationPayload } from "../../compiler/backends/platform/payload.ts";
import { definitionAt, type PlaceOf } from "./definitions.ts";
import { answer, bodyOf, listAnswer, type Methods, part, type RequestContext } from "./http.ts";
import { type Place, placeText } from "./places.ts";
import { PlatformError } from "./platform-error.ts";
import type { Resources } from "./resources.ts";
import { transformationOf } from "./validation.ts";
import { type Layer, transformationView } from "./views.ts";

/** Finds out from a request which element it is about; absent where an instance does not tell. */
export type ElementOf = (context: RequestContext, place: Place) => string | undefined;

/** All transformations that a level shows for an element, by the name of the object. */
export function transformationCollection(
  resources: Resources,
  placeOf: PlaceOf,
  elementOf: ElementOf,
): Methods {
  return {
    GET: (context) => {
      const place = placeOf(context);
      const element = elementOf(context, place);
      const names = visibleNames(resources, place, element);
      return listAnswer(context, names, "transformations", (page) =>
        Object.fromEntries(
          page.map((name) => [name, transformationAt(resources, place, element, name)]),
        ),
      );
    },
    DELETE: (context) => {
      const place = placeOf(context);
      const element = elementOf(context, place);
      const own = resources
        .allTransformations()
        .filter(
          (found) => placeText(found.place) === placeText(place) && isOf(found.element, element),
        );
      if (own.length === 0) throw new PlatformError(404, "No transformations found");
      resources.together(() => {
        for (const { element: key, name } of own) resources.deleteTransformation(place, key, name);
      });
      return answer(context, {});
    },
  };
}

/** One transformation. */
export function singleTransformation(
  resources: Resources,
  placeOf: PlaceOf,
  elementOf: ElementOf,
): Methods {
  const write = async (context: RequestContext, isNew: boolean): Promise<Response> => {
    const [place, name] = [placeOf(context), part(context, "objectName")];
    const payload = transformationOf(await bodyOf(context));
    const element =
      elementOf(context, place) ?? statedElement(payload) ?? onlyElement(resources, place, name);
    const old = resources.transformation(place, element, name);
    if (isNew && old !== undefined) {
      throw new PlatformError(409, `Transformation ${name} already exists at level ${place.level}`);
    }
    if (!isNew && old === undefined) throw noTransformation(name);
    refuseUndefined(resources, place, name);
    if (old !== undefined) refuseOlderEngine(old, payload);
    resources.putTransformation(place, element, name, payload);
    return answer(context, transformationAt(resources, place, element, name));
  };
  return {
    GET: (context) => {
      const [place, name] = [placeOf(context), part(context, "objectName")];
      const shown = transformationAt(resources, place, elementOf(context, place), name);
      if (shown === undefined) throw noTransformation(name);
      return answer(context, shown);
    },
    POST: (context) => write(context, true),
    PUT: (context) => write(context, false),
    DELETE: (context) => {
      const [place, name] = [placeOf(context), part(context, "objectName")];
      const element = elementOf(context, place) ?? onlyElement(resources, place, name);
      if (!resources.deleteTransformation(place, element, name)) throw noTransformation(name);
      return answer(context, {});
    },
  };
}

/** A transformation as a place shows it, with what it has from above. */
export function transformationAt(
  resources: Resources,
  place: Place,
  element: string | undefined,
  name: string,
): TransformationPayload | undefined {
  return transformationView(name, transformationLayers(resources, place, element, name));
}

/** What each level from the organization down to a place has for one object. */
export function transformationLayers(
  resources: Resources,
  place: Place,
  element: string | undefined,
  name: string,
): readonly Layer<TransformationPayload>[] {
  const all = resources.allTransformations();
  return resources.chain(place).flatMap((above) => {
    const found = all.find(
      (one) =>
        placeText(one.place) === placeText(above) &&
        one.name === name &&
        isOf(one.element, element),
    );
    return found === undefined ? [] : [{ level: above.level, payload: found.payload }];
  });
}

function visibleNames(
  resources: Resources,
  place: Place,
  element: string | undefined,
): readonly string[] {
  const chain = new Set(resources.chain(place).map(placeText));
  const names = resources
    .allTransformations()
    .filter((found) => chain.has(placeText(found.place)) && isOf(found.element, element))
    .map(({ name }) => name);
  return [...new Set(names)].sort();
}

function isOf(element: string, wanted: string | undefined): boolean {
  return wanted === undefined || element === wanted;
}

/** The element that the body of an instance's transformation names. */
function statedElement(payload: TransformationPayload): string | undefined {
  const stated = payload.elementKey;
  return typeof stated === "string" && stated !== "" ? stated : undefined;
}

/** The one element that has the object above an instance of which no more is known. */
function onlyElement(resources: Resources, place: Place, name: string): string {
  const chain = new Set(resources.chain(place).map(placeText));
  const elements = resources
    .allTransformations()
    .filter((found) => chain.has(placeText(found.place)) && found.name === name)
    .map(({ element }) => element);
  const [only, ...others] = new Set(elements);
  return others.length > 0 || only === undefined ? unknownElement : only;
}

/** Stands for the element of an instance that nothing tells. */
const unknownElement = "unknown";

function refuseUndefined(resources: Resources, place: Place, name: string): void {
  if (definitionAt(resources, place, name) !== undefined) return;
  throw new PlatformError(400, `No object definition found with name ${name}; create it first`);
}

/** Scripts go from engine v1 to v2, never back. */
function refuseOlderEngine(old: TransformationPayload, sent: TransformationPayload): void {
  const hasScript = (old.script?.body ?? "") !== "" || (old.scripts ?? []).length > 0;
  if (hasScript && old.isLegacy !== true && sent.isLegacy === true) {
    throw new PlatformError(400, "A transformation of script engine v2 cannot go back to v1");
  }
}

function noTransformation(name: string): PlatformError {
  return new PlatformError(404, `No transformation found with name ${name}`);
}

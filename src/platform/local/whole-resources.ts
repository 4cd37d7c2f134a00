import type { VdrDocument } from "../../compiler/backends/platform/payload.ts";
import { definitionAt } from "./definitions.ts";
import { answer, bodyOf, listAnswer, part, type RequestContext, type Route } from "./http.ts";
import { organization } from "./places.ts";
import { PlatformError } from "./platform-error.ts";
import { defaultAccountId, type Resources } from "./resources.ts";
import { transformationAt } from "./transformations.ts";
import { definitionOf, objectOf, transformationOf } from "./validation.ts";

/** Endpoints that are about a common resource with all that belongs to it. */
export function wholeResourceRoutes(resources: Resources): readonly Route[] {
  return [
    { path: "/vdrs", methods: { GET: (context) => listVdrs(resources, context) } },
    { path: "/vdrs/import", methods: { PUT: (context) => importVdr(resources, context) } },
    {
      path: "/vdrs/:objectName/export",
      methods: { GET: (context) => exportVdr(resources, context) },
    },
    { path: "/common-resources", methods: { GET: (context) => listCommon(resources, context) } },
    {
      path: "/common-resources/:objectName",
      methods: { DELETE: (context) => deleteCommon(resources, context) },
    },
    {
      path: "/organizations/objects/:objectName/transformations",
      methods: { GET: (context) => listUses(resources, context) },
    },
  ];
}

/** Names of all definitions, whatever their level. */
function allNames(resources: Resources): readonly string[] {
  return [...new Set(resources.allDefinitions().map(({ name }) => name))].sort();
}

function listVdrs(resources: Resources, context: RequestContext): Response {
  const wanted = wantedNames(context.req.query("where"));
  const names = allNames(resources).filter((name) => wanted?.has(name) ?? true);
  return listAnswer(context, names, "vdrs", (page) =>
    page.map((objectName) => ({
      objectName,
      vdrVersion: "v2",
      elementKeys: elementsOf(resources, objectName),
    })),
  );
}

/** `objectName in ('a','b')`, a quote in a name doubled. Throws 400 for any other filter. */
function wantedNames(where: string | undefined): ReadonlySet<string> | undefined {
  if (where === undefined || where.trim() === "") return undefined;
  const list = /^\s*objectName\s+in\s*\(((?:\s*'(?:[^']|'')*'\s*,?)*)\)\s*$/i.exec(where);
  const one = /^\s*objectName\s*=\s*('(?:[^']|'')*')\s*$/.exec(where);
  const texts = list?.[1] ?? one?.[1];
  if (texts === undefined) {
    throw new PlatformError(400, "where must be objectName in ('a','b') or objectName = 'a'.");
  }
  const quoted = texts.match(/'(?:[^']|'')*'/g) ?? [];
  return new Set(quoted.map((text) => text.slice(1, -1).replaceAll("''", "'")));
}

function elementsOf(resources: Resources, name: string): readonly string[] {
  const found = resources
    .allTransformations()
    .filter((one) => one.name === name && one.place.level === "organization");
  return [...new Set(found.map(({ element }) => element))].sort();
}

/** What the organization has of a resource, in the form that the import takes. */
function exportVdr(resources: Resources, context: RequestContext): Response {
  const name = part(context, "objectName");
  const definition = definitionAt(resources, organization, name);
  if (definition === undefined) throw new PlatformError(404, `No vdr found with name ${name}`);
  const transformation = elementsOf(resources, name).map((element) => [
    element,
    transformationAt(resources, organization, element, name),
  ]);
  return answer(context, {
    vdrName: name,
    vdrVersion: "v2",
    definition,
    transformation: Object.fromEntries(transformation),
  });
}

/** Creates or replaces a definition and its transformations, all or nothing. */
async function importVdr(resources: Resources, context: RequestContext): Promise<Response> {
  const document = objectOf(await bodyOf(context), "The vdr") as unknown as VdrDocument;
  const { vdrName: name, definition, transformation = {} } = document;
  if (typeof name !== "string" || name === "") {
    throw new PlatformError(400, "The vdr needs a vdrName.");
  }
  const sent = Object.entries(objectOf(transformation, "transformation")).map(
    ([element, payload]) => [element, transformationOf(payload)] as const,
  );
  const known = resources.definition(organization, name);
  if (definition === undefined && known === undefined) {
    throw new PlatformError(400, `No object definition found with name ${name}; create it first`);
  }
  const kept = new Set(sent.map(([element]) => element));
  resources.together(() => {
    if (definition !== undefined) {
      resources.putDefinition(organization, name, definitionOf(definition));
    }
    for (const element of elementsOf(resources, name)) {
      if (!kept.has(element)) resources.deleteTransformation(organization, element, name);
    }
    for (const [element, payload] of sent) {
      resources.putTransformation(organization, element, name, payload);
    }
  });
  return answer(context, { vdrName: name, vdrVersion: "v2" });
}

function listCommon(resources: Resources, context: RequestContext): Response {
  return listAnswer(context, allNames(resources), "common resources", (page) =>
    page.map((name) => {
      const found = resources.allDefinitions().filter((one) => one.name === name);
      const fields = found.flatMap(({ place, payload }) =>
        payload.fields.map((field) => ({ ...field, associatedLevel: field.level ?? place.level })),
      );
      return { name, fields };
    }),
  );
}

/** With `force` its transformations go too; without, they keep it (409). */
function deleteCommon(resources: Resources, context: RequestContext): Response {
  const name = part(context, "objectName");
  const definitions = resources.allDefinitions().filter((one) => one.name === name);
  if (definitions.length === 0) {
    throw new PlatformError(404, `No common resource found with name ${name}`);
  }
  const users = resources.allTransformations().filter((one) => one.name === name);
  if (users.length > 0 && context.req.query("force") !== "true") {
    throw new PlatformError(409, `Common resource ${name} has transformations; use force=true`);
  }
  resources.together(() => {
    for (const { place, element } of users) resources.deleteTransformation(place, element, name);
    for (const { place } of definitions) resources.deleteDefinition(place, name);
  });
  return answer(context, {});
}

function listUses(resources: Resources, context: RequestContext): Response {
  const name = part(context, "objectName");
  const users = resources.allTransformations().filter((one) => one.name === name);
  return listAnswer(context, users, "transformations", (page) =>
    page.map(({ place, element }) => ({
      name,
      level: place.level,
      element: { id: resources.elementId(element), key: element, name: element },
      ...accountOf(resources, place.level, place.id),
      ...(place.level === "instance" ? { instance: { id: place.id } } : {}),
    })),
  );
}

function accountOf(resources: Resources, level: string, id: string | undefined): object {
  if (level === "organization" || id === undefined) return {};
  const owner = level === "account" ? id : (resources.instance(id)?.accountId ?? defaultAccountId);
  return {
    account: { id: owner, externalId: owner, defaultAccount: owner === defaultAccountId },
  };
}

import { isObject } from "../../runtime/checks.ts";
import { unauthorized } from "./authorization.ts";
import { answer, bodyOf, listAnswer, part, type RequestContext, type Route } from "./http.ts";
import { PlatformError } from "./platform-error.ts";
import type { Instance, Resources } from "./resources.ts";
import { objectOf } from "./validation.ts";

/** Instances and elements, as far as levels need them. */
export function instanceRoutes(resources: Resources): readonly Route[] {
  const one = {
    GET: (context: RequestContext) =>
      answer(context, shown(resources, instanceAt(resources, context))),
    DELETE: (context: RequestContext) => {
      resources.deleteInstance(instanceAt(resources, context).id);
      return answer(context, {});
    },
  };
  return [
    {
      path: "/instances",
      methods: {
        GET: (context) => {
          if (context.get("caller").elementToken !== undefined) {
            return answer(context, shown(resources, instanceOfToken(resources, context)));
          }
          const all = resources.instances();
          return listAnswer(context, all, "instances", (page) =>
            page.map((instance) => shown(resources, instance)),
          );
        },
        POST: (context) => create(resources, context),
      },
    },
    { path: "/instances/:instanceId", methods: one },
    { path: "/elements", methods: { GET: (context) => listElements(resources, context) } },
    {
      path: "/elements/keys",
      methods: {
        GET: (context) =>
          listAnswer(context, resources.elements(), "elements", (page) =>
            page.map(({ key }) => ({ key, name: key })),
          ),
      },
    },
    {
      path: "/elements/:keyOrId",
      methods: {
        GET: (context) => {
          const key = resources.elementKey(part(context, "keyOrId"));
          const found = resources.elements().find((element) => element.key === key);
          if (found === undefined) throw new PlatformError(404, `No element found with key ${key}`);
          return answer(context, { ...found, name: key });
        },
      },
    },
    {
      path: "/elements/:keyOrId/instances",
      methods: { POST: (context) => create(resources, context, part(context, "keyOrId")) },
    },
  ];
}

/** The instance whose token the caller has. Throws 401 where there is none. */
export function instanceOfToken(resources: Resources, context: RequestContext): Instance {
  const { elementToken } = context.get("caller");
  const found = resources.instances().find(({ token }) => token === elementToken);
  if (found === undefined) throw unauthorized();
  return found;
}

function instanceAt(resources: Resources, context: RequestContext): Instance {
  const id = part(context, "instanceId");
  const found = resources.instance(id);
  if (found === undefined) throw new PlatformError(404, `No instance found with id ${id}`);
  return found;
}

/** The vendor is never called: what would authenticate there is not looked at and not kept. */
async function create(
  resources: Resources,
  context: RequestContext,
  keyOrId?: string,
): Promise<Response> {
  const body = objectOf(await bodyOf(context), "The instance");
  const { element, name } = body;
  const stated = isObject(element) ? (element.key ?? element.id) : undefined;
  const wanted = keyOrId ?? (typeof stated === "number" ? String(stated) : stated);
  if (typeof wanted !== "string" || wanted === "") {
    throw new PlatformError(400, "The instance needs an element with a key.");
  }
  const elementKey = resources.elementKey(wanted);
  const made = resources.addInstance({
    elementKey,
    ...(typeof name === "string" ? { name } : {}),
  });
  return answer(context, shown(resources, made));
}

function shown(resources: Resources, instance: Instance): object {
  const { id, token, name, elementKey, createdDate, accountId } = instance;
  const element =
    elementKey === undefined
      ? {}
      : {
          element: { id: resources.elementId(elementKey), key: elementKey, name: elementKey },
          elementId: resources.elementId(elementKey),
        };
  return {
    id: /^\d{1,15}$/.test(id) ? Number(id) : id,
    name: name ?? id,
    token,
    ...element,
    accountId,
    valid: true,
    disabled: false,
    createdDate,
  };
}

function listElements(resources: Resources, context: RequestContext): Response {
  return listAnswer(context, resources.elements(), "elements", (page) =>
    page.map(({ key, id }) => ({ id, key, name: key })),
  );
}

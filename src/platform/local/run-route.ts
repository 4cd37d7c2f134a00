import { definitionAt } from "./definitions.ts";
import { answer, bodyOf, part, type RequestContext, type Route } from "./http.ts";
import { account, instance, organization, type Place } from "./places.ts";
import { PlatformError } from "./platform-error.ts";
import type { Resources } from "./resources.ts";
import { runPayload } from "./run-payload.ts";
import { transformationLayers } from "./transformations.ts";

/**
 * Runs a record, or a list of them, through what is in force for an object of an element. This
 * endpoint is ours: the platform itself runs a transformation only on traffic with a vendor.
 */
export function runRoutes(resources: Resources): readonly Route[] {
  return [
    {
      path: "/local/run/:keyOrId/:objectName",
      methods: { POST: (context) => run(resources, context) },
    },
  ];
}

async function run(resources: Resources, context: RequestContext): Promise<Response> {
  const name = part(context, "objectName");
  const element = resources.elementKey(part(context, "keyOrId"));
  const place = placeOfQuery(context);
  const direction = context.req.query("direction") ?? "response";
  if (!["response", "request", "where"].includes(direction)) {
    throw new PlatformError(400, "direction must be response, request or where.");
  }
  const record = await bodyOf(context);
  const layers = transformationLayers(resources, place, element, name);
  if (layers.length === 0) {
    throw new PlatformError(404, `No transformation found with name ${name}`);
  }
  const outcome = await runPayload(
    layers.map(({ payload }) => payload),
    definitionAt(resources, place, name),
    record,
    { fromVendor: direction === "response", isWhere: direction === "where", configuration },
  );
  return answer(context, outcome);
}

/** There is nothing to call back, so scripts see no secret. */
const configuration = {
  protocol: "http",
  host: "localhost",
  pathPrefix: "/elements/api-v2",
  userSecret: "local",
  organizationSecret: "local",
  elementInstanceToken: "local",
};

function placeOfQuery(context: RequestContext): Place {
  const { account: accountId, instance: instanceId } = context.req.query();
  if (instanceId !== undefined) return instance(instanceId);
  return accountId === undefined ? organization : account(accountId);
}

import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { authorize, type PlatformSecrets, unauthorized } from "./authorization.ts";
import { definitionCollection, type PlaceOf, singleDefinition } from "./definitions.ts";
import { errorAnswer, part, type RequestVariables, type Route } from "./http.ts";
import { instanceOfToken, instanceRoutes } from "./instances.ts";
import { account, instance, organization } from "./places.ts";
import { PlatformError } from "./platform-error.ts";
import { defaultAccountId, type PlatformClock, Resources } from "./resources.ts";
import { runRoutes } from "./run-route.ts";
import { memoryStore, type Store } from "./store.ts";
import {
  type ElementOf,
  singleTransformation,
  transformationCollection,
} from "./transformations.ts";
import { wholeResourceRoutes } from "./whole-resources.ts";

export interface LocalPlatformOptions {
  /** In memory when absent. */
  readonly store?: Store;
  readonly secrets: PlatformSecrets;
  readonly clock?: PlatformClock;
  /** Sees each request first; for tests of what a network and a failing server do. */
  readonly intercept?: Intercept;
  /** Told of errors that are the platform's own. */
  readonly onError?: (error: unknown) => void;
}

/** `next` answers as the platform would; an error that is thrown is one of the connection. */
export type Intercept = (
  request: Request,
  next: (request: Request) => Promise<Response>,
) => Promise<Response>;

/** A platform as far as its Transformation API goes. */
export interface LocalPlatform {
  readonly fetch: (request: Request) => Promise<Response>;
  /** `fetch` for a path below the base path, as tests write it. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly resources: Resources;
}

export const basePath = "/elements/api-v2";

/** A local platform; it listens nowhere until `fetch` is given to a server. */
export function createLocalPlatform(options: LocalPlatformOptions): LocalPlatform {
  const { store = memoryStore(), clock = { now: () => Date.now() }, intercept, secrets } = options;
  const resources = new Resources(store, clock);
  const app = new Hono<{ Variables: RequestVariables }>();
  app.use("*", async (context, next) => {
    const requestId = randomUUID();
    context.set("requestId", requestId);
    await next();
    context.header("Elements-Request-Id", requestId);
    context.header("Elements-Trace-Id", requestId);
  });
  app.use("*", async (context, next) => {
    const caller = authorize(context.req.header("Authorization"), secrets);
    if (caller.elementToken !== undefined) {
      const isKnown = resources.instances().some(({ token }) => token === caller.elementToken);
      if (!isKnown) throw unauthorized();
    }
    context.set("caller", caller);
    await next();
  });
  for (const route of allRoutes(resources)) addRoute(app, route);
  app.notFound((context) => errorAnswer(context, new PlatformError(404, "No such endpoint")));
  app.onError((error, context) => {
    if (!(error instanceof PlatformError)) options.onError?.(error);
    return errorAnswer(context, error);
  });
  const base = async (request: Request): Promise<Response> => app.fetch(request);
  const fetch = intercept === undefined ? base : (request: Request) => intercept(request, base);
  return {
    fetch,
    request: (path, init) => fetch(new Request(`http://localhost${basePath}${path}`, init)),
    resources,
  };
}

function addRoute(
  app: Hono<{ Variables: RequestVariables }>,
  { path, methods, isForInstances = false }: LevelRoute,
): void {
  const allowed = Object.keys(methods).join(", ");
  app.all(`${basePath}${path}`, (context) => {
    const method = context.req.method === "HEAD" ? "GET" : context.req.method;
    const handler = Object.hasOwn(methods, method)
      ? methods[method as keyof typeof methods]
      : undefined;
    if (handler === undefined) {
      throw new PlatformError(405, `${context.req.method} is not allowed here`, { Allow: allowed });
    }
    if (!isForInstances && !context.get("caller").isOrganization) throw unauthorized();
    return handler(context);
  });
}

/** A route; those of one instance need no organization's secret. */
interface LevelRoute extends Route {
  readonly isForInstances?: boolean;
}

/** The first route that fits counts, so fixed words stand before parts that may be anything. */
function allRoutes(resources: Resources): readonly LevelRoute[] {
  return [
    ...levelRoutes(resources),
    ...wholeResourceRoutes(resources),
    ...runRoutes(resources),
    ...instanceRoutes(resources).map((route) =>
      route.path === "/instances" ? { ...route, isForInstances: true } : route,
    ),
  ];
}

function levelRoutes(resources: Resources): readonly LevelRoute[] {
  const atOrganization: PlaceOf = () => organization;
  const atDefault: PlaceOf = () => account(defaultAccountId);
  const atAccount: PlaceOf = (context) => account(part(context, "accountId"));
  const atInstance: PlaceOf = (context) => instance(part(context, "instanceId"));
  const atToken: PlaceOf = (context) => instance(instanceOfToken(resources, context).id);
  const named: ElementOf = (context) => resources.elementKey(part(context, "keyOrId"));
  const ofInstance: ElementOf = (_context, { id = "" }) => resources.instance(id)?.elementKey;
  const levels = [
    { prefix: "/organizations", at: atOrganization, hasElements: true },
    { prefix: "/accounts", at: atDefault, hasElements: true },
    { prefix: "/instances", at: atToken, hasElements: false },
    { prefix: "/accounts/:accountId", at: atAccount, hasElements: true },
    { prefix: "/instances/:instanceId", at: atInstance, hasElements: false },
  ];
  return levels.flatMap(({ prefix, at, hasElements }) => {
    const element = hasElements ? named : ofInstance;
    const middle = hasElements ? "/elements/:keyOrId" : "";
    const collection = definitionCollection(resources, at);
    const routes: readonly Route[] = [
      {
        path: `${prefix}/objects/definitions`,
        methods: hasElements || collection.GET === undefined ? collection : { GET: collection.GET },
      },
      {
        path: `${prefix}/objects/:objectName/definitions`,
        methods: singleDefinition(resources, at),
      },
      {
        path: `${prefix}${middle}/transformations`,
        methods: transformationCollection(resources, at, element),
      },
      {
        path: `${prefix}${middle}/transformations/:objectName`,
        methods: singleTransformation(resources, at, element),
      },
    ];
    return routes.map((route) => ({ ...route, isForInstances: prefix === "/instances" }));
  });
}

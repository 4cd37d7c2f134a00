import type { Json } from "../../../src/compiler/types.ts";

/**
 * The smallest platform that speaks the API of definitions and transformations: what was put under
 * an address is what is there. No levels, no checks: an oracle that shares no code with the product.
 */
export interface FakePlatform {
  readonly fetch: typeof fetch;
  /** Path below the base URL → payload, as stored. */
  readonly stored: Map<string, Json>;
  /** `METHOD path` of every request, in order. */
  readonly requests: string[];
}

export const fakeSecrets = { user: "user-secret-0123", organization: "org-secret-4567" };

const single =
  /^(organizations|accounts\/[^/]+|instances\/[^/]+)\/(?:objects\/[^/]+\/definitions|(?:elements\/[^/]+\/)?transformations\/[^/]+)$/;
const collection =
  /^(organizations|accounts\/[^/]+|instances\/[^/]+)\/(?:objects\/definitions|(?:elements\/[^/]+\/)?transformations)$/;

export function fakePlatform(stored = new Map<string, Json>()): FakePlatform {
  const requests: string[] = [];
  const answer = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.replace("/elements/api-v2/", "");
    requests.push(`${request.method} ${path}`);
    const { user, organization } = fakeSecrets;
    if (request.headers.get("authorization") !== `User ${user}, Organization ${organization}`) {
      return json(401, { message: "Invalid secrets" });
    }
    if (collection.test(path) && request.method === "GET") return list(path);
    if (!single.test(path)) return json(404, { message: "Not here" });
    const old = stored.get(path);
    switch (request.method) {
      case "GET":
        return old === undefined ? json(404, { message: "No thing found" }) : json(200, old);
      case "POST":
        if (old !== undefined) return json(409, { message: "It exists already" });
        stored.set(path, (await request.json()) as Json);
        return json(200, stored.get(path) as Json);
      case "PUT":
        if (old === undefined) return json(404, { message: "No thing found" });
        stored.set(path, (await request.json()) as Json);
        return json(200, stored.get(path) as Json);
      case "DELETE":
        if (!stored.delete(path)) return json(404, { message: "No thing found" });
        return json(200, {});
      default:
        return json(405, { message: "No" });
    }
  };
  const list = (path: string): Response => {
    const [before, after] = path.endsWith("/objects/definitions")
      ? [path.replace("definitions", ""), "/definitions"]
      : [`${path}/`, ""];
    const found = [...stored].flatMap(([one, value]) => {
      if (!one.startsWith(before) || !one.endsWith(after)) return [];
      const name = one.slice(before.length, one.length - after.length);
      return name.includes("/") ? [] : [[decodeURIComponent(name), value] as const];
    });
    if (found.length === 0) return json(404, { message: "No definitions found" });
    return json(200, Object.fromEntries(found));
  };
  return { fetch: (input, init) => answer(new Request(input, init)), stored, requests };
}

export function json(status: number, value: Json): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json" },
  });
}

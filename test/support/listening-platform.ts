import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import {
  createLocalPlatform,
  type Intercept,
  type LocalPlatform,
} from "../../src/platform/local/local-platform.ts";

export interface ListeningPlatform {
  /** What `CEMAP_URL` is set to. */
  readonly url: string;
  readonly platform: LocalPlatform;
  readonly close: () => Promise<void>;
}

/** A local platform at a port of its own; `intercept` sees each request first. */
export async function listeningPlatform(
  secrets: { readonly user: string; readonly organization: string },
  intercept: Intercept = (request, next) => next(request),
): Promise<ListeningPlatform> {
  const platform = createLocalPlatform({ secrets, intercept });
  const server = await new Promise<ServerType>((found) => {
    const started = serve({ fetch: platform.fetch, port: 0, hostname: "127.0.0.1" }, () =>
      found(started),
    );
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    platform,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

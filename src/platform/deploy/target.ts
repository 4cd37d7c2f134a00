import { DeployError } from "./errors.ts";
import { type Secrets, shortestSecret } from "./secrets.ts";

/** Where to deploy, and as whom. */
export interface Target {
  /** Ends in `/elements/api-v2/`. */
  readonly baseUrl: string;
  /** Name of the host in file names: `api.example.com`, `127.0.0.1-8080`. */
  readonly host: string;
  readonly secrets: Secrets;
}

/** Settings by name: `CEMAP_URL`, `CEMAP_USER_SECRET`, `CEMAP_ORG_SECRET`. */
export type Settings = Readonly<Record<string, string | undefined>>;

export const secretNames = ["CEMAP_USER_SECRET", "CEMAP_ORG_SECRET"] as const;

/** Checks the settings. Throws DeployError `usage`; no message holds the value of a secret. */
export function targetOf(settings: Settings): Target {
  const { CEMAP_URL: address } = settings;
  if (address === undefined || address === "") {
    throw usage("No platform is named: give `--url`, or `CEMAP_URL` in the environment.");
  }
  const url = baseUrlOf(address);
  const secrets: Record<string, string> = {};
  for (const name of secretNames) {
    const secret = settings[name];
    if (secret === undefined || secret === "") {
      throw usage(`\`${name}\` is not set: secrets come from the environment or \`--env-file\`.`);
    }
    if (!/^[\x21-\x2b\x2d-\x7e]+$/.test(secret)) {
      throw usage(
        `\`${name}\` holds a character that no secret has (a blank, a comma, a line end).`,
      );
    }
    if (secret.length < shortestSecret) {
      throw usage(`\`${name}\` is shorter than ${shortestSecret} characters; is it the secret?`);
    }
    secrets[name] = secret;
  }
  return { baseUrl: url.href, host: url.host.replaceAll(/[^A-Za-z0-9.-]+/g, "-"), secrets };
}

/** The value of the `Authorization` header. */
export function authorization({ secrets }: Target): string {
  return `User ${secrets.CEMAP_USER_SECRET}, Organization ${secrets.CEMAP_ORG_SECRET}`;
}

const api = "/elements/api-v2";

function baseUrlOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw usage("The URL of the platform must begin with `https://`.");
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw usage("The URL of the platform must hold no user, no query and no `#`.");
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw usage("The URL of the platform must begin with `https://`, since secrets go there.");
  }
  const path = url.pathname.replace(/\/+$/, "");
  url.pathname = `${path.endsWith(api) ? path : path + api}/`;
  return url;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

function usage(message: string): DeployError {
  return new DeployError("usage", message);
}

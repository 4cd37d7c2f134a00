import type { Client } from "./client.ts";
import type { Clock } from "./clock.ts";
import type { Files } from "./files.ts";
import type { LockProcess } from "./lock.ts";
import type { Vault } from "./secrets.ts";

/** What all that deploys works with; nothing else touches the world. */
export interface Deployment {
  readonly client: Client;
  readonly files: Files;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly process: LockProcess;
  /** The user wants it to stop: after the call at hand, with everything written down. */
  readonly signal?: AbortSignal;
}

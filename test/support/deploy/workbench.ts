import { type ApplyReport, applyPlan, locked } from "../../../src/platform/deploy/apply.ts";
import { createClient } from "../../../src/platform/deploy/client.ts";
import type { Deployment } from "../../../src/platform/deploy/deployment.ts";
import { desiredOf } from "../../../src/platform/deploy/desired.ts";
import type { Files } from "../../../src/platform/deploy/files.ts";
import type { LockHolder, LockProcess } from "../../../src/platform/deploy/lock.ts";
import type { Plan } from "../../../src/platform/deploy/plan.ts";
import { surveyAndPlan } from "../../../src/platform/deploy/plan-project.ts";
import { createVault } from "../../../src/platform/deploy/secrets.ts";
import { targetOf } from "../../../src/platform/deploy/target.ts";
import { type FakeClock, fakeClock } from "./fake-clock.ts";
import { memoryFiles } from "./memory-files.ts";
import { plantedSecrets, type WatchedPlatform, watchedPlatform } from "./watched-platform.ts";

/** Texts of payload files, as `build` writes them, from payloads. */
export type Declared = Readonly<Record<string, object>>;

export interface Workbench {
  readonly platform: WatchedPlatform;
  readonly disk: Map<string, string>;
  readonly clock: FakeClock;
  readonly plan: (declared: Declared) => Promise<Plan>;
  readonly apply: (declared: Declared) => Promise<ApplyReport>;
  readonly deployment: Deployment;
}

export interface WorkbenchOptions {
  readonly platform?: WatchedPlatform;
  readonly disk?: Map<string, string>;
  readonly fetch?: typeof fetch;
  readonly files?: Files;
  readonly clock?: FakeClock;
  readonly signal?: AbortSignal;
  /** A real server's; then requests go over the network. */
  readonly url?: string;
  readonly process?: LockProcess;
  readonly pid?: number;
  readonly isAlive?: (holder: LockHolder) => boolean;
}

let tokens = 0;

/** A deployment without disk, network and time. */
export function workbench(options: WorkbenchOptions = {}): Workbench {
  const platform = options.platform ?? watchedPlatform();
  const disk = options.disk ?? new Map<string, string>();
  const clock = options.clock ?? fakeClock();
  const target = targetOf({
    CEMAP_URL: options.url ?? "https://platform.example",
    CEMAP_USER_SECRET: plantedSecrets.user,
    CEMAP_ORG_SECRET: plantedSecrets.organization,
  });
  const vault = createVault(target.secrets);
  const deployment: Deployment = {
    client: createClient({
      target,
      vault,
      clock,
      fetch: options.fetch ?? platform.fetch,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    }),
    files: options.files ?? memoryFiles(disk),
    clock,
    vault,
    process: options.process ?? {
      pid: options.pid ?? 1,
      host: "here",
      newToken: () => {
        tokens += 1;
        return `token-${tokens}`;
      },
      isAlive: options.isAlive ?? (() => true),
    },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  const projectOf = (declared: Declared) => ({
    desired: desiredOf(textsOf(declared)),
    rules: new Map(),
  });
  const plan = async (declared: Declared): Promise<Plan> =>
    (await surveyAndPlan(deployment, projectOf(declared))).plan;
  const apply = (declared: Declared): Promise<ApplyReport> =>
    locked(deployment, async () => {
      const planned = await surveyAndPlan(deployment, projectOf(declared));
      return applyPlan(deployment, planned.plan, planned.now, () => {});
    });
  return { platform, disk, clock, plan, apply, deployment };
}

function textsOf(declared: Declared): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(declared).map(([id, payload]) => [
      `platform/${id}.json`,
      JSON.stringify(payload),
    ]),
  );
}

/** The requests that could change something. */
export function mutations(platform: WatchedPlatform): readonly string[] {
  return platform.requests.filter((request) => !request.startsWith("GET "));
}

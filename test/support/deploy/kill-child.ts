import { deployFiles } from "../../../src/cli/deploy-files.ts";
import { untilInterrupted } from "../../../src/cli/interrupt.ts";
import { thisProcess } from "../../../src/cli/this-process.ts";
import { applyPlan, locked } from "../../../src/platform/deploy/apply.ts";
import { createClient } from "../../../src/platform/deploy/client.ts";
import { systemClock } from "../../../src/platform/deploy/clock.ts";
import { desiredOf } from "../../../src/platform/deploy/desired.ts";
import { surveyAndPlan } from "../../../src/platform/deploy/plan-project.ts";
import { createVault } from "../../../src/platform/deploy/secrets.ts";
import { targetOf } from "../../../src/platform/deploy/target.ts";
import { type Around, watchedFiles } from "./fault-points.ts";
import { second } from "./scenario.ts";

/**
 * A process that applies the second state of the scenario and sends itself a signal at one step:
 * `node kill-child.js URL FOLDER ROW SIGNAL`; settings come from the environment. Exit 0 when all
 * was made.
 */
const [url = "", folder = "", row = "", signal = ""] = process.argv.slice(2);
let isSent = false;

function strike(): void {
  if (isSent) return;
  isSent = true;
  process.kill(process.pid, signal as NodeJS.Signals);
}

const around: Around = (point, real) => {
  if (point === row) strike();
  return real();
};

let call = 0;
const strikingFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const isCall = request.method !== "GET";
  if (isCall) call += 1;
  const name = `call ${call}`;
  if (!isCall) {
    if (row === "read remote") strike();
    return fetch(request);
  }
  if (row === `${name}: before send`) strike();
  const answer = fetch(request);
  if (row === `${name}: after send`) {
    // By the time that the answer begins, the platform has made the change.
    await answer;
    strike();
  }
  const response = await answer;
  if (row !== `${name}: after response`) return response;
  const text = await response.text();
  strike();
  return new Response(text, response);
};

process.exitCode = await untilInterrupted(async (stop) => {
  const target = targetOf({ ...process.env, CEMAP_URL: url });
  const vault = createVault(target.secrets);
  const clock = systemClock;
  const deployment = {
    client: createClient({ target, vault, clock, fetch: strikingFetch, signal: stop }),
    files: watchedFiles(deployFiles(folder), around),
    clock,
    vault,
    process: thisProcess,
    signal: stop,
  };
  const texts = Object.entries(second).map(
    ([id, payload]) => [`platform/${id}.json`, JSON.stringify(payload)] as const,
  );
  const project = { desired: desiredOf(new Map(texts)), rules: new Map() };
  const report = await locked(deployment, async () => {
    const { plan, now } = await surveyAndPlan(deployment, project);
    return applyPlan(deployment, plan, now, () => {});
  });
  return report.error === undefined && report.different.length === 0 ? 0 : 1;
});

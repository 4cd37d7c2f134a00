import type { Json } from "../../../src/compiler/types.ts";
import { applyPlan, locked } from "../../../src/platform/deploy/apply.ts";
import { driftOf } from "../../../src/platform/deploy/drift.ts";
import { loadJournal } from "../../../src/platform/deploy/journal.ts";
import { keyOf } from "../../../src/platform/deploy/plan.ts";
import { restorePlan } from "../../../src/platform/deploy/restore.ts";
import { loadSnapshot, snapshotsOf } from "../../../src/platform/deploy/snapshot.ts";
import { loadState } from "../../../src/platform/deploy/state.ts";
import { survey } from "../../../src/platform/deploy/survey.ts";
import { fakeClock } from "./fake-clock.ts";
import { withFault } from "./faults.ts";
import { memoryFiles } from "./memory-files.ts";
import {
  allIds,
  applied,
  type Command,
  changed,
  emptyWorld,
  isWhole,
  pathOf,
  toDo,
  type World,
} from "./model.ts";
import { json, watchedPlatform } from "./watched-platform.ts";
import { mutations, type Workbench, type WorkbenchOptions, workbench } from "./workbench.ts";

const host = "platform.example";

/** How the resources of an apply were before it, in the words of the model. */
type Snapshot = ReadonlyMap<string, { readonly remote?: string; readonly ours?: string }>;

/**
 * Runs commands on the local platform and in the model side by side, and tells where they part:
 * what a plan says, what the platform holds, what counts as ours, what drifted, what is restored.
 */
export async function judgeCommands(commands: readonly Command[]): Promise<readonly string[]> {
  const run = new ModelRun();
  for (const [at, command] of commands.entries()) {
    const failures = await run.step(command);
    if (failures.length > 0) return failures.map((one) => `${at} ${command.kind}: ${one}`);
  }
  return run.settle();
}

class ModelRun {
  #world: World = emptyWorld;
  readonly #platform = watchedPlatform();
  readonly #disk = new Map<string, string>();
  readonly #snapshots = new Map<string, Snapshot>();
  #pid = 1;

  async step(command: Command): Promise<readonly string[]> {
    switch (command.kind) {
      case "edit": {
        const texts = Object.entries(command.declared);
        const declared = new Map(texts.map(([id, payload]) => [id, JSON.stringify(payload)]));
        this.#world = { ...this.#world, declared };
        return [];
      }
      case "foreign":
        return this.#foreign(command.id, command.payload);
      case "plan":
        return this.#plan();
      case "drift":
        return this.#drift();
      case "restore":
        return this.#restore();
      default:
        return this.#apply(command);
    }
  }

  /** The last word: an apply makes all of it, and there is nothing left to do. */
  async settle(): Promise<readonly string[]> {
    if (!isWhole(applied(this.#world).remote)) return [];
    const failures = await this.#apply({ kind: "apply" });
    if (failures.length > 0) return failures;
    const sent = mutations(this.#platform).length;
    await this.#bench().apply(this.#files());
    const again = mutations(this.#platform).length - sent;
    return again === 0 ? this.#plan() : [`a second apply makes ${again} calls`];
  }

  #foreign(id: string, payload: Json | undefined): readonly string[] {
    const text = payload === undefined ? undefined : JSON.stringify(payload);
    const remote = changed(this.#world.remote, [[id, text]]);
    if (!isWhole(remote)) return []; // the platform would not have it
    if (payload === undefined) this.#platform.stored.delete(pathOf(id));
    else this.#platform.stored.set(pathOf(id), payload);
    this.#world = { ...this.#world, remote };
    return [];
  }

  async #plan(): Promise<readonly string[]> {
    const sent = mutations(this.#platform).length;
    const { changes } = await this.#bench().plan(this.#files());
    if (mutations(this.#platform).length > sent) return ["the plan changed something"];
    const wanted = new Map(
      [...toDo(this.#world)].map(([id, text]) => {
        const isThere = this.#world.remote.has(id);
        return [id, text === undefined ? "delete" : isThere ? "update" : "create"];
      }),
    );
    const found = new Map(changes.map(({ id, action }) => [id, action]));
    return differences("planned", wanted, found);
  }

  async #drift(): Promise<readonly string[]> {
    const now = await survey(this.#bench().deployment, []);
    const found = driftOf(now.state, now.remote).map(({ id }) => [id, "drift"] as const);
    const { ours, remote } = this.#world;
    const wanted = [...ours].filter(([id, text]) => remote.get(id) !== text);
    return differences("drift", new Map(wanted.map(([id]) => [id, "drift"])), new Map(found));
  }

  /** An apply that comes to its end, is killed, or is refused in the middle. */
  async #apply(
    command: Command & {
      readonly kind: "apply" | "plan" | "drift" | "restore" | "crash" | "refuse";
    },
  ): Promise<readonly string[]> {
    const before = this.#world;
    const goal = applied(before);
    if (!isWhole(goal.remote)) return []; // a definition that others need cannot go
    const journal = await this.#journal();
    const outcome = await this.#runApply(command);
    await this.#noteSnapshot([...toDo(before).keys()], before, journal);
    if (outcome.isWhole) {
      this.#world = goal;
      return this.#compare("after an apply");
    }
    const failures = await this.#takeOver(before, goal);
    if (failures.length > 0 || command.kind !== "refuse" || !command.isUndone) return failures;
    return outcome.snapshot === undefined ? [] : this.#restore();
  }

  async #runApply(
    command: Command,
  ): Promise<{ readonly isWhole: boolean; readonly snapshot?: string | undefined }> {
    if (command.kind === "crash") {
      const clock = fakeClock();
      const faults = withFault({
        row: command.row,
        column: "SIGKILL",
        moment: command.moment,
        clock,
        interrupt: new AbortController(),
        files: memoryFiles(this.#disk),
        fetch: this.#platform.fetch,
        stored: this.#platform.stored,
      });
      const { files, fetch } = faults;
      const run = this.#bench({ files, fetch, clock }).apply(this.#files());
      const ended = await Promise.race([run, faults.killed]);
      return { isWhole: ended !== "killed" && ended.error === undefined };
    }
    let calls = 0;
    const refusing: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      if (request.method !== "GET") calls += 1;
      const isRefused = command.kind === "refuse" && calls >= command.call;
      return isRefused && request.method !== "GET"
        ? json(403, { message: "No" })
        : this.#platform.fetch(request);
    };
    const report = await this.#bench({ fetch: refusing }).apply(this.#files());
    return { isWhole: report.error === undefined, snapshot: report.snapshot };
  }

  /** After an apply that did not end: each resource is as before or as wanted, and what is made is ours. */
  async #takeOver(before: World, goal: World): Promise<readonly string[]> {
    const remote = this.#stored();
    const failures = allIds.flatMap((id) => {
      const text = remote.get(id);
      const isKnown = text === before.remote.get(id) || text === goal.remote.get(id);
      return isKnown ? [] : [`${id} is neither as before nor as declared`];
    });
    const made = [...toDo(before)].filter(([id, text]) => remote.get(id) === text);
    const { deployment } = this.#bench();
    const state = await loadState(deployment.files, host, deployment.vault, () => "none");
    const isEnded =
      made.length === toDo(before).size &&
      differences(
        "",
        goal.ours,
        new Map(Object.keys(state.resources).map((id) => [id, goal.ours.get(id) ?? ""])),
      ).length === 0;
    const ours = isEnded ? goal.ours : changed(before.ours, made);
    this.#world = { ...before, remote, ours };
    return failures;
  }

  async #restore(): Promise<readonly string[]> {
    const { deployment } = this.#bench();
    const last = (await snapshotsOf(deployment.files, host)).at(-1);
    if (last === undefined) return [];
    const saved = this.#snapshots.get(last);
    if (saved === undefined) return [`${last} is of no apply`];
    const before = this.#world;
    const remote = changed(
      before.remote,
      [...saved].map(([id, one]) => [id, one.remote] as const),
    );
    if (!isWhole(remote)) return [];
    const journal = await this.#journal();
    const touched = [...saved].flatMap(([id, one]) =>
      before.remote.get(id) === one.remote ? [] : [id],
    );
    await locked(deployment, async () => {
      const snapshot = await loadSnapshot(deployment.files, last, host, deployment.vault);
      const now = await survey(deployment, Object.keys(snapshot.resources).map(keyOf));
      await applyPlan(deployment, restorePlan(snapshot, now, true), now, () => {});
    });
    await this.#noteSnapshot(touched, before, journal);
    const ours = changed(
      before.ours,
      [...saved].map(([id, one]) => [id, one.ours] as const),
    );
    this.#world = { ...before, remote, ours };
    return this.#compare("after a restore");
  }

  /** A snapshot that was taken holds what was there, or what the apply that it resumes had found. */
  async #noteSnapshot(
    touched: readonly string[],
    { remote, ours }: World,
    resumed: string | undefined,
  ): Promise<void> {
    const last = (await snapshotsOf(memoryFiles(this.#disk), host)).at(-1);
    if (last === undefined || this.#snapshots.has(last)) return;
    const found = touched.map((id) => {
      const [there, known] = [remote.get(id), ours.get(id)];
      const one = {
        ...(there === undefined ? {} : { remote: there }),
        ...(known === undefined ? {} : { ours: known }),
      };
      return [id, one] as const;
    });
    const earlier = resumed === undefined ? [] : (this.#snapshots.get(resumed) ?? []);
    this.#snapshots.set(last, new Map([...found, ...earlier]));
  }

  /** The snapshot of an apply that did not end. */
  async #journal(): Promise<string | undefined> {
    const { files, vault } = this.#bench().deployment;
    return (await loadJournal(files, host, vault))?.header.snapshot;
  }

  #compare(when: string): readonly string[] {
    return differences(`${when}, the platform holds`, this.#world.remote, this.#stored());
  }

  #stored(): ReadonlyMap<string, string> {
    return new Map(
      allIds.flatMap((id) => {
        const payload = this.#platform.stored.get(pathOf(id));
        return payload === undefined ? [] : [[id, JSON.stringify(payload)] as const];
      }),
    );
  }

  #files(): Readonly<Record<string, object>> {
    return Object.fromEntries(
      [...this.#world.declared].map(([id, text]) => [id, JSON.parse(text) as object]),
    );
  }

  /** A process of its own; those before it are gone. */
  #bench(options: WorkbenchOptions = {}): Workbench {
    this.#pid += 1;
    const pid = this.#pid;
    const isAlive = (holder: { readonly pid: number }): boolean => holder.pid >= pid;
    return workbench({ platform: this.#platform, disk: this.#disk, pid, isAlive, ...options });
  }
}

function differences(
  what: string,
  wanted: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): readonly string[] {
  const all = [...new Set([...wanted.keys(), ...found.keys()])];
  return all
    .filter((id) => wanted.get(id) !== found.get(id))
    .map((id) => `${what} ${id}: ${found.get(id)}, not ${wanted.get(id)}`);
}

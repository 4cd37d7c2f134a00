import { DeployError } from "../../../src/platform/deploy/errors.ts";
import type { Files } from "../../../src/platform/deploy/files.ts";
import { fakeClock } from "./fake-clock.ts";
import { memoryFiles } from "./memory-files.ts";
import { first, foreign, second, target } from "./scenario.ts";
import { watchedPlatform } from "./watched-platform.ts";
import { mutations, workbench } from "./workbench.ts";

/** Numbers in [0, 1) that depend on the seed alone. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Two applies at once, their steps interleaved by the seed; in one working folder or in two. Gives
 * what is wrong: in one folder exactly one makes the five changes, in two each change is made once;
 * whoever does not win says so.
 */
export async function judgeRace(seed: number, folders: 1 | 2): Promise<readonly string[]> {
  const random = numbers(seed);
  const wait = async (): Promise<void> => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) {
      await new Promise((go) => setImmediate(go));
    }
  };
  const platform = watchedPlatform();
  for (const [path, value] of foreign) platform.stored.set(path, value);
  const disk = new Map<string, string>();
  await workbench({ platform, disk }).apply(first);
  // Now and then somebody who is gone has left a lock behind.
  if (seed % 3 === 0) {
    const gone = { pid: 1, host: "here", since: "2026-01-01T00:00:00.000Z", token: "gone" };
    disk.set("platform.example.lock", JSON.stringify(gone));
  }
  const sent = mutations(platform).length;
  const disks = [disk, folders === 1 ? disk : new Map(disk)];
  const runs = disks.map((folder, index) =>
    workbench({
      platform,
      files: slowFiles(memoryFiles(folder), wait),
      clock: fakeClock(random, 12),
      pid: index + 2,
      isAlive: ({ pid }) => pid > 1,
      fetch: async (input, init) => {
        await wait();
        const response = await platform.fetch(input, init);
        await wait();
        return response;
      },
    }).apply(second),
  );
  const results = await Promise.allSettled(runs);
  const failures: string[] = [];
  let winners = 0;
  for (const result of results) {
    if (result.status === "fulfilled") {
      if (result.value.error === undefined) winners += result.value.done.length > 0 ? 1 : 0;
      else if (result.value.error.kind !== "conflict") failures.push(result.value.error.message);
    } else if (!(result.reason instanceof DeployError) || result.reason.kind !== "locked") {
      failures.push(String(result.reason));
    }
  }
  if (folders === 1 && winners !== 1) failures.push(`${winners} applies win, not one`);
  const calls = mutations(platform).slice(sent);
  const posts = calls.filter((call) => call.startsWith("POST "));
  if (folders === 1 && calls.length !== 5) failures.push(`${calls.length} calls, not 5`);
  if (folders === 1 && new Set(posts).size !== posts.length)
    failures.push("something is made twice");
  if (folders === 2) await workbench({ platform, disk, pid: 9 }).apply(second);
  for (const path of new Set([...target.keys(), ...platform.stored.keys()])) {
    const [is, wanted] = [platform.stored.get(path), target.get(path)];
    if (JSON.stringify(is) !== JSON.stringify(wanted)) failures.push(`not as declared: ${path}`);
  }
  if (disk.has("platform.example.lock")) failures.push("a lock is left");
  return failures;
}

/** Files whose steps take a while, so that those of others come in between. */
function slowFiles(files: Files, wait: () => Promise<void>): Files {
  const slow =
    <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await wait();
      const result = await work(...args);
      await wait();
      return result;
    };
  return {
    read: slow(files.read),
    write: slow(files.write),
    create: slow(files.create),
    append: slow(files.append),
    remove: slow(files.remove),
    list: slow(files.list),
  };
}

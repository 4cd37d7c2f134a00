import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import type { Block } from "../../src/bulk/blocks.ts";
import { deliveries, startPosition } from "../../src/bulk/pipeline.ts";
import { run } from "../../src/cli/run.ts";
import { personMap } from "../support/person-map.ts";
import { projectFolder } from "../support/run-cli.ts";

const line = '{"Id":"1","Name":"x","Born":"10.12.1985"}\n';
const project = projectFolder({ "person.cemap": personMap, "in.ndjson": line.repeat(5) });
afterAll(project.remove);

describe("Ctrl-C", () => {
  it("ends a run whose input is quiet, with what has come", async () => {
    const main = join(import.meta.dirname, "../../dist/cli/main.js");
    const args = [main, "read", "person.cemap", "--in", "ndjson"];
    const child = spawn(process.execPath, args, { cwd: project.path });
    let told = "";
    child.stderr.on("data", (chunk: Buffer) => {
      told += chunk.toString();
    });
    const first = once(child.stdout, "data");
    // More than a block, and less than two.
    await new Promise((done) => child.stdin.write(line.repeat(20_000), done));
    await first;
    child.stdout.resume();
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    expect({ code, told }).toEqual({
      code: 1,
      told: expect.stringMatching(/^cemap: Stopped after \d{5} records/),
    });
  });

  it("changes nothing where all of the input has been read", async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        process.emit("SIGINT", "SIGINT");
        done();
      },
    });
    const told: string[] = [];
    const stderr = new Writable({
      write: (chunk, _encoding, done) => {
        told.push(String(chunk));
        done();
      },
    });
    const args = ["read", "person.cemap", "-i", "in.ndjson"];
    const stdin = Readable.from([]);
    const { env } = process;
    const io = { stdin, stdout, stderr, cwd: project.path, env, isErrorTerminal: false };
    expect({ code: await run(args, io), told }).toEqual({ code: 0, told: [] });
  });
});

describe("blocks in a pipeline that is stopped", () => {
  const block = (offset: number): Block => ({ bytes: new Uint8Array(1), size: 1, offset });
  const mapped = ({ bytes, size }: Block) => ({
    ...{ bytes, size, rejects: [], records: 1, lines: 1 },
    isPacked: false,
  });

  it("are delivered when they were taken, and the next one is not waited for", async () => {
    const stop = new AbortController();
    async function* blocks(): AsyncGenerator<Block> {
      yield block(0);
      yield block(1);
      setTimeout(() => stop.abort(), 1);
      await new Promise(() => {}); // never ends
    }
    const offsets: number[] = [];
    let isAtEnd = false;
    const stream = deliveries({
      blocks: blocks(),
      transform: mapped,
      inFlight: 4,
      start: startPosition,
      goesOn: () => true,
      signal: stop.signal,
      atEnd: () => {
        isAtEnd = true;
      },
    });
    for await (const { position } of stream) offsets.push(position.offset);
    expect({ offsets, isAtEnd }).toEqual({ offsets: [1, 2], isAtEnd: false });
  });
});

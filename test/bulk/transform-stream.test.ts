import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import {
  InputError,
  type Reject,
  RejectedError,
  type TransformStreamOptions,
  transformNodeStream,
  transformStream,
} from "../../src/bulk/index.ts";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { compileMaps } from "../support/engines.ts";
import { loadModule } from "../support/run-javascript.ts";

const mapping = `object Person {
  id: string! key
  address: { city: string }
}

map Person <-> crm.person {
  id <-> Id
  address.city <-> City
}
`;
const [compiled] = compileMaps(mapping).maps;
if (compiled === undefined) throw new Error("the map does not compile");
const text = moduleText(compiled, { sourceHash: "" });
const map = await loadModule(text);

async function through(input: string, options: TransformStreamOptions): Promise<string> {
  const chunks = Array.from({ length: Math.ceil(input.length / 7) }, (_, index) =>
    Buffer.from(input.slice(7 * index, 7 * index + 7)),
  );
  const mapped = ReadableStream.from<Uint8Array>(chunks).pipeThrough(transformStream(map, options));
  return Buffer.concat(await Readable.fromWeb(mapped).toArray()).toString("utf8");
}

describe("transformStream", () => {
  it("maps NDJSON and CSV, both ways", async () => {
    const ndjson = '{"Id":"1","City":"Rom"}\n{"Id":"2"}\n';
    const common = '{"id":"1","address":{"city":"Rom"}}\n{"id":"2"}\n';
    expect(await through(ndjson, { direction: "read" })).toBe(common);
    expect(await through(common, { direction: "write" })).toBe(ndjson);
    const columns = ["id", "address.city"];
    const csv = await through(ndjson, { direction: "read", output: "csv", columns });
    expect(csv).toBe("id,address.city\n1,Rom\n2,\n");
    const back = await through("Id,City\n1,Rom\n", {
      direction: "read",
      input: "csv",
      output: "ndjson",
    });
    expect(back).toBe('{"id":"1","address":{"city":"Rom"}}\n');
    expect(await through("", { direction: "read" })).toBe("");
  });

  it("tells of each record that cannot be carried, and goes on", async () => {
    const rejects: Reject[] = [];
    const onReject = (reject: Reject): void => {
      rejects.push(reject);
    };
    const lines = '{"Id":1}\n{"Id":"2"}\nno\n';
    expect(await through(lines, { direction: "read", onReject })).toBe('{"id":"2"}\n');
    expect(rejects).toMatchObject([
      { line: 1, offset: 0, code: "type", path: "Id", record: { Id: 1 } },
      { line: 3, offset: 20, code: "json", record: "no" },
    ]);
  });

  it("fails at the record that is one too many: at the first one where nobody is told", async () => {
    const lines = '{"Id":"1"}\n{"Id":2}\n{"Id":3}\n';
    const failed = through(lines, { direction: "read" });
    await expect(failed).rejects.toThrow(RejectedError);
    await expect(failed).rejects.toMatchObject({ reject: { line: 2, code: "type" } });
    const later = through(lines, { direction: "read", maxErrors: 1, onReject: () => {} });
    await expect(later).rejects.toMatchObject({ reject: { line: 3 } });
  });

  it("fails on both sides for bytes that are no records", async () => {
    const options = { direction: "read", blockSize: 4 } as const;
    const { readable, writable } = transformStream(map, options);
    const reading = Readable.fromWeb(readable).toArray();
    const writer = writable.getWriter();
    await writer.write(Buffer.from([0x7b, 0xff, 0x0a, 0x0a, 0x0a]));
    await expect(reading).rejects.toThrow(InputError);
    await expect(writer.closed).rejects.toThrow(InputError);
    const quote = through('Id,City\n1,x"y\n', {
      direction: "read",
      input: "csv",
      output: "ndjson",
    });
    await expect(quote).rejects.toThrow("at line 2");
    expect(() => transformStream(map, { direction: "read", input: "csv" })).toThrow("`columns`");
  });

  it.each([
    ["before the first record", 0, false],
    ["between two records", 1, false],
    ["while there is none", 1, true],
  ])("tells whoever writes when the reader leaves %s", async (_when, count, isWaiting) => {
    const { readable, writable } = transformStream(map, { direction: "read", blockSize: 4 });
    const writer = writable.getWriter();
    writer.write(Buffer.from('{"Id":"1"}\n\n\n\n\n')).catch(() => {});
    const reader = readable.getReader();
    for (let read = 0; read < count; read += 1) expect((await reader.read()).done).toBe(false);
    if (isWaiting) void reader.read();
    await reader.cancel();
    await expect(writer.closed).rejects.toThrow("The mapped records are no longer read.");
  });

  it.each([
    0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])("refuses blocks of %d bytes", (blockSize) => {
    const options = { direction: "read", blockSize } as const;
    expect(() => transformStream(map, options)).toThrow(TypeError);
    expect(() => transformStream(map, options)).toThrow("`blockSize` is a whole number of bytes");
  });

  it.each(["web", "node"])("a slow consumer holds the producer (%s)", async (kind) => {
    const [count, blockSize] = [400, 1024];
    let produced = 0;
    async function* produce(): AsyncGenerator<Uint8Array> {
      for (; produced < count; produced += 1) {
        yield Buffer.from(`{"Id":"${"x".repeat(blockSize)}"}\n`);
      }
    }
    const options = { direction: "read", blockSize } as const;
    const mapped =
      kind === "web"
        ? ReadableStream.from(produce()).pipeThrough(transformStream(map, options))
        : Readable.toWeb(
            Readable.from(produce(), { highWaterMark: 1 }).pipe(transformNodeStream(map, options)),
          );
    const reader = (mapped as ReadableStream<Uint8Array>).getReader();
    let read = 0;
    for (let turn = 0; turn < 5; turn += 1) {
      read += (await reader.read()).value?.length ?? 0;
      await new Promise((done) => setTimeout(done, 20));
      expect(produced * blockSize - read).toBeLessThan(100 * blockSize);
    }
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      read += next.value.length;
    }
    expect({ produced, read }).toEqual({ produced: count, read: count * (blockSize + 10) });
  });
});

describe("the example of docs/bulk.md", () => {
  it("runs as it stands", async () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/bulk.md"), "utf8");
    const example = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    const folder = mkdtempSync(join(tmpdir(), "cemap-bulk-"));
    try {
      symlinkSync(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
      const dist = pathToFileURL(join(import.meta.dirname, "../../dist/")).href;
      const local = (code: string): string =>
        code
          .replaceAll('"cemap/bulk"', JSON.stringify(`${dist}bulk/index.js`))
          .replaceAll('"cemap/runtime"', JSON.stringify(`${dist}runtime/index.js`));
      writeFileSync(join(folder, "Person.crm.person.mjs"), local(text));
      writeFileSync(join(folder, "example.mjs"), local(example));
      writeFileSync(join(folder, "people.csv"), "Id,City\n1,Rom\n2\n");
      const { done } = await import(pathToFileURL(join(folder, "example.mjs")).href);
      await done;
      const results = readFileSync(join(folder, "people.ndjson"), "utf8");
      expect(results).toBe('{"id":"1","address":{"city":"Rom"}}\n');
      const rejects = readFileSync(join(folder, "rejects.ndjson"), "utf8");
      expect(JSON.parse(rejects)).toMatchObject({ line: 3, code: "csv", record: "2" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

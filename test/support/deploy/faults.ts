import type { Json } from "../../../src/compiler/types.ts";
import type { Files } from "../../../src/platform/deploy/files.ts";
import type { FakeClock } from "./fake-clock.ts";
import { watchedFiles } from "./fault-points.ts";
import { changedPaths } from "./scenario.ts";
import { json, pathOf, plantedSecrets, type StoredPayloads } from "./watched-platform.ts";

/** What may go wrong, by the names of the fault matrix. */
export const columns = [
  "SIGKILL",
  "SIGINT",
  "exception",
  "ENOSPC",
  "EIO",
  "ECONNRESET",
  "timeout (committed)",
  "timeout (not committed)",
  "429 once",
  "429 forever",
  "500 once",
  "500 forever",
  "401 mid-run",
  "409 drift",
  "malformed JSON 200",
  "truncated body",
  "HTML 200",
  "204",
  "slow-loris 60 s",
  "clock jump",
] as const;

export type Column = (typeof columns)[number];

const ofProcess: readonly Column[] = ["SIGKILL", "SIGINT", "exception", "clock jump"];
const ofDisk: readonly Column[] = ["ENOSPC", "EIO"];

/** Where a SIGKILL strikes: before the step, in the middle of a write, or right after it. */
export type Moment = "before" | "torn" | "after";

export interface FaultSetting {
  readonly row: string;
  readonly column: Column;
  readonly moment: Moment;
  readonly clock: FakeClock;
  readonly interrupt: AbortController;
  readonly files: Files;
  readonly fetch: typeof fetch;
  readonly stored: StoredPayloads;
}

export interface Faults {
  readonly files: Files;
  readonly fetch: typeof fetch;
  /** Ends when the process was killed; all that it was about to do never happens. */
  readonly killed: Promise<"killed">;
  readonly struck: () => boolean;
  /** Somebody else's edit, when there was one. */
  readonly edited: () => string | undefined;
}

/**
 * Lets one fault strike at one step. A fault of the network at a step that uses the disk strikes
 * the next request, one of the disk at a request the next file that is written.
 */
export function withFault(setting: FaultSetting): Faults {
  const { row, column, clock, stored } = setting;
  let isReached = false;
  let isStruck = false;
  let isDead = false;
  let edit: string | undefined;
  let call = 0;
  let kill: (value: "killed") => void = () => {};
  const killed = new Promise<"killed">((resolve) => {
    kill = resolve;
  });
  const never = <T>(): Promise<T> => new Promise<T>(() => {});
  const die = <T>(): Promise<T> => {
    isDead = true;
    kill("killed");
    return never<T>();
  };
  const strikeNow = (): boolean => {
    if (isStruck) return false;
    isStruck = true;
    return true;
  };
  const editRemote = (path: string): void => {
    edit = path;
    stored.set(path, { fields: [{ path: "foreign", type: "string" }], vendorName: "Foreign" });
  };

  const around = async <T>(
    point: string,
    real: () => Promise<T>,
    torn: () => Promise<unknown> = async () => {},
  ): Promise<T> => {
    if (isDead) return never<T>();
    if (point === row) isReached = true;
    if (!isReached || isStruck) return real();
    if (ofDisk.includes(column)) {
      strikeNow();
      await torn();
      throw Object.assign(new Error(`${column}: no luck`), { code: column, syscall: "write" });
    }
    if (point !== row) return real();
    if (column === "exception") {
      strikeNow();
      throw new TypeError(`broken at ${plantedSecrets.user}`);
    }
    if (column === "SIGKILL") {
      strikeNow();
      if (setting.moment === "torn") await torn();
      if (setting.moment === "after") await real();
      return die<T>();
    }
    strikeProcess();
    return real();
  };

  /** The faults that let the step go on. */
  const strikeProcess = (): void => {
    if (column === "SIGINT" && strikeNow()) setting.interrupt.abort();
    if (column === "clock jump" && strikeNow())
      clock.jump(setting.moment === "before" ? 36e5 : -36e5);
    if (column === "409 drift" && !isCallRow(row) && strikeNow()) {
      editRemote(changedPaths.find((path) => path !== edit) ?? "");
    }
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (isDead) return never<Response>();
    const request = new Request(input, init);
    const isCall = request.method !== "GET";
    if (isCall) call += 1;
    const name = isCall ? `call ${call}` : "read remote";
    const isHere = row === name || row.startsWith(`${name}:`);
    if (isHere && (!isCallRow(row) || row.endsWith("before send"))) isReached = true;
    const send = (): Promise<Response> => setting.fetch(request.clone());
    if (isHere && row.endsWith("after response")) {
      const response = await send();
      isReached = true;
      await strikeBetween(request);
      return response;
    }
    const isCommitted = isHere && row.endsWith("after send");
    if (isCommitted) isReached = true;
    if (!isReached) return send();
    if (ofDisk.includes(column)) return send();
    if (ofProcess.includes(column)) {
      if (isStruck || !isHere) return send();
      const response = isCommitted ? await send() : undefined;
      await strikeBetween(request);
      return response ?? send();
    }
    return strikeNetwork(request, send, isHere && isCommitted, isHere && isCall);
  };

  /** What strikes the process while no file is open and no answer is awaited. */
  const strikeBetween = async (request: Request): Promise<void> => {
    if (isStruck) return;
    if (column === "SIGKILL") {
      strikeNow();
      await die();
    }
    if (column === "exception") {
      strikeNow();
      throw new TypeError(`broken at ${plantedSecrets.user}`);
    }
    if (column === "409 drift") {
      strikeNow();
      editRemote(pathOf(request));
      return;
    }
    strikeProcess();
  };

  const late: (() => Promise<Response>)[] = [];
  const strikeNetwork = async (
    request: Request,
    send: () => Promise<Response>,
    isCommitted: boolean,
    isCall: boolean,
  ): Promise<Response> => {
    if (request.method !== "GET") for (const one of late.splice(0)) await one();
    const isForever = column.endsWith("forever") || column === "401 mid-run";
    if (isStruck && !isForever) return send();
    isStruck = true;
    // Who is calling is seen before anything is made.
    const isRefused = column === "timeout (not committed)" || column === "401 mid-run";
    if (isCommitted && !isRefused) await send();
    switch (column) {
      case "ECONNRESET":
        throw Object.assign(new TypeError("fetch failed"), {
          cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
        });
      case "timeout (committed)":
        // Before it was sent: it gets there late, when the next change is on its way.
        if (!isCommitted && isCall) late.push(send);
        return silence(request);
      case "timeout (not committed)":
        return silence(request);
      case "429 once":
        return withHeader(json(429, echo("Slow down")), "retry-after", "2");
      case "429 forever":
        return withHeader(
          json(429, echo("Slow down")),
          "retry-after",
          new Date(clock.now() + 3000).toUTCString(),
        );
      case "500 once":
      case "500 forever":
        return json(500, echo("Broken"));
      case "401 mid-run":
        return json(401, echo("Token expired"));
      case "409 drift":
        if (!isCommitted && isCall) editRemote(pathOf(request));
        else if (!isCall) return send();
        return json(409, echo("Changed by another"));
      case "malformed JSON 200":
        return text(200, `{ "id": ${plantedSecrets.user}`);
      case "truncated body":
        return text(200, '{ "fields": [ { "path": "i');
      case "HTML 200":
        return text(200, "<!DOCTYPE html><title>Please log in</title>");
      case "204":
        return new Response(null, { status: 204 });
      case "slow-loris 60 s":
        return slowly(request, clock);
      default:
        throw new Error(`no such fault: ${column}`);
    }
  };
  return {
    files: watchedFiles(setting.files, around),
    fetch,
    killed,
    struck: () => isStruck,
    edited: () => edit,
  };
}

function isCallRow(row: string): boolean {
  return row.startsWith("call ");
}

/** A server that repeats what it was sent. */
function echo(message: string): Json {
  const { user, organization } = plantedSecrets;
  const secret = Buffer.from(`x${organization}`).toString("base64");
  return { message: `${message}: User ${user}, ${secret}\u001b[2J`, providerMessage: organization };
}

function text(status: number, body: string): Response {
  return new Response(body, { status, headers: { "content-type": "text/html" } });
}

function withHeader(response: Response, name: string, value: string): Response {
  response.headers.set(name, value);
  return response;
}

/** No answer until the caller gives up. */
function silence(request: Request): Promise<Response> {
  return new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => reject(request.signal.reason));
  });
}

/** A body that comes a byte a second. */
function slowly(request: Request, clock: FakeClock): Response {
  let seconds = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      await clock.sleep(1000, request.signal);
      seconds += 1;
      if (request.signal.aborted) return controller.error(request.signal.reason);
      controller.enqueue(new TextEncoder().encode(" "));
      if (seconds >= 60) controller.close();
    },
  });
  return new Response(body, { status: 200 });
}

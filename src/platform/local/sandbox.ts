import { createHash, createHmac, randomBytes } from "node:crypto";
import type {
  QuickJSContext,
  QuickJSHandle,
  QuickJSRuntime,
  QuickJSWASMModule,
} from "quickjs-emscripten";
import { Engines } from "./engines.ts";
import { bootstrapText, moduleTexts } from "./sandbox-texts.generated.js";

/** What keeps a script from harming its host. */
export interface SandboxLimits {
  readonly timeLimitMs: number;
  readonly memoryLimitBytes: number;
}

/** The platform's own time limit; memory as its scripts never need it. */
export const defaultLimits: SandboxLimits = {
  timeLimitMs: 30_000,
  memoryLimitBytes: 64 * 1024 * 1024,
};

/** What one run of a script gave. */
export interface ScriptOutcome {
  /** Absent where the script gave none. */
  readonly result?: unknown;
  readonly problem?: ScriptProblem;
  readonly logs: readonly string[];
}

/** Why the platform would silently give the mapped object, or what it would not notice. */
export type ScriptReason =
  | "threw"
  | "never-done"
  | "done-twice"
  | "threw-after-done"
  | "no-result"
  | "not-json"
  | "timeout"
  | "memory"
  | "syntax";

export interface ScriptProblem {
  readonly reason: ScriptReason;
  /** What was thrown; `code`, `path` and `rule` where the script's error names them. */
  readonly error?: ScriptErrorText;
}

export interface ScriptErrorText {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly path?: string;
  readonly rule?: string;
}

/** One script in a context of its own, for any number of records. */
export interface ScriptRunner {
  /** Waits, after scripts that broke engines, until one works; at once otherwise. */
  readonly ready: () => Promise<void>;
  /** `input` is JSON of the script's parameters. Never throws for what a script does. */
  readonly run: (input: string) => ScriptOutcome;
  readonly dispose: () => void;
}

/** What scripts run in; all payloads share its code, but neither memory nor globals. */
export async function loadSandbox(): Promise<Sandbox> {
  await engines.whenReady();
  return new Sandbox(engines);
}

/** Large, so there is one set of them for the process. */
const engines = new Engines();

export class Sandbox {
  readonly #engines: Engines;

  constructor(all: Engines) {
    this.#engines = all;
  }

  /** A runner for the body of a script; its context is made when the first record comes. */
  script(body: string, isLegacy: boolean, limits: SandboxLimits = defaultLimits): ScriptRunner {
    let live: LiveScript | undefined;
    const drop = (): void => {
      live?.dispose();
      live = undefined;
    };
    return {
      ready: () => this.#engines.whenReady(),
      run: (input) => {
        if (live?.isBroken) live = undefined;
        try {
          live ??= LiveScript.start(this.#engines, { body, isLegacy, limits });
        } catch (error) {
          return memoryProblem(error);
        }
        const outcome = live.run(input);
        if (live.isSpoilt) drop();
        return outcome;
      },
      dispose: drop,
    };
  }
}

/** The engine itself gave up, for lack of memory or of the host's stack. */
function memoryProblem(error: unknown): ScriptOutcome {
  return { logs: [], problem: { reason: "memory", error: hostError(error) } };
}

interface ScriptText {
  readonly body: string;
  readonly isLegacy: boolean;
  readonly limits: SandboxLimits;
}

/** Less than what the host has for its own calls, so that mostly the engine notices, and throws. */
const stackSizeBytes = 128 * 1024;
const jobsAtOnce = 100;

/** A context with its script, until something happens to it that a next record could notice. */
class LiveScript {
  /** The context must not serve another record. */
  isSpoilt = false;
  readonly #engines: Engines;
  readonly #engine: QuickJSWASMModule;
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  readonly #limits: SandboxLimits;
  #start: QuickJSHandle | undefined;
  #syntaxProblem: ScriptProblem | undefined;
  #deadline = Number.POSITIVE_INFINITY;

  private constructor(all: Engines, engine: QuickJSWASMModule, limits: SandboxLimits) {
    this.#engines = all;
    this.#engine = engine;
    this.#limits = limits;
    this.#runtime = engine.newRuntime();
    this.#runtime.setMemoryLimit(limits.memoryLimitBytes);
    this.#runtime.setMaxStackSize(stackSizeBytes);
    this.#runtime.setInterruptHandler(() => Date.now() > this.#deadline);
    this.#context = this.#runtime.newContext();
  }

  /** Throws what the engine dies of; it is given up then. */
  static start(all: Engines, { body, isLegacy, limits }: ScriptText): LiveScript {
    const engine = all.current();
    if (engine === undefined) throw new Error("The engine is starting again.");
    try {
      const live = new LiveScript(all, engine, limits);
      live.#prepare(body, isLegacy);
      return live;
    } catch (error) {
      all.giveUp(engine);
      throw error;
    }
  }

  /** Something else has broken the engine that this is in. */
  get isBroken(): boolean {
    return this.#engines.isBroken(this.#engine);
  }

  run(input: string): ScriptOutcome {
    const run = this.#start;
    if (run === undefined)
      return { logs: [], problem: this.#syntaxProblem ?? { reason: "syntax" } };
    this.#deadline = Date.now() + this.#limits.timeLimitMs;
    try {
      return this.#runOnce(run, input);
    } catch (error) {
      this.isSpoilt = true;
      this.#engines.giveUp(this.#engine);
      return memoryProblem(error);
    } finally {
      this.#deadline = Number.POSITIVE_INFINITY;
    }
  }

  /** Nothing of a broken engine is touched again: it would end in an assertion. */
  dispose(): void {
    if (this.isBroken) return;
    try {
      this.#start?.dispose();
      this.#start = undefined;
      this.#context.dispose();
      this.#runtime.dispose();
    } catch {
      // A context that was stopped in the middle of its work may hold on to values.
      this.#engines.giveUp(this.#engine);
    }
  }

  #runOnce(run: QuickJSHandle, input: string): ScriptOutcome {
    const text = this.#context.newString(input);
    const called = this.#context.callFunction(run, this.#context.undefined, text);
    text.dispose();
    if (called.error !== undefined) return this.#stopped(called.error);
    const collect = called.value;
    const stopped = this.#pump();
    if (stopped !== undefined) {
      collect.dispose();
      return stopped;
    }
    const collected = this.#context.callFunction(collect, this.#context.undefined);
    collect.dispose();
    if (collected.error !== undefined) return this.#stopped(collected.error);
    const answer = this.#context.getString(collected.value);
    collected.value.dispose();
    return this.#outcome(answer);
  }

  /**
   * Runs what promises wait for; promises that never end are stopped like loops. A job that is
   * interrupted only rejects its promise, so the time is looked at as well.
   */
  #pump(): ScriptOutcome | undefined {
    while (this.#runtime.hasPendingJob()) {
      const done = this.#runtime.executePendingJobs(jobsAtOnce);
      if (done.error !== undefined) return this.#stopped(done.error);
      if (Date.now() > this.#deadline) {
        this.isSpoilt = true;
        return { logs: [], problem: { reason: "timeout" } };
      }
    }
    return undefined;
  }

  #outcome(answer: string): ScriptOutcome {
    const { result, hasResult, problem, logs, isClean } = JSON.parse(answer) as Answer;
    if (!isClean || /out of memory/i.test(problem?.error?.message ?? "")) this.isSpoilt = true;
    const error = problem?.error ?? undefined;
    return {
      logs,
      ...(hasResult ? { result } : {}),
      ...(problem === null
        ? {}
        : { problem: { reason: problem.reason, ...(error === undefined ? {} : { error }) } }),
    };
  }

  /** An error that the script could not catch: it was interrupted, or memory ran out. */
  #stopped(error: QuickJSHandle): ScriptOutcome {
    this.isSpoilt = true;
    const dumped = this.#context.dump(error);
    error.dispose();
    const isLate = Date.now() > this.#deadline;
    return {
      logs: [],
      problem: { reason: isLate ? "timeout" : "memory", error: hostError(dumped) },
    };
  }

  #prepare(body: string, isLegacy: boolean): void {
    const context = this.#context;
    const bootstrap = context.unwrapResult(context.evalCode(bootstrapText, "bootstrap.js"));
    const host = this.#hostFunctions();
    const start = context.unwrapResult(context.callFunction(bootstrap, context.undefined, host));
    const bodyText = context.newString(body);
    const isLegacyValue = isLegacy ? context.true : context.false;
    const started = context.callFunction(start, context.undefined, bodyText, isLegacyValue);
    for (const handle of [bootstrap, host, start, bodyText]) handle.dispose();
    if (started.error === undefined) {
      this.#start = started.value;
      return;
    }
    const dumped = context.dump(started.error);
    started.error.dispose();
    this.#syntaxProblem = { reason: "syntax", error: hostError(dumped) };
  }

  /** Functions of texts that the sandbox's own code calls; scripts reach them only through `CE`. */
  #hostFunctions(): QuickJSHandle {
    const context = this.#context;
    const host = context.newObject();
    const define = (name: string, act: (...texts: string[]) => string | undefined): void => {
      const handle = context.newFunction(name, (...handles) => {
        // The engine looks at the time between its own steps, of which these are few and long.
        if (Date.now() > this.#deadline) throw new Error("interrupted");
        const result = act(...handles.map((given) => context.getString(given)));
        return result === undefined ? context.undefined : context.newString(result);
      });
      context.setProp(host, name, handle);
      handle.dispose();
    };
    define("moduleText", (name = "") =>
      Object.hasOwn(moduleTexts, name) ? moduleTexts[name] : undefined,
    );
    define("randomText", () => randomBytes(8).toString("hex"));
    define("digest", (algorithm = "", text = "") =>
      createHash(algorithm).update(text).digest("hex"),
    );
    define("encode64", (text = "") => Buffer.from(text, "utf8").toString("base64"));
    define("decode64", (text = "") => Buffer.from(text, "base64").toString("utf8"));
    define("hmac", (algorithm = "", encoding = "", secret = "", text = "") =>
      createHmac(algorithm, secret)
        .update(text)
        .digest(encoding === "base64" ? "base64" : "hex"),
    );
    return host;
  }
}

interface Answer {
  readonly result: unknown;
  readonly hasResult: boolean;
  readonly problem: {
    readonly reason: ScriptReason;
    readonly error: ScriptErrorText | null;
  } | null;
  readonly logs: readonly string[];
  readonly isClean: boolean;
}

function hostError(error: unknown): ScriptErrorText {
  const { name, message } = (error ?? {}) as {
    readonly name?: unknown;
    readonly message?: unknown;
  };
  return {
    name: typeof name === "string" ? name : "Error",
    message: typeof message === "string" ? message : String(error),
  };
}

import { newQuickJSWASMModule, type QuickJSWASMModule } from "quickjs-emscripten";

/**
 * The WebAssembly engines of this process: one works, another one is kept ready. A script that
 * nests deeper than the host's stack leaves an engine in the middle of its work, where nothing
 * after it can be trusted; such an engine is given up as a whole, with all contexts in it.
 */
export class Engines {
  readonly #ready: QuickJSWASMModule[] = [];
  readonly #broken = new WeakSet<QuickJSWASMModule>();
  #coming: Promise<void> | undefined;

  /** Waits until one works and another is kept. Rejects where none can be made. */
  async whenReady(): Promise<void> {
    if (this.#ready.length < keptReady) await this.#fill();
  }

  /** The one that works; undefined in the moment after several broke, before `whenReady`. */
  current(): QuickJSWASMModule | undefined {
    return this.#ready[0];
  }

  isBroken(engine: QuickJSWASMModule): boolean {
    return this.#broken.has(engine);
  }

  giveUp(engine: QuickJSWASMModule): void {
    this.#broken.add(engine);
    const at = this.#ready.indexOf(engine);
    if (at >= 0) this.#ready.splice(at, 1);
    // Where that fails, `whenReady` says so.
    this.#fill().catch(() => {});
  }

  #fill(): Promise<void> {
    this.#coming ??= this.#make().finally(() => {
      this.#coming = undefined;
    });
    return this.#coming;
  }

  async #make(): Promise<void> {
    while (this.#ready.length < keptReady) this.#ready.push(await newQuickJSWASMModule());
  }
}

const keptReady = 2;

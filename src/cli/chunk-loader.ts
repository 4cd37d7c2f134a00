import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { replaceFile } from "./replace-file.ts";

type Exports = Readonly<Record<string, unknown>>;

/**
 * Loads the chunks of the built command line, each the text of one function in ASCII
 * (`scripts/build-command.ts`), with the engine's code for them where it was kept: most of the
 * time of a short command goes into compiling.
 */
export class ChunkLoader {
  private readonly loaded = new Map<string, { exports: Exports }>();
  private readonly compiled = new Map<
    string,
    { readonly script: Script; readonly text: Uint8Array }
  >();
  private readonly requireBuiltin = createRequire(import.meta.url);
  private readonly codeFolder: string | undefined;

  /** `codeFolder`: where code is kept, for this engine alone; absent: nowhere. */
  constructor(codeFolder: string | undefined) {
    this.codeFolder = codeFolder;
  }

  /** What the chunk at an absolute path exports; it runs once. */
  load(path: string): Exports {
    const known = this.loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    this.loaded.set(path, module);
    const near = (id: string): Exports => this.load(join(dirname(path), id));
    const require = (id: string): unknown =>
      id.startsWith(".") ? near(id) : this.requireBuiltin(id);
    const importChunk = async (id: string): Promise<Exports> => near(id);
    const url = pathToFileURL(path).href;
    const run = this.compile(path).runInThisContext();
    run(module.exports, require, module, url, importChunk, importModule);
    return module.exports;
  }

  private compile(path: string): Script {
    const text = readFileSync(path);
    const kept = this.keptCode(path, text);
    const script = new Script(text.toString("latin1"), {
      filename: path,
      ...(kept === undefined ? {} : { cachedData: kept }),
    });
    if (kept === undefined || script.cachedDataRejected === true) {
      this.compiled.set(path, { script, text });
    }
    return script;
  }

  private keptCode(path: string, text: Uint8Array): Buffer | undefined {
    if (this.codeFolder === undefined) return undefined;
    try {
      return openSealed(readFileSync(join(this.codeFolder, `${basename(path)}.code`)), text);
    } catch {
      return undefined;
    }
  }

  /** Keeps the code of all chunks that had none yet. A folder that cannot be written is left alone. */
  keepCode(): void {
    if (this.codeFolder === undefined || this.compiled.size === 0) return;
    try {
      mkdirSync(this.codeFolder, { recursive: true });
      for (const [path, { script, text }] of this.compiled) {
        const sealed = seal(script.createCachedData(), text);
        replaceFile(join(this.codeFolder, `${basename(path)}.code`), sealed);
      }
    } catch {
      // Another user's installation, or a disk that is full or read-only: it works without.
    }
  }
}

/** Modules outside of the command line, by their URLs; code that was kept cannot import by itself. */
async function importModule(url: string): Promise<unknown> {
  return import(url);
}

const sealLength = 8;

/** Code behind checksums of its text and of itself: the engine trusts what it is given. */
function seal(code: Buffer, text: Uint8Array): Buffer {
  const head = Buffer.alloc(sealLength);
  head.writeUInt32LE(crc32(text), 0);
  head.writeUInt32LE(crc32(code), 4);
  return Buffer.concat([head, code]);
}

/** The code; undefined where it is damaged, cut off or of another text. */
function openSealed(sealed: Buffer, text: Uint8Array): Buffer | undefined {
  const code = sealed.subarray(sealLength);
  const isWhole = sealed.length > sealLength && sealed.readUInt32LE(4) === crc32(code);
  return isWhole && sealed.readUInt32LE(0) === crc32(text) ? code : undefined;
}

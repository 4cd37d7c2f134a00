import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type ImportExpression, type Node, parse } from "acorn";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";

/**
 * The command line: everything inside, in chunks that load when a command needs them. Chunks are
 * CommonJS, for which the engine can keep its code (`src/cli/chunk-loader.ts`); a bundle can only be
 * split as modules, so they are turned into CommonJS afterwards. `main.js` starts the loader.
 */
export async function buildCommand(common: BuildOptions & { outdir: string }): Promise<void> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: { "cli/chunks/main": "src/cli/main.ts" },
    splitting: true,
    minify: true,
    write: false,
    external: ["cemap/runtime", "cemap/runtime/bytes", "cemap/runtime/jsonata", "fsevents"],
    entryNames: "[dir]/[name]-[hash]",
    chunkNames: "cli/chunks/[hash]",
    plugins: [withoutPrograms],
  });
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    if (path.endsWith(".js")) writeFileSync(commonJsName(path), await commonJs(text));
    else writeFileSync(path, text);
  }
  const main = outputFiles.find(({ path }) => /main-\w+\.js$/.test(path));
  if (main === undefined) throw new Error("the bundle has no main chunk");
  await build({
    ...common,
    entryPoints: { "cli/main": "src/cli/launch.ts" },
    define: { mainChunk: JSON.stringify(commonJsName(basename(main.path))) },
  });
  chmodSync(`${common.outdir}/cli/main.js`, 0o755);
}

/** What `ChunkLoader` calls a chunk with. */
const parameters = "exports, require, module, chunkUrl, importChunk, importModule";

/** A module chunk as a function of what it gets from the loader. */
async function commonJs(text: string): Promise<string> {
  const { code } = await transform(withoutImportCalls(text), {
    format: "cjs",
    platform: "node",
    target: "node20.19",
    minify: true,
    define: { "import.meta.url": "chunkUrl" },
  });
  const body = code.replaceAll(/\b(require|importChunk)\(("\.[^"]*)\.js"\)/g, '$1($2.cjs")');
  return ascii(`(function (${parameters}) {${body}\n})`);
}

/**
 * The loader takes each byte for a character, since a text of such is read and kept in half the
 * time and room. Only patterns have others left, where an escape means the same.
 */
function ascii(code: string): string {
  return code.replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** `import(…)` of a chunk as `importChunk`, of anything else as `importModule`. */
function withoutImportCalls(text: string): string {
  const module = parse(text, { ecmaVersion: "latest", sourceType: "module" });
  const calls = importCalls(module);
  let result = text;
  for (const { start, source } of calls.toSorted((a, b) => b.start - a.start)) {
    const isChunk = source.type === "Literal" && String(source.value).startsWith("./");
    const name = isChunk ? "importChunk" : "importModule";
    result = result.slice(0, start) + name + result.slice(start + "import".length);
  }
  return result;
}

function importCalls(node: Node): readonly ImportExpression[] {
  const parts = Object.values(node).flat().filter(isNode);
  const inner = parts.flatMap(importCalls);
  return node.type === "ImportExpression" ? [...inner, node as ImportExpression] : inner;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

function commonJsName(path: string): string {
  return path.replace(/\.js$/, ".cjs");
}

/**
 * The command line library starts programs for sub-commands that are files of their own. There are
 * none, and loading what starts programs takes Node a tenth of the time of a short command.
 */
const withoutPrograms: Plugin = {
  name: "without-programs",
  setup(builder) {
    builder.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: "none", namespace: "none" } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "" }));
  },
};

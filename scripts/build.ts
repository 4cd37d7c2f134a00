/**
 * Makes `dist/`: type declarations, the library as plain modules, and the command line in bundled
 * chunks, so that it starts without resolving a hundred small modules.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { buildCommand } from "./build-command.ts";

rmSync("dist", { recursive: true, force: true });

execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
  stdio: "inherit",
});

const common = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  legalComments: "linked",
  logLevel: "warning",
} as const;

// The library: what users import. Packages stay imports, shared parts are split into chunks.
await build({
  ...common,
  entryPoints: {
    index: "src/index.ts",
    "bulk/index": "src/bulk/index.ts",
    "bulk/worker": "src/bulk/worker.ts",
    "laws/index": "src/laws/index.ts",
    "runtime/index": "src/runtime/index.ts",
    "runtime/bytes/index": "src/runtime/bytes/index.ts",
    "runtime/jsonata": "src/runtime/jsonata.ts",
    "validation/validate": "src/validation/validate.ts",
  },
  outdir: "dist",
  splitting: true,
  packages: "external",
  chunkNames: "chunks/[hash]",
  sourcemap: false,
});

await buildCommand({ ...common, outdir: "dist" });

// The engine of the local platform's sandbox looks for its code beside the chunk that it is in.
const require = createRequire(import.meta.url);
const engine = createRequire(require.resolve("quickjs-emscripten"));
copyFileSync(
  engine.resolve("@jitl/quickjs-wasmfile-release-sync/wasm"),
  "dist/cli/chunks/emscripten-module.wasm",
);

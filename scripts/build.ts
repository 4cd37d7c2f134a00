/**
 * Makes `dist/`: type declarations, the library as plain modules, and the command line as one
 * bundled file, so that it starts without resolving a hundred small modules.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { build, type Plugin } from "esbuild";

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

// The command line: everything inside. `require` serves the CommonJS parts of bundled packages.
await build({
  ...common,
  entryPoints: { "cli/main": "src/cli/main.ts" },
  outdir: "dist",
  splitting: true,
  minify: true,
  external: ["cemap/runtime", "cemap/runtime/bytes", "cemap/runtime/jsonata", "fsevents"],
  chunkNames: "cli/chunks/[hash]",
  plugins: [withoutPrograms],
  banner: {
    js: 'import { createRequire as cemapCreateRequire } from "node:module"; const require = cemapCreateRequire(import.meta.url);',
  },
});
chmodSync("dist/cli/main.js", 0o755);

// The engine of the local platform's sandbox looks for its code beside the chunk that it is in.
const require = createRequire(import.meta.url);
const engine = createRequire(require.resolve("quickjs-emscripten"));
copyFileSync(
  engine.resolve("@jitl/quickjs-wasmfile-release-sync/wasm"),
  "dist/cli/chunks/emscripten-module.wasm",
);

/**
 * Writes `src/platform/local/sandbox-texts.generated.js`: what runs inside the sandbox of the local
 * platform, as texts. It is code for another engine, so it is never imported as a module.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const sandbox = join(root, "src/platform/local/sandbox");
const require = createRequire(import.meta.url);
const lodashFolder = dirname(require.resolve("lodash/package.json"));
const { version } = JSON.parse(readFileSync(join(lodashFolder, "package.json"), "utf8"));

/** `lodash/fp` on top of the very lodash that scripts get. */
async function fpText(): Promise<string> {
  const result = await build({
    stdin: {
      contents: `module.exports = require("./fp/_baseConvert")(lodash, lodash);`,
      resolveDir: lodashFolder,
    },
    bundle: true,
    minify: true,
    write: false,
    format: "cjs",
    target: "es2020",
  });
  return `var lodash = require("lodash").runInContext();${result.outputFiles[0]?.text ?? ""}`;
}

const texts = {
  lodash: readFileSync(join(lodashFolder, "lodash.min.js"), "utf8"),
  "lodash/fp": await fpText(),
  util: readFileSync(join(sandbox, "util.js"), "utf8"),
};
const bootstrap = readFileSync(join(sandbox, "bootstrap.js"), "utf8");
const lines = [
  `// Made by scripts/build-sandbox.ts from lodash ${version} (MIT) and src/platform/local/sandbox; do not edit.`,
  `export const bootstrapText = ${JSON.stringify(bootstrap)};`,
  `export const moduleTexts = ${JSON.stringify(texts)};`,
  "",
];
writeFileSync(join(root, "src/platform/local/sandbox-texts.generated.js"), lines.join("\n"));

import * as runtime from "../../src/runtime/index.ts";
import * as jsonata from "../../src/runtime/jsonata.ts";
import { checkModule, type LoadedMap } from "../../src/runtime/load.ts";

/** Where generated modules find the runtime: the very one that the tests import. */
const registry = "cemap.test.runtime";

Reflect.set(globalThis, Symbol.for(registry), {
  "cemap/runtime": runtime,
  "cemap/runtime/jsonata": jsonata,
});

/**
 * Runs the text of a generated module with the runtime of the sources. Nothing is written: the
 * text becomes a `data:` URL, and its imports look the runtime up.
 */
export async function loadModule(text: string): Promise<LoadedMap> {
  const linked = text.replaceAll(
    /^import (\{[^{}]*\}) from ("cemap\/runtime(?:\/jsonata)?");$/gm,
    `const $1 = globalThis[Symbol.for("${registry}")][$2];`,
  );
  const url = `data:text/javascript;base64,${Buffer.from(linked, "utf8").toString("base64")}`;
  return checkModule(await import(/* @vite-ignore */ url), "the generated module");
}

import * as runtime from "../../src/runtime/index.ts";
import * as jsonata from "../../src/runtime/jsonata.ts";
import { checkModule, type LoadedMap } from "../../src/runtime/load.ts";

const modules = { "cemap/runtime": runtime, "cemap/runtime/jsonata": jsonata };

/**
 * Runs the text of a generated module with the runtime of the sources. Nothing is written and
 * nothing stays behind: tests run thousands of modules, and imported ones are never let go.
 */
export async function loadModule(text: string): Promise<LoadedMap> {
  const body = text
    .replaceAll(
      /^import (\{[^{}]*\}) from ("cemap\/runtime(?:\/jsonata)?");$/gm,
      "const $1 = modules[$2];",
    )
    .replaceAll(/^export (?=function |const )/gm, "");
  const load = new Function(
    "modules",
    `"use strict";\n${body}\nreturn { read, write, patch, request, where, map };`,
  );
  return checkModule(load(modules), "the generated module");
}

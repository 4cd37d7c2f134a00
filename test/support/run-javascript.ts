import type { BytesProgram } from "../../src/bulk/program.ts";
import * as bytes from "../../src/runtime/bytes/index.ts";
import * as runtime from "../../src/runtime/index.ts";
import * as jsonata from "../../src/runtime/jsonata.ts";
import { checkModule, type LoadedMap } from "../../src/runtime/load.ts";

const modules = {
  "cemap/runtime": runtime,
  "cemap/runtime/jsonata": jsonata,
  "cemap/runtime/bytes": bytes,
};

/**
 * Runs the text of a generated module with the runtime of the sources. Nothing is written and
 * nothing stays behind: tests run thousands of modules, and imported ones are never let go.
 */
export async function loadModule(text: string): Promise<LoadedMap> {
  return checkModule(run(text, "read, write, patch, request, where, map"), "the generated module");
}

/** The same for a module of the back end `bytes`. */
export function loadProgram(text: string, tables: unknown): BytesProgram {
  const { program } = run(text, "program") as { program: (tables: unknown) => BytesProgram };
  return program(tables);
}

function run(text: string, names: string): unknown {
  const body = text
    .replaceAll(
      /^import (\{[^{}]*\}) from ("cemap\/runtime(?:\/jsonata|\/bytes)?");$/gm,
      "const $1 = modules[$2];",
    )
    .replaceAll(/^export (?=function |const )/gm, "");
  const load = new Function("modules", `"use strict";\n${body}\nreturn { ${names} };`);
  return load(modules);
}

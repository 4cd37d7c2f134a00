import type { Plugin } from "vitest/config";

/** What stands in for a source file under test: its text after an edit, and lines at its end. */
export type Edit = (code: string) => readonly [edited: string, more: string];

/**
 * Node's own `import`, which `startEngine` loads generated modules with, does not know TypeScript:
 * in tests they run as `loadModule` runs them, with the runtime of the sources. Threads of their own
 * import them all the same, with the runtime as it is built.
 */
export const sourceEngine: Readonly<Record<string, Edit>> = {
  "/src/engine/engine.ts": (code) => [
    code
      .replace("(await import(url))", '(await loadModule(moduleText(map, { sourceHash: "" })))')
      .replace("[`../${stem}.js`,", "[`../../dist/${stem}.js`,"),
    'import { loadModule } from "../../test/support/run-javascript.ts";',
  ],
};

/** Files by the end of their path. An edit that changes nothing is a mistake in this table. */
export function editedSources(edits: Readonly<Record<string, Edit>>): Plugin {
  return {
    name: "edited-sources",
    enforce: "pre",
    transform(code, id) {
      const edit = Object.entries(edits).find(([file]) => id.endsWith(file))?.[1];
      if (edit === undefined) return undefined;
      const [edited, more] = edit(code);
      if (edited === code) throw new Error(`${id} is no longer what is edited here`);
      return `${edited}\n${more}\n`;
    },
  };
}

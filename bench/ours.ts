import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What a user of the package gets: `cemap` as built, and modules that `compile` has written. */
export interface Ours {
  readonly read: (vendor: unknown) => unknown;
  readonly write: (common: unknown, original?: unknown) => unknown;
  readonly jsonata: { readonly read: string; readonly write: string };
}

interface Package {
  readonly compile: (
    text: string,
    options: { readonly targets: readonly string[] },
  ) => {
    readonly files: ReadonlyMap<string, string>;
    readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
  };
}

/** The package as built; this folder's own package.json keeps it from being found by its name. */
export async function cemap(): Promise<Package> {
  return (await import(pathToFileURL(resolve("dist/index.js")).href)) as Package;
}

/** Compiles a text with the public API, writes the module and imports it. */
export async function compileOurs(name: string, text: string): Promise<Ours> {
  const { compile } = await cemap();
  const { files, diagnostics } = compile(text, { targets: ["javascript", "jsonata"] });
  if (files.size === 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const folder = resolve(".bench/modules");
  mkdirSync(folder, { recursive: true });
  const path = resolve(folder, `${name}.mjs`);
  writeFileSync(
    path,
    fileThat(files, (file) => file.endsWith(".js")),
  );
  const loaded = await import(pathToFileURL(path).href);
  return {
    read: loaded.read,
    write: loaded.write,
    jsonata: {
      read: fileThat(files, (file) => file.endsWith(".read.jsonata")),
      write: fileThat(files, (file) => file.endsWith(".write.jsonata")),
    },
  };
}

function fileThat(files: ReadonlyMap<string, string>, isIt: (name: string) => boolean): string {
  const found = [...files].find(([name]) => isIt(name));
  if (found === undefined) throw new Error("the compiler gave no such file");
  return found[1];
}

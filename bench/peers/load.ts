import { existsSync } from "node:fs";

/**
 * A package of `bench/package.json`, or nothing where it is not installed. Types are left out:
 * the product's `npm ci` does not bring these packages, and type checks must not need them.
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function peer(name: string): Promise<any> {
  const folder = new URL(`../node_modules/${name}/`, import.meta.url);
  if (!existsSync(folder)) return undefined;
  // Resolved from here, so that a copy elsewhere is not measured by mistake.
  const specifier: string = name;
  return import(specifier);
}

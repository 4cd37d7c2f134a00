import { createContext, runInContext } from "node:vm";
import { type Node, parse } from "acorn";

type AnyNode = Node & { readonly [field: string]: unknown };

/** Methods and functions that are younger than ES6, by the name behind the last point. */
const younger: ReadonlySet<string> = new Set(
  [
    "at copyWithin entriesOf findLast findLastIndex flat flatMap fromAsync fromEntries groupBy",
    "getOwnPropertyDescriptors hasOwn isWellFormed matchAll padEnd padStart replaceAll toReversed",
    "toSorted toSpliced toWellFormed trimEnd trimStart allSettled any description finally",
  ].flatMap((line) => line.split(" ")),
);

/** What is not ES6 in the body of a script, syntax and library; empty where all is well. */
export function beyondEs6(body: string): readonly string[] {
  const text = `(function (originalObject, transformedObject, fromVendor, done) {\n${body}\n})`;
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value !== "object" || value === null || !("type" in value)) return;
    const node = value as AnyNode;
    if (node.type === "CallExpression") {
      const callee = node.callee as AnyNode;
      const name = (callee.property as { readonly name?: string } | undefined)?.name;
      if (callee.computed !== true && name !== undefined && younger.has(name)) found.push(name);
    }
    if (isParameterWrite(node)) found.push("a parameter is set");
    for (const child of Object.values(node)) visit(child);
  };
  try {
    visit(parse(text, { ecmaVersion: 2015 }));
  } catch (error) {
    found.push(String(error));
  }
  return found;
}

const parameters = ["originalObject", "transformedObject", "fromVendor", "done"];

function isParameterWrite(node: AnyNode): boolean {
  if (node.type !== "AssignmentExpression" && node.type !== "UpdateExpression") return false;
  const target = (node.left ?? node.argument) as { readonly name?: string };
  return target.name !== undefined && parameters.includes(target.name);
}

/** An engine that has nothing younger than ES6, as far as that can be taken away. */
const es6Realm = createContext(Object.create(null));
runInContext(
  `for (const [owner, names] of [
    [Array.prototype, "at findLast findLastIndex flat flatMap includes toReversed toSorted toSpliced with"],
    [String.prototype, "at isWellFormed matchAll padEnd padStart replaceAll toWellFormed trimEnd trimStart"],
    [Object, "entries fromEntries getOwnPropertyDescriptors groupBy hasOwn values"],
    [globalThis, "BigInt Intl atob btoa structuredClone TextDecoder TextEncoder WeakRef SharedArrayBuffer Atomics"],
  ]) for (const name of names.split(" ")) delete owner[name];`,
  es6Realm,
);

/** What a script gives to `done`, or the error that it throws, in an engine of that age. */
export function runInEs6(
  body: string,
  originalObject: unknown,
  transformedObject: unknown,
  fromVendor: boolean,
): { readonly results: readonly unknown[]; readonly error?: string } {
  const input = JSON.stringify({ originalObject, transformedObject, fromVendor });
  const text = `(function () {
    const results = [];
    const { originalObject, transformedObject, fromVendor } = JSON.parse(${JSON.stringify(input)});
    let error;
    try {
      (function (originalObject, transformedObject, fromVendor, done) {\n${body}\n}(
        originalObject, transformedObject, fromVendor, (result) => { results.push(result); }));
    } catch (thrown) { error = String(thrown.message); }
    return JSON.stringify(error === undefined ? { results } : { results, error });
  })()`;
  return JSON.parse(runInContext(text, es6Realm));
}

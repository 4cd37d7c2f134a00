import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Node, parse } from "acorn";

/**
 * Writes `src/runtime/jsonata-sync.generated.js`: the installed jsonata package as a module whose
 * `evaluate` returns its result instead of a promise of it. Everything in that package is
 * synchronous but for the `async` in front of its functions, so the words `async` and `await` are
 * taken out, at the places that the syntax tree shows.
 *
 * Its depth counter then counts depth: with promises it also counts the siblings that wait, and an
 * object of 200 members looks like a stack overflow.
 */
function main(): void {
  const require = createRequire(import.meta.url);
  const packageFile = require.resolve("jsonata/package.json");
  const { version } = JSON.parse(readFileSync(packageFile, "utf8"));
  const folder = dirname(packageFile);
  const source = readFileSync(join(folder, "jsonata.js"), "utf8");
  const licence = readFileSync(join(folder, "LICENSE"), "utf8").trim();
  const text = [
    `// Made by scripts/build-jsonata-sync.ts from jsonata ${version}; do not edit.`,
    "/*!",
    ...licence.split(/\r?\n/).map((line) => ` * ${line}`.trimEnd()),
    " */",
    frameClass,
    "const module = { exports: {} };",
    "const exports = module.exports;",
    synchronous(source),
    "export default module.exports;",
    "",
  ].join("\n");
  const target = fileURLToPath(
    new URL("../src/runtime/jsonata-sync.generated.js", import.meta.url),
  );
  writeFileSync(target, text);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function synchronous(source: string): string {
  const edits: Edit[] = [];
  visit(parse(source, { ecmaVersion: "latest" }), (node) => {
    if (node.async === true) edits.push(withoutWord(source, node.start, "async"));
    if (node.type === "AwaitExpression") edits.push(withoutWord(source, node.start, "await"));
    if (isPromiseAll(source, node)) {
      const callee = node.callee as Node;
      edits.push({ start: callee.start, end: callee.end, text: "" });
    }
    for (const [before, after] of replacements) {
      if (replaced.has(node.type) && source.startsWith(before, node.start)) {
        edits.push({ start: node.start, end: node.end, text: after });
      }
    }
  });
  const result = applied(source, edits);
  const left = /\b(?:async function|async \(|await |Promise\.)/.exec(result.replace(comments, ""));
  if (left !== null) throw new Error(`jsonata still waits: ${left[0]}`);
  for (const [before, after] of replacements) {
    if (result.split(after).length !== 2) throw new Error(`jsonata has changed: ${before}`);
  }
  return result;
}

/** Merging two sorted lists: the same comparisons in the same order, in a loop. */
const mergeStep = `merge_iter = function (result, left, right) {
                let l = 0;
                let r = 0;
                while (l < left.length && r < right.length) {
                    if (comp(left[l], right[r])) result.push(right[r++]);
                    else result.push(left[l++]);
                }
                while (l < left.length) result.push(left[l++]);
                while (r < right.length) result.push(right[r++]);
            }`;

/** Variables of a scope, in objects of one class: most of what an evaluation makes. */
const frameClass = `class Frame {
    constructor(enclosing) {
        this.enclosing = enclosing;
        this.bindings = undefined;
        this.base = enclosing ? enclosing.base : undefined;
        this.timestamp = enclosing ? enclosing.timestamp : null;
        this.async = enclosing ? enclosing.async : false;
        this.isParallelCall = enclosing ? enclosing.isParallelCall : false;
        this.global = enclosing ? enclosing.global : { ancestry: [ null ] };
    }
    bind(name, value) {
        if (this.bindings === undefined) this.bindings = new Map();
        this.bindings.set(name, value);
    }
    lookup(name) {
        for (let frame = this; frame; frame = frame.enclosing) {
            if (frame.bindings !== undefined && frame.bindings.has(name)) return frame.bindings.get(name);
        }
        return undefined;
    }
}`;

const createFrame = `function createFrame(enclosingEnvironment) {
        return new Frame(enclosingEnvironment);
    }`;

/** Lists that share one limited `push` instead of having one each. */
const createSequence = `class Sequence extends Array {
                    static get [Symbol.species]() { return Array; }
                    push() {
                        const length = this.length;
                        if (options && options.sequence && length + arguments.length > options.sequence) {
                            throw { code: 'D2015', value: options.sequence };
                        }
                        for (let i = 0; i < arguments.length; i++) this[length + i] = arguments[i];
                        return this.length;
                    }
                }
                exec_env.createSequence = function() {
                    const sequence = new Sequence();
                    sequence.sequence = true;
                    if (arguments.length === 1) sequence.push(arguments[0]);
                    return sequence;
                };`;

/** The clock is read at every 64th step. */
const guardrails = `let steps = 0;
                    exec_env.guardrails = function() {
                        if (options.stack > 0 && exec_env.depth > options.stack) {
                            throw { code: 'D1011', value: options.stack };
                        }
                        steps = (steps + 1) % 64;
                        if (steps === 0 && options.timeout > 0 && Date.now() - time > options.timeout) {
                            throw { code: 'D1012', value: options.timeout };
                        }
                    };`;

const replaced: ReadonlySet<string> = new Set([
  "ExpressionStatement",
  "VariableDeclarator",
  "FunctionDeclaration",
]);

/** Starts of statements and declarations, and what stands there instead. */
const replacements: readonly (readonly [before: string, after: string])[] = [
  // It calls itself for every item, and only promises keep that from filling the stack.
  ["merge_iter =", mergeStep],
  ["function createFrame(", createFrame],
  ["exec_env.createSequence =", createSequence],
  ["exec_env.guardrails = function() {\n                        if", guardrails],
  // Hooks of debuggers: two searches through all frames for each step, and nobody sets them.
  ["entryCallback =", "entryCallback = undefined"],
  ["exitCallback =", "exitCallback = undefined"],
  // These two write into lists of the input.
  ["input.push(undefined);", "input = focus.createSequence(undefined);"],
  [
    "resultSequence.keepSingleton = true;",
    "if (isSequence(resultSequence)) resultSequence.keepSingleton = true;",
  ],
];

type AnyNode = Node & { readonly [field: string]: unknown };

function isPromiseAll(source: string, node: AnyNode): boolean {
  return node.type === "CallExpression" && source.startsWith("Promise.all(", node.start);
}

function withoutWord(source: string, start: number, word: string): Edit {
  if (!source.startsWith(`${word} `, start)) throw new Error(`no ${word} at ${start}`);
  return { start, end: start + word.length + 1, text: "" };
}

/** Edits inside another edit go with it. */
function applied(source: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < position) continue;
    parts.push(source.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  return parts.join("") + source.slice(position);
}

function visit(node: unknown, enter: (node: AnyNode) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, enter);
    return;
  }
  if (typeof node !== "object" || node === null || !("type" in node)) return;
  enter(node as AnyNode);
  for (const child of Object.values(node)) visit(child, enter);
}

const comments = /\/\*[\s\S]*?\*\/|\/\/.*/g;

main();

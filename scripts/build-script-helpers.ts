/**
 * Writes `src/compiler/backends/platform/script-helpers.generated.js`: the functions of the runtime
 * as texts in plain ES6, each with the names that it uses, so that a script of the platform carries
 * what it calls and nothing else. The bundle depends on sources and on esbuild only.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Node, parse } from "acorn";
import { build, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const es6 = join(root, "src/compiler/backends/platform/es6");

type AnyNode = Node & { readonly [field: string]: unknown };

/** A declaration at the top of the bundle. */
interface Helper {
  readonly name: string;
  readonly text: string;
  /** Other helpers that it names. */
  readonly uses: readonly string[];
}

/** Methods and functions that ES6 lacks: calls of them become calls of `es6/library.ts`. */
const methods: ReadonlyMap<string, string> = new Map([
  ["at", "itemAt"],
  ...["flat", "flatMap", "includes", "matchAll", "padEnd", "padStart", "replaceAll"].map(same),
  ...["toReversed", "toSorted"].map(same),
]);
const statics: ReadonlyMap<string, string> = new Map([
  ["entries", "ownEntries"],
  ["fromEntries", "objectOf"],
  ["hasOwn", "hasOwn"],
]);

function same(name: string): readonly [string, string] {
  return [name, name];
}

/** Helpers of esbuild and functions of hosts, and what stands for them. */
const lowered: ReadonlyMap<string, string> = new Map([
  ["atob", "fromBase64"],
  ["btoa", "toBase64"],
  ["__spreadValues", "copyOf"],
  ["__spreadProps", "copyOf"],
  ["__pow", "Math.pow"],
]);

/** Files of the runtime that have a stand-in. */
const standIns: Plugin = {
  name: "es6",
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/(?:base64|decimal-arithmetic|zones)\.ts$/ }, ({ path }) => ({
      path: join(es6, basename(path)),
    }));
  },
};

/** What ES6 or the platform does not promise. */
const unknownGlobals = new Set(
  "BigInt globalThis Intl structuredClone TextDecoder TextEncoder WeakRef".split(" "),
);

/** What only whole modules call; a script reads and creates records, and has no tables. */
const left =
  /"\.\/(?:change|filter\/|json-patch|load|map-info|merge-patch|rebase|request|tables)[^"]*"/;

/** The doors of the runtime that scripts may use. */
function runtimeExports(): string {
  const index = readFileSync(join(root, "src/runtime/index.ts"), "utf8");
  const blocks = index.match(/^export \{[^}]*\} from "[^"]*";$/gm) ?? [];
  return blocks
    .filter((block) => !left.test(block))
    .map((block) => block.replace('"./', '"./src/runtime/'))
    .join("\n");
}

async function bundle(): Promise<string> {
  const result = await build({
    stdin: {
      contents: [
        runtimeExports(),
        'export * from "./src/compiler/backends/platform/es6/library.ts";',
        'export * from "./src/compiler/backends/platform/es6/merge.ts";',
      ].join("\n"),
      resolveDir: root,
      loader: "ts",
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2015",
    charset: "ascii",
    legalComments: "none",
    external: ["node:*"],
    plugins: [standIns],
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, target: "es2022" } },
  });
  return result.outputFiles[0]?.text ?? "";
}

function helpersOf(source: string): {
  readonly helpers: readonly Helper[];
  readonly exported: ReadonlyMap<string, string>;
} {
  const program = parse(source, { ecmaVersion: 2015, sourceType: "module" });
  const statements = program.body as unknown as readonly AnyNode[];
  const declared = statements.flatMap((statement) =>
    namesOf(statement).map((name) => ({ name, statement })),
  );
  const names = new Set(declared.map(({ name }) => name));
  const docs = docsOf(source);
  const helpers = declared
    .filter(({ name }) => !name.startsWith("__"))
    .map(({ name, statement }): Helper => {
      const { text, uses } = rewritten(source, statement, names);
      const doc = docs.get(name);
      const others = [...uses].filter((other) => other !== name).sort();
      return { name, text: doc === undefined ? text : `${doc}\n${text}`, uses: others };
    });
  return { helpers, exported: exportsOf(statements) };
}

function namesOf(statement: AnyNode): readonly string[] {
  if (statement.type === "FunctionDeclaration") return [nameOf(statement.id)];
  if (statement.type !== "VariableDeclaration") return [];
  const declarations = statement.declarations as readonly AnyNode[];
  if (declarations.length !== 1) throw new Error("esbuild joins declarations");
  return declarations.map(({ id }) => nameOf(id));
}

function nameOf(node: unknown): string {
  return (node as { readonly name: string }).name;
}

function exportsOf(statements: readonly AnyNode[]): ReadonlyMap<string, string> {
  const found = statements.flatMap((statement) =>
    statement.type === "ExportNamedDeclaration" ? (statement.specifiers as AnyNode[]) : [],
  );
  return new Map(found.map(({ local, exported }) => [nameOf(exported), nameOf(local)]));
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A statement with ES6 in place of what is newer, and the top names that it refers to. */
function rewritten(
  source: string,
  statement: AnyNode,
  names: ReadonlySet<string>,
): { readonly text: string; readonly uses: ReadonlySet<string> } {
  const uses = new Set<string>();
  const edits: Edit[] = [];
  const locals = plainLocals(statement, names);
  const bindings = bindingsOf(statement);
  visit(statement, (node, parent, key) => {
    if (node.type === "CallExpression") edits.push(...modernCall(source, node, uses));
    if (node.type !== "Identifier") return;
    const name = nameOf(node);
    const local = isMemberName(parent, key) ? undefined : locals.get(name);
    if (local !== undefined) edits.push(renamed(node, parent, local));
    if (!isReference(node, parent, key)) return;
    if (unknownGlobals.has(name)) throw new Error(`scripts do not know ${name}`);
    const stand = lowered.get(name);
    if (stand !== undefined) {
      edits.push({ start: node.start, end: node.end, text: stand });
      if (names.has(stand)) uses.add(stand);
    } else if (name.startsWith("__") && names.has(name)) {
      throw new Error(`no plain form of ${name}`);
    } else if (names.has(name)) {
      uses.add(name);
    }
  });
  for (const stand of [...uses].filter((name) => standInNames.has(name))) {
    if (bindings.has(stand)) throw new Error(`a local variable hides ${stand}`);
  }
  if (statement.type === "VariableDeclaration") {
    edits.push({ start: statement.start, end: statement.start + 3, text: "const" });
  }
  const text = applied(source, statement, edits).replaceAll("/* @__PURE__ */ ", "");
  return { text: text.replaceAll("void 0", "undefined"), uses };
}

const standInNames = new Set([...methods.values(), ...statics.values(), ...lowered.values()]);

/** Names of variables and parameters inside a function or constant. */
function bindingsOf(statement: AnyNode): ReadonlySet<string> {
  const found = new Set<string>();
  visit(statement, (node, parent, key) => {
    if (node.type !== "Identifier" || parent === statement) return;
    const isParameter = key === "params" || parent?.type === "AssignmentPattern";
    const isPattern = parent?.type === "Property" && isBinding(parent) && key === "value";
    const isVariable = parent?.type === "VariableDeclarator" && key === "id";
    if (isParameter || isPattern || isVariable || key === "elements") found.add(nameOf(node));
  });
  return found;
}

/** Locals that the bundler numbered because of a name in another file, as their authors named them. */
function plainLocals(statement: AnyNode, names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const used = new Set<string>();
  visit(statement, (node, parent, key) => {
    if (node.type === "Identifier" && !isMemberName(parent, key)) used.add(nameOf(node));
  });
  const numbered = [...used].filter((name) => /[a-z]\d+$/i.test(name) && !names.has(name));
  const plain = numbered.map((name) => [name, name.replace(/\d+$/, "")] as const);
  const counts = countsOf(plain.map(([, base]) => base));
  return new Map(
    plain.filter(([, base]) => !used.has(base) && counts.get(base) === 1 && base !== ""),
  );
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** `{ a }` stands for a member and a variable: the member keeps its name. */
function renamed(node: AnyNode, parent: AnyNode | undefined, name: string): Edit {
  const isBoth = parent?.type === "Property" && parent.shorthand === true;
  return { start: node.start, end: node.end, text: isBoth ? `${nameOf(node)}: ${name}` : name };
}

function isMemberName(parent: AnyNode | undefined, key: string): boolean {
  if (parent?.type === "MemberExpression") return key === "property" && parent.computed !== true;
  if (parent?.type === "Property") return key === "key" && parent.computed !== true;
  return parent?.type === "MethodDefinition" && key === "key";
}

/** `text.padEnd(3, "0")` as `padEnd(text, 3, "0")`, `Object.hasOwn(o, n)` as `hasOwn(o, n)`. */
function modernCall(source: string, call: AnyNode, uses: Set<string>): readonly Edit[] {
  const callee = call.callee as AnyNode;
  if (callee.type !== "MemberExpression" || callee.computed === true) return [];
  const object = callee.object as AnyNode;
  const property = callee.property as AnyNode;
  const name = nameOf(property);
  const plain = statics.get(name);
  if (object.type === "Identifier" && nameOf(object) === "Object" && plain !== undefined) {
    uses.add(plain);
    return [{ start: callee.start, end: callee.end, text: plain }];
  }
  const standIn = methods.get(name);
  if (standIn === undefined) return [];
  uses.add(standIn);
  const args = call.arguments as readonly AnyNode[];
  const open = source.indexOf("(", callee.end);
  return [
    { start: call.start, end: object.start, text: `${standIn}(` },
    { start: object.end, end: open + 1, text: args.length === 0 ? "" : ", " },
  ];
}

/** Whether an identifier is a use of a variable, and no name of a member or a label. */
function isReference(node: AnyNode, parent: AnyNode | undefined, key: string): boolean {
  if (parent === undefined) return false;
  if (parent.type === "MemberExpression") return key === "object" || parent.computed === true;
  if (parent.type === "Property") {
    return (key === "value" && !isBinding(parent)) || (key === "key" && parent.computed === true);
  }
  if (parent.type === "MethodDefinition") return false;
  return !(parent.type === "VariableDeclarator" && key === "id") && node.type === "Identifier";
}

/** A member of a pattern binds its value; `visit` marks those. */
function isBinding(property: AnyNode): boolean {
  return patterns.has(property);
}

const patterns = new WeakSet<object>();

function visit(
  node: unknown,
  enter: (node: AnyNode, parent: AnyNode | undefined, key: string) => void,
  parent?: AnyNode,
  key = "",
): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, enter, parent, key);
    return;
  }
  if (typeof node !== "object" || node === null || !("type" in node)) return;
  const here = node as AnyNode;
  if (here.type === "ObjectPattern") {
    for (const property of here.properties as readonly AnyNode[]) patterns.add(property);
  }
  enter(here, parent, key);
  for (const [name, child] of Object.entries(here)) {
    // `{ a }` is one identifier, as key and as value.
    if (name === "key" && here.shorthand === true) continue;
    visit(child, enter, here, name);
  }
}

function applied(source: string, within: AnyNode, edits: readonly Edit[]): string {
  let text = "";
  let position = within.start;
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const edit of ordered) {
    if (edit.start < position) throw new Error(`edits overlap at ${edit.start}`);
    text += source.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return text + source.slice(position, within.end);
}

/** The first sentences of doc comments in the sources, by the name that a declaration has in the bundle. */
function docsOf(bundled: string): ReadonlyMap<string, string> {
  const docs = new Map<string, string>();
  let file = "";
  let known: ReadonlyMap<string, string> = new Map();
  for (const line of bundled.split("\n")) {
    const opened = /^\/\/ (src\/.*\.ts)$/.exec(line);
    if (opened !== null) {
      file = opened[1] as string;
      known = docsOfFile(readFileSync(join(root, file), "utf8"));
    }
    const name = /^(?:function|var) (\w+)/.exec(line)?.[1];
    const doc = name === undefined ? undefined : known.get(name.replace(/\d+$/, ""));
    if (name !== undefined && doc !== undefined) docs.set(name, `// ${doc}`);
  }
  return docs;
}

function docsOfFile(source: string): ReadonlyMap<string, string> {
  const found = source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n(?:export )?(?:function|const|class) (\w+)/g,
  );
  return new Map(
    [...found].map(([, comment = "", name = ""]) => {
      const text = comment
        .replaceAll(/\n \* ?/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim();
      const [sentence = text] = /^.*?\.(?= [A-Z]|$)/.exec(text) ?? [];
      return [name, sentence];
    }),
  );
}

function main(): void {
  void bundle().then((source) => {
    const { helpers, exported } = helpersOf(source);
    const target = join(root, "src/compiler/backends/platform/script-helpers.generated.js");
    const lines = [
      `// Made by ${relative(root, fileURLToPath(import.meta.url)).replaceAll("\\", "/")} from src/runtime; do not edit.`,
      "export const helpers = [",
      ...helpers.map((helper) => `  ${JSON.stringify(helper)},`),
      "];",
      `export const exported = ${JSON.stringify(Object.fromEntries(exported))};`,
      "",
    ];
    writeFileSync(target, lines.join("\n"));
  });
}

main();

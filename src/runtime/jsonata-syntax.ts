import jsonata from "./jsonata-sync.generated.js";

/** What is wrong with a text, in the words of JSONata; `offset` in UTF-16 units. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
}

/**
 * What is wrong with text that is no JSONata, absent where it is one expression, by itself and in
 * parentheses (where JSONata takes no regular expression at the start). Nothing is evaluated.
 */
export function syntaxProblem(text: string): SyntaxProblem | undefined {
  try {
    jsonata(text);
    jsonata(`(${text}\n)`);
    return undefined;
  } catch (problem) {
    const { message, position } = problem as { message?: string; position?: number };
    return { message: message ?? "The expression is too deep.", offset: position ?? 0 };
  }
}

/**
 * The first variable that neither the text binds nor JSONata knows, absent where there is none.
 * What else a generated text defines is no business of a text inside of it. For text without a
 * syntax problem.
 */
export function unknownVariable(text: string): string | undefined {
  const used: string[] = [];
  const bound = new Set<string>();
  collect(jsonata(text).ast(), used, bound);
  return used.find((name) => !bound.has(name) && !isBuiltIn(name));
}

/** Variables that a tree uses, and those that it binds anywhere. */
function collect(node: unknown, used: string[], bound: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, used, bound);
    return;
  }
  if (typeof node !== "object" || node === null || node instanceof RegExp) return;
  const { type, value } = node as { readonly type?: unknown; readonly value?: unknown };
  if (type === "variable" && typeof value === "string") used.push(value);
  for (const [key, member] of Object.entries(node)) {
    // `$x := …` and the parameters of functions; `@$x` and `#$x` are members of steps.
    if ((type === "bind" && key === "lhs") || (type === "lambda" && key === "arguments")) {
      for (const name of variablesIn(member)) bound.add(name);
    } else if ((key === "focus" || key === "index") && typeof member === "string") {
      bound.add(member);
    } else {
      collect(member, used, bound);
    }
  }
}

function variablesIn(node: unknown): readonly string[] {
  const used: string[] = [];
  collect(node, used, new Set());
  return used;
}

/** `$`, `$$` and the functions of JSONata. */
function isBuiltIn(name: string): boolean {
  if (name === "" || name === "$") return true;
  return jsonata(`$exists($${name})`).evaluate(undefined) === true;
}

// Types of the module that scripts/build-jsonata-sync.ts makes beside this file.

export interface JsonataOptions {
  recover?: boolean;
  timeout?: number;
  stack?: number;
  sequence?: number;
  RegexEngine?: new (pattern: RegExp) => unknown;
}

export interface JsonataExpression {
  evaluate(input: unknown, bindings?: Readonly<Record<string, unknown>>): unknown;
  ast(): unknown;
}

/** Throws a plain object with `code`, `position` and `message` for text that is no JSONata. */
export default function jsonata(text: string, options?: JsonataOptions): JsonataExpression;

import { MappingError } from "../errors.ts";

/** A value in a filter, as it was written: text in quotes, a number's digits, true or false. */
export interface Literal {
  readonly kind: "text" | "number" | "boolean";
  readonly text: string;
}

export type Comparison = "=" | "!=" | "<" | ">" | "<=" | ">=" | "LIKE";

/** A parsed filter. Fields are dotted names; `AND` and `OR` hold two parts or more. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly parts: readonly Filter[] }
  | {
      readonly kind: "compare";
      readonly field: string;
      readonly op: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: "in"; readonly field: string; readonly values: readonly Literal[] }
  | { readonly kind: "null"; readonly field: string; readonly isNull: boolean };

interface Token {
  readonly kind: "name" | "word" | "text" | "number" | "mark" | "end";
  /** Of a text: what is between the quotes, doubled ones made single. */
  readonly text: string;
  /** 0-based offset in the filter. */
  readonly at: number;
}

const tokenForm =
  /\s*(?:(?<text>'(?:[^']|'')*'(?!'))|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}\d_]))|(?<name>[\p{L}_$][\p{L}\d_$]*(?:\.[\p{L}_$][\p{L}\d_$]*)*)|(?<mark><>|!=|<=|>=|[=<>(),]))/uy;
const words = /^(?:and|or|like|in|is|not|null|true|false)$/iu;

/** Whether a filter can say a name as it is. */
export function isPlainName(name: string): boolean {
  return /^[\p{L}_$][\p{L}\d_$]*$/u.test(name) && !words.test(name);
}

/** Longer filters, and deeper ones, are no filters that somebody wrote. */
const maxLength = 100_000;
const maxDepth = 100;

/**
 * A filter of the platform: comparisons with `= != < > <= >= LIKE IN IS NULL`, joined by `AND`,
 * `OR` and parentheses. Throws MappingError `format` with the column of what cannot be read.
 */
export function parseFilter(text: string): Filter {
  const cursor = new Cursor(text, tokensOf(text));
  const filter = anyOf(cursor, 0);
  if (cursor.next.kind !== "end") cursor.refuse("`AND` or `OR`");
  return filter;
}

function tokensOf(text: string): readonly Token[] {
  if (text.length > maxLength) refuse(0, "it is longer than 100,000 characters");
  const tokens: Token[] = [];
  tokenForm.lastIndex = 0;
  let at = 0;
  for (;;) {
    const found = tokenForm.exec(text);
    if (found?.groups === undefined) break;
    const { text: quoted, number, name, mark } = found.groups;
    const start = tokenForm.lastIndex;
    const own = (kind: Token["kind"], whole: string, shown = whole): void => {
      tokens.push({ kind, text: shown, at: start - whole.length });
    };
    if (quoted !== undefined) own("text", quoted, quoted.slice(1, -1).replaceAll("''", "'"));
    else if (number !== undefined) own("number", number);
    else if (name !== undefined) own(words.test(name) ? "word" : "name", name);
    else own("mark", mark ?? "");
    at = tokenForm.lastIndex;
  }
  const rest = text.slice(at);
  if (rest.trim() !== "") {
    const column = at + rest.length - rest.trimStart().length;
    const why = rest.trimStart().startsWith("'") ? "the text has no closing quote" : "unexpected";
    refuse(column, `${why}: ${rest.trim().slice(0, 20)}`);
  }
  return [...tokens, { kind: "end", text: "", at: text.length }];
}

class Cursor {
  readonly #filter: string;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(filter: string, tokens: readonly Token[]) {
    this.#filter = filter;
    this.#tokens = tokens;
  }

  get next(): Token {
    return this.#tokens[this.#index] ?? { kind: "end", text: "", at: this.#filter.length };
  }

  take(): Token {
    const { next } = this;
    this.#index += 1;
    return next;
  }

  /** Takes a keyword, in any case, or a mark. */
  takes(text: string): boolean {
    const { kind, text: found } = this.next;
    const isIt = (kind === "word" || kind === "mark") && found.toUpperCase() === text;
    if (isIt) this.#index += 1;
    return isIt;
  }

  expect(text: string): void {
    if (!this.takes(text)) this.refuse(`\`${text}\``);
  }

  refuse(wanted: string): never {
    const { kind, text, at } = this.next;
    const found = kind === "end" ? "the end" : `\`${text}\``;
    return refuse(at, `expected ${wanted}, found ${found}`);
  }
}

function refuse(at: number, why: string): never {
  throw new MappingError("format", { path: `column ${at + 1}`, rule: "the filter" }, why);
}

function anyOf(cursor: Cursor, depth: number): Filter {
  const parts = [allOf(cursor, depth)];
  while (cursor.takes("OR")) parts.push(allOf(cursor, depth));
  return joined("or", parts);
}

function allOf(cursor: Cursor, depth: number): Filter {
  const parts = [term(cursor, depth)];
  while (cursor.takes("AND")) parts.push(term(cursor, depth));
  return joined("and", parts);
}

/** The parts as one filter; those of the same kind are taken in. */
export function joined(kind: "and" | "or", parts: readonly Filter[]): Filter {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}

function term(cursor: Cursor, depth: number): Filter {
  if (cursor.takes("(")) {
    if (depth >= maxDepth) cursor.refuse(`at most ${maxDepth} parentheses in one another`);
    const inner = anyOf(cursor, depth + 1);
    cursor.expect(")");
    return inner;
  }
  if (cursor.next.kind !== "name") cursor.refuse("a field");
  const field = cursor.take().text;
  if (cursor.takes("IS")) {
    const isNull = !cursor.takes("NOT");
    cursor.expect("NULL");
    return { kind: "null", field, isNull };
  }
  if (cursor.takes("IN")) {
    cursor.expect("(");
    const values = [literal(cursor)];
    while (cursor.takes(",")) values.push(literal(cursor));
    cursor.expect(")");
    return { kind: "in", field, values };
  }
  return { kind: "compare", field, op: comparison(cursor), value: literal(cursor) };
}

const comparisons: readonly Comparison[] = ["=", "!=", "<=", ">=", "<", ">", "LIKE"];

function comparison(cursor: Cursor): Comparison {
  if (cursor.takes("<>")) return "!=";
  const found = comparisons.find((op) => cursor.takes(op));
  return found ?? cursor.refuse("one of = != < > <= >= LIKE IN IS");
}

function literal(cursor: Cursor): Literal {
  const { kind, text } = cursor.next;
  const isBoolean = kind === "word" && /^(?:true|false)$/iu.test(text);
  if (kind === "word" && text.toUpperCase() === "NULL") {
    cursor.refuse("a value (for null say `IS NULL`)");
  }
  if (kind !== "text" && kind !== "number" && !isBoolean) {
    cursor.refuse("a value: text in single quotes, a number, true or false");
  }
  cursor.take();
  return isBoolean ? { kind: "boolean", text: text.toLowerCase() } : { kind: kind as "text", text };
}

/** The filter as text; parentheses only where `OR` stands inside `AND`. */
export function filterText(filter: Filter): string {
  switch (filter.kind) {
    case "and":
      return filter.parts
        .map((part) => (part.kind === "or" ? `(${filterText(part)})` : filterText(part)))
        .join(" AND ");
    case "or":
      return filter.parts.map(filterText).join(" OR ");
    case "compare":
      return `${filter.field} ${filter.op} ${literalText(filter.value)}`;
    case "in":
      return `${filter.field} IN (${filter.values.map(literalText).join(", ")})`;
    case "null":
      return `${filter.field} IS ${filter.isNull ? "" : "NOT "}NULL`;
  }
}

function literalText({ kind, text }: Literal): string {
  return kind === "text" ? `'${text.replaceAll("'", "''")}'` : text;
}

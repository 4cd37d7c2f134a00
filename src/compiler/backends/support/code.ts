/**
 * A piece of generated text that is known to be code. Made only by the functions of this file, so
 * that user text cannot become code by accident: a bare string is a type error.
 */
export class Code {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** The text; for the file that is written in the end. */
  get text(): string {
    return this.#text;
  }

  get isEmpty(): boolean {
    return this.#text === "";
  }

  /** Only for the functions of `support`. */
  static trusted(text: string): Code {
    return new Code(text);
  }
}

/** What may stand in a `code` template: code, or several pieces one after the other, a line each. */
export type Part = Code | readonly Code[];

/**
 * Code out of a template. The indentation of the template's own source is taken off, and parts of
 * several lines are indented as the line that they stand in.
 */
export function code(strings: TemplateStringsArray, ...parts: readonly Part[]): Code {
  const pieces = piecesOf(strings);
  let text = pieces[0] ?? "";
  for (const [index, part] of parts.entries()) {
    const inner = partText(part);
    text += inner.includes("\n") ? indented(inner, currentIndent(text)) : inner;
    text += pieces[index + 1] ?? "";
  }
  return Code.trusted(text.replace(/^\n/, "").replace(/\n\s*$/, ""));
}

/** Pieces with a separator between them. */
export function joinCode(items: readonly Code[], separator: Code): Code {
  return Code.trusted(items.map((item) => item.text).join(separator.text));
}

/** `a, b, c` */
export function commaList(items: readonly Code[]): Code {
  return Code.trusted(items.map((item) => item.text).join(", "));
}

/** Pieces a line each; empty ones are left out. */
export function lines(items: readonly Code[]): Code {
  return Code.trusted(
    items
      .filter((item) => !item.isEmpty)
      .map((item) => item.text)
      .join("\n"),
  );
}

export const nothing = Code.trusted("");

function partText(part: Part): string {
  return part instanceof Code ? part.text : lines(part).text;
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/\n(?=.)/g, `\n${indent}`);
}

function currentIndent(text: string): string {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  return /^ */.exec(line)?.[0] ?? "";
}

/** The pieces of every template that was used. */
const knownPieces = new WeakMap<TemplateStringsArray, readonly string[]>();

function piecesOf(strings: TemplateStringsArray): readonly string[] {
  const known = knownPieces.get(strings) ?? dedent(strings.raw);
  knownPieces.set(strings, known);
  return known;
}

/** The pieces without the indentation that all their lines share. */
function dedent(pieces: readonly string[]): readonly string[] {
  const indents = pieces.flatMap((piece, index) => {
    const tails = piece.split("\n").slice(1);
    const isLast = index === pieces.length - 1;
    const told = tails.filter((line, at) => {
      const isEnd = at === tails.length - 1;
      return line.trim() !== "" || (isEnd && !isLast);
    });
    return told.map((line) => /^ */.exec(line)?.[0].length ?? 0);
  });
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  return pieces.map((piece) => piece.replaceAll(new RegExp(`\\n {0,${least}}`, "g"), "\n"));
}

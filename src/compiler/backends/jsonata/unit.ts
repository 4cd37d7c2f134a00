import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/source.ts";
import { commentText } from "./text.ts";

/** What one JSONata text is made of besides its main expression: named functions, in order. */
export class Unit {
  readonly diagnostics: Diagnostic[] = [];
  readonly #definitions: string[] = [];
  readonly #taken = new Set<string>();
  readonly #embedded: string[] = [];
  readonly #byText = new Map<string, string>();

  /** Names the mistake that the target cannot express; once for a place. */
  report(diagnostic: Diagnostic): void {
    const isKnown = this.diagnostics.some(
      (other) => other.message === diagnostic.message && sameSpan(other.span, diagnostic.span),
    );
    if (!isKnown) this.diagnostics.push(diagnostic);
  }

  /** A variable that no other definition of this text has, such as `$source_in`. */
  fresh(base: string, suffix: string): string {
    const stem = base.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "value";
    for (let count = 1; ; count += 1) {
      const name = `$${stem}${count === 1 ? "" : count}_${suffix}`;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }

  /** The variable of a function; equal functions are defined once. */
  define(base: string, suffix: string, text: string, about = ""): string {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const name = this.fresh(base, suffix);
    this.#byText.set(text, name);
    this.add(name, text, about);
    return name;
  }

  /** Adds the definition of a variable that `fresh` has given. */
  add(name: string, text: string, about = ""): void {
    const comment = about === "" ? "" : `/* ${commentText(about)} */\n`;
    this.#definitions.push(`${comment}${name} := ${text};`);
  }

  /** What stands in the text for a text of the user until `complete` puts that in, unindented. */
  embed(text: string): string {
    this.#embedded.push(text);
    return `\0${this.#embedded.length - 1}\0`;
  }

  complete(text: string): string {
    // Nothing else holds the character: strings and patterns have it escaped, comments lack it.
    return text
      .split("\0")
      .map((part, index) => (index % 2 === 0 ? part : (this.#embedded[Number(part)] ?? "")))
      .join("");
  }

  get definitions(): readonly string[] {
    return this.#definitions;
  }
}

function sameSpan(left: Span, right: Span): boolean {
  return left.source === right.source && left.start === right.start && left.end === right.end;
}

/** A part of a text that is being tried, and what it was written for. */
export interface Mark<Owner> {
  readonly start: number;
  readonly end: number;
  readonly owner: Owner;
}

/** Text that remembers which part of it stands for what. */
export class MarkedText<Owner> {
  readonly marks: Mark<Owner>[] = [];
  #text = "";
  #indent = "";

  get text(): string {
    return this.#text;
  }

  /** A line; a text of several lines stands as it is. */
  line(text: string, owner?: Owner): void {
    const start = this.#text.length + this.#indent.length;
    this.#text += text === "" ? "\n" : `${this.#indent}${text}\n`;
    if (owner !== undefined) this.marks.push({ start, end: start + text.length, owner });
  }

  /** `head {`, what `body` writes, `}tail`. */
  block(head: string, body: () => void, tail = "", owner?: Owner): void {
    const start = this.#text.length + this.#indent.length;
    this.line(`${head} {`);
    const outer = this.#indent;
    this.#indent = `${outer}  `;
    body();
    this.#indent = outer;
    this.line(`}${tail}`);
    if (owner !== undefined) this.marks.push({ start, end: this.#text.length - 1, owner });
  }

  /** Who wrote the text at an offset: the smallest part around it. */
  ownerAt(offset: number): Owner | undefined {
    const around = this.marks.filter(({ start, end }) => start <= offset && offset <= end);
    return around.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]?.owner;
  }
}

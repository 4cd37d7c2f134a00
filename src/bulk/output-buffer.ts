/** Bytes that grow at the end. */
export class OutputBuffer {
  bytes: Uint8Array;
  used = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(Math.max(4096, size + (size >> 1)));
  }

  /** Makes room for `size` bytes in all, and more. */
  grow(size: number): void {
    const larger = new Uint8Array(2 * size);
    larger.set(this.bytes.subarray(0, this.used));
    this.bytes = larger;
  }

  add(text: string): void {
    const most = this.used + 3 * text.length;
    if (most > this.bytes.length) this.grow(most);
    this.used += encoder.encodeInto(text, this.bytes.subarray(this.used)).written;
  }

  taken(): Uint8Array {
    return this.bytes.subarray(0, this.used);
  }
}

const encoder = new TextEncoder();

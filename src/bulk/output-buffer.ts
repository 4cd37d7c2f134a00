/** Bytes that grow at the end. */
export class OutputBuffer {
  bytes: Uint8Array;
  used = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(Math.max(4096, size));
  }

  /** Makes room for `size` bytes in all, and more. */
  grow(size: number): void {
    const larger = new Uint8Array(2 * size);
    larger.set(this.bytes.subarray(0, this.used));
    this.bytes = larger;
  }

  /** Makes room for `size` bytes behind those that are used. */
  reserve(size: number): void {
    if (this.used + size > this.bytes.length) this.grow(this.used + size);
  }

  add(text: string): void {
    this.reserve(3 * text.length);
    this.used += encoder.encodeInto(text, this.bytes.subarray(this.used)).written;
  }

  addByte(byte: number): void {
    this.reserve(1);
    this.bytes[this.used] = byte;
    this.used += 1;
  }

  taken(): Uint8Array {
    return this.bytes.subarray(0, this.used);
  }
}

/**
 * Gives buffers for what is made of blocks of so many bytes: as large as that became in proportion
 * the last time, and a quarter more.
 */
export function outputBuffers(): (size: number) => OutputBuffer {
  let last: { readonly size: number; readonly output: OutputBuffer } | undefined;
  return (size) => {
    const share = last === undefined ? 1 : last.output.used / last.size;
    const output = new OutputBuffer(Math.ceil(1.25 * share * size));
    last = { size, output };
    return output;
  };
}

const encoder = new TextEncoder();

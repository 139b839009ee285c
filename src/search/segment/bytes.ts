/** So few bytes are copied sooner one by one than by a call out of JavaScript. */
const FEW = 32;

/** Copies `source[from..to)` to a place of other bytes. */
export function copyBytes(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): void {
  if (to - from > FEW) target.set(source.subarray(from, to), at);
  else for (let next = from; next < to; next += 1) target[at + next - from] = source[next] ?? 0;
}

/** Bytes that grow as they are written. Numbers are unsigned; varints have seven bits a byte, the lowest first (LEB128). */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity = 1024) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  get length(): number {
    return this.#length;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }

  varint(value: number): void {
    this.#room(8);
    let rest = value;
    // Numbers beyond 32 bits are offsets in large files, and rare.
    for (; rest > 0x7fff_ffff; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) | 0x80;
    for (; rest > 0x7f; rest >>>= 7) this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#length++] = rest;
  }

  text(value: string): void {
    this.#room(value.length * 3);
    const bytes = this.#bytes;
    const start = this.#length;
    // One by one as far as it is ASCII, as short texts mostly are, for the same reason.
    let at = 0;
    for (; at < value.length && at < FEW; at += 1) {
      const unit = value.charCodeAt(at);
      if (unit > 0x7f) break;
      bytes[start + at] = unit;
    }
    this.#length = at === value.length ? start + at : start + bytes.write(value, start);
  }

  /** The text with its length in bytes before it. */
  sizedText(value: string): void {
    this.varint(Buffer.byteLength(value));
    this.text(value);
  }

  write(value: Uint8Array): void {
    this.#room(value.length);
    copyBytes(value, 0, value.length, this.#bytes, this.#length);
    this.#length += value.length;
  }

  /** What has been written so far; good until the next write. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Begins anew in the same memory. */
  clear(): void {
    this.#length = 0;
  }
}

/** Reads what {@link ByteWriter} wrote. */
export class ByteReader {
  readonly #bytes: Buffer;
  at = 0;
  /** Where what is read ends, for {@link rest}. */
  end: number;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.end = bytes.length;
  }

  varint(): number {
    let byte = this.#bytes[this.at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let weight = 128; byte >= 0x80; weight *= 128) {
      byte = this.#bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * weight;
    }
    return value;
  }

  text(length: number): string {
    const from = this.at;
    this.at += length;
    return this.#bytes.toString('utf8', from, this.at);
  }

  sizedText(): string {
    return this.text(this.varint());
  }

  /** All that is left, as a text. */
  rest(): string {
    return this.text(this.end - this.at);
  }
}

import type { ByteWriter } from './bytes.ts';

/** The memory grows by so much, and no slice is larger. */
const BLOCK_BITS = 20;
const BLOCK = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK - 1;

/**
 * Each slice of a chain is twice the size of the one before it. Behind its bytes is room for where the next slice begins;
 * until there is one, the first byte of that room says how often the slices were doubled, and 1. All bytes ahead are 0.
 */
const SMALLEST = 8;
const MOST_DOUBLED = 9;
const LINK = 4;

function sizeOf(doubled: number): number {
  return SMALLEST << Math.min(doubled, MOST_DOUBLED);
}

/**
 * Many chains of bytes that grow side by side in one memory and take little more than their bytes, as Lucene gathers
 * postings (its ByteBlockPool). Whoever has a chain keeps where it begins and where its next byte goes.
 */
export class ByteChains {
  readonly #blocks: Buffer[] = [];
  #used = 0;

  /** Bytes that the chains take. */
  get size(): number {
    return this.#used;
  }

  /** Where a new chain begins, and where its first byte goes. */
  begin(): number {
    return this.#slice(0);
  }

  #slice(doubled: number): number {
    const size = sizeOf(doubled);
    if ((this.#used & IN_BLOCK) + size > BLOCK) this.#used = this.#blocks.length * BLOCK;
    const slice = this.#used;
    if (slice === this.#blocks.length * BLOCK) this.#blocks.push(Buffer.alloc(BLOCK));
    this.#used += size;
    const end = slice + size - LINK;
    this.#block(end)[end & IN_BLOCK] = Math.min(doubled, MOST_DOUBLED) + 1;
    return slice;
  }

  #block(address: number): Buffer {
    const block = this.#blocks[address >>> BLOCK_BITS];
    if (block === undefined) throw new RangeError(`no chain has a byte at ${address}`);
    return block;
  }

  /** The byte that stands where a chain's next one goes. */
  peek(next: number): number {
    return this.#block(next)[next & IN_BLOCK] ?? 0;
  }

  /** Writes a byte where a chain's next one goes; where the one after it goes. */
  #append(next: number, byte: number): number {
    const block = this.#block(next);
    const doubled = block[next & IN_BLOCK] ?? 0;
    if (doubled === 0) {
      block[next & IN_BLOCK] = byte;
      return next + 1;
    }
    const slice = this.#slice(doubled);
    block.writeUInt32LE(slice, next & IN_BLOCK);
    this.#block(slice)[slice & IN_BLOCK] = byte;
    return slice + 1;
  }

  /** Appends a number of 32 bits as a {@link ByteWriter} writes one, where a chain's next byte goes; where the next goes then. */
  varint(next: number, value: number): number {
    let to = next;
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) to = this.#append(to, (rest & 0x7f) | 0x80);
    return this.#append(to, rest);
  }

  /** Appends the bytes of a chain to others. */
  copyTo(writer: ByteWriter, begin: number, next: number): void {
    let slice = begin;
    for (let doubled = 0; ; doubled += 1) {
      const block = this.#block(slice);
      const end = slice + sizeOf(doubled) - LINK;
      const isLast = next >= slice && next <= end;
      const from = slice & IN_BLOCK;
      writer.write(block.subarray(from, from + (isLast ? next : end) - slice));
      if (isLast) return;
      slice = block.readUInt32LE(end & IN_BLOCK);
    }
  }
}

import { ByteReader, ByteWriter } from './bytes.ts';
import type { PageWriter, ReadBytes, Sink } from './pages.ts';

/**
 * A table of keys in order of their UTF-16 units, each with a few bytes, from which one key is read without the others:
 * blocks of front-coded keys (each without what it shares with the one before it), and a list of the blocks' first keys.
 */
const BLOCK = 48;

/** So many blocks are read at once when many are gone through: about a megabyte. */
const BLOCKS_AT_ONCE = 1024;

/** Where a table lies in its file. */
export interface TablePlace {
  readonly offset: number;
  /** Bytes of the blocks, and of the list of blocks behind them. */
  readonly blocks: number;
  readonly list: number;
  /** How many blocks there are. */
  readonly count: number;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** How much two keys share from their beginnings; never half a character. */
function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared > 0 && isLowSurrogate(b, shared) ? shared - 1 : shared;
}

/** Writes a table row by row; in memory is only the list of its blocks. Keys have to come in order, each once. */
export class TableWriter {
  readonly #blocks: Sink;
  #length = 0;
  readonly #row = new ByteWriter();
  readonly #firstKeys = new ByteWriter();
  /** Of each block, where its first key ends among the first keys, and where it begins among the blocks. */
  readonly #places: number[] = [];
  #last = '';
  #inBlock = 0;

  constructor(blocks: Sink) {
    this.#blocks = blocks;
  }

  add(key: string, value: Uint8Array): void {
    if (this.#inBlock === BLOCK) this.#inBlock = 0;
    if (this.#inBlock === 0) {
      this.#firstKeys.text(key);
      this.#places.push(this.#firstKeys.length, this.#length);
      this.#last = '';
    }
    const shared = sharedLength(this.#last, key);
    const row = this.#row;
    row.clear();
    row.varint(shared);
    row.sizedText(key.slice(shared));
    row.varint(value.length);
    row.write(value);
    this.#blocks.write(row.written());
    this.#length += row.length;
    this.#last = key;
    this.#inBlock += 1;
  }

  /** Writes the list of blocks, right behind the blocks in their file. */
  finish(pages: PageWriter): TablePlace {
    const list = Buffer.from(Uint32Array.from(this.#places).buffer);
    const place = {
      offset: pages.length - this.#length,
      blocks: this.#length,
      count: this.#places.length / 2,
      list: list.length + this.#firstKeys.length,
    };
    pages.write(list);
    pages.write(this.#firstKeys.written());
    return place;
  }
}

/** Goes through rows of a table in order. */
export class TableCursor {
  readonly #nextBlocks: () => Buffer | undefined;
  #reader = new ByteReader(Buffer.alloc(0));
  #end = 0;
  #key = '';
  #shared = 0;
  #valueAt = 0;
  #valueLength = 0;

  /** `nextBlocks` gives the blocks, some whole ones at a time. */
  constructor(nextBlocks: () => Buffer | undefined) {
    this.#nextBlocks = nextBlocks;
  }

  /** Goes to the next row; false when there is none. */
  next(): boolean {
    if (this.#valueAt + this.#valueLength >= this.#end && !this.#readOn()) return false;
    const reader = this.#reader;
    reader.at = this.#valueAt + this.#valueLength;
    this.#shared = reader.varint();
    const length = reader.varint();
    this.#key = this.#key.slice(0, this.#shared) + reader.text(length);
    this.#valueLength = reader.varint();
    this.#valueAt = reader.at;
    return true;
  }

  #readOn(): boolean {
    const blocks = this.#nextBlocks();
    if (blocks === undefined) return false;
    this.#reader = new ByteReader(blocks);
    this.#end = blocks.length;
    this.#valueAt = 0;
    this.#valueLength = 0;
    return true;
  }

  get key(): string {
    return this.#key;
  }

  /** How much of its key this row shares with the one before it. */
  get shared(): number {
    return this.#shared;
  }

  /** A reader that stands at the row's value. Good until the next row. */
  value(): ByteReader {
    this.#reader.at = this.#valueAt;
    this.#reader.end = this.#valueAt + this.#valueLength;
    return this.#reader;
  }
}

/** More look-ups than one question of a few words makes. */
const FEW_LOOK_UPS = 32;

/** Looks up rows of a table, reading the block that a key is in and no other. */
export class SortedTable {
  readonly #read: ReadBytes;
  readonly #place: TablePlace;
  #lookUps = 0;
  #wholeList: Buffer | undefined;

  constructor(read: ReadBytes, place: TablePlace) {
    this.#read = read;
    this.#place = place;
  }

  /** A few bytes of the list of blocks. A single look-up needs few of its pages; for many it is read as a whole. */
  #list(from: number, length: number): Buffer {
    const { offset, blocks, list } = this.#place;
    if (this.#lookUps > FEW_LOOK_UPS) this.#wholeList ??= this.#read(offset + blocks, list);
    return this.#wholeList?.subarray(from, from + length) ?? this.#read(offset + blocks + from, length);
  }

  #keyEnd(block: number): number {
    return block < 0 ? 0 : this.#list(block * 8, 4).readUInt32LE();
  }

  #blockStart(block: number): number {
    return block < this.#place.count ? this.#list(block * 8 + 4, 4).readUInt32LE() : this.#place.blocks;
  }

  #firstKey(block: number): string {
    const start = this.#keyEnd(block - 1);
    return this.#list(this.#place.count * 8 + start, this.#keyEnd(block) - start).toString('utf8');
  }

  /** The block that a key is in, or would be. */
  #blockOf(key: string): number {
    this.#lookUps += 1;
    let low = 0;
    let high = this.#place.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#firstKey(middle) <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #rows(block: number, endBlock: number): TableCursor {
    let next = block;
    return new TableCursor(() => {
      if (next >= endBlock) return undefined;
      const from = this.#blockStart(next);
      next = Math.min(next + BLOCKS_AT_ONCE, endBlock);
      return this.#read(this.#place.offset + from, this.#blockStart(next) - from);
    });
  }

  /** A reader that stands at the value of a key; undefined when the table has no such key. */
  get(key: string): ByteReader | undefined {
    if (this.#place.count === 0) return undefined;
    const block = this.#blockOf(key);
    const rows = this.#rows(block, block + 1);
    while (rows.next()) {
      if (rows.key === key) return rows.value();
      if (rows.key > key) return undefined;
    }
    return undefined;
  }

  /** Calls `visit` with each row whose key begins with a prefix, in order, until it gives false. */
  startingWith(prefix: string, visit: (key: string, value: ByteReader) => boolean | void): void {
    if (this.#place.count === 0) return;
    // No key goes on with the last of all characters.
    const rows = this.#rows(this.#blockOf(prefix), this.#blockOf(`${prefix}\uFFFF`) + 1);
    while (rows.next()) {
      if (rows.key.startsWith(prefix)) {
        if (visit(rows.key, rows.value()) === false) return;
      } else if (rows.key > prefix) return;
    }
  }

  /** Every row, in order. */
  rows(): TableCursor {
    return this.#rows(0, this.#place.count);
  }
}

import { copyBytes } from './bytes.ts';
import { pageSum } from './page-sum.ts';

/**
 * Index files are read in pieces, so their checksums are kept in pieces too: one for each page, in a table that the
 * manifest vouches for. A piece is believed only when all its pages pass, whatever the rest of the file may hold.
 */
export const PAGE = 8192;

/** So many pages that were read alone are kept at hand: what asks for one number of a column mostly asks for more. */
const MOST_REMEMBERED = 512;

/** Reads `length` bytes of a file from `offset`; fewer where the file ends. */
export type ReadBytes = (offset: number, length: number) => Buffer;

/** A file that is not as it was written. The answer to it is to build the index anew. */
export class DamagedIndex extends Error {
  override readonly name = 'DamagedIndex';
}

/** Takes the bytes of a file in order. They are good until it returns. */
export interface Sink {
  write(bytes: Uint8Array): void;
}

/** Hands bytes on, and keeps the checksum of each page. */
export class PageWriter {
  readonly #sink: Sink;
  readonly #sums: number[] = [];
  readonly #page = Buffer.alloc(PAGE);
  #inPage = 0;
  #length = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  get length(): number {
    return this.#length;
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const end = Math.min(bytes.length, at + PAGE - this.#inPage);
      copyBytes(bytes, at, end, this.#page, this.#inPage);
      this.#inPage += end - at;
      at = end;
      if (this.#inPage === PAGE) this.#endPage();
    }
    this.#length += bytes.length;
  }

  #endPage(): void {
    this.#sums.push(pageSum(this.#page));
    this.#sink.write(this.#page);
    this.#inPage = 0;
  }

  /** Fills the page up, so that what follows begins with one of its own. */
  align(): void {
    if (this.#inPage > 0) this.write(Buffer.alloc(PAGE - this.#inPage));
  }

  /** Writes the table of checksums behind the last page; gives what {@link openPages} needs to know. */
  finish(): PagesSeal {
    this.align();
    const table = Buffer.from(Uint32Array.from(this.#sums).buffer);
    this.#sink.write(table);
    return { pages: this.#sums.length, sum: pageSum(table) };
  }
}

/** What has to be known of a file of pages to trust it. */
export interface PagesSeal {
  readonly pages: number;
  /** Checksum of the table of checksums. */
  readonly sum: number;
}

/**
 * Reads a file of pages; every page is checked when it is read. The bytes given are not to be changed. Throws {@link DamagedIndex} for a table or a page
 * that is not as it was written, or not there.
 */
export function openPages(read: ReadBytes, { pages, sum }: PagesSeal): ReadBytes {
  const table = read(pages * PAGE, pages * 4);
  if (table.length !== pages * 4 || pageSum(table) !== sum) throw new DamagedIndex('the table of checksums is damaged');
  const sums = new Uint32Array(new Uint8Array(table).buffer);
  const checked = (first: number, last: number): Buffer => {
    const bytes = read(first * PAGE, (last - first) * PAGE);
    for (let page = first; page < last; page += 1) {
      const from = (page - first) * PAGE;
      if (pageSum(bytes.subarray(from, from + PAGE)) !== sums[page]) throw new DamagedIndex(`page ${page} is damaged`);
    }
    return bytes;
  };
  const remembered = new Map<number, Buffer>();
  const onePage = (page: number): Buffer => {
    let bytes = remembered.get(page);
    if (bytes === undefined) {
      bytes = checked(page, page + 1);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(page, bytes);
    }
    return bytes;
  };
  return (offset, length) => {
    const first = Math.floor(offset / PAGE);
    const last = Math.ceil((offset + length) / PAGE);
    const bytes = last - first === 1 ? onePage(first) : checked(first, last);
    return bytes.subarray(offset - first * PAGE, offset - first * PAGE + length);
  };
}

import { PAGE, type ReadBytes } from './pages.ts';

/** So much is read at a time when a segment is read from one end to the other. */
const CHUNK = 128 * PAGE;

/** The same bytes, read in large pieces of which the last is kept; `end` is where they end. For reading in order. */
export function sequential(read: ReadBytes, end: number): ReadBytes {
  let start = 0;
  let chunk: Buffer = Buffer.alloc(0);
  return (offset, length) => {
    if (offset < start || offset + length > start + chunk.length) {
      start = offset - (offset % PAGE);
      chunk = read(start, Math.min(end - start, Math.max(CHUNK, offset + length - start)));
    }
    return chunk.subarray(offset - start, offset - start + length);
  };
}

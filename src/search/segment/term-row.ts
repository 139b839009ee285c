import type { ByteReader, ByteWriter } from './bytes.ts';

/** Where the postings of a word lie, read from its row in the table of terms. */
export interface TermRow {
  readonly offset: number;
  readonly count: number;
  readonly last: number;
  readonly papers: number;
  readonly places: number;
}

export function readTermRow(value: ByteReader): TermRow {
  const offset = value.varint();
  const count = value.varint();
  const last = count === 1 ? 0 : value.varint();
  return { offset, count, last, papers: value.varint(), places: value.varint() };
}

/** Most words stand in one paper, which is the last, and said by the postings. */
export function writeTermRow(value: ByteWriter, { offset, count, last, papers, places }: TermRow): void {
  value.varint(offset);
  value.varint(count);
  if (count !== 1) value.varint(last);
  value.varint(papers);
  value.varint(places);
}

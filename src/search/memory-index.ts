import type { Paper } from '../domain/paper.ts';
import { indexedPaper } from './indexed-paper.ts';
import { PaperIndex, type Sight } from './paper-index.ts';
import { SegmentBuilder } from './segment/builder.ts';
import type { ReadBytes } from './segment/pages.ts';
import { Segment, type SegmentParts, writeSegment } from './segment/segment.ts';

/** A segment that is kept in memory and not in a file. */
export function segmentInMemory(parts: SegmentParts): Segment {
  const pieces: Buffer[] = [];
  const places = writeSegment({ write: (bytes) => void pieces.push(Buffer.from(bytes)) }, parts);
  const bytes = Buffer.concat(pieces);
  const read: ReadBytes = (offset, length) => bytes.subarray(offset, offset + length);
  return new Segment(read, places);
}

/** An index of some papers, in their order, that lives as long as the process. */
export function indexInMemory(papers: readonly Paper[], sight: Sight = { edits: new Map() }): PaperIndex {
  const builder = new SegmentBuilder();
  for (const paper of papers) builder.add(indexedPaper(paper, { offset: 0, import: 0 }));
  return new PaperIndex({ corpus: [segmentInMemory(builder.parts())], edited: [] }, sight);
}

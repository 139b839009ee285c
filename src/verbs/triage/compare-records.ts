import type { PaperRecord } from '../../domain/paper.ts';
import { foldText } from '../../text/fold.ts';

type Compared = Pick<PaperRecord, 'title'> & Partial<PaperRecord>;

/** A field of a paper beside that of a record. */
export interface FieldPair {
  readonly name: string;
  /** As a person reads it; empty where there is none. */
  readonly ours: string;
  readonly theirs: string;
  /** `lacked` by the paper, or `unknown` to the record. Case and accents make no difference. */
  readonly standing: 'same' | 'differs' | 'lacked' | 'unknown';
}

/** What is compared, and how it is written. */
const FIELDS: Readonly<Record<string, (record: Compared) => string>> = {
  title: ({ title }) => title,
  authors: ({ authors = [] }) => authors.map(({ name }) => name).join('; '),
  date: ({ date = '' }) => date,
  venue: ({ venue = '' }) => venue,
  doi: ({ doi = '' }) => doi,
  arxiv: ({ arxiv = '' }) => arxiv,
  page: ({ url = '' }) => url,
};

function standingOf(ours: string, theirs: string): FieldPair['standing'] {
  if (ours === '') return 'lacked';
  if (theirs === '') return 'unknown';
  return foldText(ours) === foldText(theirs) ? 'same' : 'differs';
}

/** The fields that a paper or a record has, side by side. */
export function compareRecords(paper: Compared, record: Compared): readonly FieldPair[] {
  return Object.entries(FIELDS).flatMap(([name, write]): FieldPair[] => {
    const [ours, theirs] = [write(paper), write(record)];
    return ours === '' && theirs === '' ? [] : [{ name, ours, theirs, standing: standingOf(ours, theirs) }];
  });
}

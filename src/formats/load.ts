import type { Format } from './format.ts';
import type { ReadableName } from './registry.ts';

export type Load = () => Promise<{ readonly format: Format }>;

/** The formats that are read, and those of them that are written too. */
const READABLE = {
  text: () => import('./text/index.ts'),
  markdown: () => import('./markdown/index.ts'),
  'csl-json': () => import('./csl-json/index.ts'),
  json: () => import('./json/index.ts'),
  jsonl: () => import('./jsonl/index.ts'),
  bibtex: () => import('./bibtex/index.ts'),
  ris: () => import('./ris/index.ts'),
  enw: () => import('./enw/index.ts'),
  nbib: () => import('./nbib/index.ts'),
  endnote: () => import('./endnote/index.ts'),
  'pubmed-xml': () => import('./pubmed-xml/index.ts'),
  'pubmed-text': () => import('./pubmed-text/index.ts'),
  csv: () => import('./csv/index.ts'),
  tsv: () => import('./csv/tsv.ts'),
  'arxiv-atom': () => import('./arxiv-atom/index.ts'),
  'arxiv-mail': () => import('./arxiv-mail/index.ts'),
} as const satisfies Record<ReadableName, Load>;

/** A format, loaded when it is used: their parsers cost more to load than most commands to run. */
export async function loadReadable(name: ReadableName): Promise<Format> {
  return (await READABLE[name]()).format;
}

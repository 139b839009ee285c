import type { FormatName } from './format.ts';

interface Described {
  readonly extensions: readonly string[];
  readonly reads: boolean;
  readonly writes: boolean | 'bytes';
}

/** Every format: `load.ts` and `write.ts` load them. */
const FORMATS = {
  text: { extensions: ['.txt', '.text'], reads: true, writes: false },
  markdown: { extensions: ['.md', '.markdown'], reads: true, writes: true },
  pandoc: { extensions: [], reads: false, writes: true },
  'csl-json': { extensions: ['.csl.json', '.csljson'], reads: true, writes: true },
  json: { extensions: ['.json'], reads: true, writes: true },
  jsonl: { extensions: ['.jsonl', '.ndjson'], reads: true, writes: true },
  bibtex: { extensions: ['.bib', '.bibtex'], reads: true, writes: true },
  references: { extensions: [], reads: false, writes: true },
  html: { extensions: ['.html', '.htm'], reads: false, writes: true },
  ris: { extensions: ['.ris'], reads: true, writes: true },
  enw: { extensions: ['.enw'], reads: true, writes: false },
  nbib: { extensions: ['.nbib'], reads: true, writes: true },
  endnote: { extensions: ['.xml'], reads: true, writes: true },
  'pubmed-xml': { extensions: [], reads: true, writes: false },
  'pubmed-text': { extensions: [], reads: true, writes: false },
  csv: { extensions: ['.csv'], reads: true, writes: true },
  tsv: { extensions: ['.tsv', '.tab'], reads: true, writes: true },
  opensearch: { extensions: [], reads: false, writes: true },
  elasticsearch: { extensions: [], reads: false, writes: true },
  sqlite: { extensions: ['.sqlite', '.db'], reads: false, writes: 'bytes' },
  parquet: { extensions: ['.parquet'], reads: false, writes: 'bytes' },
  'arxiv-atom': { extensions: ['.atom'], reads: true, writes: false },
  'arxiv-mail': { extensions: ['.eml'], reads: true, writes: false },
} as const satisfies Record<FormatName, Described>;

/** A format that is read. */
export type ReadableName = {
  [Name in FormatName]: (typeof FORMATS)[Name]['reads'] extends true ? Name : never;
}[FormatName];

const NAMES = Object.keys(FORMATS) as FormatName[];

/** True for a format that is read. */
export function isReadable(name: FormatName): name is ReadableName {
  return FORMATS[name].reads;
}

export const readableFormats: readonly ReadableName[] = NAMES.filter(isReadable);
/** Those that are texts. */
export const writableFormats: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].writes === true);
/** Those that are no texts. */
export const binaryFormats: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].writes === 'bytes');

/** The endings of a format's files, with the dot. */
export function extensionsOf(name: FormatName): readonly string[] {
  return FORMATS[name].extensions;
}

/** The format that the ending of a file names. */
export function formatOfFile(file: string): FormatName | undefined {
  return NAMES.find((name) => FORMATS[name].extensions.some((extension) => file.toLowerCase().endsWith(extension)));
}

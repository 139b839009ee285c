import type { PublicationType } from '../../domain/publication-type.ts';

/** Reference types of EndNote, with their numbers, by those of records; of several the first is written. */
const TYPES = {
  'article-journal': [
    [17, 'Journal Article'],
    [43, 'Electronic Article'],
  ],
  'article-magazine': [[19, 'Magazine Article']],
  'article-newspaper': [[23, 'Newspaper Article']],
  article: [[34, 'Unpublished Work']],
  'paper-conference': [
    [47, 'Conference Paper'],
    [10, 'Conference Proceedings'],
  ],
  book: [
    [6, 'Book'],
    [44, 'Electronic Book'],
    [28, 'Edited Book'],
  ],
  chapter: [
    [5, 'Book Section'],
    [60, 'Electronic Book Section'],
  ],
  report: [
    [27, 'Report'],
    [46, 'Government Document'],
  ],
  thesis: [[32, 'Thesis']],
  dataset: [[59, 'Dataset']],
  software: [[9, 'Computer Program']],
  webpage: [[12, 'Web Page']],
  'post-weblog': [[56, 'Blog']],
  patent: [[25, 'Patent']],
  standard: [[58, 'Standard']],
  'entry-encyclopedia': [[53, 'Encyclopedia']],
  'entry-dictionary': [[52, 'Dictionary']],
  legislation: [[31, 'Statute']],
  bill: [[4, 'Bill']],
  hearing: [[14, 'Hearing']],
  legal_case: [[7, 'Case']],
  map: [[20, 'Map']],
  motion_picture: [[21, 'Film or Broadcast']],
  musical_score: [[57, 'Music']],
  pamphlet: [[24, 'Pamphlet']],
  personal_communication: [[26, 'Personal Communication']],
  manuscript: [[36, 'Manuscript']],
  periodical: [[54, 'Serial']],
  graphic: [[2, 'Artwork']],
  figure: [[37, 'Figure']],
} as const satisfies Partial<Record<PublicationType, readonly (readonly [number, string])[]>>;

const GENERIC: readonly [number, string] = [13, 'Generic'];

const ROWS = (Object.entries(TYPES) as [PublicationType, readonly (readonly [number, string])[]][]).flatMap(
  ([type, names]) => names.map(([number, name]) => ({ type, number, name })),
);

/** The type of a record for one of EndNote, by its name or its number. */
export function typeOfEndnote(name: string): PublicationType | undefined {
  return ROWS.find((row) => row.name.toLowerCase() === name.toLowerCase() || String(row.number) === name)?.type;
}

/** Number and name of the reference type of a record, which may have come as another one of EndNote. */
export function endnoteType(
  type: PublicationType | undefined,
  original: string | undefined,
): readonly [number, string] {
  const same = ROWS.find((row) => row.name === original && row.type === type);
  const row = same ?? ROWS.find((known) => known.type === type);
  return row === undefined ? GENERIC : [row.number, row.name];
}

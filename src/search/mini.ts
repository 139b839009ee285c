import MiniSearch, { type Options } from 'minisearch';
import { analyse } from '../text/analyse.ts';
import { BM25 } from './bm25.ts';
import { INDEXED_FIELDS, type IndexedField, type SearchDocument } from './documents.ts';

/**
 * All that is searched for words without a field, as one text in which the title stands twice: words are weighed before
 * their frequency saturates, as in BM25F (Robertson, Zaragoza & Taylor 2004), not after it, field by field.
 */
export const WHOLE_TEXT = 'text';

/** Every field of the MiniSearch; a field's place among them is its number. */
export const MINISEARCH_FIELDS = [...INDEXED_FIELDS, WHOLE_TEXT] as const;

function fieldOf(document: SearchDocument, field: string): string | number {
  const { title, abstract, keyword, author } = document;
  if (field === WHOLE_TEXT) return [title, title, abstract, keyword, author].join('\n');
  return document[field as IndexedField | 'id'];
}

/** Texts are cut into stems by our own analysis, for the index and for the query alike. */
export const MINISEARCH_OPTIONS: Options<SearchDocument> = {
  fields: [...MINISEARCH_FIELDS],
  extractField: fieldOf,
  // MiniSearch takes for a text's length how many different tokens it has. BM25 means all of them, so each gets a number
  // of its own, which it loses before it is indexed.
  tokenize: (text) => analyse(text).map((stem, place) => `${stem} ${place}`),
  processTerm: (token) => token.slice(0, token.indexOf(' ')),
  searchOptions: {
    // A query's terms are stems already.
    tokenize: (stem) => [stem],
    processTerm: (stem) => stem,
    fields: [WHOLE_TEXT],
    bm25: BM25,
  },
};

/** The part of MiniSearch's serialised form that does not grow with the vocabulary. */
export interface MiniHead {
  readonly documentCount: number;
  readonly fieldLength: Readonly<Record<string, readonly number[]>>;
  readonly averageFieldLength: readonly number[];
}

/** Where a term stands: field number -> document -> how often. */
export type Postings = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A MiniSearch that holds nothing but some terms, which it then ranks just as the whole one would. */
export function miniSearchOf(
  head: MiniHead,
  terms: readonly (readonly [string, Postings])[],
): MiniSearch<SearchDocument> {
  const { documentCount, fieldLength, averageFieldLength } = head;
  return MiniSearch.loadJS(
    {
      documentCount,
      nextId: documentCount,
      documentIds: Object.fromEntries(Array.from({ length: documentCount }, (_, id) => [id, id])),
      fieldIds: Object.fromEntries(MINISEARCH_FIELDS.map((field, id) => [field, id])),
      fieldLength: fieldLength as Record<string, number[]>,
      averageFieldLength: [...averageFieldLength],
      storedFields: {},
      dirtCount: 0,
      index: terms as [string, Record<string, Record<string, number>>][],
      serializationVersion: 2,
    },
    MINISEARCH_OPTIONS,
  );
}

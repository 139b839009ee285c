import MiniSearch, { type Options } from 'minisearch';
import { analyse } from '../text/analyse.ts';
import { INDEXED_FIELDS, type IndexedField, type SearchDocument } from './documents.ts';

/** How much a word in each field counts against one in the abstract. */
const FIELD_WEIGHTS: Readonly<Record<IndexedField, number>> = { title: 2, abstract: 1, keyword: 1.5, author: 1 };

/** Texts are cut into stems by our own analysis, for the index and for the query alike. */
export const MINISEARCH_OPTIONS: Options<SearchDocument> = {
  fields: [...INDEXED_FIELDS],
  tokenize: (text) => analyse(text),
  processTerm: (term) => term,
  searchOptions: {
    // A query's terms are stems already.
    tokenize: (term) => [term],
    boost: FIELD_WEIGHTS,
    // Abstracts are of like length: k and b as in the experiments that set BM25's textbook values for short texts.
    bm25: { k: 0.9, b: 0.4, d: 0 },
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
      fieldIds: Object.fromEntries(INDEXED_FIELDS.map((field, id) => [field, id])),
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

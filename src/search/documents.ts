import type { PaperRecord } from '../domain/paper.ts';

/** The fields that are searched for words without a field, as MiniSearch is given them. */
export const INDEXED_FIELDS = ['title', 'abstract', 'keyword', 'author'] as const;

export type IndexedField = (typeof INDEXED_FIELDS)[number];

/** A paper as the index sees it; `id` is its place among the papers, from 0. */
export type SearchDocument = Readonly<Record<IndexedField, string>> & { readonly id: number };

/** What of a paper is searched. Several names or keywords are set apart by a break that no phrase crosses. */
export function documentOf(record: PaperRecord, id: number): SearchDocument {
  const { title, abstract = '', keywords = [], authors = [] } = record;
  return { id, title, abstract, keyword: keywords.join('\n'), author: authors.map(({ name }) => name).join('\n') };
}

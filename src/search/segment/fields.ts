/** The texts of a paper that are indexed, in the order in which the index numbers them. */
export const TEXT_FIELDS = ['title', 'abstract', 'keyword', 'author', 'venue'] as const;

export type IndexedField = (typeof TEXT_FIELDS)[number];

export const FIELD_COUNT = TEXT_FIELDS.length;

export const TITLE = TEXT_FIELDS.indexOf('title');
export const ABSTRACT = TEXT_FIELDS.indexOf('abstract');

/**
 * What is searched for words without a field, as one text in which the title stands twice: words are weighed before
 * their frequency saturates, as in BM25F (Robertson, Zaragoza & Taylor 2004), not after it, field by field.
 */
export const WHOLE_TEXT: Readonly<Record<IndexedField, number>> = {
  title: 2,
  abstract: 1,
  keyword: 1,
  author: 1,
  venue: 0,
};

/** How much a word in each text counts, in the order of the fields: in a field alone, or in the whole text. */
export function weightsOf(field: IndexedField | undefined): readonly number[] {
  return TEXT_FIELDS.map((name) => (field === undefined ? WHOLE_TEXT[name] : Number(name === field)));
}

/** A text whose length is kept: a field, or all of them as one. */
export type LengthName = IndexedField | 'text';

export const LENGTHS: readonly LengthName[] = [...TEXT_FIELDS, 'text'];

/** The texts of a paper that are indexed, in the order in which the index numbers them. */
export const TEXT_FIELDS = ['title', 'abstract', 'keyword', 'author', 'venue'] as const;

export type IndexedField = (typeof TEXT_FIELDS)[number];

export const FIELD_COUNT = TEXT_FIELDS.length;

export const TITLE = TEXT_FIELDS.indexOf('title');
export const ABSTRACT = TEXT_FIELDS.indexOf('abstract');

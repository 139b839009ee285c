import type { Paper } from '../domain/paper.ts';
import { factsOf, indexedYear } from './paper-facts.ts';
import { namesOf } from './paper-names.ts';
import type { IndexedPaper } from './segment/builder.ts';
import type { IndexedField } from './segment/fields.ts';
import { TEXT_FIELDS } from './segment/fields.ts';

const TEXTS: Readonly<Record<IndexedField, (paper: Paper) => readonly string[]>> = {
  title: ({ title }) => [title],
  abstract: ({ abstract }) => (abstract === undefined ? [] : [abstract]),
  keyword: ({ keywords = [] }) => keywords,
  author: ({ authors = [] }) => authors.map(({ name }) => name),
  venue: ({ venue }) => (venue === undefined ? [] : [venue]),
};

/** A paper as the index takes it, with where its line stands in the corpus. */
export function indexedPaper(paper: Paper, place: Pick<IndexedPaper, 'offset' | 'import' | 'edited'>): IndexedPaper {
  return {
    id: paper.id,
    texts: TEXT_FIELDS.map((field) => TEXTS[field](paper)),
    names: namesOf(paper),
    year: indexedYear(paper),
    facts: factsOf(paper),
    added: Date.parse(paper.added),
    ...place,
  };
}

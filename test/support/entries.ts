import fc from 'fast-check';
import type { Entry } from '../../src/domain/entry.ts';

/** A paper as a library has it; a test says only what it is about. */
export function anEntry(fields: Partial<Entry> = {}): Entry {
  return {
    id: 'a-paper',
    citationKey: 'APaper',
    title: 'A Paper',
    sources: [{ file: 'notes/page.txt', format: 'text', line: 1, endLine: 3 }],
    added: '2026-04-20T10:00:00.000Z',
    import: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
    status: 'unscreened',
    tags: [],
    lists: [],
    ...fields,
  };
}

// Few words, so that queries find something; with hyphens, numbers, accents, stop words and scripts without spaces.
const WORDS = [
  'context',
  'contexts',
  'in-context',
  'learning',
  'learn',
  'meta-learning',
  'GPT-4',
  'LLMs',
  'LLM',
  'E^2-LLM',
  'Gómez',
  'the',
  'of',
  'in',
  'attention',
  'C++',
  "model's",
  '注意力',
  '机制',
  'few-shot',
  'G{\\"o}del',
  '2023',
];

const word = fc.constantFrom(...WORDS);
const text = (maxLength: number) => fc.array(word, { minLength: 1, maxLength }).map((words) => words.join(' '));

/** Papers of a small vocabulary. */
export const entries = fc
  .array(
    fc.record({
      title: text(6),
      abstract: fc.option(text(20), { nil: undefined }),
      author: fc.option(fc.constantFrom('Ana Gómez', 'LLM Learning'), { nil: undefined }),
      keyword: fc.option(word, { nil: undefined }),
      tags: fc.uniqueArray(fc.constantFrom('icl', 'to-read'), { maxLength: 2 }),
      year: fc.option(fc.integer({ min: 2019, max: 2024 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((papers) =>
    papers.map(({ title, abstract, author, keyword, tags, year }, index) =>
      anEntry({
        id: `p${index}`,
        title,
        tags,
        ...(abstract !== undefined && { abstract }),
        ...(author !== undefined && { authors: [{ name: author }] }),
        ...(keyword !== undefined && { keywords: [keyword] }),
        ...(year !== undefined && { year, date: String(year) }),
      }),
    ),
  );

const clause = fc.oneof(
  { weight: 5, arbitrary: word },
  fc.tuple(word, word).map(([first, second]) => `"${first} ${second}"`),
  word.map((whole) => `${whole.slice(0, 4)}*`),
  word.map((whole) => `${whole}~`),
  fc
    .tuple(fc.constantFrom('title', 'abstract', 'author', 'keyword', 'venue'), word)
    .map(([field, value]) => `${field}:${value}`),
  fc.constantFrom(
    'tag:icl',
    'tag:icl,to-read',
    'year:2020..2022',
    'year:2021..',
    'has:abstract',
    'no:abstract',
    'is:unscreened',
    'id:p1',
  ),
);

/** Queries over the same words. */
export const queries = fc
  .array(fc.tuple(fc.constantFrom('', '-', 'OR ', '(', ') '), clause), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map(([before, part]) => before + part).join(' '));

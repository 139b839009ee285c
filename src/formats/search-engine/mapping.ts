import type { Entry } from '../../domain/entry.ts';

export type Engine = 'opensearch' | 'elasticsearch';

type Field = Readonly<Record<string, unknown>>;

const keyword = { type: 'keyword' } as const;
const date = { type: 'date', format: 'strict_date_optional_time' } as const;
const whole = { type: 'integer' } as const;
/** Words, stemmed as English; `exact` has the whole of a short text, for sorting and counting. */
const words = { type: 'text', analyzer: 'english' } as const;
const name = { type: 'text', fields: { exact: { ...keyword, ignore_above: 1024 } } } as const;
const people = {
  properties: { name, family: name, given: name, particle: keyword, suffix: keyword, group: { type: 'boolean' } },
};
const decision = { properties: { kind: keyword, reason: name, by: keyword, at: { type: 'date' } } };

/** What the source said beyond the fields: anything, which both engines keep under names of their own. */
const ANYTHING = { opensearch: 'flat_object', elasticsearch: 'flattened' } as const satisfies Record<Engine, string>;

function fields(engine: Engine): Readonly<Record<keyof Entry, Field>> {
  return {
    id: keyword,
    citationKey: keyword,
    title: { ...words, fields: { exact: { ...keyword, ignore_above: 1024 } } },
    abstract: words,
    authors: people,
    moreAuthors: { type: 'boolean' },
    date,
    year: whole,
    venue: name,
    type: keyword,
    editors: people,
    moreEditors: { type: 'boolean' },
    volume: keyword,
    issue: keyword,
    pages: keyword,
    publisher: name,
    place: name,
    edition: keyword,
    series: name,
    isbn: keyword,
    issn: keyword,
    language: keyword,
    accessed: date,
    doi: keyword,
    arxiv: keyword,
    pmid: keyword,
    pmcid: keyword,
    url: keyword,
    links: keyword,
    code: keyword,
    keywords: name,
    shortName: name,
    contentWarning: words,
    page: {
      properties: {
        organization: name,
        submittedBy: keyword,
        authorCount: whole,
        upvotes: whole,
        comments: whole,
        stars: whole,
      },
    },
    sourceKey: keyword,
    extra: { type: ANYTHING[engine] },
    sources: { properties: { file: keyword, format: keyword, line: whole, endLine: whole } },
    added: { type: 'date' },
    import: keyword,
    // Fields by their names, each with who filled it, which would be a field of the index for every one of them.
    origins: { type: ANYTHING[engine] },
    status: keyword,
    decision,
    conflict: { type: 'boolean' },
    tags: keyword,
    lists: keyword,
    note: words,
  };
}

/** What an engine has to know of papers before it takes them: the body of the request that makes the index. */
export function mappingOf(engine: Engine): string {
  // A field of a later version is kept with the paper, and not searched, until the index is made anew.
  return `${JSON.stringify({ mappings: { dynamic: false, properties: fields(engine) } }, undefined, 2)}\n`;
}

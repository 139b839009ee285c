import { EXTRA_FORMATS } from '../../domain/extra.ts';
import { PUBLICATION_TYPES } from '../../domain/publication-type.ts';
import { count, listOf, object, text, texts, time } from './shapes.ts';

export const author = object(
  { name: text, family: text, given: text, particle: text, suffix: text, group: { const: true } },
  ['family', 'given', 'particle', 'suffix', 'group'],
);

export const date = { type: 'string', pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' };

export const sourceExtra = object({ type: text, fields: { type: 'object' } }, ['type', 'fields']);

export const source = object({ file: text, format: text, line: count, endLine: count });

export const page = object(
  { organization: text, submittedBy: text, authorCount: count, upvotes: count, comments: count, stars: count },
  ['organization', 'submittedBy', 'authorCount', 'upvotes', 'comments', 'stars'],
);

export const decisionKind = { enum: ['include', 'maybe', 'exclude'] };

export const decisionMark = object({ kind: decisionKind, reason: text, by: text, at: time }, ['reason']);

/** Where fields came from, by their names. */
export const origins = {
  type: 'object',
  additionalProperties: object({ from: text, record: text, by: text, at: time }, ['record']),
};

/** What a record may lack. */
export const optional = {
  abstract: text,
  authors: listOf(author),
  moreAuthors: { const: true },
  date,
  venue: text,
  type: { enum: PUBLICATION_TYPES },
  editors: listOf(author),
  moreEditors: { const: true },
  volume: text,
  issue: text,
  pages: text,
  publisher: text,
  place: text,
  edition: text,
  series: text,
  isbn: text,
  issn: text,
  language: text,
  accessed: date,
  doi: text,
  arxiv: text,
  pmid: text,
  pmcid: text,
  url: { type: 'string', pattern: '^https?://' },
  links: texts,
  code: texts,
  keywords: texts,
  shortName: text,
  contentWarning: text,
  page,
  sourceKey: text,
  extra: object(Object.fromEntries(EXTRA_FORMATS.map((format) => [format, sourceExtra])), EXTRA_FORMATS),
};

export const OPTIONAL = Object.keys(optional);

export const record = {
  id: text,
  citationKey: text,
  title: text,
  ...optional,
  sources: { ...listOf(source), minItems: 1 },
};

export const entry = {
  ...record,
  added: time,
  import: text,
  year: { type: 'integer' },
  status: { enum: ['included', 'maybe', 'excluded', 'unscreened'] },
  decision: decisionMark,
  conflict: { const: true },
  tags: texts,
  lists: texts,
  note: text,
  origins,
};

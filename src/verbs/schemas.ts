import { PapersError } from '../domain/errors.ts';
import { EXTRA_FORMATS } from '../domain/extra.ts';
import { PUBLICATION_TYPES } from '../domain/publication-type.ts';

/** JSON Schema (https://json-schema.org/draft/2020-12) of everything that commands print with `--json`. */

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const texts = { type: 'array', items: text } as const;
const time = { type: 'string', format: 'date-time' } as const;
const yesOrNo = { type: 'boolean' } as const;

function object(properties: Record<string, unknown>, optional: readonly string[] = []): Record<string, unknown> {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  };
}

function listOf(items: Record<string, unknown>): Record<string, unknown> {
  return { type: 'array', items };
}

const author = object({ name: text, family: text, given: text, particle: text, suffix: text, group: { const: true } }, [
  'family',
  'given',
  'particle',
  'suffix',
  'group',
]);
const date = { type: 'string', pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' };
const sourceExtra = object({ type: text, fields: { type: 'object' } }, ['type', 'fields']);
const source = object({ file: text, format: text, line: count, endLine: count });
const page = object(
  { organization: text, submittedBy: text, authorCount: count, upvotes: count, comments: count, stars: count },
  ['organization', 'submittedBy', 'authorCount', 'upvotes', 'comments', 'stars'],
);
const decisionKind = { enum: ['include', 'maybe', 'exclude'] };

/** What a record may lack. */
const optional = {
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
const OPTIONAL = Object.keys(optional);

const record = {
  id: text,
  citationKey: text,
  title: text,
  ...optional,
  sources: { ...listOf(source), minItems: 1 },
};

const entry = {
  ...record,
  added: time,
  import: text,
  year: { type: 'integer' },
  status: { enum: ['included', 'maybe', 'excluded', 'unscreened'] },
  decision: object({ kind: decisionKind, reason: text, by: text, at: time }, ['reason']),
  tags: texts,
  lists: texts,
  note: text,
};

const matches = listOf(object({ start: count, end: count }));
const merged = object({
  id: text,
  title: text,
  file: text,
  line: count,
  by: { enum: ['doi', 'arxiv', 'title'] },
  fields: texts,
});
const counts = listOf(object({ name: text, papers: count }));

const SCHEMAS: Readonly<Record<string, { readonly summary: string; readonly schema: Record<string, unknown> }>> = {
  paper: {
    summary: 'a paper, as ls, show, list show, export and the deciding commands print it',
    schema: object(entry, [...OPTIONAL, 'year', 'decision', 'note']),
  },
  hit: {
    summary: 'a paper that search found',
    schema: object(
      {
        ...entry,
        score: { type: 'number' },
        matches: object({ title: matches, abstract: matches }),
        relaxed: { const: true },
      },
      [...OPTIONAL, 'year', 'decision', 'note', 'relaxed'],
    ),
  },
  record: {
    summary: 'a record, as parse prints it',
    schema: object(
      {
        ...record,
        decision: object({ kind: decisionKind, reason: text }, ['reason']),
        tags: texts,
        lists: texts,
        note: text,
      },
      [...OPTIONAL, 'decision', 'tags', 'lists', 'note'],
    ),
  },
  line: {
    summary: 'what became of a line, as parse --explain prints it',
    schema: object(
      {
        file: text,
        line: count,
        role: { enum: ['title', 'abstract', 'metadata', 'furniture', 'blank'] },
        paper: text,
        what: text,
      },
      ['paper', 'what'],
    ),
  },
  duplicate: {
    summary: 'a pair of papers that are probably one, as dedupe prints it',
    schema: object({
      keep: text,
      score: { type: 'number', minimum: 0, maximum: 1 },
      reasons: texts,
      papers: { ...listOf(object(entry, [...OPTIONAL, 'year', 'decision', 'note'])), minItems: 2, maxItems: 2 },
    }),
  },
  import: {
    summary: 'what import did',
    schema: object({
      added: listOf(object({ id: text, title: text })),
      merged: listOf(merged),
      unchanged: listOf(merged),
      skipped: count,
      dryRun: yesOrNo,
    }),
  },
  stats: {
    summary: 'the counts of stats',
    schema: object({
      papers: count,
      status: object({ included: count, maybe: count, excluded: count, unscreened: count }),
      screened: count,
      progress: { type: 'number', minimum: 0, maximum: 1 },
      withAbstract: count,
      tags: counts,
      reasons: counts,
      lists: counts,
      years: counts,
    }),
  },
  change: {
    summary: 'a change of the journal, as log prints it; its other fields depend on op',
    schema: {
      type: 'object',
      properties: { id: text, at: time, by: text, op: text, undone: yesOrNo },
      required: ['id', 'at', 'by', 'op'],
    },
  },
  list: { summary: 'a reading list, as list ls prints it', schema: object({ name: text, papers: texts }) },
  setting: { summary: 'a setting, as config prints it', schema: object({ name: text, value: text, summary: text }) },
  error: {
    summary: 'an error on standard error, with --json',
    schema: object({
      error: object({ code: text, message: text, remedy: text, file: text, line: count }, ['remedy', 'file', 'line']),
    }),
  },
};

/** The names of all schemas, with what each is of. */
export function schemaNames(): { readonly name: string; readonly summary: string }[] {
  return Object.entries(SCHEMAS).map(([name, { summary }]) => ({ name, summary }));
}

/** One schema, whole. Throws `unknown-schema`. */
export function schemaNamed(name: string): object {
  const found = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  if (found === undefined)
    throw new PapersError('unknown-schema', `there is no schema "${name}"`, {
      kind: 'usage',
      remedy: `The schemas are ${Object.keys(SCHEMAS).join(', ')}.`,
    });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: name,
    description: found.summary,
    ...found.schema,
  };
}

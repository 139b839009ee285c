import { PapersError } from '../domain/errors.ts';

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

const author = object({ name: text, family: text, given: text }, ['family', 'given']);
const source = object({ file: text, format: text, line: count, endLine: count });
const page = object(
  { organization: text, submittedBy: text, authorCount: count, upvotes: count, comments: count, stars: count },
  ['organization', 'submittedBy', 'authorCount', 'upvotes', 'comments', 'stars'],
);
const decisionKind = { enum: ['include', 'maybe', 'exclude'] };

const OPTIONAL = [
  'abstract',
  'authors',
  'date',
  'venue',
  'type',
  'doi',
  'arxiv',
  'url',
  'links',
  'code',
  'keywords',
  'shortName',
  'contentWarning',
  'page',
];

const record = {
  id: text,
  citationKey: text,
  title: text,
  abstract: text,
  authors: listOf(author),
  date: { type: 'string', pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' },
  venue: text,
  type: { enum: ['article', 'article-journal', 'paper-conference', 'book', 'chapter', 'report', 'thesis'] },
  doi: text,
  arxiv: text,
  url: { type: 'string', pattern: '^https?://' },
  links: texts,
  code: texts,
  keywords: texts,
  shortName: text,
  contentWarning: text,
  page,
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
  view: { summary: 'a saved view, as view ls prints it', schema: object({ name: text, query: text }) },
  page: { summary: 'the page of a paper, as open prints it', schema: object({ id: text, url: text }) },
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

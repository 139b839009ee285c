import { PapersError } from '../domain/errors.ts';
import { EXTRA_FORMATS } from '../domain/extra.ts';
import { PUBLICATION_TYPES } from '../domain/publication-type.ts';

/** JSON Schema (https://json-schema.org/draft/2020-12) of everything that commands print with `--json`. */

/**
 * Fields may be added under the same version. One that goes, is renamed, or means something else makes the next; see
 * docs/scripts.md.
 */
export const SCHEMA_VERSION = 1;

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const texts = { type: 'array', items: text } as const;
const time = { type: 'string', format: 'date-time' } as const;
const yesOrNo = { type: 'boolean' } as const;

interface ObjectSchema extends Readonly<Record<string, unknown>> {
  readonly properties: Readonly<Record<string, unknown>>;
}

function object(properties: Record<string, unknown>, optional: readonly string[] = []): ObjectSchema {
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
const decisionMark = object({ kind: decisionKind, reason: text, by: text, at: time }, ['reason']);

/** Where fields came from, by their names. */
const origins = {
  type: 'object',
  additionalProperties: object({ from: text, record: text, by: text, at: time }, ['record']),
};

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
  decision: decisionMark,
  conflict: { const: true },
  tags: texts,
  lists: texts,
  note: text,
  origins,
};

const share = { type: 'number', minimum: 0, maximum: 1 } as const;
const named = object({ name: text, papers: count });
const kindCounts = object({ include: count, maybe: count, exclude: count });
const agreement = object(
  {
    reviewers: { type: 'array', items: text, minItems: 2, maxItems: 2 },
    papers: count,
    agreed: count,
    agreement: share,
    kappa: { type: 'number', minimum: -1, maximum: 1 },
    counts: object({ include: kindCounts, maybe: kindCounts, exclude: kindCounts }),
  },
  ['kappa'],
);
const recall = object({ estimate: share, lower: share, missed: object({ estimate: count, most: count }) });
const evidence = object({ pValue: share, pValueOfOneLook: share, reached: yesOrNo });
const chosenPlan = object({ by: text, at: time, afterDecisions: count });

const problem = object({ code: text, message: text, remedy: text, file: text, line: count, column: count }, [
  'remedy',
  'file',
  'line',
  'column',
]);

const matches = listOf(object({ start: count, end: count }));
const merged = object({
  id: text,
  title: text,
  file: text,
  line: count,
  by: { enum: ['doi', 'arxiv', 'title'] },
  fields: texts,
});
const counts = listOf(named);

const termWeights = listOf(object({ term: text, weight: { type: 'number' } }));
const screeningMetrics = object({
  loss: share,
  atd: share,
  wss95: { type: 'number' },
  wss100: { type: 'number' },
  rrf10: share,
});
/** Labels known before the start, those of the other records as they were screened, and which records these are, from 0. */
const trace = object({ priors: listOf(yesOrNo), labels: listOf(yesOrNo), order: listOf(count) });

const SCHEMAS: Readonly<Record<string, { readonly summary: string; readonly schema: ObjectSchema }>> = {
  paper: {
    summary: 'a paper, as ls, show, list show, export and the deciding commands print it',
    schema: object(entry, [...OPTIONAL, 'year', 'decision', 'conflict', 'note', 'origins']),
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
      [...OPTIONAL, 'year', 'decision', 'conflict', 'note', 'origins', 'relaxed'],
    ),
  },
  similar: {
    summary: 'a paper like another, as similar prints it',
    schema: object({ ...entry, score: { type: 'number', minimum: 0 }, terms: texts }, [
      ...OPTIONAL,
      'year',
      'decision',
      'conflict',
      'note',
      'origins',
    ]),
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
      papers: {
        ...listOf(object(entry, [...OPTIONAL, 'year', 'decision', 'conflict', 'note', 'origins'])),
        minItems: 2,
        maxItems: 2,
      },
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
  enrich: {
    summary: 'what enrich filled, and what it leaves to a person',
    schema: object({
      lookedUp: count,
      enriched: listOf(
        object({
          id: text,
          title: text,
          fields: texts,
          from: listOf(object({ service: text, record: text, fields: texts })),
        }),
      ),
      doubtful: listOf(
        object({
          id: text,
          title: text,
          match: text,
          services: texts,
          score: share,
          reasons: texts,
          record: object(
            { title: text, authors: listOf(author), date, venue: text, doi: text, arxiv: text, url: text },
            ['authors', 'date', 'venue', 'doi', 'arxiv', 'url'],
          ),
        }),
      ),
      interrupted: yesOrNo,
      dryRun: yesOrNo,
    }),
  },
  stats: {
    summary: 'the counts of stats',
    schema: object(
      {
        papers: count,
        status: object({ included: count, maybe: count, excluded: count, unscreened: count }),
        screened: count,
        progress: { type: 'number', minimum: 0, maximum: 1 },
        withAbstract: count,
        tags: counts,
        reasons: counts,
        lists: counts,
        years: counts,
        decided: counts,
        recall,
        agreement: listOf(agreement),
      },
      ['recall', 'agreement'],
    ),
  },
  map: {
    summary: 'papers laid out by likeness, as map prints them',
    schema: object({
      height: { type: 'number', minimum: 0 },
      clusters: listOf(
        object({ name: text, terms: texts, papers: count, x: share, y: { type: 'number', minimum: 0 }, radius: share }),
      ),
      papers: listOf(
        object({
          id: text,
          title: text,
          status: { enum: ['included', 'maybe', 'excluded', 'unscreened'] },
          cluster: count,
          likeness: share,
          x: share,
          y: { type: 'number', minimum: 0 },
        }),
      ),
    }),
  },
  progress: {
    summary: 'what progress shows: the evidence for having seen enough',
    schema: object(
      {
        papers: count,
        screened: count,
        included: count,
        putAside: count,
        atAStroke: count,
        excludedInARow: count,
        plan: object(
          {
            recall: share,
            confidence: share,
            inARow: count,
            keyPapers: text,
            expected: count,
            chosen: chosenPlan,
          },
          ['keyPapers', 'expected', 'chosen'],
        ),
        recall,
        target: evidence,
        safe: listOf(
          object({
            phase: { enum: [1, 2, 3, 4] },
            item: text,
            state: { enum: ['met', 'not met', 'open'] },
            detail: text,
          }),
        ),
      },
      ['recall'],
    ),
  },
  conflict: {
    summary: 'a disagreement of reviewers, as conflicts prints it',
    schema: object({ id: text, title: text, decisions: listOf(decisionMark) }),
  },
  merge: {
    summary: 'what merge took in',
    schema: object(
      {
        papers: object({ added: count, known: count }),
        changes: object({ added: count, known: count }),
        renamed: listOf(object({ from: text, to: text, title: text })),
        conflicts: count,
        dryRun: yesOrNo,
      },
      ['conflicts'],
    ),
  },
  report: {
    summary: 'the report of a screening',
    schema: object(
      {
        version: text,
        flow: object({
          identified: object({ records: count, sources: listOf(named) }),
          duplicates: count,
          screened: count,
          excluded: object({ papers: count, reasons: listOf(named) }),
          notScreened: object({ papers: count, putAside: count, unscreened: count }),
          included: count,
        }),
        screening: object({ foundAt: listOf(count), screened: count, total: count }),
        atAStroke: count,
        suggested: listOf(object({ model: text, version: text, papers: count })),
        reviewers: texts,
        blind: yesOrNo,
        agreement: listOf(agreement),
        disagreements: object({ open: count, settled: count }),
        stopping: object(
          {
            plan: object({ recall: share, confidence: share, inARow: count }),
            chosen: chosenPlan,
            evidence,
            excludedInARow: count,
          },
          ['chosen'],
        ),
        recall,
        criteria: object({ text, include: texts, exclude: texts }, ['text']),
        methods: text,
      },
      ['recall'],
    ),
  },
  doctor: {
    summary: 'what doctor found',
    schema: object({
      library: text,
      healthy: yesOrNo,
      problems: listOf(
        object(
          {
            file: text,
            line: count,
            rule: text,
            severity: { enum: ['problem', 'note'] },
            reason: text,
            advice: text,
            canFix: yesOrNo,
            fixed: yesOrNo,
          },
          ['line'],
        ),
      ),
    }),
  },
  edit: { summary: 'what edit changed', schema: object({ id: text, fields: texts }) },
  criteria: {
    summary: 'the criteria, as criteria prints them',
    schema: object(
      {
        text,
        include: listOf(object({ code: text, text })),
        exclude: listOf(object({ code: text, text })),
      },
      ['text'],
    ),
  },
  suggestion: {
    summary: 'a paper to screen, as next prints it',
    schema: object({
      id: text,
      title: text,
      score: { type: 'number' },
      by: { enum: ['model', 'likeness', 'spread', 'chance', 'doubt'] },
      why: object({ for: termWeights, against: termWeights }),
      model: text,
      version: text,
    }),
  },
  simulation: {
    summary: 'a labelled set replayed, as simulate prints it',
    schema: object({
      file: text,
      records: count,
      included: count,
      model: text,
      version: text,
      metrics: screeningMetrics,
      random: screeningMetrics,
      curve: listOf(object({ read: share, recall: share })),
      stopping: listOf(object({ rule: text, recall: share, saved: share, kept: share })),
      runs: listOf(
        object({
          seed: count,
          metrics: screeningMetrics,
          stopping: listOf(object({ rule: text, stoppedAt: count, recall: share, saved: share })),
          trace,
        }),
      ),
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
  library: { summary: 'the folder of a new library, as init prints it', schema: object({ library: text }) },
  note: { summary: 'a note as it is now, as note prints it', schema: object({ id: text, note: text }) },
  'list-name': {
    summary: 'the list that list new, list rename and list delete were about',
    schema: object({ list: text }),
  },
  'view-name': { summary: 'the view that view delete was about', schema: object({ name: text }) },
  completion: {
    summary: 'what a shell has to read, as completion prints it',
    schema: object({ shell: text, script: text }),
  },
  schema: {
    summary: 'a schema, as schema lists it',
    schema: object({ name: text, summary: text, version: count }),
  },
  error: {
    summary: 'an error on standard error, with --json: a line each',
    schema: object({ error: problem }),
  },
  warning: {
    summary: 'what to look at, on standard error with --json: a line each',
    schema: object({ warning: problem }),
  },
};

/** The names of all schemas, with what each is of. */
export function schemaNames(): { readonly name: string; readonly summary: string; readonly version: number }[] {
  return Object.entries(SCHEMAS).map(([name, { summary }]) => ({ name, summary, version: SCHEMA_VERSION }));
}

/** One schema, whole, with its version at the end of its `$id`. Throws `unknown-schema`. */
export function schemaNamed(name: string): ObjectSchema {
  const found = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  if (found === undefined)
    throw new PapersError('unknown-schema', `there is no schema "${name}"`, {
      kind: 'usage',
      remedy: `The schemas are ${Object.keys(SCHEMAS).join(', ')}.`,
    });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:papers:schema:${name}:${SCHEMA_VERSION}`,
    title: name,
    description: found.summary,
    ...found.schema,
  };
}

import { OPTIONAL, author, date, decisionKind, entry, record } from './paper-shape.ts';
import { type Schemas, count, listOf, object, share, text, texts, yesOrNo } from './shapes.ts';

const matches = listOf(object({ start: count, end: count }));

const merged = object({
  id: text,
  title: text,
  file: text,
  line: count,
  by: { enum: ['doi', 'arxiv', 'title'] },
  fields: texts,
});

/** Of papers, and of what brings them in. */
export const PAPER_SCHEMAS: Schemas = {
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
};

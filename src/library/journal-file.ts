import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Contribution } from '../domain/enrichment.ts';
import { isFoundIn } from '../domain/found-in.ts';
import type { JournalEvent, LabelChange, SuggestedBy } from '../domain/journal.ts';
import { isObject, readDecision, readEdit } from '../domain/record-schema.ts';
import { readPlan } from '../domain/stopping-plan.ts';
import { readEach } from './json-line.ts';
import type { Lines } from './line-file.ts';

type Fields = Readonly<Record<string, unknown>>;

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function readSuggested(value: unknown): SuggestedBy | undefined {
  if (!isObject(value)) return undefined;
  const { model, version } = value;
  return typeof model === 'string' && typeof version === 'string' ? { model, version } : undefined;
}

function readLabel(fields: Fields): LabelChange | undefined {
  const { op, papers, paper, text, list, add, remove } = fields;
  if (op === 'note') return typeof paper === 'string' && typeof text === 'string' ? { op, paper, text } : undefined;
  if (!isTexts(papers)) return undefined;
  if (op === 'decide') {
    const decision = readDecision(fields['decision']);
    const suggested = readSuggested(fields['suggested']);
    return (
      decision && {
        op,
        papers,
        decision,
        ...(fields['settles'] === true && { settles: true }),
        ...(suggested !== undefined && { suggested }),
      }
    );
  }
  if (op === 'unscreen') return { op, papers };
  if (op === 'tag') return isTexts(add) && isTexts(remove) ? { op, papers, add, remove } : undefined;
  return op === 'list-add' && typeof list === 'string' ? { op, list, papers } : undefined;
}

function readCounts(value: unknown): Record<string, number> | undefined {
  if (!isObject(value)) return undefined;
  const counts = Object.entries(value).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1]));
  return Object.fromEntries(counts);
}

function readImport({ files, added, identified, foundIn, merged, labels }: Fields): ReadChange | undefined {
  if (!isTexts(files) || typeof added !== 'number' || !Array.isArray(merged)) return undefined;
  const sets = merged.flatMap((item) =>
    isObject(item) && typeof item['paper'] === 'string' && isObject(item['set'])
      ? [{ paper: item['paper'], set: readEdit(item['set']) }]
      : [],
  );
  const read = Array.isArray(labels)
    ? labels.flatMap((label) => (isObject(label) ? (readLabel(label) ?? []) : []))
    : [];
  const counts = readCounts(identified);
  return {
    op: 'import',
    files,
    added,
    ...(counts !== undefined && { identified: counts }),
    ...(isFoundIn(foundIn) && { foundIn }),
    merged: sets,
    ...(read.length > 0 && { labels: read }),
  };
}

function readContributions(value: unknown): Contribution[] {
  return (Array.isArray(value) ? value : []).flatMap((item: unknown) => {
    if (!isObject(item)) return [];
    const { service, record, fields } = item;
    return typeof service === 'string' && typeof record === 'string' && isTexts(fields)
      ? [{ service, record, fields }]
      : [];
  });
}

function readEnrich({ merged, refused }: Fields): ReadChange | undefined {
  if (!Array.isArray(merged) || !Array.isArray(refused)) return undefined;
  return {
    op: 'enrich',
    merged: merged.flatMap((item) =>
      isObject(item) && typeof item['paper'] === 'string' && isObject(item['set'])
        ? [{ paper: item['paper'], set: readEdit(item['set']), from: readContributions(item['from']) }]
        : [],
    ),
    refused: refused.flatMap((item) =>
      isObject(item) && typeof item['paper'] === 'string' && typeof item['record'] === 'string'
        ? [{ paper: item['paper'], record: item['record'] }]
        : [],
    ),
  };
}

type Head = 'id' | 'at' | 'by';
type Without<Event> = Event extends JournalEvent ? Omit<Event, Head> : never;
type ReadChange = Without<JournalEvent>;

/** Every kind of change and how it is read; undefined for one that lacks what it needs. */
const READERS: { readonly [Op in JournalEvent['op']]: (fields: Fields) => ReadChange | undefined } = {
  import: readImport,
  decide: readLabel,
  unscreen: readLabel,
  tag: readLabel,
  note: readLabel,
  'list-add': readLabel,
  'list-new': ({ list }) => (typeof list === 'string' ? { op: 'list-new', list } : undefined),
  'list-delete': ({ list }) => (typeof list === 'string' ? { op: 'list-delete', list } : undefined),
  'list-remove': ({ list, papers }) =>
    typeof list === 'string' && isTexts(papers) ? { op: 'list-remove', list, papers } : undefined,
  'list-move': ({ list, papers, to }) =>
    typeof list === 'string' && isTexts(papers) && typeof to === 'number'
      ? { op: 'list-move', list, papers, to }
      : undefined,
  'list-rename': ({ list, name }) =>
    typeof list === 'string' && typeof name === 'string' ? { op: 'list-rename', list, name } : undefined,
  edit: ({ paper, set }) =>
    typeof paper === 'string' && isObject(set) ? { op: 'edit', paper, set: readEdit(set) } : undefined,
  enrich: readEnrich,
  plan: ({ plan }) => {
    const read = isObject(plan) ? readPlan(plan) : undefined;
    return read && { op: 'plan', plan: read };
  },
  same: ({ paper, papers, set }) =>
    typeof paper === 'string' && isTexts(papers) && isObject(set)
      ? { op: 'same', paper, papers, set: readEdit(set) }
      : undefined,
  distinct: ({ papers }) => (isTexts(papers) ? { op: 'distinct', papers } : undefined),
  undo: ({ event }) => (typeof event === 'string' ? { op: 'undo', event } : undefined),
  redo: ({ event }) => (typeof event === 'string' ? { op: 'redo', event } : undefined),
};

function isOp(op: unknown): op is JournalEvent['op'] {
  return typeof op === 'string' && Object.hasOwn(READERS, op);
}

/** One of before the year 9000, so that there is always one that comes after it. */
const ULID = /^[0-6][0-9A-HJKMNP-TV-Z]{25}$/;

/** Reads a change of the journal; in words what is wrong when it is none. */
export function readEvent(value: unknown): JournalEvent | string {
  if (!isObject(value)) return 'not a change';
  const { id, at, by, op } = value;
  if (typeof id !== 'string' || !ULID.test(id)) return 'its id is not a ULID';
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return 'its time is not a date';
  if (typeof by !== 'string' || by === '') return 'it is not signed';
  if (!isOp(op)) return `unknown change "${String(op)}", perhaps of a newer version`;
  const change = READERS[op](value);
  return change === undefined ? `the change "${op}" is not whole` : { id, at, by, ...change };
}

/** A journal as read: the good lines, and what is wrong with the others. */
export interface ReadJournal {
  readonly events: readonly JournalEvent[];
  readonly messages: readonly Diagnostic[];
}

/**
 * Reads the lines of a journal. A line that cannot be used is named, and the rest is used; so is one whose checksum does
 * not fit, or that has none where `isSealed` says that all should.
 */
export function readJournal(file: string, { lines }: Lines, isSealed: boolean): ReadJournal {
  const { items, messages } = readEach(file, lines, readEvent, { what: 'changes', isSealed });
  return { events: items, messages };
}

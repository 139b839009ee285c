import { type Entry, entriesOf } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { arxivIdIn, normaliseDoi } from '../domain/identifiers.ts';
import type { RecordEdit } from '../domain/journal.ts';
import { readRecord, recordFields } from '../domain/record-schema.ts';
import { readRecordForm, recordForm } from '../formats/record-form.ts';
import type { Library } from './library.ts';

/** What an edit came to. */
export interface Edited {
  /** The paper as it is now. */
  readonly entry: Entry;
  /** The fields that changed; empty when it was so already. */
  readonly fields: readonly string[];
}

type Given = Readonly<Record<string, unknown>>;

/** Where a record was read from, and what its page said that day, are not for anyone to correct. */
const FIXED: ReadonlySet<string> = new Set(['sources', 'page', 'extra', 'sourceKey', 'moreAuthors', 'moreEditors']);

/** The fields that can be corrected. The id and the citation key never change once given. */
export const editableFields: readonly string[] = [...recordFields].filter((field) => !FIXED.has(field));

/** Reads `title=A Better Title`, `authors=Lee, Ann; Chen, Bo`, `year=2023`; nothing behind the sign takes the field away. */
export function readEditWords(words: readonly string[]): Given {
  const pairs = words.map((word): [string, string] => {
    const at = word.indexOf('=');
    if (at < 1)
      throw new PapersError('bad-edit', `"${word}" does not say what to change`, {
        kind: 'usage',
        remedy: 'Write field=value, such as year=2023; quotes keep spaces: title="A Better Title".',
      });
    return [word.slice(0, at).trim(), word.slice(at + 1).trim()];
  });
  return Object.fromEntries(pairs);
}

function isAbsent(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** `Lee, Ann` -> its parts; any other name as it is. */
function person(value: unknown): unknown {
  const [, family, given] = typeof value === 'string' ? (/^([^,]+),\s*([^,]+)$/.exec(value.trim()) ?? []) : [];
  return family === undefined ? value : { family, given };
}

/** The shapes that a value as a person gives it may be meant in, of which a field takes the first that fits it. */
function shapesOf(field: string, value: unknown): unknown[] {
  const parts: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value
          .split(';')
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : [];
  const identifier =
    typeof value !== 'string'
      ? undefined
      : field === 'doi'
        ? normaliseDoi(value)
        : field === 'arxiv'
          ? arxivIdIn(value)
          : undefined;
  return [identifier, parts.map(person), parts, value].filter((shape) => shape !== undefined);
}

/** Text as records have it: an abstract in paragraphs with an empty line between, whatever lines they were broken into. */
function unwrapped(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const paragraphs = value.split(/\r?\n\s*\n/).map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim());
  return paragraphs.filter((paragraph) => paragraph !== '').join(field === 'abstract' ? '\n\n' : ' ');
}

/** Reads what was given for the fields of a record. Throws `bad-edit`, naming everything that is wrong. */
function readFields(given: Given): RecordEdit {
  const named = Object.entries(given).map(([field, value]): [string, unknown] => [
    field === 'year' ? 'date' : field,
    value,
  ]);
  const problems: string[] = [];
  const set: [string, unknown][] = [];
  for (const [field, text] of named) {
    const value = unwrapped(field, text);
    if (!editableFields.includes(field)) {
      problems.push(`there is no field "${field}" to change (${editableFields.join(', ')})`);
      continue;
    }
    if (isAbsent(value)) {
      if (field === 'title') problems.push('a paper has to have a title');
      else set.push([field, null]);
      continue;
    }
    const readings = shapesOf(field, value).map((shape) => readRecord({ title: '-', [field]: shape }, []));
    const good = readings.find((reading) => reading.problems.length === 0)?.record;
    if (good === undefined)
      problems.push(`${field} has to be ${readings[0]?.problems[0]?.expected ?? 'something else'}`);
    else set.push([field, new Map(Object.entries(good)).get(field)]);
  }
  if (problems.length > 0)
    throw new PapersError('bad-edit', problems.join('; '), { kind: 'usage', remedy: 'Nothing was changed.' });
  return Object.fromEntries(set);
}

/** Of an edit only what differs from the paper as it is. */
function differing(entry: Entry, edit: RecordEdit): RecordEdit {
  const current = new Map<string, unknown>(Object.entries(entry));
  const changed = Object.entries(edit).filter(
    ([field, value]) => JSON.stringify(current.get(field) ?? null) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}

/** Corrects fields of a paper, as one step of undo. Throws `bad-edit`; then nothing is changed. */
export async function editPaper(library: Library, entry: Entry, given: Given): Promise<Edited> {
  const set = differing(entry, readFields(given));
  const fields = Object.keys(set);
  if (fields.length === 0) return { entry, fields };
  await library.commit({ op: 'edit', paper: entry.id, set });
  const [edited] = entriesOf(
    library.papers.filter(({ id }) => id === entry.id),
    library.state,
  );
  return { entry: edited ?? entry, fields };
}

/** The fields of a paper as a form for an editor. */
export function editForm(entry: Entry): string {
  return recordForm(entry, editableFields);
}

/** What a form, filled in, says otherwise than it did before; empty when nothing was changed. Throws `bad-form`. */
export function readEditForm(before: string, after: string): Given {
  const former = new Map(Object.entries(readRecordForm(before)));
  const now = Object.entries(readRecordForm(after));
  const named = new Set(now.map(([field]) => field));
  const changed = now.filter(([field, value]) => JSON.stringify(former.get(field)) !== JSON.stringify(value));
  const gone = [...former.keys()].filter((field) => !named.has(field)).map((field): [string, null] => [field, null]);
  return Object.fromEntries([...changed, ...gone]);
}

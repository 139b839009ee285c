import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Paper } from '../domain/paper.ts';
import { isObject, readRecord } from '../domain/record-schema.ts';
import { readEach } from './json-line.ts';
import type { Lines } from './line-file.ts';

function readPaper(value: unknown): Paper | string {
  if (!isObject(value)) return 'not a paper';
  const { id, citationKey, added, import: importId } = value;
  if (typeof id !== 'string' || id === '') return 'a paper without an id';
  if (typeof citationKey !== 'string' || citationKey === '') return `"${id}" has no citationKey`;
  if (typeof added !== 'string' || Number.isNaN(Date.parse(added))) return `"${id}" has no date of import`;
  if (typeof importId !== 'string') return `"${id}" does not name its import`;
  const { record, problems } = readRecord(value, []);
  if (record === undefined || problems.length > 0)
    return `"${id}": ${problems.map(({ field, expected }) => `${field} has to be ${expected}`).join('; ')}`;
  return { id, citationKey, ...record, added, import: importId };
}

/** A corpus as read: the good lines, and what is wrong with the others. */
export interface ReadCorpus {
  readonly papers: readonly Paper[];
  readonly messages: readonly Diagnostic[];
}

/** Reads the lines of a corpus. A line that cannot be used is named, and the rest is used. */
export function readCorpus(file: string, { lines }: Lines): ReadCorpus {
  const { items, messages } = readEach(file, lines, readPaper, 'papers');
  return { papers: items, messages };
}

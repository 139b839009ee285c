import type { Paper } from '../domain/paper.ts';
import { isObject, readRecord } from '../domain/record-schema.ts';

/** Reads a paper of the corpus; in words what is wrong when it is none. */
export function readPaper(value: unknown): Paper | string {
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

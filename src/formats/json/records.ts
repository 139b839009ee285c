import type { Diagnostic } from '../../domain/diagnostic.ts';
import { contentWarningOf } from '../../domain/content-warning.ts';
import { isObject, readDecision, readRecord, recordFields } from '../../domain/record-schema.ts';
import { shortNameOf } from '../../domain/short-name.ts';
import type { Source } from '../../domain/paper.ts';
import type { Labels } from '../format.ts';
import type { Found, Place } from './document.ts';
import { serviceOf } from './services/index.ts';

function texts(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string' && item.trim() !== '')
    : [];
}

function labelsOf(value: Readonly<Record<string, unknown>>): Labels | undefined {
  const decision = readDecision(value['decision']);
  const [tags, lists] = [texts(value['tags']), texts(value['lists'])];
  const { note } = value;
  const labels: Labels = {
    ...(decision !== undefined && { decision }),
    ...(tags.length > 0 && { tags }),
    ...(lists.length > 0 && { lists }),
    ...(typeof note === 'string' && note.trim() !== '' && { note }),
  };
  return Object.keys(labels).length === 0 ? undefined : labels;
}

/** Fields of an entry that are no fields of a record: labels, and what a library gives anew. */
const OTHER_FIELDS: ReadonlySet<string> = new Set(
  'decision tags lists note status year id citationKey added import origins score matches snippet relaxed edit'.split(
    ' ',
  ),
);

/** One message for each name of a field that is not known, at the first place that has it. Names seen are added to `seen`. */
export function unknownFields(value: unknown, { file, line }: Place, seen: Set<string>): Diagnostic[] {
  if (!isObject(value) || serviceOf(value) !== undefined) return [];
  const names = Object.keys(value).filter(
    (name) => !recordFields.has(name) && !OTHER_FIELDS.has(name) && !seen.has(name),
  );
  return names.slice(0, MOST_NAMES - seen.size).map((name) => {
    seen.add(name);
    return {
      reason: `"${name.slice(0, 60)}" is no field of a paper, and was passed over`,
      file,
      line,
      ruleId: 'unknown-field',
      fatal: null,
      note: '"papers schema" lists the fields.',
    };
  });
}

/** More names than this, and the file is of another kind: saying so again helps no one. */
const MOST_NAMES = 20;

/** The year of an export is that of the date; data of other hands may have nothing else. */
function yearIn(year: unknown): string | undefined {
  return /^\d{4}$/.exec(String(year))?.[0];
}

/** A record from data of any shape, or why there is none. A field that is not as it has to be is left out and named. */
export function recordOf(value: unknown, place: Source): Found {
  const { file, line } = place;
  if (!isObject(value))
    return {
      messages: [
        {
          reason: 'expected an object with a "title"',
          file,
          line,
          ruleId: 'bad-record',
          fatal: true,
          note: 'Each paper is an object such as {"title": "..."}.',
        },
      ],
    };
  const service = serviceOf(value);
  const answer = service?.recordOf(value, { ...place, format: service.name });
  if (answer !== undefined) return { found: { record: answer }, messages: [] };
  const { record, problems } = readRecord({ ...value, date: value['date'] ?? yearIn(value['year']) }, [place]);
  const messages = problems.map(({ field, expected }): Diagnostic => ({
    reason: `"${field}" has to be ${expected}`,
    file,
    line,
    ruleId: 'bad-field',
    fatal: true,
    note:
      record === undefined ? 'The record was left out.' : 'The field was left out; the rest of the record was read.',
  }));
  if (record === undefined) return { messages };
  const shortName = record.shortName ?? shortNameOf(record.title);
  const contentWarning = record.contentWarning ?? contentWarningOf(record.abstract ?? '');
  const labels = labelsOf(value);
  const whole = {
    ...record,
    ...(shortName !== undefined && { shortName }),
    ...(contentWarning !== undefined && { contentWarning }),
  };
  return { found: { record: whole, ...(labels !== undefined && { labels }) }, messages };
}

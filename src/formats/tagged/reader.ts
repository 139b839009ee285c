import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { Source } from '../../domain/paper.ts';
import type { LabelledRecord, LineRole, StreamReader } from '../format.ts';
import { LineSplitter } from '../line-splitter.ts';
import { Batch } from '../stream-reader.ts';

/** One field of a record of tagged lines, with the lines of its value. */
export interface TaggedField {
  readonly tag: string;
  readonly lines: string[];
}

/** What a record came to: found, or in words why there is none. */
export type TaggedRecord = { readonly found: LabelledRecord } | { readonly problem: string };

/** A format whose lines begin with tags, and whose lines without one go on with the field before them. */
export interface TaggedFormat {
  readonly name: 'ris' | 'enw' | 'nbib';
  /** The tag and the value of a line that has one. */
  readonly tagOf: (line: string) => { readonly tag: string; readonly value: string } | undefined;
  /** The tag that begins a record. */
  readonly opens: string;
  /** The tag that ends one, where the format has such. */
  readonly closes?: string;
  /** Empty lines part records that have no tag to begin with, or have it further down, as the format allows. */
  readonly parted?: true;
  /** True for a field that begins a record in the files of a program that leaves the opening tag out. */
  readonly begins?: (field: TaggedField) => boolean;
  readonly roleOf: (tag: string) => LineRole;
  readonly recordOf: (fields: readonly TaggedField[], source: Source) => TaggedRecord;
}

/** The lines of a value as running text: hard-wrapped lines joined, paragraphs apart. */
export function flowing(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join('\n')
    .trim()
    .replace(/\n{2,}/g, '\0')
    .replace(/\n/g, ' ')
    .replaceAll('\0', '\n\n');
}

/** Reads records of tagged lines as they come. */
export function taggedReader(format: TaggedFormat, file: string): StreamReader {
  const splitter = new LineSplitter();
  const batch = new Batch();
  let number = 0;
  let fields: TaggedField[] = [];
  let start = 0;
  let opened = false;
  let blankBefore = false;
  let roles: { readonly line: number; readonly role: LineRole }[] = [];

  const say = (line: number, ruleId: string, reason: string, fatal: boolean, note: string): void => {
    const message: Diagnostic = { reason, file, line, ruleId, fatal, note };
    batch.message(message);
  };

  const close = (): void => {
    if (fields.length === 0) return;
    const end = roles.findLast(({ role }) => role !== 'blank')?.line ?? start;
    const result = format.recordOf(fields, { file, format: format.name, line: start, endLine: end });
    if ('found' in result) {
      const record = batch.record(result.found);
      for (const { line, role } of roles)
        if (role === 'blank' || line > end) batch.line(line, role);
        else batch.line(line, role, record);
      const [first] = fields;
      const isExpected = format.parted === true || (first !== undefined && format.begins?.(first) === true);
      if (!opened && !isExpected)
        say(start, 'no-opening-tag', `a record without ${format.opens} before it`, false, 'It was read all the same.');
    } else {
      for (const { line, role } of roles)
        batch.line(line, role === 'blank' ? role : 'furniture', undefined, 'no paper');
      // Tagged lines between records, such as those that name a database, are no record that was lost.
      if (opened) say(start, 'empty-record', result.problem, true, 'The record was left out; the others were read.');
    }
    [fields, roles, opened] = [[], [], false];
  };

  /** Closes a record that is over without the tag that ends one. */
  const closeUnended = (): void => {
    if (opened && fields.length > 0 && format.closes !== undefined) {
      const reason = `the record of line ${start} has no ${format.closes}`;
      say(number, 'unclosed-record', reason, false, 'It was read all the same.');
    }
    close();
  };

  const take = (raw: string): void => {
    number += 1;
    const line = number === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (line.trim() === '' && format.tagOf(line) === undefined) {
      // A line with nothing but spaces goes on with a value; an empty one may also stand between records.
      fields.at(-1)?.lines.push('');
      blankBefore = true;
      if (fields.length > 0) roles.push({ line: number, role: 'blank' });
      else batch.line(number, 'blank');
      return;
    }
    const tagged = format.tagOf(line);
    if (tagged === undefined) {
      fields.at(-1)?.lines.push(line);
      if (fields.length > 0) roles.push({ line: number, role: format.roleOf(fields.at(-1)?.tag ?? '') });
      else batch.line(number, 'furniture');
      blankBefore = false;
      return;
    }
    const { tag, value } = tagged;
    const isFirstAgain = tag === fields[0]?.tag;
    const again = blankBefore && (isFirstAgain ? !opened || format.parted === true : !opened && format.parted === true);
    // Behind other fields of its record.
    const isWithin = format.parted === true && tag === format.opens && fields.length > 0 && !opened && !blankBefore;
    blankBefore = false;
    if (isWithin) opened = true;
    else if (tag === format.opens || again) {
      closeUnended();
      opened = tag === format.opens;
    }
    if (tag === format.closes) {
      if (fields.length > 0) roles.push({ line: number, role: 'metadata' });
      else batch.line(number, 'furniture');
      return close();
    }
    if (fields.length === 0) start = number;
    fields.push({ tag, lines: [value] });
    roles.push({ line: number, role: format.roleOf(tag) });
  };

  return {
    push: (text) => {
      for (const line of splitter.push(text)) take(line);
      return batch.take();
    },
    end: () => {
      for (const line of splitter.end()) take(line);
      closeUnended();
      return batch.take();
    },
  };
}

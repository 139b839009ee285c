import type { FieldBag } from './field-bag.ts';
import { dateInYear } from './numeric-date.ts';

/** Dates whose source says more than a record can: ranges, seasons, doubts. Their text is kept beside the date. */

const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** True where a text says more of a time than the date that was read of it. */
export function saysMore(text: string, date: string): boolean {
  const words = (text.match(/\p{L}{2,}/gu) ?? []).filter((word) => !/^(?:st|nd|rd|th)$/i.test(word));
  const parts = (text.match(/\d+/g) ?? []).length + words.length;
  const isCompact = /^\s*\d{8}\s*$/.test(text);
  return words.some((word) => !MONTH.test(word)) || (!isCompact && parts > date.split('-').length);
}

/** Takes the first date that can be read of the names, and leaves the text of one that says more. */
export function takeDate(
  bag: FieldBag,
  read: (value: string) => string | undefined,
  ...names: readonly string[]
): string | undefined {
  for (const name of names) {
    let said = '';
    const date = bag.one((value) => {
      said = value;
      return read(value);
    }, name);
    if (date === undefined) continue;
    if (saysMore(said, date)) bag.add(name, said);
    return date;
  }
  return undefined;
}

/** True for a text of the source that still says the date of its record, in more words. */
export function stillSays(text: unknown, date: string | undefined): boolean {
  if (typeof text !== 'string' || date === undefined) return false;
  const read = dateInYear(text, date.slice(0, 4));
  return read !== undefined && (read.startsWith(date) || date.startsWith(read));
}

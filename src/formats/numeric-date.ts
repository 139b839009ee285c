import { partialDateIn } from '../domain/partial-date.ts';

/** `2020`, `2020/05`, `2020/05/03/` and `2020-5-3`: what does not name a month or a day is left out. */
const COMPACT = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const NUMERIC = /^(\d{4})(?:[/.-](\d{1,2})?(?:[/.-](\d{1,2})?)?)?(?:[/T\s].*)?$/;

/** A date of numbers, or one that names its month, in ISO 8601 and as precise as it is. */
export function dateOf(text: string): string | undefined {
  const [, year, month, day] = COMPACT.exec(text.trim()) ?? NUMERIC.exec(text.trim()) ?? [];
  // As some write a year that they do not know.
  if (year === '0000') return undefined;
  if (year === undefined) return partialDateIn(text);
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year;
  const yearAndMonth = `${year}-${month.padStart(2, '0')}`;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return day === undefined || Number(day) < 1 || Number(day) > days
    ? yearAndMonth
    : `${yearAndMonth}-${day.padStart(2, '0')}`;
}

/** The more precise of two dates that agree as far as both go; the first where they do not. */
export function morePrecise(date: string | undefined, other: string | undefined): string | undefined {
  if (date === undefined) return other;
  return other !== undefined && other.length > date.length && other.startsWith(date) ? other : date;
}

/** `MAY 3` of a year; of `MAR-APR` the first. */
export function dateInYear(text: string, year: string | undefined): string | undefined {
  const first = text.trim().replace(/(\p{L}{3,})\s*[-–/]\s*\p{L}{3,}/u, '$1');
  return dateOf(first) ?? (year === undefined ? undefined : partialDateIn(`${first} ${year.slice(0, 4)}`));
}

import type { DateTest, Name, Property, Range, Standing } from './syntax-tree.ts';

/** The words that each field understands, and how its values are read; undefined for a value that it does not. */

const STANDINGS: Readonly<Record<string, Standing>> = {
  included: 'included',
  include: 'included',
  maybe: 'maybe',
  excluded: 'excluded',
  exclude: 'excluded',
  unscreened: 'unscreened',
  undecided: 'unscreened',
  conflict: 'conflict',
  conflicts: 'conflict',
};

const PROPERTIES: Readonly<Record<string, Property>> = {
  abstract: 'abstract',
  arxiv: 'arxiv',
  author: 'authors',
  authors: 'authors',
  code: 'code',
  date: 'date',
  year: 'date',
  decision: 'decision',
  doi: 'doi',
  keyword: 'keywords',
  keywords: 'keywords',
  list: 'list',
  lists: 'list',
  note: 'note',
  reason: 'reason',
  tag: 'tag',
  tags: 'tag',
  url: 'url',
  link: 'url',
  venue: 'venue',
};

const MOST_DAYS = 9_999_999;
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** The words for a standing, for "did you mean". */
export const statusWords: readonly string[] = Object.keys(STANDINGS);

/** The words for what a paper may have, for "did you mean". */
export const propertyWords: readonly string[] = Object.keys(PROPERTIES);

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `included`, and near forms of it. */
export function readStanding(text: string): Standing | undefined {
  return own(STANDINGS, text.toLowerCase());
}

/** `code`, `abstract` and the like. */
export function readProperty(text: string): Property | undefined {
  return own(PROPERTIES, text.toLowerCase());
}

/** A name; the beginning of one when a `*` ends it, and any at all for a `*` alone. */
export function readName(text: string, quoted: boolean): Name | undefined {
  const prefix = !quoted && text.endsWith('*');
  const name = (prefix ? text.slice(0, -1) : text).trim();
  return name === '' && !prefix ? undefined : { text: name, prefix };
}

/** The value before or after one, for a range that leaves out its bound. */
type Neighbour<Bound> = (bound: Bound, step: 1 | -1) => Bound | undefined;

/**
 * `a..b`, `a..`, `..b`, `>=a`, `>a`, `<=b`, `<b` or a single value. Undefined when a bound cannot be read or the range
 * ends before it begins.
 */
function readRange<Bound extends string | number>(
  text: string,
  read: (bound: string) => Bound | undefined,
  neighbour: Neighbour<Bound>,
): Range<Bound> | undefined {
  const [, sign, compared] = /^([<>]=?)(.+)$/.exec(text) ?? [];
  if (sign !== undefined && compared !== undefined) {
    const bound = read(compared);
    const isAfter = sign.startsWith('>');
    const shifted = bound === undefined || sign.length === 2 ? bound : neighbour(bound, isAfter ? 1 : -1);
    if (shifted === undefined) return undefined;
    return isAfter ? { from: shifted } : { to: shifted };
  }
  const dots = text.indexOf('..');
  const written = dots === -1 ? [text, text] : [text.slice(0, dots), text.slice(dots + 2)];
  const [from, to] = written.map((bound) => (bound === '' ? undefined : read(bound)));
  const unread = written.some((bound, index) => bound !== '' && [from, to][index] === undefined);
  if (unread || (from === undefined && to === undefined)) return undefined;
  if (from !== undefined && to !== undefined && isBefore(to, from)) return undefined;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Dates are compared as far as both of them go: 2026 does not end before 2026-03. */
function isBefore<Bound extends string | number>(a: Bound, b: Bound): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a < b.slice(0, a.length) : a < b;
}

const LAST_YEAR = 9999;

function readYear(text: string): number | undefined {
  return /^\d{4}$/.test(text) ? Number(text) : undefined;
}

/** `2023`, `2020..2023`, `2021..`, `..2019`, `>=2021`, `<2020`. */
export function readYears(text: string): Range<number> | undefined {
  return readRange(text, readYear, (year, step) =>
    year + step < 0 || year + step > LAST_YEAR ? undefined : year + step,
  );
}

/** A date that there is, as precise as it is written. */
function readDate(text: string): string | undefined {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  // Date.parse takes 31 February for a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${year}-${month}-${day}`) ? text : undefined;
}

/** The year, month or day after or before one that is as precise. */
function neighbouringDate(date: string, step: 1 | -1): string | undefined {
  const [year = 0, month, day] = date.split('-').map(Number);
  const shifted = new Date(0);
  if (month === undefined) shifted.setUTCFullYear(year + step, 0, 1);
  else if (day === undefined) shifted.setUTCFullYear(year, month - 1 + step, 1);
  else shifted.setUTCFullYear(year, month - 1, day + step);
  const next = shifted.toISOString();
  return /^\d{4}-/.test(next) ? next.slice(0, date.length) : undefined;
}

/** `7d`, `2w`, `3m` (of 30 days), `1y` (of 365); or `2026-01`, `2026-01-01..`, `..2025`, `<2026-02`. */
export function readDates(text: string): DateTest | undefined {
  const [, amount, unit = ''] = /^(\d{1,7})([dwmy])$/.exec(text) ?? [];
  const days = amount === undefined ? undefined : Number(amount) * (own(DAYS, unit) ?? 1);
  if (days !== undefined) return days <= MOST_DAYS ? { withinDays: days } : undefined;
  return readRange(text, readDate, neighbouringDate);
}

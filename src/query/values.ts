import type { Status } from '../domain/decision.ts';
import { foldText } from '../text/fold.ts';
import type { DateTest, Name, Property, Range } from './syntax-tree.ts';

/** The words that each field understands, and how its values are read; undefined for a value that it does not. */

const STATUSES: Readonly<Record<string, Status>> = {
  included: 'included',
  include: 'included',
  maybe: 'maybe',
  excluded: 'excluded',
  exclude: 'excluded',
  unscreened: 'unscreened',
  undecided: 'unscreened',
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

const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `included`, and near forms of it. */
export function readStatus(text: string): Status | undefined {
  return own(STATUSES, text.toLowerCase());
}

/** `code`, `abstract` and the like. */
export function readProperty(text: string): Property | undefined {
  return own(PROPERTIES, text.toLowerCase());
}

/** A name, folded; the beginning of one when a `*` ends it. */
export function readName(text: string, quoted: boolean): Name | undefined {
  const prefix = !quoted && text.endsWith('*');
  const name = foldText(prefix ? text.slice(0, -1) : text).trim();
  return name === '' ? undefined : { text: name, prefix };
}

/** `a..b`, `a..`, `..b`, `>=a`, `>a`, `<=b`, `<b` or a single value, as the texts of the two bounds. */
function bounds(text: string): { from?: string; to?: string; open?: 'from' | 'to' } | undefined {
  const [, sign, value] = /^(>=|<=|>|<)(.+)$/.exec(text) ?? [];
  if (sign !== undefined && value !== undefined) {
    if (sign.startsWith('>')) return { from: value, ...(sign === '>' && { open: 'from' }) };
    return { to: value, ...(sign === '<' && { open: 'to' }) };
  }
  const dots = text.indexOf('..');
  if (dots === -1) return { from: text, to: text };
  const [from, to] = [text.slice(0, dots), text.slice(dots + 2)];
  return from === '' && to === '' ? undefined : { ...(from !== '' && { from }), ...(to !== '' && { to }) };
}

/** `2023`, `2020..2023`, `2021..`, `..2019`, `>=2021`, `<2020`. */
export function readYears(text: string): Range<number> | undefined {
  const read = bounds(text);
  if (read === undefined || [read.from, read.to].some((bound) => bound !== undefined && !/^\d{4}$/.test(bound)))
    return undefined;
  const from = read.from === undefined ? undefined : Number(read.from) + (read.open === 'from' ? 1 : 0);
  const to = read.to === undefined ? undefined : Number(read.to) - (read.open === 'to' ? 1 : 0);
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** `7d`, `2w`, `3m` (of 30 days), `1y` (of 365); or `2026-01`, `2026-01-01..`, `..2025`. */
export function readDates(text: string): DateTest | undefined {
  const [, amount, unit = ''] = /^(\d{1,5})([dwmy])$/.exec(text) ?? [];
  if (amount !== undefined) return { withinDays: Number(amount) * (own(DAYS, unit) ?? 1) };
  const read = bounds(text);
  const isDate = (bound: string | undefined) => bound === undefined || /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(bound);
  if (read === undefined || read.open !== undefined || !isDate(read.from) || !isDate(read.to)) return undefined;
  return { ...(read.from !== undefined && { from: read.from }), ...(read.to !== undefined && { to: read.to }) };
}

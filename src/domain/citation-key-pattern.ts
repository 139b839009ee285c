import { foldText } from '../text/fold.ts';
import type { Author } from './author.ts';
import { type PaperRecord, yearOf } from './paper.ts';
import { significantWords } from './significant-words.ts';

/** What a key is made from. */
export type KeySource = Pick<PaperRecord, 'title' | 'shortName' | 'authors' | 'date'>;

/** Makes the part of a key that a pattern describes; empty where nothing of it is known. */
export type KeyPattern = (record: KeySource) => string;

/** The pattern of keys that no one has set. */
export const DEFAULT_PATTERN = 'auth.lower + shorttitle(3,3) + year';

/** A pattern that cannot be read: what is wrong with it, for a person. */
export class BadPattern extends Error {}

const LONGEST_WORDS = 40;
const MOST = 20;

/** Only ASCII letters and digits: the one alphabet that every BibTeX program takes in a key. Case stays. */
function plain(text: string): string {
  const folded = foldText(text).replace(/[^a-z0-9]+/g, '');
  const isCapital = /^[^\p{L}]*\p{Lu}/u.test(text);
  return isCapital ? capitalised(folded) : folded;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The family name; of a name that the source does not separate, its last word; of a group, its telling words. */
function familyName({ family, name, group }: Author): string {
  if (group === true) return significantWords(name, 2).map(plain).join('');
  return plain(family ?? name.replace(/,.*$/, '').trim().split(/\s+/).at(-1) ?? '');
}

function words(record: KeySource, count: number, capitals: number): string {
  return significantWords(record.shortName ?? record.title, count)
    .map((word) => plain(word).toLowerCase())
    .map((word, index) => (index < capitals ? capitalised(word) : word))
    .join('')
    .slice(0, LONGEST_WORDS);
}

type Part = (record: KeySource, numbers: readonly number[]) => string;

/** The functions of Better BibTeX that a pattern may name, https://retorque.re/zotero-better-bibtex/citing/. */
const PARTS: Readonly<Record<string, Part>> = {
  auth: ({ authors = [] }, [letters = Infinity]) =>
    authors[0] === undefined ? '' : familyName(authors[0]).slice(0, letters),
  authors: ({ authors = [] }, [count = MOST]) => authors.slice(0, count).map(familyName).join(''),
  authEtAl: ({ authors = [] }) =>
    authors.length > 2 ? `${familyName(authors[0] ?? { name: '' })}EtAl` : authors.map(familyName).join(''),
  title: (record) => words(record, MOST, MOST),
  shorttitle: (record, [count = 3, capitals = 0]) => words(record, count, capitals),
  veryshorttitle: (record, [count = 1, capitals = 0]) => words(record, count, capitals),
  year: (record) => String(yearOf(record) ?? ''),
  shortyear: (record) => String(yearOf(record) ?? '').slice(-2),
  month: ({ date = '' }) => date.slice(5, 7),
};

const FILTERS: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  capitalize: capitalised,
};

const TERM = /^([a-zA-Z]+)(?:\(\s*(\d{1,3}(?:\s*,\s*\d{1,3})*)?\s*\))?((?:\.[a-zA-Z]+)*)$/;

function known<Value>(table: Readonly<Record<string, Value>>, name: string, what: string): Value {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found !== undefined) return found;
  throw new BadPattern(`there is no ${what} "${name}": expected one of ${Object.keys(table).join(', ')}`);
}

function termOf(source: string): KeyPattern {
  const [, literal] = /^'([A-Za-z0-9_:.-]*)'$/.exec(source.replace(/^"(.*)"$/, "'$1'")) ?? [];
  if (literal !== undefined) return () => literal;
  const [, name = '', numbers = '', filters = ''] = TERM.exec(source) ?? [];
  if (name === '') throw new BadPattern(`expected a part such as auth.lower or shorttitle(3,3), and found "${source}"`);
  const part = known(PARTS, name, 'part');
  const steps = filters
    .split('.')
    .filter((step) => step !== '')
    .map((step) => known(FILTERS, step, 'filter'));
  const counts = numbers.split(',').flatMap((number) => (number.trim() === '' ? [] : [Number(number)]));
  return (record) => steps.reduce((text, step) => step(text), part(record, counts));
}

/**
 * Reads a pattern in the style of Better BibTeX: parts joined by `+`, each with numbers in brackets and filters behind
 * points, and texts in quotes: `auth.lower + '-' + shorttitle(2,2) + year`. Throws BadPattern.
 */
export function readPattern(pattern: string): KeyPattern {
  const terms = pattern.split('+').map((term) => termOf(term.trim()));
  return (record) => terms.map((term) => term(record)).join('');
}

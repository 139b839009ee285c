import { foldText } from '../text/fold.ts';
import type { Author } from './author.ts';
import { firstFree } from './first-free.ts';
import { type PaperRecord, yearOf } from './paper.ts';
import { shortHash } from './short-hash.ts';
import { significantWords } from './significant-words.ts';

const TITLE_WORDS = 3;
const LONGEST_WORDS = 40;

/** Only ASCII letters and digits: the one alphabet that every BibTeX program takes in a key. */
function plain(text: string): string {
  return foldText(text).replace(/[^a-z0-9]+/g, '');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The family name; of a name that the source does not separate, its last word. */
function familyName({ family, name }: Author): string {
  return plain(family ?? name.replace(/,.*$/, '').trim().split(/\s+/).at(-1) ?? '');
}

/** `a` to `z`, then `aa`, `ab` and so on. */
function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}

/**
 * The key that a paper is cited by: the source's own where it has a usable one, else one in the style of Better BibTeX
 * (`auth.lower + shorttitle(3,3) + year`) from what is known: `sap2023cobra` is never made up when there is no author.
 * Where a key is taken, a letter follows.
 */
export function citationKeyOf(
  record: Pick<PaperRecord, 'title' | 'shortName' | 'authors' | 'date' | 'sourceKey'>,
  isTaken: (key: string) => boolean,
): string {
  const base = usableKey(record.sourceKey) ?? madeKey(record);
  if (!isTaken(base)) return base;
  return base + letters(firstFree((number) => isTaken(base + letters(number - 1))) - 1);
}

/** The source's key, unless BibTeX or a shell would stumble over it. */
function usableKey(key: string | undefined): string | undefined {
  return key !== undefined &&
    /^[^\s\p{C},{}()"'`#%~\\=@$&*?[\]<>|;!^-][^\s\p{C},{}()"'`#%~\\=@$&*?[\]<>|;!^]*$/u.test(key)
    ? key
    : undefined;
}

function madeKey(record: Pick<PaperRecord, 'title' | 'shortName' | 'authors' | 'date'>): string {
  const { title, shortName, authors = [] } = record;
  const [author] = authors;
  const words = significantWords(shortName ?? title, TITLE_WORDS)
    .map(plain)
    .map(capitalised)
    .join('');
  const key = `${author === undefined ? '' : familyName(author)}${words.slice(0, LONGEST_WORDS)}${yearOf(record) ?? ''}`;
  // A key must begin with a letter, and titles of other scripts leave nothing to make one of.
  return /^[a-z]/i.test(key) ? key : `p${key}${words === '' ? shortHash(title) : ''}`;
}

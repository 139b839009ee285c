import { DEFAULT_PATTERN, type KeyPattern, type KeySource, readPattern } from './citation-key-pattern.ts';
import { firstFree } from './first-free.ts';
import type { PaperRecord } from './paper.ts';
import { shortHash } from './short-hash.ts';

/** `a` to `z`, then `aa`, `ab` and so on. */
function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}

/** The source's key, unless BibTeX or a shell would stumble over it. */
function usableKey(key: string | undefined): string | undefined {
  return key !== undefined &&
    /^[^\s\p{C},{}()"'`#%~\\=@$&*?[\]<>|;!^-][^\s\p{C},{}()"'`#%~\\=@$&*?[\]<>|;!^]*$/u.test(key)
    ? key
    : undefined;
}

const DEFAULT = readPattern(DEFAULT_PATTERN);

function madeKey(record: KeySource, pattern: KeyPattern): string {
  const key = pattern(record);
  // A key must begin with a letter, and titles of other scripts leave nothing to make one of.
  return /^[a-z]/i.test(key) ? key : `p${key}${/[a-z]/i.test(key) ? '' : shortHash(record.title)}`;
}

/**
 * The key that a paper is cited by: the source's own where it has a usable one, else one by a pattern in the style of
 * Better BibTeX (`auth.lower + shorttitle(3,3) + year`) from what is known: `sap2023cobra` is never made up when there
 * is no author. Where a key is taken, a letter follows.
 */
export function citationKeyOf(
  record: KeySource & Pick<PaperRecord, 'sourceKey'>,
  isTaken: (key: string) => boolean,
  pattern = DEFAULT,
): string {
  const base = usableKey(record.sourceKey) ?? madeKey(record, pattern);
  if (!isTaken(base)) return base;
  return base + letters(firstFree((number) => isTaken(base + letters(number - 1))) - 1);
}

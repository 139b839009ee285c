import type { Environment } from './colour-level.ts';

/**
 * True when drawings may use block and Braille characters: unless the locale (LC_ALL, else LC_CTYPE, else LANG, as POSIX has
 * it) names another character set than UTF-8. Where nothing is set, as in many containers, UTF-8 is presumed; Linux's own
 * console has no such letters.
 */
export function drawsUnicode({ LC_ALL, LC_CTYPE, LANG, TERM }: Environment): boolean {
  if (TERM === 'linux' || TERM === 'dumb') return false;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '');
  return locale === undefined || /utf-?8/i.test(locale);
}

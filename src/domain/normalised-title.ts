import { tokenise } from '../text/tokens.ts';

/** A key that titles share when they differ only in case, accents, punctuation, hyphens, LaTeX or white space. */
export function normalisedTitle(title: string): string {
  return tokenise(title.replace(/\\[a-z]+\{/gi, '{'))
    .map(({ term }) => term)
    .join(' ');
}

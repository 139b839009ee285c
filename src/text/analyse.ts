import { stemmer } from 'stemmer';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokens.ts';

const LONGEST_STEMMED = 40;

// A library has far fewer different words than words, and stemming costs more than looking up.
const MOST_REMEMBERED = 200_000;
const remembered = new Map<string, string>();

/** The stem of a folded token, by Porter's algorithm (Porter 1980). Only words of Latin letters are stemmed. */
export function stem(term: string): string {
  const known = remembered.get(term);
  if (known !== undefined) return known;
  const stemmed = term.length <= LONGEST_STEMMED && /^[a-z]+$/.test(term) ? stemmer(term) : term;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(term, stemmed);
  return stemmed;
}

/** What the index keeps of a token: its stem, or nothing of a stop word. */
export function indexTerm(term: string): string | undefined {
  return isStopWord(term) ? undefined : stem(term);
}

/** The index terms of a text, in order. */
export function analyse(text: string): string[] {
  return tokenise(text).flatMap(({ term }) => indexTerm(term) ?? []);
}

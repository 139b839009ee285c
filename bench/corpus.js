// The one generator of synthetic papers: words as rare as those of real abstracts, new ones without end as the corpus
// grows, and numbers that repeat, so that every benchmark on every machine reads the same papers.

const SYLLABLES = 'ba con de far gen ho in jo ka lin mo net or pre qui ra sto tra un vec wa xi yo ze'.split(' ');

/** The commonest words, as in English a good third of all that is written. */
const COMMON = (
  'the of and in to a is for we that with on this are as by from be our an which can it show has have these or not at ' +
  'using based been more their between its such than also both model data method results learning language models'
).split(' ');

/**
 * Ranks up to here follow Zipf's law with exponent 1, those beyond fall off faster (2), as in large collections of
 * English (Ferrer i Cancho and Solé 2001): so the vocabulary grows with the square root of the text.
 */
const HEAD = 8000;
const TAIL_EXPONENT = 2;
const HEAD_MASS = Math.log(HEAD + 1);
const TAIL_MASS = HEAD / (HEAD + 1) / (TAIL_EXPONENT - 1);

const ABSTRACT_WORDS = 180;
const TITLE_WORDS = 9;

/** Numbers in [0, 1) that repeat with their seed (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The word of a rank, from 0: a common one, or a few syllables that no other rank has. */
export function wordOf(rank) {
  if (rank < COMMON.length) return COMMON[rank];
  let word = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** A rank drawn as words are in texts; `u` is in [0, 1). */
export function rankOf(u) {
  const mass = u * (HEAD_MASS + TAIL_MASS);
  if (mass < HEAD_MASS) return Math.floor(Math.exp(mass)) - 1;
  const left = 1 - (mass - HEAD_MASS) / TAIL_MASS;
  return Math.floor(HEAD * left ** (-1 / (TAIL_EXPONENT - 1)));
}

/** Papers with titles and abstracts, one after the other. */
export function* papers(count, seed = 1) {
  const next = random(seed);
  const words = (length) => Array.from({ length }, () => wordOf(rankOf(next()))).join(' ');
  for (let number = 0; number < count; number += 1)
    yield {
      title: words(TITLE_WORDS),
      abstract: `${words(ABSTRACT_WORDS)}.`,
      date: String(2000 + (number % 25)),
    };
}

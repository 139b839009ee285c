// The one generator of synthetic papers: a vocabulary whose words are as rare as those of real texts (Zipf's law), and
// numbers that repeat, so that every benchmark on every machine reads the same papers.

const SYLLABLES = [
  'ba',
  'con',
  'de',
  'far',
  'gen',
  'ho',
  'in',
  'jo',
  'ka',
  'lin',
  'mo',
  'net',
  'or',
  'pre',
  'qui',
  'ra',
  'sto',
  'tra',
  'un',
  'vec',
  'wa',
  'xi',
  'yo',
  'ze',
];
const VOCABULARY = 30_000;
const ABSTRACT_WORDS = 180;
const TITLE_WORDS = 9;

/** Numbers in [0, 1) that repeat with their seed (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The word of a rank, from 0: a few syllables that no other rank has. */
export function wordOf(rank) {
  let word = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** Papers with titles and abstracts, one after the other. */
export function* papers(count, seed = 1) {
  const next = random(seed);
  const words = (length) => Array.from({ length }, () => wordOf(Math.floor(VOCABULARY ** next()) - 1)).join(' ');
  for (let number = 0; number < count; number += 1)
    yield {
      title: `${words(TITLE_WORDS)} ${number}`,
      abstract: `${words(ABSTRACT_WORDS)}.`,
      date: String(2000 + (number % 25)),
    };
}

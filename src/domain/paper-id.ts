import { foldText } from '../text/fold.ts';
import { firstFree } from './first-free.ts';
import { normalisedTitle } from './normalised-title.ts';
import type { PaperRecord } from './paper.ts';
import { shortHash } from './short-hash.ts';
import { significantWords } from './significant-words.ts';

const LONGEST = 40;
const TITLE_WORDS = 4;

/** What a terminal would take for a command leaves no letters behind. */
const ESCAPE_SEQUENCE = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*\u0007?)/g;

/** `COBRA Frames` -> `cobra-frames`, `E^2-LLM` -> `e2-llm`: letters and digits of any script, joined by hyphens. */
function slug(words: readonly string[]): string {
  const parts = words
    .map((word) =>
      foldText(word)
        .replace(/[\^'$]/g, '')
        .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .filter((part) => part !== '');
  const kept = parts.filter((_, index) => parts.slice(0, index + 1).join('-').length <= LONGEST);
  return (
    kept.length > 0
      ? kept.join('-')
      : Array.from(parts[0] ?? '')
          .slice(0, LONGEST)
          .join('')
  ).replace(/-+$/, '');
}

/**
 * The id that a paper gets: its short name, else the first telling words of its title. Where that is taken, four
 * characters made from the title follow, so that the same paper gets the same id whatever else is there. Safe as a word
 * on a command line and as a file name. An id may be the beginning of another: the whole id always wins.
 */
export function paperIdOf(record: Pick<PaperRecord, 'title' | 'shortName'>, isTaken: (id: string) => boolean): string {
  const { shortName } = record;
  const title = record.title.replace(ESCAPE_SEQUENCE, ' ');
  const named = slug(shortName?.split(' ') ?? []) || slug(significantWords(title, TITLE_WORDS)) || 'paper';
  // A bare number would read like an arXiv id, a year or a count.
  const id = /^[\d-]+$/.test(named) ? `paper-${named}` : named;
  if (!isTaken(id)) return id;
  const hash = shortHash(normalisedTitle(title) || title);
  const candidate = (number: number) => (number === 1 ? `${id}-${hash}` : `${id}-${hash}-${number}`);
  return candidate(firstFree((number) => isTaken(candidate(number))));
}

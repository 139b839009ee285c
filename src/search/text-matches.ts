import type { TextNode } from '../query/syntax-tree.ts';
import { both, either, type Matches, passing, unscored } from './matches.ts';
import type { PaperIndex } from './paper-index.ts';
import { type IndexedField, TEXT_FIELDS } from './segment/fields.ts';
import { FIELD_SHIFT } from './segment/postings.ts';
import { type Slot, slotsOf } from './slots.ts';
import { scoreText } from './text-score.ts';
import { united, type WordPostings } from './word-postings.ts';

/** Words that stand together, as asked, say more than the same words apart. */
const PHRASE_WEIGHT = 1.2;

const VENUE = TEXT_FIELDS.indexOf('venue');

function indexedField(field: string | undefined): IndexedField | undefined {
  return TEXT_FIELDS.find((name) => name === field);
}

/** Whether the index knows the text of a node's field, or only the papers themselves do. */
export function isIndexed({ field }: TextNode): boolean {
  return field === undefined || indexedField(field) !== undefined;
}

/** What each slot gives the papers: the best that any of its classes does. */
function slotMatches(
  index: PaperIndex,
  { classes }: Slot,
  field: IndexedField | undefined,
  within: Uint32Array | undefined,
): Matches {
  let best = unscored(new Uint32Array(0));
  for (const { words, weight } of classes) {
    const found = united(
      words.map(([word, stem]) => index.word(stem, word)),
      index.paperCount,
    );
    const scored = scoreText(index, found, field, within);
    const weighed = weight === 1 ? scored : { ...scored, scores: scored.scores.map((score) => score * weight) };
    best = either(best, weighed, Math.max);
  }
  return best;
}

/** Walks through the places of several words, paper after paper. */
class SlotPlaces {
  readonly #words: readonly { readonly postings: WordPostings; readonly places: ReturnType<WordPostings['places']> }[];
  readonly #rows: number[];
  readonly #isAsked: (code: number) => boolean;

  constructor(words: readonly WordPostings[], isAsked: (code: number) => boolean) {
    this.#words = words.map((postings) => ({ postings, places: postings.places() }));
    this.#rows = words.map(() => 0);
    this.#isAsked = isAsked;
  }

  /** Where any of the words stands in a paper. Papers have to be asked for in order. */
  of(paper: number): number[] {
    const codes: number[] = [];
    this.#words.forEach(({ postings, places }, word) => {
      let row = this.#rows[word] ?? 0;
      while ((postings.papers[row] ?? Infinity) < paper) row += 1;
      this.#rows[word] = row;
      if (postings.papers[row] !== paper) return;
      for (const code of places.codes.subarray(places.starts[row], places.starts[row + 1]))
        if (this.#isAsked(code)) codes.push(code);
    });
    return codes;
  }
}

/** Papers in which the slots' words stand one behind the other. */
function inOrder(
  index: PaperIndex,
  slots: readonly Slot[],
  candidates: Matches,
  field: IndexedField | undefined,
): Matches {
  const number = field === undefined ? undefined : TEXT_FIELDS.indexOf(field);
  const isAsked = (code: number) =>
    number === undefined ? code >>> FIELD_SHIFT !== VENUE : code >>> FIELD_SHIFT === number;
  const places = slots.map(
    ({ classes }) =>
      new SlotPlaces(
        classes.flatMap(({ words }) => words.map(([word, stem]) => index.word(stem, word))),
        isAsked,
      ),
  );
  const [first, ...others] = places;
  return passing(candidates, (paper) => {
    const rest = others.map((slot) => new Set(slot.of(paper)));
    const starts = first?.of(paper) ?? [];
    return starts.some((code) => rest.every((codes, distance) => codes.has(code + distance + 1)));
  });
}

/**
 * The papers that a text node of an indexed field selects, among those of `within` or among all; undefined when it asks
 * for nothing, which every paper has.
 */
export function textMatches(index: PaperIndex, node: TextNode, within: Uint32Array | undefined): Matches | undefined {
  const slots = slotsOf(index, node);
  if (slots === undefined) return undefined;
  const field = indexedField(node.field);
  let sum: Matches | undefined;
  for (const slot of slots) {
    const found: Matches = slotMatches(index, slot, field, sum?.papers ?? within);
    const matches = slot.scored ? found : unscored(found.papers);
    sum = sum === undefined ? matches : both(sum, matches);
  }
  if (sum === undefined || slots.length === 1) return sum;
  const { papers, scores } = inOrder(index, slots, sum, field);
  const isOne = slots.filter(({ scored }) => scored).length === 1;
  return isOne ? { papers, scores } : { papers, scores: scores.map((score) => score * PHRASE_WEIGHT) };
}

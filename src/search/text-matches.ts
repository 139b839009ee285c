import type { TextNode } from '../query/syntax-tree.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import { commonTo, either, type Matches, unscored } from './matches.ts';
import type { PaperIndex } from './paper-index.ts';
import { type IndexedField, TEXT_FIELDS, weightsOf } from './segment/fields.ts';
import { FIELD_SHIFT, type Frequencies } from './segment/postings.ts';
import { type Slot, slotsOf } from './slots.ts';
import { scoreText } from './text-score.ts';
import { united, type WordPostings } from './word-postings.ts';

function indexedField(field: string | undefined): IndexedField | undefined {
  return TEXT_FIELDS.find((name) => name === field);
}

/** Whether the index knows the text of a node's field, or only the papers themselves do. */
export function isIndexed({ field }: TextNode): boolean {
  return field === undefined || indexedField(field) !== undefined;
}

const NONE = new Uint32Array(0);

/** What each slot gives the papers: the best that any of its classes does. */
function slotMatches(
  index: PaperIndex,
  { classes }: Slot,
  field: IndexedField | undefined,
  within: Uint32Array | undefined,
): Matches {
  let best = unscored(NONE);
  for (const { frequencies, weight } of classes) {
    const found = scoreText(index, frequencies(field), field, within);
    if (weight !== 1)
      for (let at = 0; at < found.scores.length; at += 1) found.scores[at] = weight * (found.scores[at] ?? 0);
    best = either(best, found, Math.max);
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

/** The papers that have a word of each slot somewhere in a field, or in the whole text. */
function candidates(index: PaperIndex, slots: readonly Slot[], field: IndexedField | undefined): Uint32Array {
  return slots
    .map(({ classes }) => classes.flatMap(({ words }) => words()))
    .map((words) => united(words, field, index.paperCount).papers)
    .toSorted((a, b) => a.length - b.length)
    .reduce(commonTo);
}

/** How often the slots' words stand one behind the other, in the papers in which they do. */
function phraseFrequencies(index: PaperIndex, slots: readonly Slot[], field: IndexedField | undefined): Frequencies {
  const weights = weightsOf(field);
  const isAsked = (code: number): boolean => weights[code >>> FIELD_SHIFT] !== 0;
  const [first, ...others] = slots.map(
    ({ classes }) =>
      new SlotPlaces(
        classes.flatMap(({ words }) => words()),
        isAsked,
      ),
  );
  const papers: number[] = [];
  const frequencies: number[] = [];
  for (const paper of candidates(index, slots, field)) {
    const rest = others.map((slot) => new Set(slot.of(paper)));
    const starts = (first?.of(paper) ?? []).filter((code) =>
      rest.every((codes, distance) => codes.has(code + distance + 1)),
    );
    if (starts.length === 0) continue;
    papers.push(paper);
    frequencies.push(starts.reduce((sum, code) => sum + (weights[code >>> FIELD_SHIFT] ?? 0), 0));
  }
  return { papers: Uint32Array.from(papers), frequencies: Uint32Array.from(frequencies) };
}

/** Words that stand together tell as much as all of them, as in Lucene's phrases; stop words tell nothing. */
function rarityOf(index: PaperIndex, slots: readonly Slot[], field: IndexedField | undefined): number {
  return slots
    .filter(({ scored }) => scored)
    .reduce(
      (sum, slot) =>
        sum + inverseDocumentFrequency(slotMatches(index, slot, field, undefined).papers.length, index.visibleCount),
      0,
    );
}

/** What a text node of an indexed field asks for; undefined when it asks for nothing, which every paper has. */
export interface AskedText {
  readonly slots: readonly [Slot, ...Slot[]];
  readonly field: IndexedField | undefined;
}

export function askedText(index: PaperIndex, node: TextNode): AskedText | undefined {
  const [first, ...others] = slotsOf(index, node) ?? [];
  return first && { slots: [first, ...others], field: indexedField(node.field) };
}

/** Papers among which are all that have a single word, ascending; undefined for words that have to stand together. */
export function mayHave({ slots, field }: AskedText): Uint32Array | undefined {
  const [only, ...others] = slots;
  if (others.length > 0) return undefined;
  return only.classes
    .map(({ frequencies }) => unscored(frequencies(field).papers))
    .reduce((sum, papers) => either(sum, papers, Math.max), unscored(NONE)).papers;
}

/**
 * The papers that have what is asked for, among those of `within` or among all. Words that have to stand together count
 * as one word.
 */
export function textMatches(index: PaperIndex, asked: AskedText, within: Uint32Array | undefined): Matches {
  const { slots, field } = asked;
  const [only] = slots;
  const isScored = slots.some(({ scored }) => scored);
  if (slots.length === 1) {
    const found = slotMatches(index, only, field, within);
    return isScored ? found : unscored(found.papers);
  }
  const frequencies = phraseFrequencies(index, slots, field);
  const found = scoreText(index, frequencies, field, within, rarityOf(index, slots, field));
  return isScored ? found : unscored(found.papers);
}

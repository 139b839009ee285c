import type { TextNode } from '../query/syntax-tree.ts';
import { fuzziness } from '../query/text-match.ts';
import { indexTerm } from '../text/analyse.ts';
import { editDistance } from '../text/edit-distance.ts';
import { tokenise } from '../text/tokens.ts';
import type { SearchIndex } from './index-bytes.ts';

/** One stem that a text node asks for, and how much a paper that has it counts. */
export interface WeightedStem {
  readonly stem: string;
  readonly weight: number;
}

/** What a text node asks of the index. */
export interface Demand {
  /** A paper must have one stem of each group. Empty when only stop words are asked for, which no index has. */
  readonly groups: readonly (readonly WeightedStem[])[];
  /** True when a paper that has the stems may still not match, so that its text must be looked at. */
  readonly verify: boolean;
}

// A word that only begins or is spelled like the one asked for says less than the word itself.
const PREFIX_WEIGHT = 0.7;
const FUZZY_WEIGHT = 0.5;

function one(term: string): WeightedStem[][] {
  const stem = indexTerm(term);
  return stem === undefined ? [] : [[{ stem, weight: 1 }]];
}

/** The stems of words, each with the best weight that any of its words has; undefined when a stop word is among them. */
function stemsOf(words: Iterable<readonly [stem: string, weight: number]>): WeightedStem[] | undefined {
  const weights = new Map<string, number>();
  for (const [stem, weight] of words) {
    if (stem === '') return undefined;
    weights.set(stem, Math.max(weight, weights.get(stem) ?? 0));
  }
  return Array.from(weights, ([stem, weight]) => ({ stem, weight }));
}

function* beginningWith(index: SearchIndex, term: string): Generator<readonly [string, number]> {
  for (const [word, stem] of index.words.startingWith(term)) yield [stem, word === term ? 1 : PREFIX_WEIGHT];
}

function* spelledLike(index: SearchIndex, term: string): Generator<readonly [string, number]> {
  const most = fuzziness(term);
  for (const [word, stem] of index.words.rows()) {
    const distance = editDistance(term, word, most);
    if (distance <= most) yield [stem, distance === 0 ? 1 : FUZZY_WEIGHT / distance];
  }
}

/** What a text node asks of an index. */
export function demandOf(index: SearchIndex, node: TextNode): Demand {
  const terms = tokenise(node.text).map(({ term }) => term);
  const last = terms.at(-1) ?? '';
  const mode = node.kind === 'word' ? node.mode : 'stem';
  if (mode === 'prefix' || (mode === 'fuzzy' && terms.length === 1)) {
    const stems = stemsOf(mode === 'prefix' ? beginningWith(index, last) : spelledLike(index, last));
    const before = terms.slice(0, -1).flatMap(one);
    return { groups: stems === undefined ? before : [...before, stems], verify: true };
  }
  return { groups: terms.flatMap(one), verify: terms.length > 1 || node.kind === 'phrase' };
}

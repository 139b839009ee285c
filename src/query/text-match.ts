import { stem } from '../text/analyse.ts';
import { editDistance } from '../text/edit-distance.ts';
import { isStopWord } from '../text/stop-words.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import type { TextNode } from './syntax-tree.ts';

/** Tests one token of a text against one of the query. */
export type TokenTest = (term: string) => boolean;

const SHORT = 5;
const SHORTEST_FUZZY = 3;

/** How many letters a roughly spelled word may be off: none in very short words, one in short ones, else two. */
export function fuzziness(term: string): number {
  if (term.length < SHORTEST_FUZZY) return 0;
  return term.length <= SHORT ? 1 : 2;
}

/** Remembers its answers: papers have far fewer different words than words. */
function spelledLike(term: string): TokenTest {
  const most = fuzziness(term);
  const answers = new Map<string, boolean>();
  return (other) => {
    if (Math.abs(other.length - term.length) > most) return false;
    const known = answers.get(other);
    if (known !== undefined) return known;
    const isNear = editDistance(term, other, most) <= most;
    answers.set(other, isNear);
    return isNear;
  };
}

function tokenTest(term: string, node: TextNode, isLast: boolean, isOnly: boolean): TokenTest {
  if (node.kind === 'phrase') return (other) => other === term;
  if (node.mode === 'prefix' && isLast) return (other) => other.startsWith(term);
  if (node.mode === 'fuzzy' && isOnly) return spelledLike(term);
  const stemmed = stem(term);
  const first = stemmed.charCodeAt(0);
  // Stemming changes how a word ends, never how it begins, and most words begin otherwise.
  return (other) => other.charCodeAt(0) === first && stem(other) === stemmed;
}

/**
 * The tests that consecutive tokens must pass, one each. Undefined when the node asks for nothing: a stop word alone,
 * or signs without a word.
 */
export function tokenTests(node: TextNode): readonly TokenTest[] | undefined {
  const terms = tokenise(node.text).map(({ term }) => term);
  const [only] = terms;
  if (only === undefined) return undefined;
  if (terms.length === 1 && node.kind === 'word' && node.mode !== 'prefix' && isStopWord(only)) return undefined;
  return terms.map((term, index) => tokenTest(term, node, index === terms.length - 1, terms.length === 1));
}

/** Where in a text the tests are passed by consecutive tokens. Takes no more tokens than it needs. */
export function* placesIn(
  tokens: Iterable<Token>,
  tests: readonly TokenTest[],
): Generator<{ start: number; end: number }> {
  const last = tests.at(-1);
  if (last !== undefined && tests.length === 1) {
    for (const { term, start, end } of tokens) if (last(term)) yield { start, end };
    return;
  }
  const window: Token[] = [];
  for (const token of tokens) {
    window.push(token);
    if (window.length > tests.length) window.shift();
    const [first] = window;
    if (first === undefined || window.length < tests.length || last?.(token.term) !== true) continue;
    if (tests.every((test, offset) => test(window[offset]?.term ?? ''))) yield { start: first.start, end: token.end };
  }
}

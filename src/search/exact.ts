import type { Entry } from '../domain/entry.ts';
import type { QueryNode } from '../query/syntax-tree.ts';
import { textNodesOf } from '../query/text-nodes.ts';
import { tokenise } from '../text/tokens.ts';
import type { Hit } from './rank.ts';

/** What a paper gains that has all words just as they were typed, as a fraction of its score. */
const BONUS = 0.1;

/** Only the best are looked at: a bonus this small lifts nothing from far below. */
const LOOKED_AT = 200;

/** A pattern for a plain word as it was typed; undefined for any other, which is matched as typed anyway. */
function asTyped(text: string): RegExp | undefined {
  const [token, ...more] = tokenise(text);
  if (token === undefined || more.length > 0 || !/^[a-z]+$/.test(token.term)) return undefined;
  return new RegExp(`(?<![a-z0-9])${token.term}(?![a-z0-9])`, 'i');
}

/** The hits anew, with those a little higher that have the words of the query in the very form that was typed. */
export function preferExact(hits: readonly Hit[], entries: readonly Entry[], node: QueryNode): Hit[] {
  const patterns = textNodesOf(node).flatMap((text) =>
    text.kind === 'word' && text.mode === 'stem' ? (asTyped(text.text) ?? []) : [],
  );
  if (patterns.length === 0) return [...hits];
  const best = hits.slice(0, LOOKED_AT).map(({ ordinal, score }) => {
    const { title = '', abstract = '' } = entries[ordinal] ?? {};
    const found = patterns.filter((pattern) => pattern.test(title) || pattern.test(abstract)).length;
    return { ordinal, score: score * (1 + (BONUS * found) / patterns.length) };
  });
  return [...best, ...hits.slice(LOOKED_AT)].toSorted((a, b) => b.score - a.score || a.ordinal - b.ordinal);
}

import type { Entry } from '../domain/entry.ts';
import type { QueryNode } from '../query/syntax-tree.ts';
import { textNodesOf } from '../query/text-nodes.ts';
import { preferExact } from './exact.ts';
import { withFeedback } from './feedback.ts';
import { feedbackSource } from './index-feedback.ts';
import type { SearchIndex } from './index-bytes.ts';
import { type Hit, rank } from './rank.ts';

/** Whether a paper must have all words of a query, or any of them. */
export type Match = 'all' | 'any';

/**
 * The papers that a query selects, best first, as users see them. Who asks for all words gets an order that the words
 * explain; who asks for any of them is helped on by what the best of the papers are about.
 */
export function bestMatches(
  index: SearchIndex,
  entries: readonly Entry[],
  node: QueryNode,
  match: Match,
  now: Date,
): Hit[] {
  const hits = rank(index, entries, node, now);
  const ordered = match === 'all' ? hits : withFeedback(hits, textNodesOf(node).length, feedbackSource(index, entries));
  return preferExact(ordered, entries, node);
}

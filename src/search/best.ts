import type { QueryNode } from '../query/syntax-tree.ts';
import { textNodesOf } from '../query/text-nodes.ts';
import { LOOKED_AT, preferExact } from './exact.ts';
import { withFeedback } from './feedback.ts';
import { feedbackSource } from './feedback-source.ts';
import type { Matches } from './matches.ts';
import { type Searched, select } from './rank.ts';
import { bestOf } from './ranked.ts';

/** Whether a paper must have all words of a query, or any of them. */
export type Match = 'all' | 'any';

/** The best papers that a query selects, best first, and how many it selects in all. */
export interface BestMatches extends Matches {
  readonly total: number;
}

/**
 * The papers that a query selects, best first, as users see them; the best `most` when that is given. Who asks for all
 * words gets an order that the words explain; who asks for any of them is helped on by what the best papers are about.
 */
export function bestMatches(searched: Searched, node: QueryNode, match: Match, most = Infinity): BestMatches {
  const { index, entry } = searched;
  const matches = select(node, searched);
  const ordered =
    match === 'all' || matches.papers.length === 0
      ? matches
      : withFeedback(matches, textNodesOf(node).length, feedbackSource(index, entry));
  const { papers, scores } = bestOf(ordered, Math.max(most, LOOKED_AT));
  const first = preferExact(
    index,
    { papers: papers.subarray(0, LOOKED_AT), scores: scores.subarray(0, LOOKED_AT) },
    node,
  );
  papers.set(first.papers);
  scores.set(first.scores);
  return { papers: papers.subarray(0, most), scores: scores.subarray(0, most), total: matches.papers.length };
}

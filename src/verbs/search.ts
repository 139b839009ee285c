import type { Entry } from '../domain/entry.ts';
import type { QueryNode } from '../query/syntax-tree.ts';
import { anyWord } from '../query/text-nodes.ts';
import { type Correction, correctSpelling } from '../search/correct.ts';
import { type BestMatches, bestMatches, type Match } from '../search/best.ts';
import { createHighlighter, type Match as Place } from '../search/highlight.ts';
import type { Searched } from '../search/rank.ts';
import { hitsOf } from '../search/ranked.ts';
import type { Library } from './library.ts';
import { withViews } from './views.ts';

/** What is looked for. */
export interface FindRequest {
  readonly node: QueryNode;
  readonly now: Date;
  /** Whether a paper must have all words, or any of them. */
  readonly match: Match;
  /** When nothing has all the words: correct their spelling, then give the best partial matches. */
  readonly relax: boolean;
  readonly limit?: number;
}

export interface SearchRequest extends FindRequest {
  /** Whether to say where the matches stand. */
  readonly highlight: boolean;
}

/** A paper that was found, with how well and where it matches. */
export type SearchHit = Entry & {
  readonly score: number;
  /** Where the matches stand in these fields, as UTF-16 offsets; there when asked for. */
  readonly matches?: { readonly title: readonly Place[]; readonly abstract: readonly Place[] };
  /** There when the paper has not all that was asked for. */
  readonly relaxed?: true;
};

export interface SearchAnswer {
  /** Best first. */
  readonly hits: readonly SearchHit[];
  /** How many there are without the limit. */
  readonly total: number;
  readonly corrections: readonly Correction[];
  /** True when no paper has all the words and these have some of them. */
  readonly relaxed: boolean;
}

/** What a request found. */
export interface Found {
  readonly node: QueryNode;
  readonly best: BestMatches;
  readonly corrections: readonly Correction[];
  readonly relaxed: boolean;
}

/** The answer by the strictest reading that finds anything: as asked, then with corrected spelling, then with any word. */
export function find(searched: Searched, { node: whole, match, relax, limit }: FindRequest): Found {
  const best = (node: QueryNode, how: Match) => bestMatches(searched, node, how, limit);
  const asked = match === 'any' ? anyWord(whole) : whole;
  const first = best(asked, match);
  if (first.total > 0 || !relax) return { node: asked, best: first, corrections: [], relaxed: false };
  const { node: corrected, corrections } = correctSpelling(searched.index, asked);
  const again = corrections.length === 0 ? first : best(corrected, match);
  if (again.total > 0) return { node: corrected, best: again, corrections, relaxed: true };
  const any = anyWord(corrected);
  return { node: any, best: best(any, 'any'), corrections, relaxed: true };
}

/** Ranked search. Its selection is that of `select`; only with `relax` may it go beyond. */
export function search(library: Library, asked: SearchRequest): SearchAnswer {
  const request = { ...asked, node: withViews(library, asked.node) };
  return library.ask((view) => {
    const { node, best, corrections, relaxed } = find({ ...view, now: request.now }, request);
    const highlight = request.highlight ? createHighlighter(node) : undefined;
    const hits = hitsOf(best).map(({ paper, score }): SearchHit => {
      const entry = view.entry(paper);
      const matches = highlight && {
        title: highlight(entry.title, 'title'),
        abstract: highlight(entry.abstract ?? '', 'abstract'),
      };
      return {
        ...entry,
        score: Number(score.toFixed(4)),
        ...(matches !== undefined && { matches }),
        ...(relaxed && { relaxed: true as const }),
      };
    });
    return { hits, total: best.total, corrections, relaxed };
  });
}

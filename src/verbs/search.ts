import { type Entry, entriesOf } from '../domain/entry.ts';
import { openSearchIndex } from '../library/search-index.ts';
import type { QueryNode } from '../query/syntax-tree.ts';
import { anyWord } from '../query/text-nodes.ts';
import { type Correction, correctSpelling } from '../search/correct.ts';
import { createHighlighter, type Match } from '../search/highlight.ts';
import { preferExact } from '../search/exact.ts';
import { rank } from '../search/rank.ts';
import type { SearchIndex } from '../search/index-bytes.ts';
import type { Library } from './library.ts';
import { withViews } from './views.ts';

/** What is looked for. */
export interface FindRequest {
  readonly node: QueryNode;
  readonly now: Date;
  /** Whether a paper must have all words, or any of them. */
  readonly match: 'all' | 'any';
  /** When nothing has all the words: correct their spelling, then give the best partial matches. */
  readonly relax: boolean;
}

export interface SearchRequest extends FindRequest {
  readonly limit?: number;
  /** Whether to say where the matches stand. */
  readonly highlight: boolean;
}

/** A paper that was found, with how well and where it matches. */
export type SearchHit = Entry & {
  readonly score: number;
  /** Where the matches stand in these fields, as UTF-16 offsets; there when asked for. */
  readonly matches?: { readonly title: readonly Match[]; readonly abstract: readonly Match[] };
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

/** What a request found, as ordinals of entries. */
export interface Found {
  readonly node: QueryNode;
  readonly ranked: readonly { readonly ordinal: number; readonly score: number }[];
  readonly corrections: readonly Correction[];
  readonly relaxed: boolean;
}

/** The answer by the strictest reading that finds anything: as asked, then with corrected spelling, then with any word. */
export function find(index: SearchIndex, entries: readonly Entry[], request: FindRequest): Found {
  const { now, relax } = request;
  const best = (node: QueryNode) => preferExact(rank(index, entries, node, now), entries, node);
  const asked = request.match === 'any' ? anyWord(request.node) : request.node;
  const ranked = best(asked);
  if (ranked.length > 0 || !relax) return { node: asked, ranked, corrections: [], relaxed: false };
  const { node: corrected, corrections } = correctSpelling(index, asked);
  const again = corrections.length === 0 ? ranked : best(corrected);
  if (again.length > 0) return { node: corrected, ranked: again, corrections, relaxed: true };
  const any = anyWord(corrected);
  return { node: any, ranked: best(any), corrections, relaxed: true };
}

/** Ranked search. Its selection is that of `select`; only with `relax` may it go beyond. */
export async function search(library: Library, asked: SearchRequest): Promise<SearchAnswer> {
  const request = { ...asked, node: withViews(library, asked.node) };
  const entries = entriesOf(library.papers, library.state);
  const { node, ranked, corrections, relaxed } = find(await openSearchIndex(library), entries, request);
  const highlight = request.highlight ? createHighlighter(node) : undefined;
  const hits = ranked.slice(0, request.limit).flatMap(({ ordinal, score }): SearchHit[] => {
    const entry = entries[ordinal];
    if (entry === undefined) return [];
    const matches = highlight && {
      title: highlight(entry.title, 'title'),
      abstract: highlight(entry.abstract ?? '', 'abstract'),
    };
    return [
      {
        ...entry,
        score: Number(score.toFixed(4)),
        ...(matches !== undefined && { matches }),
        ...(relaxed && { relaxed: true as const }),
      },
    ];
  });
  return { hits, total: ranked.length, corrections, relaxed };
}

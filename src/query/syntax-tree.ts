import type { Status } from '../domain/decision.ts';

/** Where a node stands in the query, in UTF-16 code units; `end` is behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Fields whose text is searched by words. */
export type TextField = 'title' | 'abstract' | 'author' | 'venue' | 'keyword' | 'note' | 'reason';

/** What `has:` and `no:` can ask for. */
export type Property =
  | 'abstract'
  | 'arxiv'
  | 'authors'
  | 'code'
  | 'date'
  | 'decision'
  | 'doi'
  | 'keywords'
  | 'list'
  | 'note'
  | 'reason'
  | 'tag'
  | 'url'
  | 'venue';

/** A value compared as a whole, case and accents aside; with `prefix` every name that begins with it. */
export interface Name {
  /** As written, without the `*` of a prefix. Empty only for a prefix, which any name has. */
  readonly text: string;
  readonly prefix: boolean;
}

/** From and to, both inclusive; at least one is there. */
export interface Range<Bound> {
  readonly from?: Bound;
  readonly to?: Bound;
}

/** Days ago, or partial ISO 8601 dates in UTC, a shorter one standing for all of its days. */
export type DateTest = { readonly withinDays: number } | Range<string>;

/** Where a paper stands: its status, or that reviewers decided differently on it. */
export type Standing = Status | 'conflict';

/** A test on a paper's facts; any of its values will do. */
export type FilterTest =
  | { readonly field: 'tag' | 'list' | 'view' | 'id' | 'doi' | 'arxiv' | 'source'; readonly names: readonly Name[] }
  | { readonly field: 'is'; readonly standings: readonly Standing[] }
  | { readonly field: 'has'; readonly properties: readonly Property[] }
  | { readonly field: 'year'; readonly years: readonly Range<number>[] }
  | { readonly field: 'added' | 'decided'; readonly dates: readonly DateTest[] };

export type WordMode = 'stem' | 'prefix' | 'fuzzy';

/** Words that are looked for in texts: in one field, or in all that {@link DEFAULT_FIELDS} names. */
export type TextNode = Span & { readonly field?: TextField; readonly text: string } & (
    | { readonly kind: 'word'; readonly mode: WordMode }
    | { readonly kind: 'phrase' }
  );

export type FilterNode = Span & { readonly kind: 'filter'; readonly test: FilterTest };

/** A query as it was read. */
export type QueryNode =
  | (Span & { readonly kind: 'all' })
  | TextNode
  | FilterNode
  | (Span & { readonly kind: 'not'; readonly node: QueryNode })
  | (Span & { readonly kind: 'and' | 'or'; readonly nodes: readonly QueryNode[] });

/** Where words without a field are looked for. */
export const DEFAULT_FIELDS = ['title', 'abstract', 'keyword', 'author'] as const satisfies readonly TextField[];

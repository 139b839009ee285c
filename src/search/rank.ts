import type MiniSearch from 'minisearch';
import type { Entry } from '../domain/entry.ts';
import { compileQuery } from '../query/evaluate.ts';
import type { QueryNode, TextField, TextNode } from '../query/syntax-tree.ts';
import { everyTextNode } from '../query/text-nodes.ts';
import { INDEXED_FIELDS, type SearchDocument } from './documents.ts';
import { demandOf, type WeightedStem } from './expand.ts';
import { postingsOf, type SearchIndex } from './index-bytes.ts';
import { miniSearchOf } from './mini.ts';

/** A paper that was found: its place among the entries, from 0, and how well it matches. */
export interface Hit {
  readonly ordinal: number;
  readonly score: number;
}

type Scores = ReadonlyMap<number, number>;

/** Words that stand together, as asked, say more than the same words apart. */
const PHRASE_WEIGHT = 1.2;

const EVERY_FIELD: readonly TextField[] = INDEXED_FIELDS;

/** Answers one query over an index and the entries that it is of. */
class Ranking {
  readonly #index: SearchIndex;
  readonly #entries: readonly Entry[];
  readonly #now: Date;
  readonly #stems: MiniSearch<SearchDocument>;

  constructor(index: SearchIndex, entries: readonly Entry[], node: QueryNode, now: Date) {
    this.#index = index;
    this.#entries = entries;
    this.#now = now;
    const stems = new Set(
      everyTextNode(node).flatMap((text) =>
        demandOf(index, text)
          .groups.flat()
          .map(({ stem }) => stem),
      ),
    );
    const found = [...stems].flatMap((stem) => {
      const postings = postingsOf(index, stem);
      return postings === undefined ? [] : [[stem, postings] as const];
    });
    this.#stems = miniSearchOf(index.head, found);
  }

  /** Scores of the papers that a node selects among those of `within`, or among all. */
  scores(node: QueryNode, within?: Scores): Scores {
    switch (node.kind) {
      case 'all':
      case 'filter':
        return this.#filter(node, within);
      case 'word':
      case 'phrase':
        return this.#text(node, within);
      case 'not': {
        const excluded = this.scores(node.node, within);
        return new Map(this.#ordinals(within).flatMap((ordinal) => (excluded.has(ordinal) ? [] : [[ordinal, 0]])));
      }
      case 'and':
        return this.#all(node.nodes, within);
      case 'or':
        return this.#any(node.nodes, within);
    }
  }

  #ordinals(within: Scores | undefined): number[] {
    return within === undefined ? [...this.#entries.keys()] : [...within.keys()];
  }

  #filter(node: QueryNode, within: Scores | undefined): Scores {
    const matches = compileQuery(node, { now: this.#now });
    const passing = this.#ordinals(within).filter((ordinal) => {
      const entry = this.#entries[ordinal];
      return entry !== undefined && matches(entry);
    });
    return new Map(passing.map((ordinal) => [ordinal, 0]));
  }

  /** A paper scores the sum of what each part gives it. Parts with words come first: they leave fewest papers to look at. */
  #all(nodes: readonly QueryNode[], within: Scores | undefined): Scores {
    const isText = ({ kind }: QueryNode) => kind === 'word' || kind === 'phrase';
    let total = within;
    let sum: Scores | undefined;
    for (const node of [...nodes.filter(isText), ...nodes.filter((other) => !isText(other))]) {
      const scores = this.scores(node, total);
      const before: Scores | undefined = sum;
      sum = new Map(Array.from(scores, ([ordinal, score]) => [ordinal, score + (before?.get(ordinal) ?? 0)]));
      total = sum;
    }
    return sum ?? this.#filter({ kind: 'all', start: 0, end: 0 }, within);
  }

  #any(nodes: readonly QueryNode[], within: Scores | undefined): Scores {
    const sum = new Map<number, number>();
    for (const node of nodes)
      for (const [ordinal, score] of this.scores(node, within)) sum.set(ordinal, score + (sum.get(ordinal) ?? 0));
    return sum;
  }

  #text(node: TextNode, within: Scores | undefined): Scores {
    const { field } = node;
    if (field !== undefined && !EVERY_FIELD.includes(field)) return this.#filter(node, within);
    const { groups, verify } = demandOf(this.#index, node);
    if (groups.length === 0) return this.#filter(node, within);
    const sum = new Map<number, number>();
    groups.forEach((group, position) => {
      const scores = this.#group(group, field);
      if (position === 0) for (const [ordinal, score] of scores) sum.set(ordinal, score);
      else
        for (const [ordinal, score] of sum) {
          const more = scores.get(ordinal);
          if (more === undefined) sum.delete(ordinal);
          else sum.set(ordinal, score + more);
        }
    });
    const matches = verify ? compileQuery(node, { now: this.#now }) : undefined;
    const weight = groups.length > 1 ? PHRASE_WEIGHT : 1;
    const kept = [...sum].filter(([ordinal]) => {
      const entry = this.#entries[ordinal];
      return entry !== undefined && within?.has(ordinal) !== false && matches?.(entry) !== false;
    });
    return new Map(kept.map(([ordinal, score]) => [ordinal, score * weight]));
  }

  /** The best that any stem of a group gives each paper. */
  #group(group: readonly WeightedStem[], field: TextField | undefined): Map<number, number> {
    const best = new Map<number, number>();
    for (const { stem, weight } of group) {
      // One stem at a time, since MiniSearch multiplies a score by how many terms it matched, which BM25 does not.
      const results = this.#stems.search(stem, field === undefined ? {} : { fields: [field] });
      for (const { id, score } of results) {
        const ordinal = Number(id);
        best.set(ordinal, Math.max(score * weight, best.get(ordinal) ?? 0));
      }
    }
    return best;
  }
}

/** The papers that a query selects, best match first; those that match alike in the order of the entries. */
export function rank(index: SearchIndex, entries: readonly Entry[], node: QueryNode, now: Date): Hit[] {
  const scores = new Ranking(index, entries, node, now).scores(node);
  return Array.from(scores, ([ordinal, score]) => ({ ordinal, score })).toSorted(
    (a, b) => b.score - a.score || a.ordinal - b.ordinal,
  );
}

import type { Entry } from '../domain/entry.ts';
import { compileQuery } from '../query/evaluate.ts';
import type { FilterTest, Name, QueryNode, TextNode } from '../query/syntax-tree.ts';
import { stem } from '../text/analyse.ts';
import { foldText } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import { both, commonTo, either, type Matches, passing, placeOf, unscored } from './matches.ts';
import type { PaperIndex } from './paper-index.ts';
import { NAME_KINDS } from './paper-names.ts';
import { type AskedText, askedText, isIndexed, mayHave, textMatches } from './text-matches.ts';

/** What a query is answered from. */
export interface Searched {
  readonly index: PaperIndex;
  /** A paper as far as facts go: without texts, but as having those that it has. */
  readonly facts: (paper: number) => Entry;
  /** A paper with all that is known of it. */
  readonly entry: (paper: number) => Entry;
  /** What `added:7d` counts back from. */
  readonly now: Date;
}

type Named = Extract<FilterTest, { readonly names: readonly Name[] }> & { readonly field: 'id' | 'doi' | 'arxiv' };

function isNamed(test: FilterTest): test is Named {
  return test.field === 'id' || test.field === 'doi' || test.field === 'arxiv';
}

/** Parts that leave few papers to look at come first, those for which each paper has to be looked at last. */
function cost(node: QueryNode): number {
  if (node.kind === 'word' || node.kind === 'phrase') return isIndexed(node) ? 0 : 2;
  if (node.kind === 'filter') return isNamed(node.test) ? 0 : node.test.field === 'source' ? 3 : 2;
  return node.kind === 'not' ? 2 : 1;
}

/** How many papers a part may leave, so that the parts that leave few come first. */
function roughly(node: QueryNode, index: PaperIndex): number {
  if (node.kind === 'phrase' || (node.kind === 'word' && node.mode === 'stem'))
    return Math.min(...tokenise(node.text).map(({ term }) => index.roughCount(stem(term))));
  return Infinity;
}

class Selection {
  readonly #searched: Searched;
  readonly #asked = new Map<TextNode, AskedText | undefined>();

  constructor(searched: Searched) {
    this.#searched = searched;
  }

  /** The papers that a node selects, among those of `within` or among all, each with what the node alone gives it. */
  matches(node: QueryNode, within: Uint32Array | undefined): Matches {
    switch (node.kind) {
      case 'all':
        return unscored(this.#among(within));
      case 'word':
      case 'phrase':
        return this.#text(node, within);
      case 'filter':
        return isNamed(node.test) ? this.#named(node.test, within) : this.#tested(node, within);
      case 'not': {
        const among = this.#among(within);
        const { papers: excluded } = this.matches(node.node, among);
        return passing(unscored(among), (paper) => placeOf(excluded, paper) === -1);
      }
      case 'and':
        return this.#all(node.nodes, within);
      case 'or': {
        let sum = unscored(new Uint32Array(0));
        for (const child of node.nodes) sum = either(sum, this.matches(child, within), (a, b) => a + b);
        return sum;
      }
    }
  }

  #among(within: Uint32Array | undefined): Uint32Array {
    return within ?? this.#searched.index.visible();
  }

  #within(matches: Matches, within: Uint32Array | undefined): Matches {
    return within === undefined ? matches : both(matches, unscored(within));
  }

  /** A paper scores the sum of what each part gives it. */
  #all(nodes: readonly QueryNode[], within: Uint32Array | undefined): Matches {
    let sum: Matches | undefined;
    const { index } = this.#searched;
    const inTurn = nodes
      .map((node) => ({ node, cost: cost(node), papers: roughly(node, index) }))
      .toSorted((a, b) => a.cost - b.cost || (a.papers < b.papers ? -1 : 1))
      .map(({ node }) => node);
    const having = this.#havingAll(inTurn, within);
    for (const node of inTurn) {
      const matches = this.matches(node, sum?.papers ?? having);
      sum = sum === undefined ? matches : both(sum, matches);
    }
    return sum ?? unscored(this.#among(within));
  }

  /** Papers that may have all single words, among which are all that do: scoring takes longer than to compare numbers. */
  #havingAll(nodes: readonly QueryNode[], within: Uint32Array | undefined): Uint32Array | undefined {
    let having = within;
    for (const node of nodes) {
      if ((node.kind !== 'word' && node.kind !== 'phrase') || !isIndexed(node)) continue;
      const asked = this.#askedOf(node);
      const papers = asked && mayHave(asked);
      if (papers !== undefined) having = having === undefined ? papers : commonTo(having, papers);
    }
    return having;
  }

  #askedOf(node: TextNode): AskedText | undefined {
    if (!this.#asked.has(node)) this.#asked.set(node, askedText(this.#searched.index, node));
    return this.#asked.get(node);
  }

  #text(node: TextNode, within: Uint32Array | undefined): Matches {
    if (!isIndexed(node)) return this.#tested(node, within);
    const asked = this.#askedOf(node);
    return asked === undefined ? unscored(this.#among(within)) : textMatches(this.#searched.index, asked, within);
  }

  /** Papers by what they are called, which the index has a table of. */
  #named({ field, names }: Named, within: Uint32Array | undefined): Matches {
    const { index } = this.#searched;
    const called = ({ text, prefix }: Name): number[] => {
      const name = NAME_KINDS[field] + foldText(text);
      return prefix ? index.calledStartingWith(name) : index.called(name);
    };
    const papers = [...new Set(names.flatMap(called))].toSorted((a: number, b: number) => a - b);
    return this.#within(unscored(Uint32Array.from(papers)), within);
  }

  #tested(node: QueryNode, within: Uint32Array | undefined): Matches {
    const { now, facts, entry } = this.#searched;
    const test = compileQuery(node, { now });
    const read = cost(node) > 2 ? entry : facts;
    return passing(unscored(this.#among(within)), (paper) => test(read(paper)));
  }
}

/** The papers that a query selects, in order of their numbers, and what each scores. */
export function select(node: QueryNode, searched: Searched): Matches {
  return new Selection(searched).matches(node, undefined);
}

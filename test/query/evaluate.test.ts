import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { DEFAULT_FIELDS, type QueryNode, type TextField, type TextNode } from '../../src/query/syntax-tree.ts';
import { stem } from '../../src/text/analyse.ts';
import { tokenise } from '../../src/text/tokens.ts';
import { anEntry, entries, queries } from '../support/entries.ts';
import { now, selects } from './support.ts';

const excluded = { kind: 'exclude', reason: 'wrong population', by: 'Ada', at: '2026-04-01T00:00:00.000Z' } as const;

describe('what a query selects', () => {
  it.each([
    ['gomez', { authors: [{ name: 'Ana Gómez' }] }],
    ['by:"gómez, ana"', { authors: [{ name: 'Ana Gómez' }] }],
    ['meta learning', { title: 'Meta-Learning' }],
    ['meta-learning', { title: 'On meta learning' }],
    ['learned', { abstract: 'We learn.' }],
    ['the of alpha', { title: 'Alpha' }],
    ['llm', { title: 'LLMs' }],
    ['e2-llm', { title: 'E^2-LLM' }],
    ['gpt4', { title: 'GPT-4' }],
    ['SE(3)-transformers', { title: 'SE(3)-Transformers: 3D Roto-Translation Equivariant Attention' }],
    ['C++', { title: 'Faster C++' }],
    ['godel', { abstract: 'G{\\"o}del machines' }],
    ['"in context"', { title: 'In-Context Learning' }],
    ['"the"', { title: 'On the way' }],
    ['transformer*', { title: 'Transformers' }],
    ['tansformer~', { title: 'A transformer' }],
    ['models~', { title: 'Modal' }],
    ['bret~', { title: 'BERT' }],
    ['注意', { title: '注意力机制' }],
    ['tag:ICL', { tags: ['icl'] }],
    ['tag:gomez', { tags: ['Gómez'] }],
    ['tag:to*', { tags: ['to-read'] }],
    ['tag:*', { tags: ['any'] }],
    ['tag:"to read"', { tags: ['to read'] }],
    ['list:survey,other', { lists: ['survey'] }],
    ['id:a-p*', {}],
    ['doi:10.1145/32*', { doi: '10.1145/3292500.3330701' }],
    ['10.1145/3292500.3330701', { doi: '10.1145/3292500.3330701' }],
    ['https://arxiv.org/abs/2306.01985', { arxiv: '2306.01985' }],
    ['source:page.txt', {}],
    ['source:notes/page.txt', {}],
    ['has:code', { code: ['https://github.com/a/b'] }],
    ['no:doi', {}],
    ['no:abstract,doi', { doi: '10.1145/1' }],
    ['is:excluded', { status: 'excluded', decision: excluded }],
    ['is:conflict', { status: 'excluded', decision: excluded, conflict: true }],
    ['reason:population', { decision: excluded }],
    ['has:reason', { decision: excluded }],
    ['decided:2026-04', { decision: excluded }],
    ['decided:..2026-04', { decision: excluded }],
    ['decided:<2026-04-02', { decision: excluded }],
    ['added:2026-04', {}],
    ['added:2026-04-20..2026', {}],
    ['added:>2026-03', {}],
    ['added:30d', {}],
    ['note:replicate', { note: 'Replicated by us' }],
    ['venue:acl', { venue: 'Findings of ACL' }],
    ['year:2020..2023', { year: 2023 }],
    ['year:2019,2023', { year: 2023 }],
  ] as const)('%s selects a paper with %j, and its negation does not', (query, fields) => {
    expect(selects(query, anEntry(fields))).toBe(true);
    expect(selects(`-(${query})`, anEntry(fields))).toBe(false);
  });

  it.each([
    ['"long context"', { title: 'Long in context' }],
    ['"long contexts"', { title: 'Long context' }],
    ['"ana gomez bo"', { authors: [{ name: 'Ana Gómez' }, { name: 'Bo Li' }] }],
    ['title:harm', { abstract: 'harm' }],
    ['acl', { venue: 'ACL' }],
    ['bert~', { title: 'A boat' }],
    ['model~', { title: 'Mods' }],
    ['ab~', { title: 'ac' }],
    ['year:2020..2022', { year: 2023 }],
    ['year:2020..', {}],
    ['added:5d', {}],
    ['added:>2026-04', {}],
    ['decided:2026', {}],
    ['tag:icl', { tags: ['iclr'] }],
    ['tag:"icl*"', { tags: ['iclr'] }],
    ['tag:a tag:b', { tags: ['a'] }],
    ['10.1145/1', { doi: '10.1145/12' }],
    ['reason:population', { note: 'population' }],
  ] as const)('%s does not select a paper with %j', (query, fields) => {
    expect(selects(query, anEntry(fields))).toBe(false);
  });
});

/** The ten-line twin of the evaluation of words: texts as lists of tokens between spaces. */
function hasText(entry: Entry, node: TextNode): boolean {
  const texts: Partial<Record<TextField, readonly string[]>> = {
    title: [entry.title],
    abstract: [entry.abstract ?? ''],
    keyword: entry.keywords ?? [],
    author: (entry.authors ?? []).map(({ name }) => name),
  };
  const exact = node.kind === 'phrase';
  const line = (text: string) =>
    ` ${tokenise(text)
      .map(({ term }) => (exact ? term : stem(term)))
      .join(' ')} `;
  return (node.field === undefined ? DEFAULT_FIELDS : [node.field]).some((field) =>
    (texts[field] ?? []).some((text) => line(text).includes(line(node.text))),
  );
}

function means(entry: Entry, node: QueryNode): boolean {
  switch (node.kind) {
    case 'not':
      return !means(entry, node.node);
    case 'and':
      return node.nodes.every((child) => means(entry, child));
    case 'or':
      return node.nodes.some((child) => means(entry, child));
    case 'phrase':
      return hasText(entry, node);
    case 'word':
      return node.mode === 'stem' ? hasText(entry, node) : compileQuery(node, { now })(entry);
    default:
      return compileQuery(node, { now })(entry);
  }
}

const chosen = (papers: readonly Entry[], query: string) =>
  papers.filter((entry) => selects(query, entry)).map(({ id }) => id);

describe('the algebra of queries', () => {
  it('is that of a naive evaluation', () => {
    fc.assert(
      fc.property(entries, queries, (papers, query) => {
        const { node } = parseQuery(query);
        const naive = papers.filter((entry) => means(entry, node)).map(({ id }) => id);
        expect(chosen(papers, query)).toEqual(naive);
      }),
      { numRuns: 500 },
    );
  });

  // Clauses that ask for something: what asks for nothing is left out, and so cannot be negated.
  const clause = fc.constantFrom(
    'context',
    '"in context"',
    'title:learn',
    'llm*',
    'tag:icl',
    'year:2021..',
    'no:abstract',
  );

  it('keeps De Morgan’s laws, and takes two negations for none', () => {
    fc.assert(
      fc.property(entries, clause, clause, (papers, a, b) => {
        expect(chosen(papers, `-(${a} OR ${b})`)).toEqual(chosen(papers, `-${a} -${b}`));
        expect(chosen(papers, `-(${a} ${b})`)).toEqual(chosen(papers, `-${a} OR NOT ${b}`));
        expect(chosen(papers, `-(-${a})`)).toEqual(chosen(papers, a));
      }),
    );
  });

  it('takes a comma for OR, a repeated field for AND, and OR for looser than AND', () => {
    fc.assert(
      fc.property(entries, clause, (papers, other) => {
        const [icl, toRead] = [chosen(papers, 'tag:icl'), chosen(papers, 'tag:to-read')];
        expect(chosen(papers, 'tag:icl tag:to-read')).toEqual(icl.filter((id) => toRead.includes(id)));
        expect(chosen(papers, 'tag:icl,to-read')).toEqual(chosen(papers, 'tag:icl OR tag:to-read'));
        expect(chosen(papers, `${other} tag:icl OR tag:to-read`)).toEqual(
          chosen(papers, `(${other} AND tag:icl) OR tag:to-read`),
        );
      }),
    );
  });
});

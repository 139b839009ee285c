import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { anyWord } from '../../src/query/text-nodes.ts';
import { anEntry } from '../support/entries.ts';
import { now } from './support.ts';

/** True when a query of which any word will do selects a paper of this title. */
function selects(query: string, title: string): boolean {
  return compileQuery(anyWord(parseQuery(query).node), { now })(anEntry({ title, tags: ['icl'] }));
}

describe('any word of a query', () => {
  it.each([
    ['time sharing (an operating system)', 'Sharing'],
    ['time sharing (an operating system)', 'Systems'],
    ['birds (wing flutter)', 'Flutter'],
    ['time-sharing systems', 'Sharing'],
    ['time-sharing', 'Sharing'],
    ['few-shot learning', 'A few shots'],
    ['GPT-4 birds', 'GPT 4'],
    ['注意力 birds', '注意力机制'],
    ['birds "wing flutter"', 'Wing flutter'],
    ['birds OR (wing flutter)', 'Flutter'],
    ['wing flutter tag:icl', 'Flutter'],
    ['wing flutter -bird', 'Flutter'],
  ])('%s selects "%s"', (query, title) => expect(selects(query, title)).toBe(true));

  it.each([
    ['few-shot learning', 'A few birds'],
    // Half of such a word says something else, or nothing.
    ['GPT-4 birds', '4 cars'],
    ['3-D birds', 'D'],
    ['注意力 birds', '力学'],
    ['state-of-the-art birds', 'Art'],
    ['few-shot learning', 'Shots'],
    ['birds "wing flutter"', 'Wing'],
    ['wing flutter tag:other', 'Flutter'],
    ['wing flutter -bird', 'Flutter of a bird'],
    ['birds (wing flutter)', 'Cars'],
    ['wing (flutter tag:other)', 'Wing'],
  ])('%s does not select "%s"', (query, title) => expect(selects(query, title)).toBe(false));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationKeyOf } from '../../src/domain/citation-key.ts';
import { BadPattern, readPattern } from '../../src/domain/citation-key-pattern.ts';
import { contentWarningOf } from '../../src/domain/content-warning.ts';
import { arxivIdIn, arxivIdOfUrl, doiIn, normaliseDoi } from '../../src/domain/identifiers.ts';
import { isCodeLink, linksIn } from '../../src/domain/links.ts';
import { partialDateIn } from '../../src/domain/partial-date.ts';
import { paperIdOf } from '../../src/domain/paper-id.ts';
import { shortNameOf } from '../../src/domain/short-name.ts';

const free = () => false;

describe('ids', () => {
  it.each([
    [{ title: 'COBRA Frames: Contextual Reasoning', shortName: 'COBRA Frames' }, 'cobra-frames'],
    [{ title: 'E^2-LLM: Efficient Extension', shortName: 'E^2-LLM' }, 'e2-llm'],
    [{ title: 'A Survey on Mixture of Experts' }, 'survey-mixture-experts'],
    [{ title: '2023' }, 'paper-2023'],
    [{ title: '!!!' }, 'paper'],
    [{ title: '基于大语言模型的文献' }, '基于大语言模型的文献'],
  ])('of %j is %s', (record, id) => {
    expect(paperIdOf(record, free)).toBe(id);
  });

  it('are words that can be typed, unique, and the same for the same papers', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 20 }), (titles) => {
        const name = () => {
          const taken = new Set<string>();
          return titles.map((title) => {
            const id = paperIdOf({ title }, (candidate) => taken.has(candidate));
            expect(taken.has(id)).toBe(false);
            taken.add(id);
            return id;
          });
        };
        const ids = name();
        for (const id of ids) expect(id).toMatch(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}-]*$/u);
        expect(name()).toEqual(ids);
      }),
    );
  });
});

describe('citation keys', () => {
  it('name author, title and year where they are known, and never make them up', () => {
    const record = {
      title: 'COBRA Frames: Reasoning',
      shortName: 'COBRA Frames',
      authors: [{ name: 'Maarten Sap' }],
      date: '2023-06',
    };
    expect(citationKeyOf(record, free)).toBe('sapCobraFrames2023');
    expect(citationKeyOf({ title: 'A Survey on Mixture of Experts' }, free)).toBe('SurveyMixtureExperts');
    expect(citationKeyOf(record, (key) => key === 'sapCobraFrames2023')).toBe('sapCobraFrames2023a');
  });

  it.each([
    ['auth.lower + year', 'sap2023'],
    ["auth.upper + '-' + shorttitle(1,0) + shortyear", 'SAP-cobra23'],
    ['authors(2) + year + month', 'SapLee202306'],
    ['authEtAl + veryshorttitle(1,1)', 'SapEtAlCobra'],
    ['auth(2).lower + title', 'saCobraFrames'],
  ])('follow the pattern %s', (pattern, key) => {
    const authors = [{ name: 'Maarten Sap' }, { name: 'Ann Lee', family: 'Lee' }, { name: 'Bo Chen' }];
    const record = { title: 'COBRA Frames: X', shortName: 'COBRA Frames', authors, date: '2023-06' };
    expect(citationKeyOf(record, free, readPattern(pattern))).toBe(key);
  });

  it.each(['', 'author', 'auth.shout', 'auth + ', "auth + 'a b'", 'auth(x)', 'auth + "\\input"'])(
    'are not made by the pattern %j',
    (pattern) => {
      expect(() => readPattern(pattern)).toThrow(BadPattern);
    },
  );

  it('are the source’s own where it has one that can be used', () => {
    const record = { title: 'COBRA Frames', date: '2023' };
    expect(citationKeyOf({ ...record, sourceKey: 'DBLP:conf/acl/Zhou23' }, free)).toBe('DBLP:conf/acl/Zhou23');
    expect(citationKeyOf({ ...record, sourceKey: 'a' }, (key) => key === 'a')).toBe('aa');
    for (const sourceKey of ['a b', 'a}b', '-rf', '\\input{x}', 'a,b'])
      expect(citationKeyOf({ ...record, sourceKey }, free)).toBe('CobraFrames2023');
  });

  it('are ASCII letters and digits beginning with a letter, for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        expect(citationKeyOf({ title }, free)).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
      }),
    );
  });
});

describe('what is certain in a text', () => {
  it.each([
    ['Code is at https://github.com/a/b.', ['https://github.com/a/b']],
    ['at https://github.com/HazyResearch/TART .', ['https://github.com/HazyResearch/TART']],
    ['(see https://x.org/a_(b)), or http://y.org/?q=1;', ['https://x.org/a_(b)', 'http://y.org/?q=1']],
    ['We release it at github.com/example/large.', ['https://github.com/example/large']],
    ['"https://x.org/a" and https://x.org/a', ['https://x.org/a']],
    ['no link: e.g. http:// or a.b/c', []],
  ])('links in %j', (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });

  it('tells code from other links', () => {
    expect(
      ['https://github.com/a/b', 'https://gitlab.com/a/b/-/tree', 'https://gist.github.com/1'].every(isCodeLink),
    ).toBe(true);
    expect(
      ['https://github.com/a', 'https://huggingface.co/RepoFusion', 'https://x.github.io/a/b'].some(isCodeLink),
    ).toBe(false);
  });

  it.each([
    ['https://huggingface.co/papers/2606.00683', '2606.00683'],
    ['https://arxiv.org/pdf/2201.11903v6.pdf', '2201.11903'],
    ['http://arxiv.org/abs/hep-th/9901001', 'hep-th/9901001'],
    ['https://doi.org/10.48550/arXiv.2306.01985', '2306.01985'],
    ['https://example.org/2606.00683', undefined],
  ])('the arXiv id of %s', (url, id) => {
    expect(arxivIdOfUrl(url)).toBe(id);
  });

  it('reads identifiers however they are written, and takes nothing else for one', () => {
    expect(arxivIdIn('arXiv:2306.01985v2 [cs.CL]')).toBe('2306.01985');
    expect(arxivIdIn('2313.01985')).toBeUndefined();
    expect(doiIn('see https://doi.org/10.1145/3292500.3330701.')).toBe('10.1145/3292500.3330701');
    expect(normaliseDoi('doi:10.1016/S0140-6736(20)30183-5')).toBe('10.1016/s0140-6736(20)30183-5');
    expect(normaliseDoi('not a doi')).toBeUndefined();
  });

  it.each([
    ['COBRA Frames: Contextual Reasoning', 'COBRA Frames'],
    ['GeMQuAD : Generating Answers', 'GeMQuAD'],
    ['Provence: efficient and robust', 'Provence'],
    ['Qwen2.5-1M: A Report', 'Qwen2.5-1M'],
    ['Lost in the Middle: How Models Use Contexts', undefined],
    ['Context Clues: Evaluating Long Context Models', undefined],
    ['A Survey: of Things', undefined],
    ['No Colon Here', undefined],
  ])('the short name of %j', (title, name) => {
    expect(shortNameOf(title)).toBe(name);
  });

  it('content warnings open an abstract; a warning in its midst is none', () => {
    expect(contentWarningOf('Content warning: examples are offensive. We study them.')).toBe(
      'Content warning: examples are offensive.',
    );
    expect(contentWarningOf('We study warning labels. Warning: none.')).toBeUndefined();
  });

  it.each([
    ['Feb 27, 2025', '2025-02-27'],
    ['27 February 2025', '2025-02-27'],
    ['June 2023', '2023-06'],
    ['2023-06-02', '2023-06-02'],
    ['published 2019.', '2019'],
    ['Mar 13', undefined],
    ['Feb 31, 2023', undefined],
    ['10.1145/2019.3330701', undefined],
  ])('the date in %j', (text, date) => {
    expect(partialDateIn(text)).toBe(date);
  });
});

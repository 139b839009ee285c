import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prismaFlow } from '../../src/screening/prisma/flow.ts';
import { reportHtml } from '../../src/screening/prisma/html.ts';
import { reportMarkdown } from '../../src/screening/prisma/markdown.ts';
import { soFar } from '../../src/screening/stopping/so-far.ts';
import { elementsOf, readMarkup, textOf } from '../support/markup.ts';
import { aReport } from '../support/reports.ts';

const EVIL = `</text><script>alert("x")</script>'"&<img src=x onerror=alert(1)>|# *x* \u0007\u202E`;

describe('the PRISMA flow', () => {
  it('reckons what is reckoned by hand', () => {
    expect(aReport().flow).toEqual({
      identified: {
        records: 12,
        sources: [
          { name: 'pubmed.nbib', papers: 8 },
          { name: 'scopus.csv', papers: 4 },
        ],
      },
      duplicates: 3,
      screened: 6,
      excluded: {
        papers: 4,
        reasons: [
          { name: 'wrong population', papers: 3 },
          { name: 'no abstract', papers: 1 },
        ],
      },
      notScreened: { papers: 3, putAside: 1, unscreened: 2 },
      included: 2,
    });
  });

  it('adds up, whatever was read and decided', () => {
    const papers = fc.array(
      fc.record(
        {
          status: fc.constantFrom('included', 'maybe', 'excluded', 'unscreened'),
          reason: fc.constantFrom('a', 'b'),
        },
        { requiredKeys: ['status'] },
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(papers, fc.array(fc.nat(40), { maxLength: 3 }), (drawn, counts) => {
        const sources = counts.map((count, index) => ({ name: `f${index}`, papers: count }));
        const flow = prismaFlow({ sources, papers: drawn });
        const sum = (items: readonly { readonly papers: number }[]) => items.reduce((all, one) => all + one.papers, 0);
        expect(sum(flow.identified.sources)).toBe(flow.identified.records);
        expect(flow.duplicates).toBeGreaterThanOrEqual(0);
        expect(flow.identified.records - flow.duplicates).toBe(flow.screened + flow.notScreened.papers);
        expect(flow.screened).toBe(flow.excluded.papers + flow.included);
        expect(sum(flow.excluded.reasons)).toBe(flow.excluded.papers);
      }),
    );
  });
});

describe('the methods paragraph', () => {
  it('says what was done, by whom, with what rule and when that was chosen', () => {
    const { methods } = aReport();
    for (const said of [
      '12 records were identified (pubmed.nbib: 8; scopus.csv: 4), and 3 duplicates removed',
      '6 records of 9 were screened by title and abstract with papers 1.2.3 by 2 reviewers (Ada and Bo)',
      'chosen before the first decision (2026-05-01): a recall of at least 95% with 95% confidence',
      'the rule was met (p = 0.021)',
      'Recall is estimated at 100% (at least 66.7%',
      '3 records were not screened, 2 records were included',
    ])
      expect(methods).toContain(said);
  });

  it('does not hide a rule that came late, a disagreement that is open, or that nobody chose a rule', () => {
    const { stopping } = aReport();
    const chosen = { by: 'Ada', at: '2026-05-01T10:00:00.000Z', afterDecisions: 37 };
    expect(aReport({ stopping: { ...stopping, chosen } }).methods).toContain(
      'after 37 decisions, not before the first',
    );
    const changed = { ...chosen, insteadOf: { recall: 0.99, confidence: 0.9 } };
    expect(aReport({ stopping: { ...stopping, chosen: changed } }).methods).toContain(
      'It took the place of a recall of at least 99% with 90% confidence.',
    );
    const { chosen: _, ...unplanned } = stopping;
    expect(aReport({ stopping: unplanned }).methods).toContain('No stopping rule was chosen beforehand');
    expect(aReport({ disagreements: { open: 2, settled: 1 } }).methods).toContain('2 disagreements are not settled');
  });
});

describe('the order in the methods paragraph', () => {
  it('is that of the models whose suggestions were taken up, each with its version, or of none', () => {
    expect(aReport().methods).toContain('No model is recorded as having ordered them.');
    const suggested = [
      { model: 'ours', version: '1', papers: 4 },
      { model: 'ours', version: '2', papers: 1 },
    ];
    expect(aReport({ suggested }).methods).toContain(
      '4 records by the model ours, version 1 and 1 record by the model ours, version 2.',
    );
  });
});

describe('the report as a page', () => {
  it('is one whole page without script or anything from elsewhere, with the numbers of the flow in the diagram', () => {
    const html = reportHtml(aReport());
    const page = readMarkup(html);
    expect(elementsOf(page, 'script')).toEqual([]);
    expect(html).not.toMatch(/\b(?:src|href)="|url\((?!#)|@import|\son\w+=/);
    const [flow, curve] = elementsOf(page, 'svg');
    const told = flow === undefined ? '' : textOf(flow);
    for (const said of [
      'Records identified',
      'n = 12',
      '• pubmed.nbib (n = 8)',
      'duplicates (n = 3)',
      '• wrong population (n = 3)',
      'Records not screened',
      '• put aside (n = 1)',
      'Records included',
    ])
      expect(told).toContain(said);
    const [path] = curve === undefined ? [] : elementsOf(curve, 'path');
    // Two finds: two steps up.
    expect(path?.attributes['d']?.match(/V/g)).toHaveLength(2);
    expect(textOf(page)).toContain('I1: adults');
  });

  it('shows hostile text as text, in every place that text gets to', () => {
    const hostile = aReport({
      reviewers: [EVIL],
      flow: prismaFlow({ sources: [{ name: EVIL, papers: 3 }], papers: [{ status: 'excluded', reason: EVIL }] }),
      criteria: { text: EVIL, include: [EVIL], exclude: [EVIL] },
      agreement: [
        {
          reviewers: [EVIL, 'Bo'],
          papers: 1,
          agreed: 1,
          agreement: 1,
          counts: {
            include: { include: 1, maybe: 0, exclude: 0 },
            maybe: { include: 0, maybe: 0, exclude: 0 },
            exclude: { include: 0, maybe: 0, exclude: 0 },
          },
        },
      ],
    });
    const page = readMarkup(reportHtml(hostile));
    for (const name of ['script', 'img']) expect(elementsOf(page, name)).toEqual([]);
    expect(textOf(page)).toContain('<script>alert("x")</script>');
    const markdown = reportMarkdown(hostile);
    expect(markdown).not.toMatch(/(?<!\\)<(?:script|img)/);
    expect(markdown).not.toMatch(/[\u0007\u202E]/);
    for (const line of markdown.split('\n').filter((text) => text.startsWith('|')))
      expect(line.match(/(?<!\\)\|/g), line).toHaveLength(3);
  });

  it('is whole whatever text it is given', () => {
    const strings = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(strings, strings, (reason, source) => {
        const flow = prismaFlow({ sources: [{ name: source, papers: 3 }], papers: [{ status: 'excluded', reason }] });
        const page = readMarkup(reportHtml(aReport({ flow, reviewers: [reason] })));
        expect(elementsOf(page, 'svg')).toHaveLength(2);
      }),
    );
  });

  it.each([
    ['nothing at all', soFar([], 0)],
    ['nothing found', soFar([false, false], 10)],
    ['everything found', soFar([true, true], 2)],
    [
      'fifty thousand',
      soFar(
        Array.from({ length: 50_000 }, (_, index) => index % 100 === 0),
        50_000,
      ),
    ],
  ])('draws the curve of %s', (_, screening) => {
    const html = reportHtml(aReport({ screening }));
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
    readMarkup(html);
  });
});

import { prismaFlow } from '../../src/screening/prisma/flow.ts';
import { methodsParagraph } from '../../src/screening/prisma/methods.ts';
import type { ScreeningReport } from '../../src/screening/prisma/report.ts';
import { soFar } from '../../src/screening/stopping/so-far.ts';

/** A report of twelve records, three of them duplicates; a test says only what it is about. */
export function aReport(fields: Partial<Omit<ScreeningReport, 'methods'>> = {}): ScreeningReport {
  const facts = {
    version: '1.2.3',
    flow: prismaFlow({
      sources: [
        { name: 'pubmed.nbib', papers: 8 },
        { name: 'scopus.csv', papers: 4 },
      ],
      papers: [
        ...Array.from({ length: 2 }, () => ({ status: 'included' as const })),
        ...Array.from({ length: 3 }, () => ({ status: 'excluded' as const, reason: 'wrong population' })),
        { status: 'excluded', reason: 'no abstract' },
        { status: 'maybe' },
        { status: 'unscreened' },
        { status: 'unscreened' },
      ],
    }),
    screening: soFar([true, false, true, false, false, false], 9),
    atAStroke: 0,
    suggested: [],
    reviewers: ['Ada', 'Bo'],
    blind: false,
    agreement: [],
    disagreements: { open: 0, settled: 0 },
    stopping: {
      plan: { recall: 0.95, confidence: 0.95, inARow: 50 },
      chosen: { by: 'Ada', at: '2026-05-01T10:00:00.000Z', afterDecisions: 0 },
      evidence: { pValue: 0.0213, pValueOfOneLook: 0.0107, reached: true },
      excludedInARow: 3,
    },
    recall: { estimate: 1, lower: 0.667, missed: { estimate: 0, most: 1 } },
    criteria: { include: ['adults'], exclude: ['no control group'] },
    ...fields,
  };
  return { ...facts, methods: methodsParagraph(facts) };
}

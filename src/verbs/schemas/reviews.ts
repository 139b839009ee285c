import { FOUND_IN } from '../../domain/found-in.ts';
import { decisionMark } from './paper-shape.ts';
import { agreement, recall } from './review-shapes.ts';
import { type Schemas, count, listOf, named, object, share, text, texts, time, yesOrNo } from './shapes.ts';

const evidence = object({ pValue: share, pValueOfOneLook: share, reached: yesOrNo });

const chosenPlan = object(
  { by: text, at: time, afterDecisions: count, insteadOf: object({ recall: share, confidence: share }) },
  ['insteadOf'],
);

const source = object({ name: text, papers: count, foundIn: { enum: FOUND_IN } }, ['foundIn']);

/** Of a review: when it is enough, who disagrees, and its report. */
export const REVIEW_SCHEMAS: Schemas = {
  progress: {
    summary: 'what progress shows: the evidence for having seen enough',
    schema: object(
      {
        papers: count,
        screened: count,
        included: count,
        putAside: count,
        atAStroke: count,
        excludedInARow: count,
        plan: object(
          {
            recall: share,
            confidence: share,
            inARow: count,
            keyPapers: text,
            expected: count,
            chosen: chosenPlan,
          },
          ['keyPapers', 'expected', 'chosen'],
        ),
        recall,
        target: evidence,
        safe: listOf(
          object({
            phase: { enum: [1, 2, 3, 4] },
            item: text,
            state: { enum: ['met', 'not met', 'open'] },
            detail: text,
          }),
        ),
      },
      ['recall'],
    ),
  },
  conflict: {
    summary: 'a disagreement of reviewers, as conflicts prints it',
    schema: object({ id: text, title: text, decisions: listOf(decisionMark) }),
  },
  merge: {
    summary: 'what merge took in',
    schema: object(
      {
        papers: object({ added: count, known: count, withdrawn: count }),
        changes: object({ added: count, known: count }),
        renamed: listOf(object({ from: text, to: text, title: text })),
        conflicts: count,
        dryRun: yesOrNo,
      },
      ['conflicts'],
    ),
  },
  report: {
    summary: 'the report of a screening',
    schema: object(
      {
        version: text,
        flow: object({
          identified: object({ records: count, sources: listOf(source) }),
          duplicates: count,
          screened: count,
          excluded: object({ papers: count, reasons: listOf(named) }),
          notScreened: object({ papers: count, putAside: count, unscreened: count }),
          included: count,
        }),
        screening: object({ foundAt: listOf(count), screened: count, total: count }),
        atAStroke: count,
        suggested: listOf(object({ model: text, version: text, papers: count })),
        reviewers: texts,
        blind: yesOrNo,
        agreement: listOf(agreement),
        disagreements: object({ open: count, settled: count }),
        stopping: object(
          {
            plan: object({ recall: share, confidence: share, inARow: count }),
            chosen: chosenPlan,
            evidence,
            excludedInARow: count,
          },
          ['chosen'],
        ),
        recall,
        criteria: object({ text, include: texts, exclude: texts }, ['text']),
        methods: text,
      },
      ['recall'],
    ),
  },
};

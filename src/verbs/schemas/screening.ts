import { type Schemas, count, listOf, object, share, text, texts, yesOrNo } from './shapes.ts';

const termWeights = listOf(object({ term: text, weight: { type: 'number' } }));

const screeningMetrics = object({
  loss: share,
  atd: share,
  wss95: { type: 'number' },
  wss100: { type: 'number' },
  rrf10: share,
});

/** Labels known before the start, those of the other records as they were screened, and which records these are, from 0. */
const trace = object({ priors: listOf(yesOrNo), labels: listOf(yesOrNo), order: listOf(count) });

/** Of the health of a library, of edits and criteria, and of what is screened next. */
export const SCREENING_SCHEMAS: Schemas = {
  doctor: {
    summary: 'what doctor found',
    schema: object({
      library: text,
      healthy: yesOrNo,
      problems: listOf(
        object(
          {
            file: text,
            line: count,
            rule: text,
            severity: { enum: ['problem', 'note'] },
            reason: text,
            advice: text,
            canFix: yesOrNo,
            fixed: yesOrNo,
          },
          ['line'],
        ),
      ),
    }),
  },
  edit: { summary: 'what edit changed', schema: object({ id: text, fields: texts }) },
  criteria: {
    summary: 'the criteria, as criteria prints them',
    schema: object(
      {
        text,
        include: listOf(object({ code: text, text })),
        exclude: listOf(object({ code: text, text })),
      },
      ['text'],
    ),
  },
  suggestion: {
    summary: 'a paper to screen, as next prints it',
    schema: object({
      id: text,
      title: text,
      score: { type: 'number' },
      by: { enum: ['model', 'likeness', 'spread', 'chance', 'doubt'] },
      why: object({ for: termWeights, against: termWeights }),
      model: text,
      version: text,
    }),
  },
  simulation: {
    summary: 'a labelled set replayed, as simulate prints it',
    schema: object({
      file: text,
      records: count,
      included: count,
      model: text,
      version: text,
      metrics: screeningMetrics,
      random: screeningMetrics,
      curve: listOf(object({ read: share, recall: share })),
      stopping: listOf(object({ rule: text, recall: share, saved: share, kept: share })),
      runs: listOf(
        object({
          seed: count,
          metrics: screeningMetrics,
          stopping: listOf(object({ rule: text, stoppedAt: count, recall: share, saved: share })),
          trace,
        }),
      ),
    }),
  },
};

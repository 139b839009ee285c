import { agreement, recall } from './review-shapes.ts';
import { type Schemas, count, listOf, named, object, share, text, texts } from './shapes.ts';

const counts = listOf(named);

/** Of the library as a whole. */
export const OVERVIEW_SCHEMAS: Schemas = {
  stats: {
    summary: 'the counts of stats',
    schema: object(
      {
        papers: count,
        status: object({ included: count, maybe: count, excluded: count, unscreened: count }),
        screened: count,
        progress: { type: 'number', minimum: 0, maximum: 1 },
        withAbstract: count,
        tags: counts,
        reasons: counts,
        lists: counts,
        years: counts,
        decided: counts,
        recall,
        agreement: listOf(agreement),
      },
      ['recall', 'agreement'],
    ),
  },
  map: {
    summary: 'papers laid out by likeness, as map prints them',
    schema: object({
      height: { type: 'number', minimum: 0 },
      clusters: listOf(
        object({ name: text, terms: texts, papers: count, x: share, y: { type: 'number', minimum: 0 }, radius: share }),
      ),
      papers: listOf(
        object({
          id: text,
          title: text,
          status: { enum: ['included', 'maybe', 'excluded', 'unscreened'] },
          cluster: count,
          likeness: share,
          x: share,
          y: { type: 'number', minimum: 0 },
        }),
      ),
    }),
  },
};

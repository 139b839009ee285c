import { count, object, share, text } from './shapes.ts';

export const kindCounts = object({ include: count, maybe: count, exclude: count });

export const agreement = object(
  {
    reviewers: { type: 'array', items: text, minItems: 2, maxItems: 2 },
    papers: count,
    agreed: count,
    agreement: share,
    kappa: { type: 'number', minimum: -1, maximum: 1 },
    counts: object({ include: kindCounts, maybe: kindCounts, exclude: kindCounts }),
  },
  ['kappa'],
);

export const recall = object({ estimate: share, lower: share, missed: object({ estimate: count, most: count }) });

import type { Status } from '../../domain/decision.ts';

/** One sign for each standing, told apart without colour. */
export const STATUS_MARKS = { included: '✓', maybe: '?', excluded: '✗', unscreened: '·' } as const satisfies Record<
  Status,
  string
>;

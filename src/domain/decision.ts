/** What a person decided of a paper. A paper without a decision is unscreened. */
export type Decision = { readonly kind: 'include' | 'maybe' } | { readonly kind: 'exclude'; readonly reason?: string };

/** A decision as it stands, with who made it and when. */
export type DecisionMark = Decision & { readonly by: string; readonly at: string };

/** The word for a paper's standing, as `is:` in queries and `status` in JSON have it. */
export type Status = 'included' | 'maybe' | 'excluded' | 'unscreened';

const STATUS = {
  include: 'included',
  maybe: 'maybe',
  exclude: 'excluded',
} as const satisfies Record<Decision['kind'], Status>;

/** `include` -> `included`, and so on; `unscreened` for no decision. */
export function statusOf(decision: Decision | undefined): Status {
  return decision === undefined ? 'unscreened' : STATUS[decision.kind];
}

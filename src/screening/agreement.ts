import type { Decision, DecisionMark } from '../domain/decision.ts';

type Kind = Decision['kind'];

/** How far two reviewers agree on the papers that both decided on. */
export interface Agreement {
  /** In order of name. */
  readonly reviewers: readonly [string, string];
  /** Papers that both decided on. */
  readonly papers: number;
  readonly agreed: number;
  /** Agreed, as a fraction of the papers, in [0, 1]. */
  readonly agreement: number;
  /**
   * Cohen's kappa (A coefficient of agreement for nominal scales, Educ Psychol Meas 20:37-46, 1960), in [-1, 1], over
   * include, maybe and exclude; undefined when chance alone would have them agree always.
   */
  readonly kappa?: number;
  /** How often the first decided the one and the second the other: `counts.include.exclude`. */
  readonly counts: Readonly<Record<Kind, Readonly<Record<Kind, number>>>>;
}

const KINDS = ['include', 'maybe', 'exclude'] as const satisfies readonly Kind[];

function kappaOf(counts: Agreement['counts'], papers: number, observed: number): number | undefined {
  const expected = KINDS.reduce((sum, kind) => {
    const first = KINDS.reduce((row, other) => row + counts[kind][other], 0);
    const second = KINDS.reduce((column, other) => column + counts[other][kind], 0);
    return sum + (first / papers) * (second / papers);
  }, 0);
  return expected === 1 ? undefined : (observed - expected) / (1 - expected);
}

function agreementOf(
  reviewers: readonly [string, string],
  papers: readonly ReadonlyMap<string, DecisionMark>[],
): Agreement | undefined {
  const empty = () => ({ include: 0, maybe: 0, exclude: 0 });
  const counts = { include: empty(), maybe: empty(), exclude: empty() };
  let both = 0;
  for (const decisions of papers) {
    const [first, second] = [decisions.get(reviewers[0]), decisions.get(reviewers[1])];
    if (first === undefined || second === undefined) continue;
    both += 1;
    counts[first.kind][second.kind] += 1;
  }
  if (both === 0) return undefined;
  const agreed = KINDS.reduce((sum, kind) => sum + counts[kind][kind], 0);
  const kappa = kappaOf(counts, both, agreed / both);
  return {
    reviewers,
    papers: both,
    agreed,
    agreement: agreed / both,
    ...(kappa !== undefined && { kappa }),
    counts,
  };
}

/** The agreement of each pair of reviewers who decided on some of the same papers, in order of their names. */
export function agreements(papers: readonly ReadonlyMap<string, DecisionMark>[]): Agreement[] {
  const names = [...new Set(papers.flatMap((decisions) => [...decisions.keys()]))].toSorted();
  return names.flatMap((first, index) =>
    names.slice(index + 1).flatMap((second) => agreementOf([first, second], papers) ?? []),
  );
}

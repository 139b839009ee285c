import { isPreprint } from '../../domain/duplicates.ts';
import { fillMissing } from '../../domain/fill-missing.ts';
import { isPreprintDoi } from '../../domain/identifiers.ts';
import { type Judgement, judgeMatch, type MatchReason } from '../../domain/judge-match.ts';
import { applyEdit } from '../../domain/merge.ts';
import { type PaperRecord, yearOf } from '../../domain/paper.ts';
import type { Candidate } from './records.ts';
import { trustOf } from './services.ts';

/** Records that are perhaps of a paper: one work, by one name, from one service or several. */
export interface DoubtfulMatch {
  readonly name: string;
  readonly records: readonly Candidate[];
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** What there is to say of the records that were found for a paper. */
export interface Settlement {
  /** Those that are of it for certain, the most trusted first. */
  readonly certain: readonly Candidate[];
  readonly doubtful: readonly DoubtfulMatch[];
  /** The paper with what the certain ones give it. */
  readonly known: PaperRecord;
}

export interface PaperFacts {
  readonly paper: PaperRecord;
  /** Fields that a person took away. */
  readonly locked: ReadonlySet<string>;
  /** Records that a person said are not of it, by name. */
  readonly refused: ReadonlySet<string>;
}

/** More than this to choose from helps no one. */
const MOST_DOUBTFUL = 3;
/** A work that is there with years as far apart was published twice, say at a conference and in a journal. */
const PUBLISHED_TWICE = 2;

type Judged = { readonly candidate: Candidate; readonly judgement: Judgement };

function publishedApart(a: PaperRecord, b: PaperRecord): boolean {
  const [first, second] = [a.doi, b.doi].map((doi) => (doi === undefined || isPreprintDoi(doi) ? undefined : doi));
  if (first !== undefined && second !== undefined) return first !== second;
  const [year, other] = [yearOf(a), yearOf(b)];
  return year !== undefined && other !== undefined && Math.abs(year - other) >= PUBLISHED_TWICE;
}

/** Of records that each seem certain, those that cannot all be: it was published more than once, and which is meant is open. */
function contradicting(certain: readonly Judged[]): ReadonlySet<Judged> {
  const identified = certain.some(
    ({ candidate: { record }, judgement }) => judgement.reasons.includes('same-identifier') && !isPreprint(record),
  );
  if (identified) return new Set();
  const published = certain.filter(({ candidate }) => !isPreprint(candidate.record));
  const isOpen = published.some((a) => published.some((b) => publishedApart(a.candidate.record, b.candidate.record)));
  return new Set(isOpen ? published : []);
}

/** Published before preprints, then by trust. */
function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const rank = ({ service, record }: Candidate): number => Number(isPreprint(record)) * 100 + trustOf(service);
  return candidates.toSorted((a, b) => rank(a) - rank(b));
}

function grouped(doubtful: readonly Judged[]): DoubtfulMatch[] {
  const byName = new Map<string, Judged[]>();
  for (const judged of doubtful) {
    const { name } = judged.candidate;
    byName.set(name, [...(byName.get(name) ?? []), judged]);
  }
  return Array.from(byName, ([name, all]) => {
    const [best] = all.toSorted((a, b) => b.judgement.score - a.judgement.score);
    const { score = 0, reasons = [] } = best?.judgement ?? {};
    return { name, records: inOrder(all.map(({ candidate }) => candidate)), score, reasons };
  })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_DOUBTFUL);
}

/**
 * Tells which records are of a paper for certain. What these say (authors, identifiers, an abstract) is known of the paper
 * from then on, and may make others certain. Where any is, only other versions of it are left to doubt.
 */
export function settle({ paper, locked, refused }: PaperFacts, found: readonly Candidate[]): Settlement {
  let rest = found.filter(({ name }) => !refused.has(name));
  let known = paper;
  const certain: Candidate[] = [];
  const open: Judged[] = [];
  for (;;) {
    const judged = rest.map((candidate) => ({ candidate, judgement: judgeMatch(known, candidate.record) }));
    const sure = judged.filter(({ judgement }) => judgement.verdict === 'certain');
    const against = contradicting(sure);
    for (const { candidate, judgement } of against)
      open.push({ candidate, judgement: { ...judgement, reasons: [...judgement.reasons, 'several-versions'] } });
    const taken = sure.filter((item) => !against.has(item)).map(({ candidate }) => candidate);
    const settled = new Set(sure.map(({ candidate }) => candidate));
    rest = rest.filter((candidate) => !settled.has(candidate));
    for (const candidate of taken) certain.push(candidate);
    if (taken.length === 0) {
      if (certain.length === 0 && open.length === 0)
        for (const item of judged) if (item.judgement.verdict === 'doubtful') open.push(item);
      break;
    }
    known = applyEdit(paper, fillMissing(paper, inOrder(certain), { locked }).set);
  }
  const ordered = inOrder(certain);
  const others = fillMissing(paper, ordered, { locked }).otherVersions.flatMap((other): Judged[] => {
    const candidate = ordered.find((own) => own === other);
    const judgement = judgeMatch(paper, other.record);
    return candidate === undefined
      ? []
      : [{ candidate, judgement: { ...judgement, reasons: [...judgement.reasons, 'other-year'] } }];
  });
  return { certain: ordered, doubtful: grouped([...open, ...others]), known };
}

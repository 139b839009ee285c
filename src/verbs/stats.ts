import type { Status } from '../domain/decision.ts';
import type { Entry } from '../domain/entry.ts';
import { type Agreement, agreements } from '../screening/agreement.ts';
import type { RecallEstimate } from '../screening/stopping/recall.ts';
import type { Library } from './library.ts';
import { progress } from './progress.ts';

/** How many papers have something. */
export interface Count {
  readonly name: string;
  readonly papers: number;
}

export interface Stats {
  readonly papers: number;
  readonly status: Readonly<Record<Status, number>>;
  /** Included or excluded, as in `progress` and the report: what was put aside is not screened yet. */
  readonly screened: number;
  /** Screened papers as a fraction of all, in [0, 1]; 0 when there are none. */
  readonly progress: number;
  readonly withAbstract: number;
  /** Most used first. */
  readonly tags: readonly Count[];
  readonly reasons: readonly Count[];
  readonly lists: readonly Count[];
  /** By year, oldest first; papers without a year are not counted. */
  readonly years: readonly Count[];
  /** By the day (UTC) of the decision that counts, the first first; days without one are left out. */
  readonly decided: readonly Count[];
}

/** What the decisions of a whole library say beyond the counts. */
export interface ScreeningStats {
  /** Absent while nothing that was screened one by one is included. */
  readonly recall?: RecallEstimate;
  /** Of each pair of reviewers who decided on some of the same papers. */
  readonly agreement: readonly Agreement[];
}

function count(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function byName(names: Iterable<string>): Count[] {
  return [...count(names)].map(([name, papers]) => ({ name, papers })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** How often each name comes, most used first. */
export function byCount(names: Iterable<string>): Count[] {
  return byName(names).toSorted((a, b) => b.papers - a.papers);
}

/** Counts what a selection of papers has. */
export function stats(entries: readonly Entry[]): Stats {
  const status: Record<Status, number> = { included: 0, maybe: 0, excluded: 0, unscreened: 0 };
  for (const entry of entries) status[entry.status] += 1;
  const screened = status.included + status.excluded;
  return {
    papers: entries.length,
    status,
    screened,
    progress: entries.length === 0 ? 0 : screened / entries.length,
    withAbstract: entries.filter(({ abstract }) => abstract !== undefined).length,
    tags: byCount(entries.flatMap(({ tags }) => tags)),
    reasons: byCount(
      entries.flatMap(({ decision }) => (decision?.kind === 'exclude' ? (decision.reason ?? 'no reason given') : [])),
    ),
    lists: byCount(entries.flatMap(({ lists }) => lists)),
    years: byName(entries.flatMap(({ year }) => (year === undefined ? [] : String(year)))),
    decided: byName(entries.flatMap(({ decision }) => decision?.at.slice(0, 10) ?? [])),
  };
}

/** The recall estimated, and how far reviewers agree. In a blind library nobody but oneself has decided anything. */
export function screeningStats(library: Library): ScreeningStats {
  const { recall } = progress(library);
  const decisions = library.papers.flatMap(({ id }) => library.state.papers.get(id)?.decisions ?? []);
  return { ...(recall !== undefined && { recall }), agreement: agreements(decisions) };
}

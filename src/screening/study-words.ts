import { ALONE, type TermCounts, termName } from './terms.ts';

/** Words of one meaning: beginnings of words, or whole ones where a space ends them. A pair stands for two words in a row. */
interface WordGroup {
  /** As it is shown among the reasons. */
  readonly name: string;
  readonly says: 1 | -1;
  readonly words: readonly string[];
}

function group(says: 1 | -1, words: string, name = (words.split(',')[0] ?? '').trim()): WordGroup {
  return { name, says, words: words.split(',').map((word) => word.trimStart()) };
}

/**
 * How reports of comparative studies are written, which most reviews look for, and how what only talks about a matter is.
 * Chosen by hand, from the terms that filters for trials and cohorts use (Lefebvre et al., Cochrane Handbook, chapter 4)
 * and from how abstracts report; every group counts the same, so that nothing is fitted to any set. docs/screening.md
 * says how well they rank alone.
 */
const GROUPS: readonly WordGroup[] = [
  group(1, 'randomi,random allocat,randomly', 'randomised'),
  group(1, 'placebo,sham '),
  group(1, 'blind,masked,double dummy', 'blinded'),
  group(1, 'trial'),
  group(1, 'controlled,control group'),
  group(1, 'crossover,cross over,parallel group'),
  group(1, 'assigned,allocated,allocation'),
  group(1, 'multicent,multi cent', 'multicentre'),
  group(1, 'cohort,prospective,longitudinal'),
  group(1, 'baseline'),
  group(1, 'follow up,followed'),
  group(1, 'enrolled,recruited,eligible'),
  group(1, 'participants,subjects,patients'),
  group(1, 'endpoint,end point,outcome'),
  group(1, 'weeks,week ,months'),
  group(1, 'compared,comparison,comparing,comparative'),
  group(1, 'versus,vs '),
  group(1, 'significant'),
  group(1, 'superior,inferior,more effective,greater'),
  group(1, 'efficacy,effectiveness'),
  group(1, 'tolerated,tolerability,adverse,side effect'),
  group(1, 'confidence interval,95 ci,odds ratio,hazard ratio,relative risk'),
  group(1, 'intention to,withdr,dropout,completed', 'intention to treat'),
  group(1, 'group ,groups '),
  group(1, 'improvement,improved,reduction,reduced'),
  group(1, 'than '),
  group(1, 'were '),
  group(-1, 'case report,case series,we report'),
  group(-1, 'editorial,comment,letter'),
  group(-1, 'pathophysiolog,pathogenesis,mechanism', 'mechanism'),
  group(-1, 'this article,this paper,discuss'),
  group(-1, 'may ,can ,might ,could '),
  group(-1, 'role of,role in'),
  group(-1, 'management of'),
  group(-1, 'perspective,update,current concepts,advances'),
  group(-1, 'is ,are '),
];

/** The words that pairs of the groups begin with: the names of other pairs need not be looked at. */
export const PAIRS_BEGIN = new Set(
  GROUPS.flatMap(({ words }) => words.flatMap((word) => (/\S \S/.test(word) ? [word.split(' ')[0] ?? ''] : []))),
);

/** Which groups each term belongs to; absent for the many that belong to none. */
function groupsByTerm({ words, first, second }: TermCounts): Map<number, number[]> {
  const pairBegins = Uint8Array.from(words, (word) => (PAIRS_BEGIN.has(word) ? 1 : 0));
  const byTerm = new Map<number, number[]>();
  for (const [term, before] of first.entries()) {
    if (before !== ALONE && pairBegins[before] !== 1) continue;
    const name = `${termName(words, before, second[term] as number)} `;
    const groups = GROUPS.flatMap((known, index) => (known.words.some((word) => name.startsWith(word)) ? [index] : []));
    if (groups.length > 0) byTerm.set(term, groups);
  }
  return byTerm;
}

/** How much records read like reports of studies. */
export interface StudyWords {
  /** Of a record, in standard deviations from the mean. */
  readonly score: (row: number) => number;
  /** What a record's groups of words add to its score. */
  readonly reasons: (row: number) => { readonly term: string; readonly weight: number }[];
}

/**
 * Looks for the groups in every record: one that is there counts as far as that is not to be expected, one that is not
 * likewise. Of a record without an abstract only what its title has is known, and what it has not says nothing.
 */
export function studyWords(counts: TermCounts, titleOnly: Uint8Array): StudyWords {
  const { records, starts, ids } = counts;
  const groups = groupsByTerm(counts);
  const width = GROUPS.length;
  const has = new Uint8Array(records * width);
  const known = titleOnly.reduce((sum, lacks) => sum + 1 - lacks, 0) || 1;
  const shares = new Float64Array(width);
  for (let row = 0; row < records; row += 1)
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
      for (const index of groups.get(ids[at] as number) ?? []) {
        const place = row * width + index;
        if (has[place] === 0 && titleOnly[row] === 0) shares[index] = (shares[index] as number) + 1 / known;
        has[place] = 1;
      }
  const worth = (row: number, index: number): number => {
    const there = has[row * width + index] as number;
    if (there === 0 && titleOnly[row] === 1) return 0;
    return (GROUPS[index]?.says ?? 0) * (there - (shares[index] as number));
  };
  const sums = Float64Array.from({ length: records }, (_, row) =>
    GROUPS.reduce((sum, _group, index) => sum + worth(row, index), 0),
  );
  const squares = sums.reduce((sum, value, row) => (titleOnly[row] === 1 ? sum : sum + value ** 2), 0);
  const deviation = Math.sqrt(squares / known) || 1;
  return {
    score: (row) => (sums[row] as number) / deviation,
    reasons: (row) =>
      GROUPS.flatMap(({ name }, index) =>
        has[row * width + index] === 1 ? [{ term: name, weight: worth(row, index) / deviation }] : [],
      ),
  };
}

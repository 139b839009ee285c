import { foldText } from '../text/fold.ts';
import { type DuplicateReason, likenessOf } from './duplicates.ts';
import type { PaperRecord } from './paper.ts';

/** Why a record is only perhaps of a paper. */
export type MatchReason =
  | DuplicateReason
  | 'different-title'
  | 'about-another-paper'
  | 'nothing-but-the-title'
  | 'several-versions'
  | 'other-year';

/** How sure it is that a record is of a paper. */
export interface Judgement {
  readonly verdict: 'certain' | 'doubtful' | 'none';
  /** From 0 to 1, as {@link likenessOf} has it; not a probability. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** Titles as alike as this are one, misspelt, if the abstracts are the same as well. */
const SAME_TITLE = 0.95;
/** Less alike than this, in all, and a person need not look at it: an equal title alone comes to 0.8, to 0.55 with another author. */
const LEAST_SCORE = 0.6;
/** A title of so few words is that of many papers: "Editorial", "Deep learning", "A survey". */
const GENERIC_WORDS = 3;

const AGAINST: ReadonlySet<MatchReason> = new Set([
  'different-identifier',
  'different-first-author',
  'different-year',
  'different-abstract',
]);

/** `Reply to: …`, `Correction to …`: a work about the one that its title names. */
const ABOUT =
  /^(?:(?:author'?s?'? )?(?:reply|response|rejoinder|comments?|commentary|discussion|remarks?)\b.*?\b(?:to|on|of|about)\b|(?:publisher |author )?(?:correction|corrigendum|erratum|addendum|retraction|retracted|withdrawn)\b|(?:reply|discussion|review)\s*:)/;

/** The numbers of a title: parts, years and versions tell works of one series apart. */
function numbersOf(title: string): string {
  return (foldText(title).match(/\d+(?:\.\d+)?|\b[ivx]+\b/g) ?? []).join(' ');
}

/**
 * Judges whether a record that a service gave is of a paper. It is certain when
 * - they have an identifier in common and their titles (or abstracts) are alike too: identifiers are mistyped; or
 * - their titles are equal but for case, punctuation and the like, nothing speaks against it (another first author, year,
 *   identifier or abstract), and the first author or the abstract speaks for it. Equal titles alone are never enough:
 *   different papers have them; nor is the author alone enough where the title is generic.
 * A title that is only nearly equal needs the same abstract and the same numbers.
 */
export function judgeMatch(paper: PaperRecord, record: PaperRecord): Judgement {
  const likeness = likenessOf(paper, record);
  if (likeness === undefined) return { verdict: 'none', score: 0, reasons: [] };
  const { title, score } = likeness;
  const said: ReadonlySet<MatchReason> = new Set(likeness.reasons);
  const isAbout = ABOUT.test(foldText(paper.title).trim()) !== ABOUT.test(foldText(record.title).trim());
  const sameAbstract = said.has('similar-abstract');
  const judged = (verdict: Judgement['verdict'], ...more: readonly MatchReason[]): Judgement => ({
    verdict,
    score,
    reasons: [...likeness.reasons, ...more],
  });
  if (isAbout) return score < LEAST_SCORE ? judged('none') : judged('doubtful', 'about-another-paper');
  if (said.has('same-identifier')) {
    const isAlike = said.has('same-title') || said.has('subtitle-missing') || said.has('similar-title') || sameAbstract;
    return isAlike ? judged('certain') : judged('doubtful', 'different-title');
  }
  if (score < LEAST_SCORE) return judged('none');
  if ([...said].some((reason) => AGAINST.has(reason))) return judged('doubtful');
  if (said.has('same-title')) {
    const isGeneric = paper.title.trim().split(/\s+/).length <= GENERIC_WORDS;
    if (sameAbstract || (said.has('same-first-author') && !isGeneric)) return judged('certain');
    return judged('doubtful', 'nothing-but-the-title');
  }
  const isMisspelt = title >= SAME_TITLE && sameAbstract && numbersOf(paper.title) === numbersOf(record.title);
  return judged(isMisspelt ? 'certain' : 'doubtful');
}

import { growingBytes } from './growing.ts';
import { PAIRS_BEGIN, type StudyWords, studyWords } from './study-words.ts';
import { countTerms, type TermCounts, termName } from './terms.ts';
import { tfIdf, type WeightedTerms } from './tf-idf.ts';

/** What models read of a paper. Year, venue and authors are not looked at. */
export interface ScreeningText {
  readonly title: string;
  readonly abstract?: string;
}

/** Words and pairs of words of records, as ELAS u4 weighs them. */
export interface Words extends WeightedTerms {
  /** A column's term as people read it. */
  readonly name: (column: number) => string;
}

/** What models see of records. */
export interface Features {
  readonly words: Words;
  readonly study: StudyWords;
  /** 1 for a record without an abstract. */
  readonly titleOnly: Uint8Array;
}

function namesOf({ words, first, second }: TermCounts, termOf: Int32Array): Words['name'] {
  const firstOf = Int32Array.from(termOf, (term) => first[term] as number);
  const secondOf = Int32Array.from(termOf, (term) => second[term] as number);
  return (column) => termName(words, firstOf[column] as number, secondOf[column] as number);
}

/** The texts of papers as they come; notes of each whether it has a title alone. */
function* textsOf(papers: Iterable<ScreeningText>, noteTitleOnly: (isTitleOnly: 0 | 1) => void): Generator<string> {
  for (const { title, abstract } of papers) {
    noteTitleOnly((abstract ?? '').trim() === '' ? 1 : 0);
    yield abstract === undefined ? title : `${title} ${abstract}`;
  }
}

/**
 * Counts and weighs the terms of papers, in their order. Each paper is looked at once and not kept. Stops now and then,
 * to let others have a turn.
 */
export function* featuresOf(papers: Iterable<ScreeningText>): Generator<void, Features> {
  const noted = growingBytes();
  const counts = yield* countTerms(
    textsOf(papers, (isTitleOnly) => noted.push(isTitleOnly)),
    PAIRS_BEGIN,
  );
  yield;
  const titleOnly = noted.done();
  const study = studyWords(counts, titleOnly);
  yield;
  const weighted = tfIdf(counts, 0.95);
  return { words: { ...weighted, name: namesOf(counts, weighted.termOf) }, study, titleOnly };
}

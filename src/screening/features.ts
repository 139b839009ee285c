import { countTerms, type TermCounts } from './terms.ts';
import { tfIdf, type WeightedTerms } from './tf-idf.ts';

/** What models read of a paper. Year, venue and authors are not looked at. */
export interface ScreeningText {
  readonly title: string;
  readonly abstract?: string;
}

/** What models see of records. */
export interface Features {
  /** The text of each record: title and abstract. */
  readonly texts: readonly string[];
  readonly counts: TermCounts;
  /** Words and pairs of words, as ELAS u4 weighs them. */
  readonly weighted: WeightedTerms;
}

/** Counts and weighs the terms of papers, in their order. */
export function featuresOf(papers: readonly ScreeningText[]): Features {
  const texts = papers.map(({ title, abstract }) => (abstract === undefined ? title : `${title} ${abstract}`));
  const counts = countTerms(texts);
  return { texts, counts, weighted: tfIdf(counts, { mostCommon: 0.95, rarity: 1 }) };
}

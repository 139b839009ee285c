/** A document as every system gets it. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
}

/** How good each judged document is for a query: 0 and less is not relevant. */
export type Judgements = ReadonlyMap<string, number>;

export interface Query {
  readonly text: string;
  readonly judgements: Judgements;
}

/** A test collection; its queries are those that have a relevant document. */
export interface Collection {
  readonly name: string;
  readonly documents: readonly Document[];
  readonly queries: readonly Query[];
  /** What a grade is worth in nDCG. */
  readonly gainOf: (grade: number) => number;
}

/** One line of text, without the white space that pages and punched cards put in. */
export function oneLine(text = ''): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Judgements by query, from rows of query, document and grade; of several grades the best counts. */
export function judgementsOf(
  rows: Iterable<readonly [query: string, document: string, grade: number]>,
): Map<string, Map<string, number>> {
  const byQuery = new Map<string, Map<string, number>>();
  for (const [query, document, grade] of rows) {
    const judgements = byQuery.get(query) ?? new Map<string, number>();
    judgements.set(document, Math.max(grade, judgements.get(document) ?? 0));
    byQuery.set(query, judgements);
  }
  return byQuery;
}

/** The queries that can be answered: those with a relevant document. */
export function judgedQueries(
  queries: readonly { readonly id: string; readonly text: string }[],
  judgements: ReadonlyMap<string, Judgements>,
): Query[] {
  return queries.flatMap(({ id, text }) => {
    const own = judgements.get(id);
    return own !== undefined && [...own.values()].some((grade) => grade > 0) ? [{ text, judgements: own }] : [];
  });
}

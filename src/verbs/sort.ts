import type { Entry } from '../domain/entry.ts';

/** What of a paper orders look at. */
export type Sortable = Pick<Entry, 'id' | 'title' | 'date' | 'decision'>;

type Compare = (a: Sortable, b: Sortable) => number;

/** Made when it is used: tables of languages cost more than a short command. */
function byWords(of: (entry: Sortable) => string): Compare {
  let collator: Intl.Collator | undefined;
  return (a, b) => (collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' })).compare(of(a), of(b));
}

/** Latest first; those that have none come last. */
function latestFirst(of: (entry: Sortable) => string | undefined): Compare {
  return (a, b) => {
    const [first, second] = [of(a), of(b)];
    if (first === second) return 0;
    if (first === undefined) return 1;
    return second === undefined || first > second ? -1 : 1;
  };
}

/** The orders that papers can be listed in; ties keep the order of import. */
const ORDERS = {
  added: () => 0,
  newest: latestFirst(({ date }) => date),
  title: byWords(({ title }) => title),
  id: byWords(({ id }) => id),
  decided: latestFirst(({ decision }) => decision?.at),
} as const satisfies Record<string, Compare>;

export type SortOrder = keyof typeof ORDERS;

/** The entries in another order. */
export function sortEntries<Item extends Sortable>(entries: readonly Item[], order: SortOrder): Item[] {
  return entries.toSorted(ORDERS[order]);
}

import type { SortOrder } from '../sort.ts';

/** An order that the papers shown can be put in. `sort` is undefined for that of the search itself. */
interface Order {
  readonly summary: string;
  readonly sort?: SortOrder;
}

/** Every order that the terminal UI offers, as its picker lists them. */
export const ORDERS = {
  relevance: { summary: 'best match first' },
  'most promising': { summary: 'what is like what you included first, what you decided on last' },
  newest: { summary: 'latest publication first', sort: 'newest' },
  title: { summary: 'by title', sort: 'title' },
  added: { summary: 'as they were imported', sort: 'added' },
  decided: { summary: 'latest decision first', sort: 'decided' },
  'reading list': { summary: 'as they stand on the list that the query names' },
} as const satisfies Record<string, Order>;

export type OrderName = keyof typeof ORDERS;

/** The orders as options of commands name them. */
export const ORDER_OPTIONS = {
  relevance: 'relevance',
  promise: 'most promising',
  newest: 'newest',
  title: 'title',
  added: 'added',
  decided: 'decided',
} as const satisfies Record<string, OrderName>;

export const ORDER_NAMES = Object.keys(ORDERS) as readonly OrderName[];

/** Every order that the papers shown can be put in, as the picker of the terminal UI lists them. */
export const ORDERS = {
  relevance: { summary: 'best match first' },
  'most promising': { summary: 'like what you included first, what is decided last' },
  newest: { summary: 'latest publication first' },
  title: { summary: 'by title' },
  added: { summary: 'as they were imported' },
  decided: { summary: 'latest decision first' },
  'reading list': { summary: 'as they stand on the list that the query names' },
} as const satisfies Record<string, { readonly summary: string }>;

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

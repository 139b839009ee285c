import type { Entry } from '../domain/entry.ts';

/** A paper in few words, so that a list of them does not fill an assistant's memory; `show` has the rest. */
export function brief(entry: Entry): Readonly<Record<string, unknown>> {
  const { id, title, year, venue, status, tags, authors = [] } = entry;
  const shown = authors.slice(0, 3).map(({ name }) => name);
  return {
    id,
    title,
    ...(shown.length > 0 && { authors: authors.length > shown.length ? [...shown, 'et al.'] : shown }),
    ...(year !== undefined && { year }),
    ...(venue !== undefined && { venue }),
    status,
    tags,
  };
}

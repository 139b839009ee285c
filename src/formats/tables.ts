import type { Entry } from '../domain/entry.ts';

/** What of a paper is one text or one number, by its field and its column: as SQL and data frames name columns. */
export const COLUMNS = [
  ['id', 'id', 'text'],
  ['citationKey', 'citation_key', 'text'],
  ['title', 'title', 'text'],
  ['abstract', 'abstract', 'text'],
  ['date', 'date', 'text'],
  ['year', 'year', 'whole'],
  ['venue', 'venue', 'text'],
  ['type', 'type', 'text'],
  ['volume', 'volume', 'text'],
  ['issue', 'issue', 'text'],
  ['pages', 'pages', 'text'],
  ['publisher', 'publisher', 'text'],
  ['doi', 'doi', 'text'],
  ['arxiv', 'arxiv', 'text'],
  ['pmid', 'pmid', 'text'],
  ['pmcid', 'pmcid', 'text'],
  ['url', 'url', 'text'],
  ['language', 'language', 'text'],
  ['added', 'added', 'text'],
  ['status', 'status', 'text'],
  ['note', 'note', 'text'],
] as const satisfies readonly (readonly [field: keyof Entry, column: string, kind: 'text' | 'whole'])[];

/** What a paper has several of, by its table or column. */
export const MANY = [
  ['authors', ({ authors = [] }: Entry) => authors.map(({ name }) => name)],
  ['keywords', ({ keywords = [] }: Entry) => keywords],
  ['tags', ({ tags }: Entry) => tags],
  ['lists', ({ lists }: Entry) => lists],
  ['links', ({ links = [] }: Entry) => links],
  ['code', ({ code = [] }: Entry) => code],
] as const satisfies readonly (readonly [name: string, of: (entry: Entry) => readonly string[]])[];

/** Why a paper is excluded, and who decided. */
export function decisionColumns({ decision }: Entry): {
  reason: string | null;
  decidedBy: string | null;
  at: string | null;
} {
  return {
    reason: decision?.kind === 'exclude' ? (decision.reason ?? null) : null,
    decidedBy: decision?.by ?? null,
    at: decision?.at ?? null,
  };
}

import type { Document } from './collection.ts';

/** A search engine: it reads documents once, then answers queries with ids, best first. */
export interface System {
  readonly name: string;
  readonly index: (documents: readonly Document[]) => (query: string) => readonly string[];
}

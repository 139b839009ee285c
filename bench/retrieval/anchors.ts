import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { eng } from 'stopword';
import type { System } from './system.ts';

/** MiniSearch as it comes, over title and abstract. */
export const plainMiniSearch: System = {
  name: 'plain MiniSearch',
  index(documents) {
    const miniSearch = new MiniSearch({ fields: ['title', 'abstract'] });
    miniSearch.addAll(documents);
    return (query) => miniSearch.search(query).map(({ id }) => String(id));
  },
};

const STOP_WORDS = new Set(eng);

function textbookTerms(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => !STOP_WORDS.has(word)).map((word) => stemmer(word));
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

export interface Bm25Options {
  readonly name: string;
  readonly terms: (text: string) => readonly string[];
  readonly k1: number;
  readonly b: number;
  /** How many times the title is read; the abstract once. */
  readonly titles: number;
}

/** BM25 with title and abstract as one text. A word asked for twice counts twice. */
export function bm25System({ name, terms, k1, b, titles }: Bm25Options): System {
  return {
    name,
    index(documents) {
      const texts = documents.map(({ title, abstract }) => terms(`${`${title}\n`.repeat(titles)}${abstract}`));
      const average = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
      const postings = new Map<string, [document: number, frequency: number][]>();
      texts.forEach((text, document) => {
        for (const [term, frequency] of counted(text)) {
          const list = postings.get(term) ?? [];
          list.push([document, frequency]);
          postings.set(term, list);
        }
      });
      return (query) => {
        const scores = new Map<number, number>();
        for (const [term, asked] of counted(terms(query))) {
          const list = postings.get(term) ?? [];
          const idf = Math.log(1 + (texts.length - list.length + 0.5) / (list.length + 0.5));
          for (const [document, frequency] of list) {
            const length = (texts[document]?.length ?? 0) / average;
            const score = (asked * idf * (k1 + 1) * frequency) / (frequency + k1 * (1 - b + b * length));
            scores.set(document, score + (scores.get(document) ?? 0));
          }
        }
        const ranked = [...scores].toSorted(([a, one], [b, other]) => other - one || a - b);
        return ranked.map(([document]) => documents[document]?.id ?? '');
      };
    },
  };
}

/** BM25 by the book: k1 0.9, b 0.4, Porter's stems, a common list of stop words. */
export const textbookBm25 = bm25System({ name: 'textbook BM25', terms: textbookTerms, k1: 0.9, b: 0.4, titles: 1 });

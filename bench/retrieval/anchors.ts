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
const [K1, B] = [0.9, 0.4];

function terms(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => !STOP_WORDS.has(word)).map((word) => stemmer(word));
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** BM25 by the book: title and abstract as one text, k1 0.9, b 0.4, Porter's stems, stop words; a word asked for twice counts twice. */
export const textbookBm25: System = {
  name: 'textbook BM25',
  index(documents) {
    const texts = documents.map(({ title, abstract }) => terms(`${title} ${abstract}`));
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
          const score = (asked * idf * (K1 + 1) * frequency) / (frequency + K1 * (1 - B + B * length));
          scores.set(document, score + (scores.get(document) ?? 0));
        }
      }
      const ranked = [...scores].toSorted(([a, one], [b, other]) => other - one || a - b);
      return ranked.map(([document]) => documents[document]?.id ?? '');
    };
  },
};

import MiniSearch from 'minisearch';
import type { PaperRecord } from '../domain/paper.ts';
import { indexTerm } from '../text/analyse.ts';
import { tokenise } from '../text/tokens.ts';
import { documentOf, INDEXED_FIELDS, type SearchDocument } from './documents.ts';
import { indexBytes } from './index-bytes.ts';
import { MINISEARCH_OPTIONS } from './mini.ts';

/** Every word as it is written in the documents, folded, with its stem; stop words have none and stand for themselves. */
function wordsOf(documents: readonly SearchDocument[]): Map<string, string> {
  const words = new Map<string, string>();
  for (const document of documents)
    for (const field of INDEXED_FIELDS)
      for (const { term } of tokenise(document[field])) if (!words.has(term)) words.set(term, indexTerm(term) ?? '');
  return words;
}

/** Builds the index of some papers, in their order. `key` names them. */
export function buildIndex(papers: readonly PaperRecord[], key: string): Uint8Array {
  const documents = papers.map(documentOf);
  const miniSearch = new MiniSearch<SearchDocument>(MINISEARCH_OPTIONS);
  miniSearch.addAll(documents);
  const { documentCount, fieldLength, averageFieldLength, index } = miniSearch.toJSON();
  return indexBytes(key, {
    head: { documentCount, fieldLength, averageFieldLength },
    postings: index,
    words: wordsOf(documents),
  });
}

import type { OutputStream } from '../terminal/terminal.ts';
import type { SearchHit } from '../verbs/search.ts';
import { snippet } from '../verbs/snippet.ts';
import { litText } from './lit-text.ts';
import { paperBlock, textWidth } from './paper-block.ts';

const SNIPPET_LINES = 2;
const MARGIN = 8;

/** A paper that was found, for a person: as any paper, with its matches lit and the place in the abstract that has most. */
export function hitBlock(stream: OutputStream, hit: SearchHit): string {
  const { title: inTitle = [], abstract: inAbstract = [] } = hit.matches ?? {};
  const { text, matches } = snippet(hit.abstract ?? '', inAbstract, (textWidth(stream) - MARGIN) * SNIPPET_LINES);
  return paperBlock(stream, {
    entry: hit,
    title: litText(stream.style, hit.title, inTitle),
    snippet: litText(stream.style, text, matches),
  });
}

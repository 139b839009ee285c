/**
 * A Markdown page in pieces small enough for a parser whose time and memory grow faster than its input. Pieces are cut
 * where a block ends for certain, so that they read as the whole would; what cannot be cut is read as plain text.
 */

import {
  costOf,
  hasLongText,
  isDense,
  isOfCrumbs,
  LARGEST,
  LINE,
  MOST_CRUMBS,
  type PageLine,
  sizeOf,
  TARGET,
} from './cost.ts';
import { isDefinition } from './definitions.ts';

export type Chunk =
  | { readonly kind: 'markdown'; readonly lines: readonly PageLine[]; readonly first: boolean }
  /** A paragraph without any markup; `forced` when it has some, but too much of it to be read. */
  | { readonly kind: 'plain'; readonly lines: readonly PageLine[]; readonly forced: boolean }
  | { readonly kind: 'furniture'; readonly lines: readonly PageLine[]; readonly what: string };

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^`\s]*)[^`]*$/;
const PROSE_INFO = /^(?:|te?xt|plain|plaintext|markdown|md)$/i;
const POINT = /^(?:[-*+]|\d{1,9}[.)])\s+\S/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const MARKUP = /[[\]*_`\\<>&!~|#]/;
const INDENTED = /^(?: {2,}|\t)/;

function isClean(lines: readonly PageLine[]): boolean {
  return lines.every(({ text }) => !MARKUP.test(text) && !/^\s|^(?:[-+=:.]|\d{1,9}[.)]\s)/.test(text));
}

/** Runs of lines between blank ones. */
function runsOf(lines: readonly PageLine[]): PageLine[][] {
  const runs: PageLine[][] = [];
  let run: PageLine[] = [];
  for (const line of lines) {
    if (line.text.trim() !== '') run.push(line);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** Cuts lines before those that may begin a piece, each piece with `prefix` before it. */
function cut(
  lines: readonly PageLine[],
  mayBegin: (line: PageLine) => boolean,
  prefix: readonly PageLine[] = [],
): PageLine[][] {
  const pieces: PageLine[][] = [];
  let piece: PageLine[] = [...prefix];
  let size = 0;
  for (const line of lines) {
    if (size >= TARGET && mayBegin(line)) {
      pieces.push(piece);
      piece = [...prefix];
      size = 0;
    }
    piece.push(line);
    size += line.text.length + LINE;
  }
  return [...pieces, piece];
}

/** A long run: rows of a table each with the table's head, points of a list, or else plain text. */
function longRun(run: readonly PageLine[], first: boolean): Chunk[] {
  const isTable = TABLE_RULE.test(run[1]?.text ?? '') && (run[0]?.text.includes('|') ?? false);
  const pieces = isTable
    ? cut(run.slice(2), () => true, run.slice(0, 2))
    : cut(run, ({ text }) => POINT.test(text) && !/^\d/.test(text));
  return pieces.map((lines): Chunk => {
    const isTooMuch = isTable
      ? sizeOf(lines) > LARGEST
      : costOf(lines) > 2 * LARGEST || hasLongText(lines) || isDense(lines);
    return isTooMuch ? { kind: 'plain', lines, forced: !isClean(lines) } : { kind: 'markdown', lines, first };
  });
}

/** Pieces of lines that hold no code fence. */
function proseChunks(lines: readonly PageLine[], first: boolean): Chunk[] {
  const chunks: Chunk[] = [];
  let piece: PageLine[] = [];
  let size = 0;
  const flush = (): void => {
    if (piece.length > 0) chunks.push({ kind: 'markdown', lines: piece, first: first && chunks.length === 0 });
    piece = [];
    size = 0;
  };
  for (const run of runsOf(lines)) {
    const runSize = sizeOf(run);
    const opens = !INDENTED.test(run[0]?.text ?? '');
    const line = piece.at(-1);
    if (run.every(isDefinition)) {
      flush();
      chunks.push({ kind: 'furniture', lines: run, what: 'link target' });
      continue;
    }
    if (opens && isClean(run)) {
      flush();
      chunks.push({ kind: 'plain', lines: run, forced: false });
      continue;
    }
    if (costOf(run) > 2 * LARGEST || hasLongText(run) || isDense(run)) {
      flush();
      for (const chunk of longRun(run, first && chunks.length === 0)) chunks.push(chunk);
      continue;
    }
    if ((opens && size >= TARGET) || size + runSize > 2 * LARGEST) flush();
    // The blank lines between two runs are lines of the page as well, and the parser counts them.
    for (let blank = (line?.line ?? 0) + 1; piece.length > 0 && blank < (run[0]?.line ?? 0); blank += 1)
      piece.push({ text: '', line: blank });
    for (const each of run) piece.push(each);
    size += costOf(run);
  }
  flush();
  return chunks;
}

/** Leaves pieces of very short lines to the parser only as long as a page may have them: it is slow by the line. */
function withoutCrumbs(chunks: readonly Chunk[]): Chunk[] {
  let crumbs = 0;
  return chunks.map((chunk) => {
    if (chunk.kind !== 'markdown') return chunk;
    const lines = chunk.lines.filter(({ text }) => text.trim() !== '');
    if (!isOfCrumbs(lines)) return chunk;
    crumbs += lines.length;
    return crumbs > MOST_CRUMBS ? { kind: 'plain', lines: chunk.lines, forced: !isClean(lines) } : chunk;
  });
}

/** The pieces of a page, in order. What stands in a fence for text is read as the page itself: tools put whole pages there. */
export function chunksOf(lines: readonly PageLine[]): Chunk[] {
  const chunks: Chunk[] = [];
  let prose: PageLine[] = [];
  let fence: { readonly mark: string; readonly isProse: boolean } | undefined;
  const flush = (): void => {
    for (const chunk of proseChunks(prose, chunks.length === 0)) chunks.push(chunk);
    prose = [];
  };
  for (const line of lines) {
    const [, mark = '', info = ''] = FENCE.exec(line.text) ?? [];
    const closes = fence !== undefined && mark.startsWith(fence.mark) && info === '';
    if (closes || (fence === undefined && mark !== '')) {
      flush();
      fence = closes ? undefined : { mark, isProse: PROSE_INFO.test(info) };
      chunks.push({ kind: 'furniture', lines: [line], what: 'code fence' });
    } else if (fence?.isProse === false) chunks.push({ kind: 'furniture', lines: [line], what: 'code' });
    else prose.push(line);
  }
  flush();
  return withoutCrumbs(chunks);
}

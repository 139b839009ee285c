import { columnsOf, PRINTABLE_ASCII } from './fit.ts';

/** One line of a text that was broken: from and to, as offsets; the space it was broken at belongs to neither. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter();
const WORD = /[^\s]+/g;
/** Scripts that are broken between any two characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The parts of a word that has to be broken: its characters, or whole lines where each takes one column. */
function parts(word: string, start: number, width: number): Span[] {
  if (PRINTABLE_ASCII.test(word)) {
    const count = Math.ceil(word.length / width);
    return Array.from({ length: count }, (_, part) => ({
      start: start + part * width,
      end: start + Math.min(word.length, (part + 1) * width),
    }));
  }
  return Array.from(segmenter.segment(word), ({ segment, index }) => ({
    start: start + index,
    end: start + index + segment.length,
  }));
}

/** What must not be broken, in order. */
function unbreakable(text: string, from: number, to: number, width: number): Span[] {
  return Array.from(text.slice(from, to).matchAll(WORD)).flatMap(({ 0: word, index }) => {
    const start = from + index;
    const whole = [{ start, end: start + word.length }];
    const fits = word.length * 2 <= width || columnsOf(word) <= width;
    return fits && !UNSPACED.test(word) ? whole : parts(word, start, width);
  });
}

/** Breaks a text into lines of at most so many columns, between words; its own line breaks stay. */
export function wrapSpans(text: string, width: number): Span[] {
  const room = Math.max(1, width);
  const lines: Span[] = [];
  for (let from = 0; from <= text.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 ? text.length : newline;
    let line: { start: number; end: number; columns: number } | undefined;
    for (const { start, end } of unbreakable(text, from, to, room)) {
      const columns = columnsOf(text.slice(line?.end ?? start, end));
      if (line !== undefined && line.columns + columns <= room)
        line = { ...line, end, columns: line.columns + columns };
      else {
        if (line !== undefined) lines.push({ start: line.start, end: line.end });
        line = { start, end, columns: columnsOf(text.slice(start, end)) };
      }
    }
    lines.push(line === undefined ? { start: from, end: from } : { start: line.start, end: line.end });
    from = to + 1;
  }
  return lines;
}

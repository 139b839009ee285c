import type { VFile } from 'vfile';
import type { Block, Row } from '../prose/block.ts';
import { numberedTargets, withoutLinkNumbers } from './numbered-links.ts';

/** `[1] `, `1. ` and `1) ` before a point of a numbered list. */
const NUMBER = /^(?:\[(\d{1,4})\]|(\d{1,3})[.)])\s+(?=\S)/;

/** A run of lines that counts its points, from 1 or from the `last` before it, is a list; any other is a paragraph. */
function runBlocks(rows: readonly Row[], last: number): Block[] {
  const numbers = rows.map(({ text }) => NUMBER.exec(text)).map((found) => Number(found?.[1] ?? found?.[2]));
  const starts = numbers.flatMap((number, index) => (Number.isNaN(number) ? [] : [index]));
  const first = numbers[0] ?? Number.NaN;
  const counts = starts.every((start, index) => numbers[start] === first + index);
  if (!counts || (first !== 1 && first !== last + 1)) return [{ kind: 'paragraph', rows }];
  return starts.map((start, index) => ({
    kind: 'item',
    rows: rows
      .slice(start, starts[index + 1])
      .map((row, at) => (at === 0 ? { ...row, text: row.text.replace(NUMBER, '') } : row)),
    children: [],
  }));
}

/**
 * The paragraphs of a plain text: runs of lines with no blank line between them, every character as it is. Here a star
 * or a backtick is just that; only numbers before the points of a list, and before links that a text browser lists at
 * the end of its page, are marks.
 */
export function textBlocks(_page: VFile, lines: readonly string[]): Block[] {
  const targets = numberedTargets(lines);
  const blocks: Block[] = [];
  let run: Row[] = [];
  let last = 0;
  const flush = (): void => {
    const made = run.length > 0 ? runBlocks(run, last) : [];
    const points = made.filter(({ kind }) => kind === 'item').length;
    if (points > 0)
      last =
        Number(
          NUMBER.exec(run[0]?.text ?? '')
            ?.slice(1)
            .find((digits) => digits !== undefined),
        ) +
        points -
        1;
    for (const block of made) blocks.push(block);
    run = [];
  };
  lines.forEach((raw, index) => {
    if (raw.trim() === '') return flush();
    if (index + 1 >= targets.from) {
      flush();
      return void blocks.push({ kind: 'furniture', start: index + 1, end: index + 1, what: 'link target' });
    }
    run.push(withoutLinkNumbers({ line: index + 1, text: raw.trim(), links: [] }, targets));
    return undefined;
  });
  flush();
  return blocks;
}

import type { Format, StreamReader } from '../format.ts';
import { LineSplitter } from '../line-splitter.ts';
import { nbibRecord } from '../nbib/parse.ts';
import { Batch } from '../stream-reader.ts';
import { abstractFields, type Blocks, summaryFields } from './fields.ts';

const OPENS = /^(\d{1,6})([.:]) (?=\S)/;

function blocksOf(lines: readonly string[]): Blocks {
  const blocks = lines.join('\n').split(/\n\s*\n/);
  return blocks.map((block) => block.trim()).filter((block) => block !== '');
}

/** Reads numbered records as they come: one ends where the next number begins a line behind an empty one. */
function pubmedReader(file: string): StreamReader {
  const splitter = new LineSplitter();
  const batch = new Batch();
  let number = 0;
  let start = 0;
  let count = 0;
  let lines: string[] = [];
  let sign = '.';

  const close = (): void => {
    if (lines.length === 0) return;
    const last = lines.findLastIndex((line) => line.trim() !== '');
    const [first = '', ...others] = lines;
    const blocks = blocksOf([first.replace(OPENS, ''), ...others]);
    const fields = sign === ':' ? summaryFields(blocks) : abstractFields(blocks);
    const result = nbibRecord(fields, { file, format: 'pubmed-text', line: start, endLine: start + last });
    const record = 'found' in result ? batch.record(result.found) : undefined;
    for (const [index, line] of lines.entries())
      batch.line(start + index, line.trim() === '' ? 'blank' : index === 0 ? 'title' : 'metadata', record);
    lines = [];
  };

  const take = (raw: string): void => {
    number += 1;
    const line = number === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    const [, counted, separator = '.'] = OPENS.exec(line) ?? [];
    const isNext = count === 0 || (Number(counted) === count + 1 && separator === sign && lines.at(-1)?.trim() === '');
    if (counted !== undefined && isNext) {
      close();
      [start, count, sign] = [number, Number(counted), separator];
    }
    if (count === 0) batch.line(number, line.trim() === '' ? 'blank' : 'furniture');
    else lines.push(line);
  };

  return {
    push: (text) => {
      for (const line of splitter.push(text)) take(line);
      return batch.take();
    },
    end: () => {
      for (const line of splitter.end()) take(line);
      close();
      return batch.take();
    },
  };
}

/** The numbered texts of PubMed, "Abstract (text)" and "Summary (text)", read as MEDLINE. */
export const format: Format = { reader: pubmedReader };

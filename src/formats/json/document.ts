import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { LabelledRecord, LineAccount, ParseInput, ParseResult } from '../format.ts';
import { linesOf } from '../prose/lines.ts';
import { elementsOf } from './elements.ts';

/** Where a record stands in its file. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

/** What one value came to: a record, or messages that say why there is none. */
export interface Found {
  readonly found?: LabelledRecord;
  readonly messages: readonly Diagnostic[];
}

/** Reads the records of a JSON document, value by value; what is not JSON ends it, and what stands before was read. */
export function readDocument({ text, file }: ParseInput, read: (value: unknown, place: Place) => Found): ParseResult {
  const lines: LineAccount[] = linesOf(text).map((line, index) => ({
    line: index + 1,
    role: line.trim() === '' ? 'blank' : 'furniture',
  }));
  const records: LabelledRecord[] = [];
  const messages: Diagnostic[] = [];
  const { elements, problem } = elementsOf(text);
  for (const { value, start, end } of elements) {
    const { found, messages: said } = read(value, { file, line: start, endLine: end });
    for (const message of said) messages.push(message);
    if (found === undefined) continue;
    const record = records.push(found) - 1;
    for (let line = start; line <= end; line += 1)
      if (lines[line - 1]?.role === 'furniture')
        lines[line - 1] = { line, role: line === start ? 'title' : 'metadata', record };
  }
  if (problem !== undefined)
    messages.push({
      ...problem,
      file,
      ruleId: 'bad-json',
      fatal: true,
      note: `The ${records.length} records before it were read; mend the file there.`,
    });
  return { records, messages, lines };
}

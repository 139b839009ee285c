import type { Diagnostic } from '../../domain/diagnostic.ts';
import { isObject } from '../../domain/record-schema.ts';
import { safeJson } from '../../text/controls.ts';
import type { Format, LabelledRecord, LineAccount, ParseInput, ParseResult } from '../format.ts';
import { elementsOf } from '../json/elements.ts';
import { linesOf } from '../prose/lines.ts';
import { untitledMessage } from '../untitled.ts';
import { itemOf } from './item.ts';
import { recordOf } from './record.ts';

function parse({ text, file }: ParseInput): ParseResult {
  const lines: LineAccount[] = linesOf(text).map((line, index) => ({
    line: index + 1,
    role: line.trim() === '' ? 'blank' : 'furniture',
  }));
  const records: LabelledRecord[] = [];
  const messages: Diagnostic[] = [];
  const { elements, problem } = elementsOf(text);
  for (const { value, start, end } of elements) {
    const record = isObject(value)
      ? recordOf(value, { file, format: 'csl-json', line: start, endLine: end })
      : undefined;
    if (record === undefined) {
      messages.push({
        reason: 'the item says nothing',
        file,
        line: start,
        ruleId: 'empty-record',
        fatal: true,
        note: 'It was left out; give it variables of CSL.',
      });
      continue;
    }
    const index = records.push({ record }) - 1;
    const message = untitledMessage(record);
    if (message !== undefined) messages.push(message);
    for (let line = start; line <= end; line += 1)
      if (lines[line - 1]?.role === 'furniture')
        lines[line - 1] = { line, role: line === start ? 'title' : 'metadata', record: index };
  }
  if (problem !== undefined)
    messages.push({
      ...problem,
      file,
      ruleId: 'bad-json',
      fatal: true,
      note: `The ${records.length} items before it were read; mend the file there.`,
    });
  return { records, messages, lines };
}

/** CSL-JSON, the language of citation processors. Heeds `abstracts`. */
export const format: Format = {
  parse,
  stringify: (entries, { abstracts = true }) =>
    `${safeJson(
      entries.map((entry) => itemOf(entry, abstracts)),
      2,
    )}\n`,
};

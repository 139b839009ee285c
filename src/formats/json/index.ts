import { safeJson } from '../../text/controls.ts';
import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { Format, LabelledRecord, LineAccount, ParseInput, ParseResult } from '../format.ts';
import { linesOf } from '../prose/lines.ts';
import { elementsOf } from './elements.ts';
import { recordOf, unknownFields } from './records.ts';

function parse({ text, file }: ParseInput): ParseResult {
  const lines: LineAccount[] = linesOf(text).map((line, index) => ({
    line: index + 1,
    role: line.trim() === '' ? 'blank' : 'furniture',
  }));
  const records: LabelledRecord[] = [];
  const messages: Diagnostic[] = [];
  const { elements, problem } = elementsOf(text);
  const seen = new Set<string>();
  for (const { value, start, end } of elements) {
    const place = { file, format: 'json', line: start, endLine: end };
    const { found, messages: said } = recordOf(value, place);
    messages.push(...said, ...unknownFields(value, place, seen));
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

/** Our own JSON: an array of papers, `{ "papers": [...] }`, or one paper. */
export const format: Format = {
  parse,
  stringify: (entries, { abstracts = true }) =>
    `${safeJson(abstracts ? entries : entries.map(({ abstract, ...rest }) => rest), 2)}\n`,
};

import { safeJson } from '../../text/controls.ts';
import type { Format, LabelledRecord, LineAccount, ParseResult } from '../format.ts';
import type { Diagnostic } from '../../domain/diagnostic.ts';
import { recordOf, unknownFields } from '../json/records.ts';
import { linesOf } from '../prose/lines.ts';

/** Reads lines of JSON, the first of which has the number given. `seen` has the unknown fields already spoken of. */
export function parseJsonLines(
  lines: readonly string[],
  file: string,
  firstLine: number,
  seen = new Set<string>(),
): ParseResult {
  const records: LabelledRecord[] = [];
  const messages: Diagnostic[] = [];
  const accounts = lines.map((text, index): LineAccount => {
    const line = firstLine + index;
    if (text.trim() === '') return { line, role: 'blank' };
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      messages.push({
        reason: `not JSON (${why.slice(0, 120)})`,
        file,
        line,
        ruleId: 'bad-json',
        fatal: true,
        note: 'The line was left out; the others were read.',
      });
      return { line, role: 'furniture', what: 'damaged line' };
    }
    const place = { file, format: 'jsonl', line, endLine: line };
    const { found, messages: said } = recordOf(value, place);
    messages.push(...said, ...unknownFields(value, place, seen));
    return found === undefined
      ? { line, role: 'furniture', what: 'no paper' }
      : { line, role: 'title', record: records.push(found) - 1 };
  });
  return { records, messages, lines: accounts };
}

/** Our own JSON Lines: one paper a line. */
export const format: Format = {
  parse: ({ text, file }) => parseJsonLines(linesOf(text), file, 1),
  stringify: (entries, { abstracts = true }) =>
    entries
      .map(
        ({ abstract, ...rest }) => `${safeJson(abstracts && abstract !== undefined ? { ...rest, abstract } : rest)}\n`,
      )
      .join(''),
};

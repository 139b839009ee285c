import type { Diagnostic } from '../../domain/diagnostic.ts';
import { safeJson } from '../../text/controls.ts';
import type { Format, StreamReader } from '../format.ts';
import { recordOf, unknownFields } from '../json/records.ts';
import { LineSplitter } from '../line-splitter.ts';
import { Batch } from '../stream-reader.ts';

/** Reads lines of JSON as they come. */
function linesReader(file: string): StreamReader {
  const splitter = new LineSplitter();
  const batch = new Batch();
  // Unknown fields that have been spoken of.
  const seen = new Set<string>();
  let line = 0;

  const take = (text: string): void => {
    line += 1;
    if (text.trim() === '') return batch.line(line, 'blank');
    let value: unknown;
    try {
      value = JSON.parse(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    } catch (error) {
      batch.message(notJson(file, line, error));
      return batch.line(line, 'furniture', undefined, 'damaged line');
    }
    const place = { file, format: 'jsonl', line, endLine: line };
    const { found, messages } = recordOf(value, place);
    for (const message of [...messages, ...unknownFields(value, place, seen)]) batch.message(message);
    if (found === undefined) batch.line(line, 'furniture', undefined, 'no paper');
    else batch.line(line, 'title', batch.record(found));
  };

  return {
    push: (text) => {
      for (const whole of splitter.push(text)) take(whole);
      return batch.take();
    },
    end: () => {
      for (const whole of splitter.end()) take(whole);
      return batch.take();
    },
  };
}

function notJson(file: string, line: number, error: unknown): Diagnostic {
  const why = error instanceof Error ? error.message : String(error);
  return {
    reason: `not JSON (${why.slice(0, 120)})`,
    file,
    line,
    ruleId: 'bad-json',
    fatal: true,
    note: 'The line was left out; the others were read.',
  };
}

/** Our own JSON Lines: one paper a line. */
export const format: Format = {
  reader: linesReader,
  stringify: (entries, { abstracts = true }) =>
    entries
      .map(
        ({ abstract, ...rest }) => `${safeJson(abstracts && abstract !== undefined ? { ...rest, abstract } : rest)}\n`,
      )
      .join(''),
};

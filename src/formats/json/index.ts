import { safeJson } from '../../text/controls.ts';
import type { Format, ParseInput, ParseResult } from '../format.ts';
import { readDocument } from './document.ts';
import { recordOf, unknownFields } from './records.ts';

function parse(input: ParseInput): ParseResult {
  const seen = new Set<string>();
  return readDocument(input, (value, place) => {
    const { messages, ...found } = recordOf(value, { ...place, format: 'json' });
    return { ...found, messages: [...messages, ...unknownFields(value, place, seen)] };
  });
}

/** Our own JSON: an array of papers, `{ "papers": [...] }`, or one paper. */
export const format: Format = {
  parse,
  stringify: (entries, { abstracts = true }) =>
    `${safeJson(abstracts ? entries : entries.map(({ abstract, ...rest }) => rest), 2)}\n`,
};

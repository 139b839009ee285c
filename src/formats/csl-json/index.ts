import { isObject } from '../../domain/record-schema.ts';
import { safeJson } from '../../text/controls.ts';
import type { Format, ParseInput, ParseResult } from '../format.ts';
import { type Found, type Place, readDocument } from '../json/document.ts';
import { untitledMessage } from '../untitled.ts';
import { labelledItem } from './item.ts';
import { labelledRecordOf } from './record.ts';

function read(value: unknown, place: Place): Found {
  const found = isObject(value) ? labelledRecordOf(value, { ...place, format: 'csl-json' }) : undefined;
  if (found !== undefined) {
    const message = untitledMessage(found.record);
    return { found, messages: message === undefined ? [] : [message] };
  }
  const { file, line } = place;
  const note = 'It was left out; give it variables of CSL.';
  return { messages: [{ reason: 'the item says nothing', file, line, ruleId: 'empty-record', fatal: true, note }] };
}

function parse(input: ParseInput): ParseResult {
  return readDocument(input, read);
}

/** CSL-JSON, the language of citation processors. Heeds `abstracts`. */
export const format: Format = {
  parse,
  stringify: (entries, { abstracts = true }) =>
    `${safeJson(
      entries.map((entry) => labelledItem(entry, abstracts)),
      2,
    )}\n`,
};

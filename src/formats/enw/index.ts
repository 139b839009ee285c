import type { Format } from '../format.ts';
import { type TaggedFormat, taggedReader } from '../tagged/reader.ts';
import { enwRecord } from './record.ts';

const ENW: TaggedFormat = {
  name: 'enw',
  tagOf: (line) => {
    const [, tag, value = ''] = /^%([A-Z0-9!-/:-@[^~])(?:[ \t]+(.*))?$/s.exec(line.trimEnd()) ?? [];
    return tag === undefined ? undefined : { tag, value };
  },
  opens: '0',
  parted: true,
  roleOf: (tag) => (tag === 'T' ? 'title' : tag === 'X' ? 'abstract' : 'metadata'),
  recordOf: enwRecord,
};

/**
 * The tagged lines of EndNote (`.enw`), which many publishers and Google Scholar offer, and of Refer, from which they come:
 * https://en.wikipedia.org/wiki/Refer_(software).
 */
export const format: Format = { reader: (file) => taggedReader(ENW, file) };

import type { Format } from '../format.ts';
import { type TaggedFormat, taggedReader } from '../tagged/reader.ts';
import { nbibRecord } from './parse.ts';
import { nbibCitation } from './stringify.ts';

const MEDLINE: TaggedFormat = {
  name: 'nbib',
  tagOf: (line) => {
    // ERIC has names of four letters with a space behind them; some leave out the space behind the sign.
    const [, tag, value = ''] =
      /^(?=.{4}-|IS[BS]N -)([A-Z0-9]{2,4}) *-(?: (.*))?$/s.exec(line) ??
      /^(?=.{4}-)(PMID(?=-\d)|[A-Z]{2,3}(?= )) *-(.*)$/s.exec(line) ??
      [];
    return tag === undefined ? undefined : { tag, value };
  },
  opens: 'PMID',
  begins: ({ tag, lines }) => tag === 'OWN' && lines[0] === 'ERIC',
  roleOf: (tag) => (tag === 'TI' || tag === 'BTI' ? 'title' : tag === 'AB' ? 'abstract' : 'metadata'),
  recordOf: nbibRecord,
};

/** Citations of PubMed and MEDLINE (`.nbib`, `.txt`). Heeds `abstracts`. */
export const format: Format = {
  reader: (file) => taggedReader(MEDLINE, file),
  stringify: (entries, { abstracts = true }) => entries.map((entry) => nbibCitation(entry, abstracts)).join('\n'),
};

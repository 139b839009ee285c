import type { Format, LineRole } from '../format.ts';
import { type TaggedFormat, taggedReader } from '../tagged/reader.ts';
import { risRecord } from './parse.ts';
import { risReference } from './stringify.ts';

const ROLES = new Map<string, LineRole>([
  ['TI', 'title'],
  ['T1', 'title'],
  ['AB', 'abstract'],
  ['N2', 'abstract'],
]);

/** Text may look like a tag with one space (`AI - based`), so one space counts only where the file's own tags have one. */
function risTags(): TaggedFormat['tagOf'] {
  let spaces: number | undefined;
  let indent: string | undefined;
  return (whole) => {
    // Pasted text may be moved in as a whole, which its first reference shows.
    indent ??= /^([ \t]*)TY {0,2}\s?-/.exec(whole)?.[1];
    const line = indent !== undefined && indent !== '' && whole.startsWith(indent) ? whole.slice(indent.length) : whole;
    const [, tag, gap = '', value = ''] = /^([A-Z][A-Z0-9])( {1,2}|\t)- ?(.*)$/.exec(line) ?? [];
    if (tag === undefined) return /^ER\s*$/.test(line) ? { tag: 'ER', value: '' } : undefined;
    if (tag === 'TY') spaces ??= gap.length;
    return spaces === undefined || gap.length >= spaces ? { tag, value } : undefined;
  };
}

/**
 * RIS (https://en.wikipedia.org/wiki/RIS_(file_format)) in the dialects of Zotero, EndNote, Mendeley, Scopus, Web of
 * Science and Rayyan. Heeds `abstracts`.
 */
export const format: Format = {
  reader: (file) =>
    taggedReader(
      {
        name: 'ris',
        tagOf: risTags(),
        opens: 'TY',
        closes: 'ER',
        roleOf: (tag) => ROLES.get(tag) ?? 'metadata',
        recordOf: risRecord,
      },
      file,
    ),
  stringify: (entries, { abstracts = true }) => entries.map((entry) => risReference(entry, abstracts)).join('\r\n'),
};

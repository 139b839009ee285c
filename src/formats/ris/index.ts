import type { Format, LineRole, StreamReader } from '../format.ts';
import { type TaggedFormat, taggedReader } from '../tagged/reader.ts';
import { isOvid, isOvidNamed, ovid, OVID_NAMED } from './ovid.ts';
import { risRecord } from './parse.ts';
import { isRefWorks, REFWORKS } from './refworks.ts';
import { isScopus, scopus } from './scopus.ts';
import { risReference } from './stringify.ts';
import { isWebOfScience, WEB_OF_SCIENCE } from './web-of-science.ts';

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
    const [, tag, gap = '', value = ''] = /^([A-Z][A-Z0-9]|PMID)( {1,2}|\t)- ?(.*)$/s.exec(line) ?? [];
    if (tag === undefined) return /^ER\s*$/.test(line) ? { tag: 'ER', value: '' } : undefined;
    if (tag === 'TY') spaces ??= gap.length;
    return spaces === undefined || gap.length >= spaces ? { tag, value } : undefined;
  };
}

const RIS: Omit<TaggedFormat, 'tagOf'> = {
  name: 'ris',
  opens: 'TY',
  closes: 'ER',
  roleOf: (tag) => ROLES.get(tag) ?? 'metadata',
  recordOf: risRecord,
};

function dialectOf(text: string): TaggedFormat {
  if (isWebOfScience(text)) return WEB_OF_SCIENCE;
  if (isOvid(text)) return ovid();
  if (isOvidNamed(text)) return OVID_NAMED;
  if (isScopus(text)) return scopus();
  return isRefWorks(text) ? REFWORKS : { ...RIS, tagOf: risTags() };
}

/** The dialect shows in what comes first. */
function risReader(file: string): StreamReader {
  let reader: StreamReader | undefined;
  const chosen = (text: string): StreamReader => (reader ??= taggedReader(dialectOf(text), file));
  return { push: (text) => chosen(text).push(text), end: () => chosen('').end() };
}

/**
 * RIS (https://en.wikipedia.org/wiki/RIS_(file_format)) in the dialects of Zotero, EndNote, Mendeley, Scopus, Web of
 * Science and Rayyan, and what Web of Science, Ovid, RefWorks and Scopus have instead. Heeds `abstracts`.
 */
export const format: Format = {
  reader: risReader,
  stringify: (entries, { abstracts = true }) => entries.map((entry) => risReference(entry, abstracts)).join('\r\n'),
};

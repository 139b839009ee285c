import type { TaggedFormat } from '../tagged/reader.ts';
import { ovidRecord } from './ovid-record.ts';

/** The names that stand above the indented lines of their fields in Ovid's other layout, by their tags. */
const NAMES = new Map(
  Object.entries({
    'Accession Number': 'AN',
    'Unique Identifier': 'UI',
    Database: 'DB',
    Author: 'AU',
    Authors: 'AU',
    Institution: 'IN',
    Title: 'TI',
    Source: 'SO',
    Abstract: 'AB',
    'Author Keywords': 'KW',
    Keywords: 'KW',
    'Keyword Heading': 'KF',
    'MeSH Subject Headings': 'SH',
    'Subject Headings': 'SH',
    Language: 'LG',
    'Document Type': 'DT',
    'Publication Type': 'PT',
    'Journal Subset': 'SB',
    ISSN: 'IS',
    ISBN: 'IB',
    'NLM Journal Code': 'JC',
    'DOI Number': 'DI',
    'Digital Object Identifier': 'DI',
    'Year of Publication': 'YR',
    'Date of Publication': 'DP',
    Publisher: 'PU',
    'Country of Publication': 'CP',
    References: 'RF',
    Score: 'SCORE',
    Status: 'ST',
    'Link to the Ovid Full Text or citation': 'XL',
    'Link to the External Link Resolver': 'XL',
  }),
);

/** A field of the other layout that has no tag keeps its name before its text. */
function named(line: string): { readonly tag: string; readonly value: string } | undefined {
  const [name] = /^[A-Z][\w /()-]{2,50}$/.exec(line.trimEnd()) ?? [];
  if (name === undefined) return undefined;
  const tag = NAMES.get(name);
  return tag === undefined ? { tag: 'XX', value: `${name}:` } : { tag, value: '' };
}

const NUMBER = /^\s*<(\d+)\.? ?>\s*$/;

/** Ovid's other layout: names of fields on lines of their own, and their values below, moved in. */
export const OVID_NAMED: TaggedFormat = {
  name: 'ris',
  tagOf: (line) => {
    const [, number] = NUMBER.exec(line) ?? [];
    return number === undefined ? named(line) : { tag: '<', value: number };
  },
  opens: '<',
  roleOf: (tag) => (tag === 'TI' ? 'title' : tag === 'AB' ? 'abstract' : 'metadata'),
  recordOf: ovidRecord,
};

/** True for the beginning of that layout. */
export function isOvidNamed(text: string): boolean {
  return /^\uFEFF?\s*<\d+>[ \t]*\r?\n(?:Score|Accession Number|Unique Identifier|Database|Authors?|Title)[ \t]*\r?\n {1,2}\S/.test(
    text,
  );
}

/** True for the beginning of what Ovid exports as tagged lines. */
export function isOvid(text: string): boolean {
  return /^\uFEFF?\s*(?:<\d+\.? ?>[ \t]*\r?\n[ \t]*)?VN {1,2}- ?Ovid/.test(text);
}

/** The tagged lines of Ovid's databases, each record behind its number (`<1. >`), read as references of RIS. */
export function ovid(): TaggedFormat {
  let spaces: number | undefined;
  return {
    name: 'ris',
    tagOf: (line) => {
      const [, number] = NUMBER.exec(line) ?? [];
      if (number !== undefined) return { tag: '<', value: number };
      const [, tag, gap = '', value = ''] = /^ ?([A-Z][A-Z0-9]{1,4})( {1,2})- ?(.*)$/s.exec(line) ?? [];
      if (tag === 'VN') spaces ??= gap.length;
      return tag === undefined || gap.length < (spaces ?? 1) ? undefined : { tag, value };
    },
    opens: '<',
    begins: ({ tag }) => tag === 'VN',
    roleOf: (tag) => (tag === 'TI' ? 'title' : tag === 'AB' ? 'abstract' : 'metadata'),
    recordOf: ovidRecord,
  };
}

import type { Source } from '../../domain/paper.ts';
import { flowing, type TaggedField, type TaggedFormat, type TaggedRecord } from '../tagged/reader.ts';
import { risRecord } from './parse.ts';

/** The labels of Scopus's plain text, by the tags of RIS; any other is kept with its name. */
const LABELS: Readonly<Record<string, string>> = {
  DOI: 'DO',
  ABSTRACT: 'AB',
  'AUTHOR KEYWORDS': 'KW',
  'INDEX KEYWORDS': 'KW',
  AFFILIATIONS: 'AD',
  PUBLISHER: 'PB',
  ISSN: 'SN',
  ISBN: 'SN',
  'PUBMED ID': 'PMID',
  'LANGUAGE OF ORIGINAL DOCUMENT': 'LA',
  'ABBREVIATED SOURCE TITLE': 'J2',
  EDITORS: 'ED',
  'DOCUMENT TYPE': 'M3',
  'AUTHOR IDS': 'SC-IDS',
  'PUBLICATION STAGE': 'SC-STAGE',
  'CORRESPONDENCE ADDRESS': 'SC-CORR',
  'FUNDING DETAILS': 'SC-FUND',
  REFERENCES: 'SC-REFS',
  CODEN: 'SC-CODEN',
};

const TYPES: readonly (readonly [kind: RegExp, ris: string])[] = [
  [/^conference paper/i, 'CPAPER'],
  [/^book chapter/i, 'CHAP'],
  [/^book$/i, 'BOOK'],
  [/^(?:article|review|letter|note|editorial|short survey|erratum|data paper|conference review)/i, 'JOUR'],
];

/** `(2020) Journal of Soils, 6 (1), art. no. 1722034, pp. 1-10. Cited 3 times.` */
const PLACE =
  /^\((?<year>\d{4})\) (?<venue>.+?)(?:, (?<volume>[A-Z]?\d[\w./-]*(?: [A-Z]{2,5})?))?(?: \((?<issue>[^()]+)\))?(?:, art\. no\. (?<article>[^,\s]+?))?(?:, pp\. (?<pages>[\w-]+))?[.,]?(?:\s+Cited \d+ times?\.)?[,\s]*$/;

/** In characters: no reference is longer. */
const LONGEST = 1000;

function placed(text: string): TaggedField[] {
  const groups = PLACE.exec(text.slice(0, LONGEST))?.groups;
  if (groups === undefined) return [{ tag: 'SO', lines: [text] }];
  const parts = { PY: 'year', T2: 'venue', VL: 'volume', IS: 'issue', SP: 'pages', C7: 'article' };
  return Object.entries(parts).flatMap(([tag, name]) => {
    const value = groups[name];
    return value === undefined ? [] : [{ tag, lines: [value] }];
  });
}

/** `Cui, L., Pan, X.` and, since 2023, `Cui L.; Pan X.`; a number behind a full name is Scopus's own. */
function names(text: string): string[] {
  const list = text.includes(';') ? text.split(/;\s*/) : text.split(/(?<=\.),\s+/);
  return list.map((name) => name.replace(/\s*\(\d+\)$/, '').trim()).filter((name) => name !== '');
}

function translated({ tag, lines }: TaggedField, hasFullNames: boolean): TaggedField[] {
  const text = flowing(lines);
  if (tag === 'AUTHORS' || tag === 'AUTHOR FULL NAMES') {
    const isShown = (tag === 'AUTHOR FULL NAMES') === hasFullNames && !/^\[No author/i.test(text);
    return isShown ? names(text).map((name) => ({ tag: 'AU', lines: [name] })) : [];
  }
  if (tag === 'PLACE') return placed(text);
  if (tag === 'TITLE') return [{ tag: 'TI', lines }];
  if (tag === 'PAGE') return [{ tag: 'UR', lines }];
  const ris = LABELS[tag];
  if (ris === 'KW') return text.split(/;\s*/).map((word) => ({ tag: 'KW', lines: [word] }));
  if (ris === 'ED') return names(text).map((name) => ({ tag: 'ED', lines: [name] }));
  return ris === undefined ? [{ tag: 'SC-XX', lines: [`${tag}: ${text}`] }] : [{ tag: ris, lines }];
}

function recordOf(fields: readonly TaggedField[], source: Source): TaggedRecord {
  const said = flowing(fields.find(({ tag }) => tag === 'DOCUMENT TYPE')?.lines ?? []);
  const [, type = 'GEN'] = TYPES.find(([kind]) => kind.test(said)) ?? [];
  const hasFullNames = fields.some(({ tag }) => tag === 'AUTHOR FULL NAMES');
  return risRecord(
    [{ tag: 'TY', lines: [type] }, ...fields.flatMap((field) => translated(field, hasFullNames))],
    source,
  );
}

/** True for the beginning of what Scopus exports as plain text. */
export function isScopus(text: string): boolean {
  return /^\uFEFF?\s*Scopus\s*\n\s*EXPORT DATE: /.test(text.replaceAll('\r\n', '\n'));
}

/** Scopus's plain text: names, title, place and page on lines of their own, then labels, the last of which is the source. */
export function scopus(): TaggedFormat {
  // What the head of the record has by now; undefined before the first record.
  let head: 'names' | 'title' | 'place' | 'done' | undefined;
  return {
    name: 'ris',
    tagOf: (line) => {
      const text = line.trim();
      if (text === '') return undefined;
      if (head === undefined) {
        if (text.startsWith('EXPORT DATE: ')) head = 'names';
        return undefined;
      }
      const [, label = '', value = ''] = /^([A-Z][A-Z0-9/ ]{1,40}|PubMed ID): ?(.*)$/s.exec(text) ?? [];
      if (label === 'SOURCE') head = 'names';
      if (label !== '' && (head === 'done' || label === 'AUTHOR FULL NAMES' || label === 'SOURCE'))
        return { tag: label.toUpperCase(), value };
      if (head === 'names') {
        head = 'title';
        return { tag: 'AUTHORS', value: text };
      }
      if (head === 'title') {
        if (/^[\d; ]+$/.test(text)) return { tag: 'AUTHOR IDS', value: text };
        head = 'place';
        return { tag: 'TITLE', value: text };
      }
      if (head === 'place' && /^\(\d{4}\) /.test(text)) {
        head = 'done';
        return { tag: 'PLACE', value: text };
      }
      return /^https?:\/\/\S+$/.test(text) ? { tag: 'PAGE', value: text } : undefined;
    },
    opens: 'AUTHORS',
    closes: 'SOURCE',
    roleOf: (tag) => (tag === 'TITLE' ? 'title' : tag === 'ABSTRACT' ? 'abstract' : 'metadata'),
    recordOf,
  };
}

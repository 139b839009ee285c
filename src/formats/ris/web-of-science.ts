import type { Source } from '../../domain/paper.ts';
import { flowing, type TaggedField, type TaggedFormat, type TaggedRecord } from '../tagged/reader.ts';
import { risRecord } from './parse.ts';

/** What Web of Science calls the fields of RIS in the plain text that it exports (`FN Clarivate …`, `PT J`). */
const TAGS: Readonly<Record<string, string>> = {
  AF: 'AU',
  BA: 'AU',
  BE: 'ED',
  CA: 'AU',
  SO: 'T2',
  SE: 'T3',
  PD: 'DA',
  BP: 'SP',
  PS: 'PG',
  AR: 'C7',
  PU: 'PB',
  PI: 'CY',
  BN: 'SN',
  EI: 'SN',
  DI: 'DO',
  UT: 'AN',
  J9: 'J2',
  DE: 'KW',
  ID: 'KW',
};

/** Names that mean something else in RIS; they are kept as they are, marked by where they come from. */
const OTHERS = new Set([
  'CP',
  'CL',
  'CT',
  'CY',
  'JI',
  'RP',
  'SP',
  'EM',
  'SC',
  'WC',
  'NR',
  'TC',
  'Z9',
  'PG',
  'GA',
  'DA',
  'ED',
  'SU',
  'SI',
  'MA',
]);

/** What the fields of a patent are that elsewhere are a part's number and nothing: its number and whose it is. */
const PATENT: Readonly<Record<string, string>> = { PN: 'IS', AE: 'PB' };

const KINDS: Readonly<Record<string, string>> = { J: 'JOUR', B: 'BOOK', S: 'CHAP', P: 'PAT', C: 'CPAPER' };

function typeOf(fields: readonly TaggedField[]): string {
  const [kind = '', document = ''] = ['PT', 'DT'].map((tag) =>
    flowing(fields.find((field) => field.tag === tag)?.lines ?? []),
  );
  if (/proceedings paper/i.test(document)) return 'CPAPER';
  if (/book chapter/i.test(document)) return 'CHAP';
  // A series that comes out in volumes with articles, such as an annual review, is a journal.
  if (kind === 'S' && /^(?:article|review)$/i.test(document) && fields.some(({ tag }) => tag === 'SN')) return 'JOUR';
  return KINDS[kind] ?? 'GEN';
}

/** The fields of RIS that one field of Web of Science comes to: names stand on lines of their own, keywords in one list. */
function translated({ tag, lines }: TaggedField, fullNames: boolean, isPatent: boolean): TaggedField[] {
  if (tag === 'PT' || (tag === 'AU' && fullNames)) return [];
  const ris = TAGS[tag] ?? tag;
  if (ris === 'AU' || ris === 'ED') {
    const names = lines.map((line) => line.trim()).filter((line) => line !== '');
    // A group is named by CA, without a comma.
    return names.flatMap((line) => {
      const [, name = line, address] = /^(.+?)\s*\(([^()\s]+@[^()\s]+)\)$/.exec(line) ?? [];
      const author = { tag: ris, lines: [tag === 'CA' ? `${name},` : name] };
      return address === undefined ? [author] : [author, { tag: 'WOS-EM', lines: [address] }];
    });
  }
  if (PATENT[tag] !== undefined && isPatent) return [{ tag: PATENT[tag], lines }];
  if (ris === 'KW')
    return flowing(lines)
      .split(/;\s*/)
      .map((word) => ({ tag: ris, lines: [word] }));
  return [{ tag: OTHERS.has(tag) ? `WOS-${tag}` : ris, lines }];
}

function recordOf(fields: readonly TaggedField[], source: Source): TaggedRecord {
  const fullNames = fields.some(({ tag }) => tag === 'AF');
  const isPatent = typeOf(fields) === 'PAT';
  const [medline] = fields.filter(({ tag }) => tag === 'PM').map(({ lines }) => flowing(lines));
  return risRecord(
    [
      { tag: 'TY', lines: [typeOf(fields)] },
      ...fields.flatMap((field) => (field.tag === 'PM' ? [] : translated(field, fullNames, isPatent))),
      ...(medline === undefined ? [] : [{ tag: 'AN', lines: [`PMID:${medline}`] }]),
    ],
    source,
  );
}

/** True for the beginning of what Web of Science exports as plain text. */
export function isWebOfScience(text: string): boolean {
  return /^\uFEFF?\s*(?:FN [^\n]*(?:Web of Science|Clarivate|Thomson|ISI)|PT [JBSPC]\s*[\r\n]+A[UF] )/.test(text);
}

/** The tagged lines of Web of Science, read as references of RIS. */
export const WEB_OF_SCIENCE: TaggedFormat = {
  name: 'ris',
  tagOf: (line) => {
    const [, tag, value = ''] = /^([A-Z][A-Z0-9])(?: (.*))?$/s.exec(line) ?? [];
    return tag === undefined ? undefined : { tag, value };
  },
  opens: 'PT',
  closes: 'ER',
  roleOf: (tag) => (tag === 'TI' ? 'title' : tag === 'AB' ? 'abstract' : 'metadata'),
  recordOf,
};

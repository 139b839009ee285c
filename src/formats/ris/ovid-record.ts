import type { Source } from '../../domain/paper.ts';
import { flowing, type TaggedField, type TaggedRecord } from '../tagged/reader.ts';
import { readOvidSource } from './ovid-source.ts';
import { risRecord } from './parse.ts';

/** What Ovid's databases call the fields of RIS. */
const TAGS: Readonly<Record<string, string>> = {
  UI: 'AN',
  JN: 'T2',
  JT: 'T2',
  JA: 'J2',
  VO: 'VL',
  IP: 'IS',
  YR: 'PY',
  DP: 'DA',
  DG: 'DA',
  IS: 'SN',
  IT: 'SN',
  ES: 'SN',
  IB: 'SN',
  DI: 'DO',
  LG: 'LA',
  LC: 'CY',
  IN: 'AD',
  AD: 'AD',
  UR: 'UR',
};

/** Fields that mean the same in both, or nothing in RIS. */
const SAME = new Set(['AN', 'DB', 'AB', 'TT', 'ET', 'DO', 'PY', 'PB', 'PMID']);

/** Lists of keywords, headings and key concepts. */
const WORDS = new Set(['KW', 'KF', 'DE', 'SH', 'MH', 'ID', 'OT']);

/** Degrees and marks of footnotes behind a name: `Lefkowitz, Rafael Y. MD, MPH 1`, `Zhang, Weijia 1,2,+`. */
const BEHIND_NAME =
  /(?:[\s,]+(?:M\.?D|Ph\.? ?D|M\.?P\.?H|M\.?S\.?c?|B\.?S\.?c?|M\.?A|B\.?A|DrPH|R\.?N|MBBS|MBChB|MBA|MHS|Ed\.?D|Pharm\.?D|D\.?Phil|D\.?Sc|Sc\.?D|DVM|DDS|F[A-Z]{3,5})\.?|\s+[\d*+#][\d,*+#]*)+$/;

function nameOf(text: string): string {
  const name = text
    .replace(/\s*\[[^\]]*\]\s*$/, '')
    .replace(BEHIND_NAME, '')
    .trim();
  // The stop of a sentence, not of an initial.
  return name.replace(/(?<=\p{Ll}{3})\.$/u, '');
}

function textOf(fields: readonly TaggedField[], ...tags: readonly string[]): string {
  return flowing(fields.find(({ tag }) => tags.includes(tag))?.lines ?? []);
}

/** The type of RIS, by what the database says of the kind of paper. */
function typeOf(fields: readonly TaggedField[]): string {
  const kinds = fields.filter(({ tag }) => tag === 'PT' || tag === 'DT').map(({ lines }) => flowing(lines));
  const says = (kind: RegExp): boolean => kinds.some((text) => kind.test(text));
  if (says(/^patent/i)) return 'PAT';
  if (says(/dissertation|^thesis/i)) return 'THES';
  if (says(/chapter/i)) return 'CHAP';
  if (says(/^conference (?:abstract|paper|review)/i)) return 'CPAPER';
  if (says(/\bbook$/i) || textOf(fields, 'DB').startsWith('Books')) return 'BOOK';
  return fields.some(({ tag }) => tag === 'SO' || tag === 'JN') ? 'JOUR' : 'GEN';
}

/** What stands in brackets behind a title is no part of it: `[Article]`, `[References]`. */
function titled(text: string): TaggedField[] {
  const [, title = text, kinds = ''] = /^(.+?)((?:\s*\[(?:\p{Lu}[\p{L} ,&/-]*|\d+ refs?)\]\.?)+)$/su.exec(text) ?? [];
  const plain = title.trim().replace(/(?<!\.)\.$/, '');
  return [{ tag: 'TI', lines: [plain] }, ...(kinds === '' ? [] : [{ tag: 'OVID-TI', lines: [kinds.trim()] }])];
}

/** Terms of a thesaurus stand in a field each, and may have a comma; a single field of words is a list. */
function wordsIn(text: string, isAlone: boolean): TaggedField[] {
  const parting = text.includes(';') ? /\s*;\s*/ : isAlone ? /\s*,\s+/ : /\n/;
  // A star marks what a paper is mainly about.
  const words = text.replace(/\.$/, '').split(parting);
  const list = words.map((word) => word.trim().replace(/^\*|\*$/g, ''));
  return list.filter((word) => word !== '').map((word) => ({ tag: 'KW', lines: [word] }));
}

/** The fields of RIS that one field of Ovid comes to. */
function translated({ tag, lines }: TaggedField, type: string, has: (tag: string) => number): TaggedField[] {
  const text = flowing(lines);
  if (tag === 'TI') return titled(text);
  if (tag === 'FA' || (tag === 'AU' && has('FA') === 0))
    return text
      .split(/;\s+/)
      .map(nameOf)
      .flatMap((name) => (name === '' || BEHIND_NAME.test(` ${name}`) ? [] : [{ tag: 'AU', lines: [name] }]));
  if (tag === 'AU') return [];
  if (tag === 'ED' && /\p{L}/u.test(text))
    return text.split(/\s*;\s*/).map((name) => ({ tag: 'ED', lines: [nameOf(name)] }));
  if (WORDS.has(tag)) return wordsIn(text, /^(?:DE|ID|KW)$/.test(tag) && has(tag) === 1);
  if (tag === 'PN' && type === 'PAT') return [{ tag: 'IS', lines }];
  if (tag === 'PA' && type === 'PAT') return [{ tag: 'PB', lines }];
  if (tag === 'PM' && /^\d+/.test(text)) return [{ tag: 'AN', lines: [`PMID:${/^\d+/.exec(text)?.[0] ?? ''}`] }];
  if (tag === 'PU') {
    const [publisher = '', place] = text.split(/\s*;\s*/);
    return [{ tag: 'PB', lines: [publisher] }, ...(place === undefined ? [] : [{ tag: 'CY', lines: [place] }])];
  }
  const ris = TAGS[tag] ?? (SAME.has(tag) ? tag : undefined);
  if (ris === 'LA') return [{ tag: ris, lines: [text.replace(/\.$/, '')] }];
  return [ris === undefined ? { tag: `OVID-${tag}`, lines: [text.replace(/\s+/g, ' ')] } : { tag: ris, lines }];
}

/** What the field of the source says and no other field does. */
function sourced(fields: readonly TaggedField[]): TaggedField[] {
  const whole = textOf(fields, 'SO');
  const source = readOvidSource(whole);
  // A paper that is ahead of print has a journal and no more.
  if (source === undefined) return whole === '' ? [] : [{ tag: 'SO', lines: [whole.replace(/^(\D+)\.$/, '$1')] }];
  const has = (...tags: readonly string[]): boolean => fields.some(({ tag }) => tags.includes(tag));
  const parts: readonly (readonly [tag: string, text: string | undefined, isThere: boolean])[] = [
    ['T2', source.venue, has('JN', 'JT')],
    ['VL', source.volume, has('VO')],
    ['IS', source.issue, has('IP', 'PN')],
    ['SP', source.pages, has('PG')],
    ['PY', /\d{4}/.exec(source.date ?? '')?.[0], has('YR', 'DP')],
    ['DA', source.date, has('DP', 'DG')],
  ];
  return [
    ...(has('ED') ? [] : (source.editors ?? [])).map((name) => ({ tag: 'ED', lines: [nameOf(name)] })),
    ...parts.flatMap(([tag, text, isThere]) => (text === undefined || isThere ? [] : [{ tag, lines: [text] }])),
    { tag: 'OVID-SO', lines: [whole.replace(/\s+/g, ' ')] },
  ];
}

/** The record of one reference of Ovid, whose fields go the way of those of RIS. */
export function ovidRecord(fields: readonly TaggedField[], source: Source): TaggedRecord {
  const type = typeOf(fields);
  const counts = new Map<string, number>();
  for (const { tag } of fields) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const has = (name: string): number => counts.get(name) ?? 0;
  const pubmed = textOf(fields, 'PM').split(' ', 1)[0];
  const pages = fields.filter(({ tag, lines }) => tag === 'PG' && !/^No Pagination/i.test(flowing(lines)));
  const rest = fields.filter(
    ({ tag, lines }) => !/^(?:<|VN|SO|XP)$/.test(tag) && !(/^(?:UI|AN)$/.test(tag) && flowing(lines) === pubmed),
  );
  return risRecord(
    [
      { tag: 'TY', lines: [type] },
      ...rest.flatMap((field) => (field.tag === 'PG' ? [] : translated(field, type, has))),
      ...pages.map(({ lines }) => ({ tag: 'SP', lines })),
      ...sourced(fields),
    ],
    source,
  );
}

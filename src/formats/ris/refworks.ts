import type { Source } from '../../domain/paper.ts';
import { flowing, type TaggedField, type TaggedFormat, type TaggedRecord } from '../tagged/reader.ts';
import { risRecord } from './parse.ts';

/** What RefWorks calls the fields of RIS; of the rest those that mean something else there are marked. */
const TAGS: Readonly<Record<string, string>> = {
  A1: 'AU',
  T1: 'TI',
  YR: 'PY',
  FD: 'DA',
  VO: 'VL',
  OP: 'EP',
  K1: 'KW',
  NO: 'N1',
  A2: 'ED',
  ED: 'ET',
  PP: 'CY',
  LK: 'UR',
  UL: 'UR',
  RD: 'Y2',
  OT: 'TT',
  WT: 'T2',
};

const SAME = new Set(
  'JF JO IS SP AB T2 T3 PB SN A3 A4 AV AD AN LA DO CN DB DS ST U1 U2 U3 U4 U5 PMID PMCID'.split(' '),
);

/** All tags, so that a line of a text that begins with two capitals is none (`AI methods …`). */
const KNOWN = new Set([
  ...Object.keys(TAGS),
  ...SAME,
  ...'RT SR ID A5 A6 CL SF IP U6 U7 U8 U9 U10 U11 U12 U13 U14 U15 SL LL CR WV WP OL'.split(' '),
]);

/** The types of RIS by what RefWorks says of a reference, the first that fits. */
const TYPES: readonly (readonly [kind: RegExp, ris: string])[] = [
  [/^magazine/i, 'MGZN'],
  [/^newspaper/i, 'NEWS'],
  [/journal|^abstract/i, 'JOUR'],
  [/^book.*(?:section|chapter)/i, 'CHAP'],
  [/^(?:book|monograph)/i, 'BOOK'],
  [/^conference/i, 'CPAPER'],
  [/dissertation|thesis/i, 'THES'],
  [/^patent/i, 'PAT'],
  [/^report/i, 'RPRT'],
  [/^web/i, 'ELEC'],
  [/^unpublished/i, 'UNPB'],
  [/^(?:video|motion)/i, 'MPCT'],
  [/^sound/i, 'SOUND'],
  [/^music/i, 'MUSIC'],
  [/^map/i, 'MAP'],
  [/^computer/i, 'COMP'],
  [/^art/i, 'ART'],
  [/^bill/i, 'BILL'],
  [/^case/i, 'CASE'],
  [/^hearing/i, 'HEAR'],
  [/^law/i, 'STAT'],
  [/^personal/i, 'PCOMM'],
];

function translated({ tag, lines }: TaggedField): TaggedField[] {
  const text = flowing(lines);
  // As CNKI has them, several in one field.
  if (tag === 'K1' && /[;；]/.test(text))
    return text.split(/\s*[;；]\s*/).map((word) => ({ tag: 'KW', lines: [word] }));
  if (tag === 'LA') return [{ tag: 'LA', lines: [text.replace(/[;；]$/, '')] }];
  const ris = TAGS[tag] ?? (SAME.has(tag) ? tag : `RW-${tag}`);
  return [{ tag: ris, lines }];
}

function recordOf(fields: readonly TaggedField[], source: Source): TaggedRecord {
  const kind = flowing(fields.find(({ tag }) => tag === 'RT')?.lines ?? []);
  const [, type = 'GEN'] = TYPES.find(([pattern]) => pattern.test(kind)) ?? [];
  const others = fields.filter(({ tag }) => tag !== 'RT');
  return risRecord([{ tag: 'TY', lines: [type] }, ...others.flatMap(translated)], source);
}

/** The tagged lines of RefWorks (`RT Journal Article`), which CNKI and others offer, read as references of RIS. */
export const REFWORKS: TaggedFormat = {
  name: 'ris',
  tagOf: (line) => {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]{1,4})(?: (.*))?$/s.exec(line.trimEnd()) ?? [];
    return KNOWN.has(tag) ? { tag, value } : undefined;
  },
  opens: 'RT',
  roleOf: (tag) => (tag === 'T1' ? 'title' : tag === 'AB' ? 'abstract' : 'metadata'),
  recordOf,
};

/** True for a text that begins with references of RefWorks, or with the legend of its export. */
export function isRefWorks(text: string): boolean {
  return /^\uFEFF?\s*(?:Refworks Export Tagged Format|RT [A-Z][^\r\n]*\r?\n(?:SR|ID|A1|T1|AN|AB) )/.test(text);
}

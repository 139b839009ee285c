import type { Source } from '../../domain/paper.ts';
import { typeOfEndnote } from '../endnote/types.ts';
import { risRecord } from '../ris/parse.ts';
import { risType } from '../ris/types.ts';
import { flowing, type TaggedField, type TaggedRecord } from '../tagged/reader.ts';

/** What the tags of Refer, as EndNote widened them, are called in RIS. Any other is kept as it is. */
const TAGS: Readonly<Record<string, string>> = {
  A: 'AU',
  B: 'T2',
  C: 'CY',
  D: 'PY',
  E: 'A2',
  F: 'ID',
  G: 'LA',
  I: 'PB',
  J: 'JF',
  K: 'KW',
  L: 'CN',
  M: 'AN',
  N: 'IS',
  O: 'N1',
  P: 'SP',
  R: 'DO',
  S: 'T3',
  T: 'TI',
  U: 'UR',
  V: 'VL',
  W: 'DP',
  X: 'AB',
  Y: 'A3',
  Z: 'N1',
  '2': 'C2',
  '6': 'NV',
  '7': 'ET',
  '8': 'DA',
  '9': 'M3',
  '@': 'SN',
  '!': 'ST',
  '&': 'SE',
  '+': 'AD',
  '<': 'RN',
  '>': 'L1',
  '?': 'A4',
  '[': 'Y2',
  '~': 'DB',
};

/** The record of one reference, whose fields go the way of those of RIS. */
export function enwRecord(fields: readonly TaggedField[], source: Source): TaggedRecord {
  const named = flowing(fields.find(({ tag }) => tag === '0')?.lines ?? []);
  const kind = { tag: 'TY', lines: [risType(typeOfEndnote(named), undefined)] };
  const others = fields.filter(({ tag }) => tag !== '0');
  return risRecord([kind, ...others.map(({ tag, lines }) => ({ tag: TAGS[tag] ?? `%${tag}`, lines }))], source);
}

import { type PublicationType } from '../../domain/publication-type.ts';

/**
 * The types of RIS (https://github.com/aurimasv/translators/wiki/RIS-Tag-Map has those in use) by those of records. Of
 * several RIS types for one type of a record the first is written.
 */
const TYPES = {
  'article-journal': ['JOUR', 'EJOUR', 'JFULL', 'INPR', 'ABST'],
  'article-magazine': ['MGZN'],
  'article-newspaper': ['NEWS'],
  article: ['UNPB', 'PREP', 'PREPRINT'],
  'paper-conference': ['CPAPER', 'CONF'],
  book: ['BOOK', 'EBOOK', 'EDBOOK', 'WHOLE'],
  chapter: ['CHAP', 'ECHAP'],
  report: ['RPRT', 'GOVDOC'],
  thesis: ['THES'],
  dataset: ['DATA', 'AGGR'],
  software: ['COMP'],
  webpage: ['ELEC', 'WEB'],
  'post-weblog': ['BLOG'],
  patent: ['PAT'],
  standard: ['STAND'],
  'entry-encyclopedia': ['ENCYC'],
  'entry-dictionary': ['DICT'],
  legislation: ['STAT'],
  bill: ['BILL'],
  hearing: ['HEAR'],
  legal_case: ['CASE'],
  map: ['MAP'],
  motion_picture: ['MPCT', 'VIDEO'],
  song: ['SOUND'],
  musical_score: ['MUSIC'],
  pamphlet: ['PAMP'],
  personal_communication: ['ICOMM', 'PCOMM'],
  manuscript: ['MANSCPT'],
  periodical: ['SER'],
  graphic: ['ART'],
  figure: ['FIGURE'],
  speech: ['SLIDE'],
} as const satisfies Partial<Record<PublicationType, readonly string[]>>;

const BY_RIS = new Map<string, PublicationType>(
  Object.entries(TYPES).flatMap(([type, names]) => names.map((name) => [name, type as PublicationType] as const)),
);

const BY_TYPE = new Map<string, readonly string[]>(Object.entries(TYPES));

/** The type of a record for one of RIS; undefined for `GEN` and what says no more. */
export function typeOfRis(name: string): PublicationType | undefined {
  return BY_RIS.get(name);
}

/** The RIS type for one of a record, which may have come as another RIS type. */
export function risType(type: PublicationType | undefined, original: string | undefined): string {
  if (original !== undefined && /^[A-Z][A-Z0-9]+$/.test(original) && typeOfRis(original) === type) return original;
  return BY_TYPE.get(type ?? '')?.[0] ?? 'GEN';
}

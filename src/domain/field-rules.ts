import type { PaperRecord } from './paper.ts';

/**
 * What becomes of a field where two records of one paper meet: the paper's own value stays (`first`), names come with what
 * says that they are not whole (`names`), values gather (`gather`), or the field has a way of its own (`own`).
 */
type Meeting = 'first' | 'names' | 'gather' | 'own';

interface Rule {
  readonly meets: Meeting;
  /** What it is true of: every version of a work, or one, so that a preprint's date never stands beside the pages of a journal. */
  readonly of?: 'work' | 'version';
}

/** A rule for every field of a record: one without a rule does not compile. */
const RULES = {
  title: { meets: 'own' },
  abstract: { meets: 'first', of: 'work' },
  authors: { meets: 'names', of: 'work' },
  moreAuthors: { meets: 'own' },
  editors: { meets: 'names', of: 'work' },
  moreEditors: { meets: 'own' },
  date: { meets: 'first', of: 'version' },
  venue: { meets: 'first', of: 'version' },
  type: { meets: 'first', of: 'version' },
  volume: { meets: 'first', of: 'version' },
  issue: { meets: 'first', of: 'version' },
  pages: { meets: 'first', of: 'version' },
  publisher: { meets: 'first', of: 'version' },
  place: { meets: 'first', of: 'version' },
  series: { meets: 'first', of: 'version' },
  edition: { meets: 'first', of: 'version' },
  isbn: { meets: 'first', of: 'version' },
  issn: { meets: 'first', of: 'version' },
  language: { meets: 'first', of: 'work' },
  accessed: { meets: 'first' },
  doi: { meets: 'first', of: 'version' },
  arxiv: { meets: 'first', of: 'work' },
  pmid: { meets: 'first', of: 'work' },
  pmcid: { meets: 'first', of: 'work' },
  url: { meets: 'first' },
  shortName: { meets: 'first' },
  contentWarning: { meets: 'first' },
  page: { meets: 'first' },
  sourceKey: { meets: 'first' },
  links: { meets: 'gather' },
  code: { meets: 'gather' },
  keywords: { meets: 'gather' },
  extra: { meets: 'own' },
  sources: { meets: 'own' },
} as const satisfies { readonly [Field in keyof PaperRecord]-?: Rule };

type Field = keyof typeof RULES;
type FieldWhere<Key extends keyof Rule, Value> = {
  [Name in Field]: (typeof RULES)[Name] extends Record<Key, Value> ? Name : never;
}[Field];

const FIELDS = Object.keys(RULES) as readonly Field[];

function fieldsWhere<Key extends keyof Rule, const Value extends Rule[Key]>(key: Key, value: Value) {
  return FIELDS.filter((field): field is FieldWhere<Key, Value> => {
    const rule: Rule = RULES[field];
    return rule[key] === value;
  });
}

/** Fields of which a record has one value: the known paper's own is never replaced. */
export const SINGLE = fieldsWhere('meets', 'first');

/** Fields that gather values from every source. */
export const GATHERED = fieldsWhere('meets', 'gather');

/** What is true of every version of a work. */
export const OF_THE_WORK = fieldsWhere('of', 'work');

/** What is true of one version. */
export const OF_THE_VERSION = fieldsWhere('of', 'version');

/** Lists of names, each with what says that it is not whole: the two are gained together or not at all. */
export const NAMES = { authors: 'moreAuthors', editors: 'moreEditors' } as const satisfies Record<
  FieldWhere<'meets', 'names'>,
  keyof PaperRecord
>;

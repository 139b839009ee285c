import { type Paper, yearOf } from '../domain/paper.ts';

/** What a paper may have that a query can ask for, a bit each. */
const BITS = {
  abstract: ({ abstract }) => abstract !== undefined,
  arxiv: ({ arxiv }) => arxiv !== undefined,
  authors: ({ authors = [] }) => authors.length > 0,
  code: ({ code = [] }) => code.length > 0,
  date: ({ date }) => date !== undefined,
  doi: ({ doi }) => doi !== undefined,
  keywords: ({ keywords = [] }) => keywords.length > 0,
  url: ({ url }) => url !== undefined,
  venue: ({ venue }) => venue !== undefined,
} as const satisfies Partial<Record<keyof Paper, (paper: Paper) => boolean>>;

const FACTS = Object.keys(BITS) as (keyof typeof BITS)[];

/** What a paper has, as bits. */
export function factsOf(paper: Paper): number {
  return FACTS.reduce((bits, fact, at) => bits | (BITS[fact](paper) ? 1 << at : 0), 0);
}

const SOMETHING: { readonly [Fact in keyof typeof BITS]: Pick<Paper, Fact> } = {
  abstract: { abstract: '-' },
  arxiv: { arxiv: '-' },
  authors: { authors: [{ name: '-' }] },
  code: { code: ['-'] },
  date: { date: '-' },
  doi: { doi: '-' },
  keywords: { keywords: ['-'] },
  url: { url: '-' },
  venue: { venue: '-' },
};

/** Fields that stand for those that a paper has, for tests that ask only whether it has them. */
export function standIns(bits: number): Partial<Paper> {
  return Object.assign(
    {},
    ...FACTS.filter((_, at) => (bits & (1 << at)) !== 0).map((fact) => SOMETHING[fact]),
  ) as Partial<Paper>;
}

/** The year of a paper as the index keeps it: 0 for none, or for one that no paper can be of. */
export function indexedYear(paper: Paper): number {
  const year = yearOf(paper) ?? 0;
  return year > 0 && year < 65_536 ? year : 0;
}

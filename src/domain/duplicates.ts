import { analyse } from '../text/analyse.ts';
import { foldText } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import { isPreprintDoi } from './identifiers.ts';
import { normalisedTitle } from './normalised-title.ts';
import { type Paper, type PaperRecord, yearOf } from './paper.ts';
import { pairKey } from './state.ts';

/** Why two papers look like one, or unlike. */
export type DuplicateReason =
  | 'same-identifier'
  | 'same-title'
  | 'similar-title'
  | 'subtitle-missing'
  | 'same-first-author'
  | 'same-year'
  | 'preprint-and-published'
  | 'similar-abstract'
  | 'same-pages'
  | 'different-identifier'
  | 'different-first-author'
  | 'different-year'
  | 'different-abstract';

/** Two papers that may be one. */
export interface DuplicatePair<Item extends Paper> {
  /** Fuller or published first: the one to keep. */
  readonly papers: readonly [Item, Item];
  /** From 0 to 1: how sure it is that they are the same. Not a probability. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** What is compared of a paper, made ready once. */
interface Features<Item> {
  readonly paper: Item;
  readonly title: string;
  /** The title before its colon or dash, where something stands behind it. */
  readonly main: string | undefined;
  readonly trigrams: () => ReadonlySet<string>;
  readonly firstAuthor: string | undefined;
  readonly year: number | undefined;
  readonly abstract: () => ReadonlySet<string>;
  readonly isPreprint: boolean;
}

const SUBTITLE = /\s*[:?!–—]\s+|\s+-\s+|\.\s+(?=\p{Lu})/u;
const MAIN_WORDS = 3;

function trigramsOf(text: string): Set<string> {
  const padded = ` ${text} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3));
  return grams;
}

function familyOf({ authors = [] }: PaperRecord): string | undefined {
  const [first] = authors;
  if (first === undefined) return undefined;
  const name =
    first.family ?? (first.group === true ? first.name : first.name.replace(/,.*$/, '').trim().split(/\s+/).at(-1));
  return foldText(name ?? '').replace(/[^\p{L}\p{N}]/gu, '') || undefined;
}

const PREPRINT_SERVER = /^(?:arxiv|corr\b|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|research square|preprint|osf)/i;

/** True for what is known as a preprint only. */
export function isPreprint({ type, venue, doi, arxiv }: PaperRecord): boolean {
  return (
    type === 'article' ||
    PREPRINT_SERVER.test(venue ?? '') ||
    (doi !== undefined && isPreprintDoi(doi)) ||
    (arxiv !== undefined && doi === undefined && venue === undefined)
  );
}

function featuresOf<Item extends PaperRecord>(paper: Item): Features<Item> {
  const spelt = paper.title.replaceAll('&', ' and ');
  const title = normalisedTitle(spelt) || spelt.toLowerCase();
  const [before = '', ...behind] = spelt.split(SUBTITLE);
  const main = behind.length === 0 ? '' : normalisedTitle(before);
  let [words, grams]: (Set<string> | undefined)[] = [];
  return {
    paper,
    title,
    main: main.split(' ').length >= MAIN_WORDS ? main : undefined,
    trigrams: () => (grams ??= trigramsOf(title)),
    firstAuthor: familyOf(paper),
    year: yearOf(paper),
    abstract: () => (words ??= new Set(tokenise(paper.abstract ?? '').map(({ term }) => term))),
    isPreprint: isPreprint(paper),
  };
}

/** Of the things that two sets have together, twice those in both (Dice's coefficient), in [0, 1]. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of fewer) if (more.has(item)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** Of the smaller set, how much the larger has too, in [0, 1]. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of fewer) if (more.has(item)) shared += 1;
  return fewer.size === 0 ? 0 : shared / fewer.size;
}

const IDENTIFIERS = ['doi', 'arxiv', 'pmid', 'pmcid'] as const;

/** Whether an identifier says that two papers are one, or that they are not; undefined when none says anything. */
function sameIdentifier(a: PaperRecord, b: PaperRecord): boolean | undefined {
  if (IDENTIFIERS.some((name) => a[name] !== undefined && a[name] === b[name])) return true;
  const differ = (name: (typeof IDENTIFIERS)[number]): boolean =>
    a[name] !== undefined && b[name] !== undefined && a[name] !== b[name];
  const publishers =
    a.doi !== undefined && b.doi !== undefined && a.doi !== b.doi && isPreprintDoi(a.doi) === isPreprintDoi(b.doi);
  return publishers || differ('arxiv') || differ('pmid') || differ('pmcid') ? false : undefined;
}

/** Titles are compared first: less alike than this and nothing else can make them one. */
const LEAST_TITLE = 0.6;
const SIMILAR_TITLE = 0.8;
const FEW_WORDS = 40;

/** How alike two records are. */
export interface Likeness {
  /** Of the titles, from 0 to 1. */
  readonly title: number;
  /** Of all: from 0 to 1, not a probability. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/**
 * Compares two papers: from the likeness of the titles, up and down by what else speaks for and against it. The weights
 * were set by hand on pairs such as those of its test, so that what people call the same comes to 0.75 and more.
 */
function compare<Item extends PaperRecord>(a: Features<Item>, b: Features<Item>): Likeness | undefined {
  const reasons: DuplicateReason[] = [];
  const identifier = sameIdentifier(a.paper, b.paper);
  const likeness = a.title === b.title ? 1 : dice(a.trigrams(), b.trigrams());
  const shortened =
    likeness < 1 &&
    (a.main === b.title || b.main === a.title || (a.main !== undefined && a.main === b.main && likeness > LEAST_TITLE));
  const title = shortened ? Math.max(likeness, 0.9) : likeness;
  if (identifier !== true && title < LEAST_TITLE) return undefined;
  if (title === 1) reasons.push('same-title');
  else if (shortened) reasons.push('subtitle-missing');
  else if (title >= SIMILAR_TITLE) reasons.push('similar-title');
  if (identifier === true) reasons.unshift('same-identifier');
  const pair = a.isPreprint !== b.isPreprint;
  if (pair) reasons.push('preprint-and-published');

  // A generic title, such as "Editorial", says little by itself.
  const words = a.title.split(' ').length;
  let score = title * (words > 3 ? 0.8 : 0.6);
  const say = (by: number, reason: DuplicateReason): void => {
    score += by;
    reasons.push(reason);
  };
  if (a.firstAuthor !== undefined && b.firstAuthor !== undefined) {
    const same = a.firstAuthor === b.firstAuthor || dice(trigramsOf(a.firstAuthor), trigramsOf(b.firstAuthor)) > 0.7;
    if (same) say(0.1, 'same-first-author');
    else say(-0.25, 'different-first-author');
  }
  if (a.year !== undefined && b.year !== undefined) {
    const apart = Math.abs(a.year - b.year);
    if (apart === 0) say(0.06, 'same-year');
    else if (apart > (pair ? 3 : 1)) say(-0.2, 'different-year');
  }
  const [first, second] = [a.abstract(), b.abstract()];
  if (Math.min(first.size, second.size) >= FEW_WORDS) {
    const shared = overlap(first, second);
    if (shared >= 0.75) say(0.12, 'similar-abstract');
    else if (shared < 0.45) say(-0.3, 'different-abstract');
  }
  const [pages, others] = [a.paper.pages, b.paper.pages];
  if (pages !== undefined && pages === others && a.paper.volume === b.paper.volume) say(0.06, 'same-pages');
  if (identifier === true) score = Math.max(score + 0.3, 0.9);
  // Versions of one work have identifiers of their own, but a publisher gives one work one.
  if (identifier === false) say(pair ? -0.1 : -0.25, 'different-identifier');
  return { title, score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100, reasons };
}

/** How alike two records are; undefined when they are not at all. */
export function likenessOf(a: PaperRecord, b: PaperRecord): Likeness | undefined {
  return compare(featuresOf(a), featuresOf(b));
}

/** Papers with a key in common are compared; of more than this many each only with its neighbours by title. */
const LARGEST_BLOCK = 60;
const NEIGHBOURS = 12;

/** What papers that may be one are likely to have in common, each way of being unlike leaving another of these. */
function keysOf<Item extends PaperRecord>({ paper, title, main, firstAuthor, year }: Features<Item>): string[] {
  // Stems, so that a plural does not part what is one.
  const words = analyse(paper.title);
  const rare = words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 3);
  return [
    ...IDENTIFIERS.flatMap((name) => (paper[name] === undefined ? [] : [`${name} ${paper[name]}`])),
    `title ${title}`,
    ...(main === undefined ? [] : [`title ${main}`]),
    `start ${words.slice(0, 3).join(' ')}`,
    `end ${words.slice(-3).join(' ')}`,
    `long ${rare.toSorted().join(' ')}`,
    ...(firstAuthor === undefined
      ? []
      : [`author ${firstAuthor} ${year ?? ''}`, `author ${firstAuthor} ${words[0] ?? ''}`]),
  ];
}

/** How much of a paper is known; a published paper before a preprint. */
function fullness({ paper, isPreprint }: Features<PaperRecord>): number {
  return (isPreprint ? 0 : 100) + Object.values(paper).filter((value) => value !== undefined).length;
}

/**
 * Pairs of papers that are probably the same, the surest first; not those that a person called `distinct`. Papers are
 * compared only where they share a key, so that the cost grows with their number and not with its square.
 */
export function findDuplicates<Item extends Paper>(
  papers: readonly Item[],
  {
    distinct,
    leastScore,
    progress,
  }: {
    readonly distinct: ReadonlySet<string>;
    readonly leastScore: number;
    /** Told how many of how many groups of papers were compared. */
    readonly progress?: (done: number, total: number) => void;
  },
): DuplicatePair<Item>[] {
  const features = papers.map(featuresOf);
  const blocks = new Map<string, number[]>();
  features.forEach((feature, index) => {
    for (const key of new Set(keysOf(feature))) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [index]);
      else block.push(index);
    }
  });
  const seen = new Set<number>();
  const pairs: DuplicatePair<Item>[] = [];
  const look = (first: number, second: number): void => {
    const number = Math.min(first, second) * papers.length + Math.max(first, second);
    if (first === second || seen.has(number)) return;
    seen.add(number);
    const [a, b] = [features[Math.min(first, second)], features[Math.max(first, second)]];
    if (a === undefined || b === undefined || distinct.has(pairKey(a.paper.id, b.paper.id))) return;
    const likeness = compare(a, b);
    if (likeness === undefined || likeness.score < leastScore) return;
    const ordered = fullness(b) > fullness(a) ? ([b.paper, a.paper] as const) : ([a.paper, b.paper] as const);
    pairs.push({ papers: ordered, score: likeness.score, reasons: likeness.reasons });
  };
  let compared = 0;
  for (const block of blocks.values()) {
    progress?.((compared += 1), blocks.size);
    const members =
      block.length > LARGEST_BLOCK
        ? block.toSorted((a, b) => {
            const [first = '', second = ''] = [features[a]?.title, features[b]?.title];
            return first < second ? -1 : Number(first > second);
          })
        : block;
    const reach = block.length > LARGEST_BLOCK ? NEIGHBOURS : block.length;
    members.forEach((first, at) => {
      for (const second of members.slice(at + 1, at + 1 + reach)) look(first, second);
    });
  }
  return pairs.toSorted((a, b) => b.score - a.score);
}

import { foldText } from '../text/fold.ts';
import { GATHERED, NAMES, SINGLE } from './field-rules.ts';
import { isPreprintDoi } from './identifiers.ts';
import type { RecordEdit } from './journal.ts';
import { normalisedTitle } from './normalised-title.ts';
import { type Paper, type PaperRecord, yearOf } from './paper.ts';
import { analyse } from '../text/analyse.ts';

/** What made two records the same paper. */
export type MatchedBy = 'doi' | 'arxiv' | 'title';

export interface Match {
  readonly paper: Paper;
  readonly by: MatchedBy;
}

/** Finds papers by what they are called. May give others as well. */
export interface KnownPapers {
  withDoi(doi: string): Iterable<Paper>;
  withArxiv(arxiv: string): Iterable<Paper>;
  /** Papers whose titles may have the same {@link titleKey}. */
  withTitle(record: Pick<PaperRecord, 'title'>): Iterable<Paper>;
}

const YEARS_APART = 2;
const GENERIC_WORDS = 2;
const ALIKE = 0.5;

/** What titles share that differ in nothing that matters. */
export function titleKey({ title }: Pick<PaperRecord, 'title'>): string {
  return normalisedTitle(title) || title.trim();
}

function identifiersConflict(a: PaperRecord, b: PaperRecord): boolean {
  if (a.arxiv !== undefined && b.arxiv !== undefined && a.arxiv !== b.arxiv) return true;
  if (a.doi === undefined || b.doi === undefined || a.doi === b.doi) return false;
  return isPreprintDoi(a.doi) === isPreprintDoi(b.doi);
}

function yearsConflict(a: PaperRecord, b: PaperRecord): boolean {
  const [first, second] = [yearOf(a), yearOf(b)];
  return first !== undefined && second !== undefined && Math.abs(first - second) > YEARS_APART;
}

function nameWords({ authors = [] }: PaperRecord): Set<string> {
  return new Set(authors.flatMap(({ family, name }) => foldText(family ?? name).match(/[\p{L}\p{M}]{2,}/gu) ?? []));
}

function authorsConflict(a: PaperRecord, b: PaperRecord): boolean {
  const [first, second] = [nameWords(a), nameWords(b)];
  return first.size > 0 && second.size > 0 && ![...first].some((word) => second.has(word));
}

/** Of the shorter abstract's words, how many the longer has too, in [0, 1]; undefined unless both have abstracts. */
function abstractsShare(a: PaperRecord, b: PaperRecord): number | undefined {
  if (a.abstract === undefined || b.abstract === undefined) return undefined;
  const [first, second] = [new Set(analyse(a.abstract)), new Set(analyse(b.abstract))];
  const [fewer, more] = first.size <= second.size ? [first, second] : [second, first];
  return fewer.size === 0 ? 1 : [...fewer].filter((word) => more.has(word)).length / fewer.size;
}

/**
 * Whether records of the same title are of the same paper: not when identifiers, years, authors or abstracts speak
 * against it, and a title such as "Editorial" needs abstracts that speak for it.
 */
function samePaper(a: PaperRecord, b: PaperRecord): boolean {
  if (identifiersConflict(a, b) || yearsConflict(a, b) || authorsConflict(a, b)) return false;
  const share = abstractsShare(a, b);
  if (share !== undefined) return share >= ALIKE;
  return titleKey(a).split(' ').length > GENERIC_WORDS;
}

function first<Item>(items: Iterable<Item>, test: (item: Item) => boolean): Item | undefined {
  for (const item of items) if (test(item)) return item;
  return undefined;
}

/** The paper that a record is of: the one with its DOI, else with its arXiv id, else one of its title that nothing speaks against. */
export function findMatch(record: PaperRecord, known: KnownPapers): Match | undefined {
  const { doi, arxiv } = record;
  const sameDoi = doi === undefined ? undefined : first(known.withDoi(doi), (paper) => paper.doi === doi);
  if (sameDoi !== undefined) return { paper: sameDoi, by: 'doi' };
  const sameArxiv = arxiv === undefined ? undefined : first(known.withArxiv(arxiv), (paper) => paper.arxiv === arxiv);
  if (sameArxiv !== undefined) return { paper: sameArxiv, by: 'arxiv' };
  const key = titleKey(record);
  const sameTitle = first(known.withTitle(record), (paper) => titleKey(paper) === key && samePaper(paper, record));
  return sameTitle && { paper: sameTitle, by: 'title' };
}

/**
 * What a known paper gains from another record of it, as whole values of the fields that change; undefined when that is
 * nothing. A file read twice is one source.
 */
export function gained(paper: PaperRecord, record: PaperRecord): RecordEdit | undefined {
  const lacking = SINGLE.filter((field) => paper[field] === undefined && record[field] !== undefined);
  const edit: { -readonly [Field in keyof RecordEdit]: RecordEdit[Field] } = Object.fromEntries(
    lacking.map((field) => [field, record[field]]),
  );
  for (const field of ['authors', 'editors'] as const) {
    if (paper[field] !== undefined || record[field] === undefined) continue;
    edit[field] = record[field];
    const more = NAMES[field];
    if (record[more] !== undefined) edit[more] = record[more];
  }
  const formats = Object.keys(record.extra ?? {});
  if (formats.some((format) => !Object.hasOwn(paper.extra ?? {}, format)))
    edit.extra = { ...record.extra, ...paper.extra };
  for (const field of GATHERED) {
    const known = paper[field] ?? [];
    const fresh = (record[field] ?? []).filter((value) => !known.includes(value) && value !== paper.url);
    if (fresh.length > 0) edit[field] = [...known, ...fresh];
  }
  // A paper known by one page keeps it; the other page is a link.
  if (record.url !== undefined && paper.url !== undefined && record.url !== paper.url) {
    const links = edit.links ?? paper.links ?? [];
    if (!links.includes(record.url)) edit.links = [...links, record.url];
  }
  const sources = record.sources.filter(
    ({ file, format }) => !paper.sources.some((source) => source.file === file && source.format === format),
  );
  if (sources.length > 0) edit.sources = [...paper.sources, ...sources];
  return Object.keys(edit).length === 0 ? undefined : edit;
}

/** The record with an edit over it: null takes a field away, but never the title. */
export function applyEdit<Kind extends PaperRecord>(record: Kind, edit: RecordEdit): Kind {
  const edited = { ...record, ...edit, title: edit.title ?? record.title, sources: edit.sources ?? record.sources };
  // Only null fields go, and they are optional in every kind of record.
  return Object.fromEntries(Object.entries(edited).filter(([, value]) => value !== null)) as unknown as Kind;
}

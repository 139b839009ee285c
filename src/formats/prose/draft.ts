import { contentWarningOf } from '../../domain/content-warning.ts';
import type { Decision } from '../../domain/decision.ts';
import { arxivIdIn, arxivIdOfUrl, doiIn } from '../../domain/identifiers.ts';
import { isCodeLink, linksIn } from '../../domain/links.ts';
import type { Author } from '../../domain/author.ts';
import type { PageFacts, PaperRecord, Source } from '../../domain/paper.ts';
import { partialDateIn } from '../../domain/partial-date.ts';
import { shortNameOf } from '../../domain/short-name.ts';
import type { LabelledRecord, Labels } from '../format.ts';
import { dateOf } from '../numeric-date.ts';
import { authorNames } from './authors.ts';
import type { Label } from './facts.ts';

type Mutable<Type> = { -readonly [Field in keyof Type]: Type[Field] };

/** A record while its lines are being gathered. */
export interface Draft {
  title: string;
  readonly start: number;
  end: number;
  readonly abstract: string[];
  authors: readonly Author[];
  /** The list of authors says that there are more. */
  moreAuthors: boolean;
  date: string | undefined;
  venue: string | undefined;
  doi: string | undefined;
  arxiv: string | undefined;
  /** Links that lead to the paper itself or that its source puts beside it. */
  readonly links: string[];
  readonly code: string[];
  readonly keywords: string[];
  readonly page: Mutable<PageFacts>;
  readonly labels: Mutable<Labels>;
}

/** A draft that has only its title so far, on the lines given. */
export function newDraft(title: string, start: number, end: number): Draft {
  return {
    title,
    start,
    end,
    abstract: [],
    authors: [],
    moreAuthors: false,
    date: undefined,
    venue: undefined,
    doi: undefined,
    arxiv: undefined,
    links: [],
    code: [],
    keywords: [],
    page: {},
    labels: {},
  };
}

/** A link that leads to the paper, by the page that it is on; it may say the paper's identifier. */
export function addPaperLink(draft: Draft, url: string): void {
  draft.arxiv ??= arxivIdOfUrl(url);
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url) ? doiIn(url) : undefined;
  if (doi !== undefined && arxivIdOfUrl(url) === undefined) draft.doi ??= doi;
  if (isCodeLink(url)) draft.code.push(url);
  draft.links.push(url);
}

function listed(value: string): string[] {
  return value
    .split(value.includes(';') ? /;\s*/ : /,\s*/)
    .map((word) => word.replace(/^#/, '').trim())
    .filter((word) => word !== '');
}

function decisionOf(value: string): Decision | undefined {
  const [, word = '', reason] = /^\W*(includ|maybe|exclud)\w*(?:\s*[:(]\s*(.*?)\)?)?$/i.exec(value) ?? [];
  if (/^includ/i.test(word)) return { kind: 'include' };
  if (/^maybe/i.test(word)) return { kind: 'maybe' };
  if (!/^exclud/i.test(word)) return undefined;
  return { kind: 'exclude', ...(reason !== undefined && reason !== '' && { reason }) };
}

/** What each label puts into a draft. `links` are those of the line besides what its text says. */
const LABEL_READERS: Readonly<Record<Exclude<Label, 'title' | 'ignored'>, (draft: Draft, value: string) => void>> = {
  authors: (draft, value) => {
    draft.authors = authorNames(value);
    draft.moreAuthors = /\bet al\.?$/i.test(value);
  },
  abstract: (draft, value) => {
    const text = value.replace(/\s*[△▽]\s*(?:Less|More)$/, '');
    if (text !== '') draft.abstract.push(text);
  },
  venue: (draft, value) => {
    draft.venue = value.replace(/[,\s]+(?:19|20)\d\d\.?$/, '').trim() || draft.venue;
    draft.date ??= partialDateIn(value);
  },
  date: (draft, value) => {
    draft.date = dateOf(value) ?? draft.date;
  },
  doi: (draft, value) => {
    draft.doi = doiIn(value) ?? draft.doi;
  },
  arxiv: (draft, value) => {
    draft.arxiv = arxivIdIn(value.split(/\s/, 1)[0] ?? '') ?? arxivIdIn(value) ?? draft.arxiv;
  },
  url: (draft, value) => {
    for (const link of linksIn(value)) addPaperLink(draft, link);
  },
  code: (draft, value) => {
    for (const link of linksIn(value)) {
      draft.code.push(link);
      draft.links.push(link);
    }
  },
  keywords: (draft, value) => {
    for (const keyword of listed(value)) draft.keywords.push(keyword);
  },
  tags: (draft, value) => {
    draft.labels.tags = listed(value);
  },
  lists: (draft, value) => {
    draft.labels.lists = listed(value);
  },
  note: (draft, value) => {
    if (value !== '') draft.labels.note = value;
  },
  status: (draft, value) => {
    const decision = decisionOf(value);
    if (decision !== undefined) draft.labels.decision = decision;
  },
};

/** Takes in a line such as `Authors: ...` or a cell of a table under that head. */
export function addLabel(draft: Draft, label: Label, value: string, links: readonly string[]): void {
  if (label === 'ignored') return;
  if (label === 'title') draft.title = value === '' ? draft.title : value;
  else LABEL_READERS[label](draft, value);
  for (const link of links)
    if (label === 'code') LABEL_READERS.code(draft, link);
    else addPaperLink(draft, link);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** The record of a draft, with what its texts themselves say for certain. */
export function finishDraft(draft: Draft, source: Pick<Source, 'file' | 'format'>): LabelledRecord {
  const { title, start, end, authors, date, venue, doi, arxiv, page, labels } = draft;
  const abstract = draft.abstract.join('\n\n');
  const own = unique(draft.links);
  const url = own.find((link) => !isCodeLink(link));
  const links = unique([...own, ...linksIn(title), ...linksIn(abstract)]).filter((link) => link !== url);
  const code = unique([...draft.code, ...links.filter(isCodeLink)]);
  const shortName = shortNameOf(title);
  const contentWarning = contentWarningOf(abstract);
  const record: PaperRecord = {
    title,
    ...(abstract !== '' && { abstract }),
    ...(authors.length > 0 && { authors }),
    ...(authors.length > 0 && draft.moreAuthors && { moreAuthors: true }),
    ...(date !== undefined && { date }),
    ...(venue !== undefined && { venue }),
    ...(doi !== undefined && { doi }),
    ...(arxiv !== undefined && { arxiv }),
    ...(url !== undefined && { url }),
    ...(links.length > 0 && { links }),
    ...(code.length > 0 && { code }),
    ...(draft.keywords.length > 0 && { keywords: unique(draft.keywords) }),
    ...(shortName !== undefined && { shortName }),
    ...(contentWarning !== undefined && { contentWarning }),
    ...(Object.keys(page).length > 0 && { page }),
    sources: [{ ...source, line: start, endLine: end }],
  };
  return { record, ...(Object.keys(labels).length > 0 && { labels }) };
}

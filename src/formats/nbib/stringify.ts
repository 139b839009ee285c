import type { Author } from '../../domain/author.ts';
import type { Entry } from '../../domain/entry.ts';
import { withoutControls } from '../../text/controls.ts';
import { flat } from '../complete-record.ts';
import { keywordsWithTags, notesOf } from '../labels/notes.ts';
import { writeName, writeNames } from '../personal-name.ts';
import { medlineDate, medlineType, readMedlineDate } from './parse.ts';

type Line = readonly [tag: string, value: string | undefined];

/** What the source said in MEDLINE beyond the fields of a record. */
function extraLines({ extra }: Entry): Line[] {
  return Object.entries(extra?.nbib?.fields ?? {}).flatMap(([tag, value]): Line[] =>
    /^[A-Z0-9]{2,4}$/.test(tag) && tag !== 'PMID'
      ? (Array.isArray(value) ? value : [value]).map((item): Line => [
          tag,
          typeof item === 'string' ? item : JSON.stringify(item),
        ])
      : [],
  );
}

function authorLine(author: Author): Line {
  return author.group === true ? ['CN', author.name] : ['FAU', writeName(author)];
}

/** A date that MEDLINE gave in other words stays in those. */
function dateLine({ date, extra }: Entry): Line {
  const original = extra?.nbib?.fields?.['DP'];
  const said = typeof original === 'string' && readMedlineDate(original) === date;
  return ['DP', date === undefined || said ? undefined : medlineDate(date)];
}

/** MEDLINE ends a title with a stop, unless it has another sign at its end. */
function stopped(title: string): string {
  return /[?!]$/.test(title) ? title : `${title}.`;
}

function linesOf(entry: Entry, abstracts: boolean): Line[] {
  const { type, venue, title, authors = [], doi, arxiv } = entry;
  const inBook = type === 'chapter' || type === 'book';
  const typed = entry.extra?.nbib?.fields?.['PT'] !== undefined;
  return [
    ['TI', type === 'book' ? undefined : stopped(title)],
    ['BTI', type === 'book' ? stopped(title) : type === 'chapter' ? venue : undefined],
    ...authors.map(authorLine),
    ['FAU', entry.moreAuthors === true ? 'et al.' : undefined],
    ...writeNames(entry.editors, entry.moreEditors).map((name): Line => ['FED', name]),
    dateLine(entry),
    ['JT', type === 'chapter' ? undefined : venue],
    ['PT', typed || inBook ? undefined : medlineType(type)],
    ['VI', entry.volume],
    ['IP', entry.issue],
    ['PG', entry.pages],
    ['PB', entry.publisher],
    ['PL', entry.place],
    ['EN', entry.edition],
    ['CTI', entry.series],
    ['ISBN', entry.isbn],
    ['IS', entry.issn],
    ['LA', entry.language],
    ['AID', doi === undefined ? undefined : `${doi} [doi]`],
    ['AID', arxiv === undefined ? undefined : `arXiv:${arxiv} [pii]`],
    ['PMC', entry.pmcid],
    ...keywordsWithTags(entry).map((word): Line => ['OT', word]),
    ...extraLines(entry),
    ['AB', abstracts ? entry.abstract : undefined],
    ...notesOf(entry).map((note): Line => ['GN', note]),
  ];
}

/** A value of several lines goes on below its tag; an empty line has spaces, since citations are apart by empty ones. */
function field(tag: string, value: string): string {
  const text = withoutControls(value);
  const lines = tag === 'AB' || tag === 'GN' ? text.split(/\r\n|\r|\n/) : [flat(text)];
  return `${tag.padEnd(4)}- ${lines.join('\n      ')}`;
}

/** One citation as PubMed writes it (https://www.nlm.nih.gov/bsd/mms/medlineelements.html). It always begins with PMID. */
export function nbibCitation(entry: Entry, abstracts: boolean): string {
  const lines = linesOf(entry, abstracts).flatMap(([tag, value]) => (value === undefined ? [] : [field(tag, value)]));
  return [field('PMID', entry.pmid ?? ''), ...lines, ''].join('\n');
}

import type { Entry } from '../../domain/entry.ts';
import { withoutControls } from '../../text/controls.ts';
import { flat } from '../complete-record.ts';
import { keywordsWithTags, notesOf } from '../labels/notes.ts';
import { writeNames } from '../personal-name.ts';
import { stillSays } from '../source-date.ts';
import { otherTagsNotes } from './other-tags.ts';
import { risType } from './types.ts';

type Line = readonly [tag: string, value: string | undefined];

/** Lines that would begin a field of their own are moved in by a space. */
function continued(line: string): string {
  return /^ *[A-Z][A-Z0-9] {1,2}-/.test(line) ? ` ${line}` : line;
}

/** A field whose line breaks count. */
function block(text: string): string {
  const [first = '', ...rest] = withoutControls(text).split(/\r\n|\r|\n/);
  return [first, ...rest.map(continued)].join('\r\n');
}

function slashed(date: string | undefined): string | undefined {
  if (date === undefined || date.length === 4) return undefined;
  return date.length === 7 ? `${date.replace('-', '/')}//` : `${date.replaceAll('-', '/')}/`;
}

function pages(text: string | undefined): Line[] {
  const [, start, end] = /^([^\s,-]+)-([^\s,-]+)$/.exec(text ?? '') ?? [];
  return start === undefined
    ? [['SP', text]]
    : [
        ['SP', start],
        ['EP', end],
      ];
}

const DATES = new Set(['PY', 'Y1', 'YR', 'DA']);

/** The date, but where the source says it in more words, which stand with what else it said. */
function dateLines({ date, extra }: Entry): Line[] {
  const lines: Line[] = [
    ['PY', date?.slice(0, 4)],
    ['DA', slashed(date)],
  ];
  return lines.filter(([tag]) => !stillSays(extra?.ris?.fields?.[tag], date));
}

/** What the source said in RIS beyond the fields of a record. */
function extraLines({ extra, date }: Entry): Line[] {
  return Object.entries(extra?.ris?.fields ?? {}).flatMap(([tag, value]): Line[] =>
    /^[A-Z][A-Z0-9]$/.test(tag) && tag !== 'TY' && tag !== 'ER' && (!DATES.has(tag) || stillSays(value, date))
      ? (Array.isArray(value) ? value : [value]).map((item): Line => [
          tag,
          typeof item === 'string' ? item : JSON.stringify(item),
        ])
      : [],
  );
}

/** A number in PubMed is one of the database that the record names; where it names another, it says so itself. */
function pubmed({ pmid, extra }: Entry): Line[] {
  if (pmid === undefined) return [];
  const database = extra?.ris?.fields?.['DB'];
  if (database === undefined)
    return [
      ['AN', pmid],
      ['DB', 'PubMed'],
    ];
  return [['AN', `PMID:${pmid}`]];
}

function linesOf(entry: Entry, abstracts: boolean): Line[] {
  const { type, venue, series, arxiv, links = [] } = entry;
  const words = keywordsWithTags(entry);
  return [
    ['TI', entry.title],
    ...writeNames(entry.authors, entry.moreAuthors).map((name): Line => ['AU', name]),
    ...writeNames(entry.editors, entry.moreEditors).map((name): Line => ['A2', name]),
    ...dateLines(entry),
    [type === 'book' ? 'JF' : 'T2', venue],
    ['T3', series],
    ['VL', entry.volume],
    ['IS', entry.issue],
    ...pages(entry.pages),
    ['PB', entry.publisher],
    ['CY', entry.place],
    ['ET', entry.edition],
    ['SN', entry.isbn],
    ['SN', entry.issn],
    ['LA', entry.language],
    ['DO', entry.doi],
    ...pubmed(entry),
    ['C2', entry.pmcid],
    ['AN', arxiv === undefined ? undefined : `arXiv:${arxiv}`],
    ['UR', entry.url],
    ...links.map((link): Line => ['L2', link]),
    ['Y2', slashed(entry.accessed) ?? entry.accessed],
    ...words.map((word): Line => ['KW', word]),
    // A single field with semicolons would be read as a list.
    ...(words.length === 1 && words[0]?.includes('; ') === true ? [['KW', ''] as const] : []),
    ['ID', entry.citationKey],
    ...extraLines(entry),
    ...(abstracts && entry.abstract !== undefined ? [['AB', entry.abstract] as const] : []),
    ...otherTagsNotes(entry.extra?.ris?.fields).map((note): Line => ['N1', note]),
    ...notesOf(entry).map((note): Line => ['N1', note]),
  ];
}

const BLOCKS = new Set(['AB', 'N1', 'RN']);

/** One reference, in the tags that Zotero, EndNote, Mendeley and Rayyan share. */
export function risReference(entry: Entry, abstracts: boolean): string {
  const lines = linesOf(entry, abstracts).flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${BLOCKS.has(tag) ? block(value) : flat(withoutControls(value))}`],
  );
  return [`TY  - ${risType(entry.type, entry.extra?.ris?.type)}`, ...lines, 'ER  - ', ''].join('\r\n');
}

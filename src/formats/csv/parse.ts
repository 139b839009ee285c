import type { Extra } from '../../domain/extra.ts';
import { arxivIdIn, wholeDoi } from '../../domain/identifiers.ts';
import type { Source } from '../../domain/paper.ts';
import { publicationTypeOf } from '../../domain/publication-type.ts';
import { isbnIn, issnIn } from '../book-numbers.ts';
import { completeRecord, flat } from '../complete-record.ts';
import type { LabelledRecord, Labels } from '../format.ts';
import { joinLabels } from '../labels/label-note.ts';
import { keywordsWithoutTags, readNotes } from '../labels/notes.ts';
import { dateInYear, dateOf, morePrecise } from '../numeric-date.ts';
import { readNames } from '../personal-name.ts';
import { saysMore } from '../source-date.ts';
import { splitKeywords, splitList, unguarded } from './cells.ts';
import { decisionIn, isUnlabelled, namesIn, typeOfWord } from './fields.ts';
import { type Column, columnsOf } from './headers.ts';
import { FOREIGN_SUFFIX, isOwnExport, ownColumnsOf } from './own-columns.ts';
import { type Place, readCitation, readSource } from './place-in-words.ts';

/** The columns of one table, as its row of names says. */
export interface Table {
  readonly names: readonly string[];
  readonly columns: readonly (Column | 'derived' | undefined)[];
  /** True for our own export, in which nothing has to be guessed. */
  readonly own: boolean;
}

/** The table that a row of names begins, or undefined when it is no such row. */
export function tableOf(cells: readonly string[]): Table | undefined {
  const names = cells.map((cell) => cell.trim());
  if (isOwnExport(names)) return { names, columns: ownColumnsOf(names), own: true };
  const columns = columnsOf(names);
  return columns && { names, columns, own: false };
}

/** The name by which a column that is none of a record is kept. */
function columnName(name = '', index: number, own: boolean): string {
  if (name === '') return `column ${index + 1}`;
  return own && name.endsWith(FOREIGN_SUFFIX) ? name.slice(0, -FOREIGN_SUFFIX.length) : name;
}

interface Cell {
  readonly column: Column | undefined;
  readonly name: string;
  readonly text: string;
}

/** The cells of a row that say anything. What nobody takes is kept by the name of its column. */
class Cells {
  readonly #cells: readonly Cell[];
  readonly #taken = new Set<Cell>();

  constructor({ names, columns, own }: Table, row: readonly string[]) {
    this.#cells = row.flatMap((cell, index) => {
      const text = (own ? unguarded(cell) : cell).trim();
      const column = columns[index];
      return text === '' || column === 'derived' ? [] : [{ column, name: columnName(names[index], index, own), text }];
    });
  }

  /** Takes the first cell of a column of which something can be read, and gives what was read. */
  read<Value>(column: Column, read: (text: string) => Value | undefined): Value | undefined {
    for (const cell of this.#cells) {
      const value = cell.column === column ? read(cell.text) : undefined;
      if (value === undefined) continue;
      this.#taken.add(cell);
      return value;
    }
    return undefined;
  }

  /** What can be read of a column, which stays. */
  peek<Value>(column: Column, read: (text: string) => Value | undefined): Value | undefined {
    const texts = this.#cells.filter((cell) => cell.column === column).map(({ text }) => text);
    return texts.map(read).find((value) => value !== undefined);
  }

  take(column: Column): string | undefined {
    return this.read(column, (text) => text);
  }

  /** Takes all cells of the columns of which a list can be read. */
  list(columns: readonly Column[], split: (text: string) => readonly string[] | undefined = splitList): string[] {
    return columns.flatMap((column) =>
      this.#cells
        .filter((cell) => cell.column === column)
        .flatMap((cell) => {
          const items = split(cell.text);
          if (items !== undefined) this.#taken.add(cell);
          return items ?? [];
        }),
    );
  }

  /** What Zotero keeps in its field for everything else: `PMID: 123`, a line for each. */
  zotero(label: string): string | undefined {
    const extra = this.#cells.find(({ column, name }) => column === undefined && name === 'Extra');
    return new RegExp(`^${label}:\\s*(\\S+)`, 'im').exec(extra?.text ?? '')?.[1];
  }

  /** What is left; a column that says just what another one of its kind said is not. */
  extra(): Extra | undefined {
    const said = new Set(Array.from(this.#taken, ({ column, text }) => `${column} ${text}`));
    const left = this.#cells.filter((cell) => !this.#taken.has(cell) && !said.has(`${cell.column} ${cell.text}`));
    return left.length === 0
      ? undefined
      : { csv: { fields: Object.fromEntries(left.map(({ name, text }) => [name, text])) } };
  }
}

function labelsOf(cells: Cells, own: boolean): Labels {
  for (const column of ['status', 'included'] as const)
    cells.read(column, (text) => (isUnlabelled(text) ? text : undefined));
  const said = cells.read('status', decisionIn) ?? cells.read('included', decisionIn);
  const reason = said?.kind === 'exclude' ? cells.take('reason') : undefined;
  const decision = said?.kind === 'exclude' && reason !== undefined ? { ...said, reason } : said;
  const note = cells.take('note');
  const tags = cells.list(['tags']);
  const lists = cells.list(['lists']);
  const labels: Labels = {
    ...(decision !== undefined && { decision }),
    ...(tags.length > 0 && { tags }),
    ...(lists.length > 0 && { lists }),
  };
  if (note === undefined) return labels;
  return joinLabels(labels, own ? { note } : readNotes([note]).labels);
}

function pagesOf(cells: Cells): string | undefined {
  const start = cells.take('startPage');
  if (start === undefined) return cells.take('pages') ?? cells.take('articleNumber');
  const end = cells.take('endPage');
  return end === undefined || end === start ? start : `${start}-${end}`;
}

/** Where it was published, as one cell of Embase or PubMed says it; that of PubMed stays, since other cells say most of it. */
function placeInWords(cells: Cells): Place {
  return (
    cells.read('venue', readSource) ?? cells.read('citation', readSource) ?? cells.peek('citation', readCitation) ?? {}
  );
}

/** The date of a row, from as many columns as it needs; one that says more than a date can is left. */
function dateOfRow(cells: Cells): string | undefined {
  const only = (text: string, date: string | undefined) =>
    date === undefined || saysMore(text, date) ? undefined : date;
  const year = cells.read('year', (text) => only(text.replace(/\.0$/, ''), dateOf(text.replace(/\.0$/, ''))));
  const first = year ?? cells.peek('year', dateOf);
  // EBSCO has no space in `Mar2020`.
  const inYear = (text: string) => dateInYear(text.replace(/^(\p{L}{3,9})(\d{4})$/u, '$1 $2'), first);
  const date = cells.read('date', (text) => only(text, inYear(text)));
  const whole = date ?? cells.peek('date', inYear);
  const known = morePrecise(first, whole) ?? whole;
  const [month, day] = [cells.peek('month', (text) => text), cells.peek('day', (text) => text)];
  if (month === undefined || first === undefined) return known;
  const parts = /^\d+$/.test(month)
    ? `${first}-${month}${day === undefined ? '' : `-${day}`}`
    : `${month} ${day ?? ''}`;
  const read = morePrecise(known, dateInYear(parts, first));
  if (read !== undefined && read.length > 4) cells.read('month', (text) => only(text, read));
  if (read !== undefined && read.length > 7) cells.take('day');
  return read;
}

const pmidIn = (text: string): string | undefined => /\d{1,9}/.exec(text)?.[0];
const pmcidIn = (text: string): string | undefined => /PMC\d{1,9}/i.exec(text)?.[0].toUpperCase();
/** In characters: a cell of links that is longer is kept as it is. */
const LONGEST_LINKS = 4000;

const linksIn = (text: string): readonly string[] | undefined => {
  if (text.length > LONGEST_LINKS) return undefined;
  const links = text.split(/[\s;,|]+(?=https?:\/\/)/i);
  return links.every(isUrl) ? links : undefined;
};
const isUrl = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

/** Makes a record of a row; undefined when it has no title. */
export function recordOfRow(table: Table, row: readonly string[], source: Source): LabelledRecord | undefined {
  const cells = new Cells(table, row);
  const { own } = table;
  const names = (cell: string | undefined) =>
    cell === undefined ? {} : own ? readNames(splitList(cell)) : namesIn(cell);
  const shown = cells.take('authors');
  const authors = names(cells.take('fullAuthors') ?? shown);
  const editors = names(cells.take('editors'));
  const labels = labelsOf(cells, own);
  const place = own ? {} : placeInWords(cells);
  const keywords = cells.list(['keywords', 'moreKeywords'], own ? splitList : splitKeywords).map(flat);
  const record = completeRecord(
    {
      title: cells.take('title'),
      abstract: cells.take('abstract'),
      authors: authors.names,
      moreAuthors: authors.more,
      editors: editors.names,
      moreEditors: editors.more,
      date: dateOfRow(cells) ?? place.date,
      venue: place.venue ?? cells.take('venue'),
      type: cells.read('type', own ? publicationTypeOf : typeOfWord),
      volume: cells.take('volume') ?? place.volume,
      issue: cells.take('issue') ?? place.issue,
      pages: pagesOf(cells) ?? place.pages,
      publisher: cells.take('publisher'),
      place: cells.take('place'),
      edition: cells.take('edition'),
      series: cells.take('series'),
      isbn: cells.take('isbn') ?? cells.read('standardNumber', isbnIn),
      issn: cells.take('issn')?.replace(/[;,\s]+$/, '') ?? cells.read('standardNumber', issnIn),
      language: cells.take('language'),
      accessed: cells.read('accessed', dateOf),
      doi: cells.read('doi', wholeDoi),
      arxiv: cells.read('arxiv', arxivIdIn) ?? cells.zotero('arXiv') ?? cells.peek('venue', arxivIdIn),
      pmid: cells.read('pmid', pmidIn) ?? pmidIn(cells.zotero('PMID') ?? ''),
      pmcid: cells.read('pmcid', pmcidIn) ?? pmcidIn(cells.zotero('PMCID') ?? ''),
      url: cells.read('url', (text) => (isUrl(text) ? text : undefined)),
      links: cells.list(['links'], own ? splitList : linksIn),
      code: cells.list(['code'], own ? splitList : linksIn),
      keywords: own ? keywords : keywordsWithoutTags(keywords, labels.tags),
      sourceKey: cells.take('sourceKey') ?? cells.zotero('Citation Key'),
      extra: cells.extra(),
    },
    source,
  );
  return record && { record, ...(Object.keys(labels).length > 0 && { labels }) };
}

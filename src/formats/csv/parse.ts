import type { Extra } from '../../domain/extra.ts';
import { arxivIdIn } from '../../domain/identifiers.ts';
import type { Source } from '../../domain/paper.ts';
import { publicationTypeOf } from '../../domain/publication-type.ts';
import { completeRecord, flat } from '../complete-record.ts';
import type { LabelledRecord, Labels } from '../format.ts';
import { joinLabels } from '../labels/label-note.ts';
import { keywordsWithoutTags, readNotes } from '../labels/notes.ts';
import { dateInYear, dateOf, morePrecise } from '../numeric-date.ts';
import { readNames } from '../personal-name.ts';
import { splitList, unguarded } from './cells.ts';
import { decisionIn, namesIn, typeOfWord } from './fields.ts';
import { type Column, columnsOf, FOREIGN_SUFFIX, isOwnExport, ownColumnsOf } from './headers.ts';

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

/** A row by columns, of which each is taken once; what is left is kept by its name. */
class Cells {
  readonly #values = new Map<Column, string[]>();
  readonly #others = new Map<string, string>();

  constructor({ names, columns, own }: Table, cells: readonly string[]) {
    cells.forEach((cell, index) => {
      const text = (own ? unguarded(cell) : cell).trim();
      if (text === '') return;
      const column = columns[index];
      const name = columnName(names[index], index, own);
      if (column === 'derived') return;
      if (column === undefined) this.#others.set(name, text);
      else this.#values.set(column, [...(this.#values.get(column) ?? []), text]);
      if (column === 'type' && !own && typeOfWord(text) === undefined) this.#others.set(name, text);
    });
  }

  take(column: Column): string | undefined {
    return this.#values.get(column)?.[0];
  }

  list(...columns: readonly Column[]): string[] {
    return columns.flatMap((column) => this.#values.get(column) ?? []).flatMap(splitList);
  }

  /** What Zotero keeps in its field for everything else: `PMID: 123`, a line for each. */
  zotero(label: string): string | undefined {
    const value = new RegExp(`^${label}:\\s*(\\S+)`, 'im').exec(this.#others.get('Extra') ?? '');
    return value?.[1];
  }

  extra(): Extra | undefined {
    return this.#others.size === 0 ? undefined : { csv: { fields: Object.fromEntries(this.#others) } };
  }
}

function labelsOf(cells: Cells, own: boolean): Labels {
  const reason = cells.take('reason');
  const decision = decisionIn(cells.take('status') ?? '', reason) ?? decisionIn(cells.take('included') ?? '', reason);
  const note = cells.take('note');
  const tags = cells.list('tags');
  const lists = cells.list('lists');
  const said: Labels = {
    ...(decision !== undefined && { decision }),
    ...(tags.length > 0 && { tags }),
    ...(lists.length > 0 && { lists }),
  };
  if (note === undefined) return said;
  return joinLabels(said, own ? { note } : readNotes([note]).labels);
}

function pagesOf(cells: Cells): string | undefined {
  const [start, end] = [cells.take('startPage'), cells.take('endPage')];
  if (start === undefined) return cells.take('pages') ?? cells.take('articleNumber');
  return end === undefined || end === start ? start : `${start}-${end}`;
}

function dateOfRow(cells: Cells): string | undefined {
  const [year, date, month, day] = (['year', 'date', 'month', 'day'] as const).map((column) => cells.take(column));
  const first = year === undefined ? undefined : dateOf(year.replace(/\.0$/, ''));
  const whole = date === undefined ? undefined : dateInYear(date, first);
  if (month === undefined) return morePrecise(first, whole) ?? whole;
  const parts = /^\d+$/.test(month)
    ? `${first ?? ''}-${month}${day === undefined ? '' : `-${day}`}`
    : `${month} ${day ?? ''}`;
  return morePrecise(morePrecise(first, whole), dateInYear(parts, first));
}

/** Makes a record of a row; undefined when it has no title. */
export function recordOfRow(table: Table, row: readonly string[], source: Source): LabelledRecord | undefined {
  const cells = new Cells(table, row);
  const { own } = table;
  const names = (cell: string | undefined) =>
    cell === undefined ? {} : own ? readNames(splitList(cell)) : namesIn(cell);
  const authors = names(cells.take('fullAuthors') ?? cells.take('authors'));
  const editors = names(cells.take('editors'));
  const labels = labelsOf(cells, own);
  const type = cells.take('type');
  const keywords = cells.list('keywords', 'moreKeywords').map(flat);
  const record = completeRecord(
    {
      title: cells.take('title'),
      abstract: cells.take('abstract'),
      authors: authors.names,
      moreAuthors: authors.more,
      editors: editors.names,
      moreEditors: editors.more,
      date: dateOfRow(cells),
      venue: cells.take('venue'),
      type: type === undefined ? undefined : own ? publicationTypeOf(type) : typeOfWord(type),
      volume: cells.take('volume'),
      issue: cells.take('issue'),
      pages: pagesOf(cells),
      publisher: cells.take('publisher'),
      place: cells.take('place'),
      edition: cells.take('edition'),
      series: cells.take('series'),
      isbn: cells.take('isbn'),
      issn: cells.take('issn'),
      language: cells.take('language'),
      accessed: dateOf(cells.take('accessed') ?? ''),
      doi: cells.take('doi'),
      arxiv: cells.take('arxiv') ?? cells.zotero('arXiv') ?? arxivIdIn(cells.take('venue') ?? ''),
      pmid: /\d{1,9}/.exec(cells.take('pmid') ?? cells.zotero('PMID') ?? '')?.[0],
      pmcid: /PMC\d{1,9}/i.exec(cells.take('pmcid') ?? cells.zotero('PMCID') ?? '')?.[0].toUpperCase(),
      url: cells.take('url'),
      links: cells.list('links'),
      code: cells.list('code'),
      keywords: own ? keywords : keywordsWithoutTags(keywords, labels.tags),
      sourceKey: cells.take('sourceKey') ?? cells.zotero('Citation Key'),
      extra: cells.extra(),
    },
    source,
  );
  return record && { record, ...(Object.keys(labels).length > 0 && { labels }) };
}

import type { Author } from '../../domain/author.ts';
import { authorLine } from './authors.ts';
import type { Block, Row, TextLink } from './block.ts';
import { isByline } from './details.ts';
import { type Fact, factOf } from './facts.ts';
import { isAbstractLike, isCertainTitle, isTitleLike } from './shape.ts';

/** One thing that a page says, on the lines that it takes. */
export type Unit = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'fact'; readonly fact: Fact; readonly text: string; readonly links: readonly TextLink[] }
  /** `rest` is what the line says behind `et al.`: a venue, a year. */
  | { readonly kind: 'authors'; readonly authors: readonly Author[]; readonly rest: string }
  | { readonly kind: 'text'; readonly text: string; readonly links: readonly TextLink[]; readonly quote: boolean }
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly links: readonly TextLink[] }
);

/** Lines longer than this are not wrapped by hand or by a mail program: each is a paragraph of its own. */
const UNWRAPPED = 180;

/** A word broken at a hyphen keeps it, since most that stand so at the end of a line have one of their own. */
function joinLines(lines: readonly string[]): string {
  const filled = lines.filter((line) => line !== '');
  return filled
    .map((line, index) => {
      const next = filled[index + 1];
      const broken = next !== undefined && /\p{L}-$/u.test(line) && /^\p{Ll}/u.test(next);
      return next === undefined || broken ? line : `${line} `;
    })
    .join('');
}

function joined(rows: readonly Row[]): { start: number; end: number; text: string; links: TextLink[] } {
  return {
    start: rows[0]?.line ?? 1,
    end: rows.at(-1)?.line ?? 1,
    text: joinLines(rows.map(({ text }) => text)),
    links: rows.flatMap(({ links }) => links),
  };
}

/** The length of the longest row; one after the other, since a page may have more rows than a call takes arguments. */
function widthOf(rows: readonly Row[]): number {
  return rows.reduce((width, { text }) => Math.max(width, text.length), 0);
}

/** Had it been the same paragraph, the first word of the next row would have stood on this one. */
function breaksEarly(rows: readonly Row[], index: number, width: number): boolean {
  const [word = ''] = (rows[index + 1]?.text ?? '').split(' ', 1);
  return (rows[index]?.text.length ?? 0) + 1 + word.length < width;
}

/** Titles on lines of their own: each is one by itself, and most of them end before the line was full. */
function isListOfTitles(rows: readonly Row[]): boolean {
  const width = widthOf(rows);
  const early = rows.slice(0, -1).filter((_, index) => breaksEarly(rows, index, width)).length;
  return early * 2 >= rows.length - 1 && rows.every(({ text }) => isCertainTitle(text));
}

/** How many rows a title takes at the beginning of a wrapped paragraph that goes on with its abstract; 0 for none. */
function titleRows(rows: readonly Row[]): number {
  const limit = Math.min(3, rows.length - 1);
  const width = widthOf(rows);
  for (let count = 1; count <= limit; count += 1) {
    const last = rows[count - 1]?.text ?? '';
    const next = rows[count]?.text ?? '';
    const title = joined(rows.slice(0, count)).text;
    if (
      (breaksEarly(rows, count - 1, width) || (count === 1 && isCertainTitle(title))) &&
      !/[.,;]$/.test(last) &&
      /^["“(]?[\p{Lu}\p{N}]/u.test(next) &&
      isTitleLike(title) &&
      isAbstractLike(joined(rows.slice(count)).text)
    )
      return count;
  }
  return 0;
}

function textUnit(rows: readonly Row[], quote: boolean): Unit {
  return { kind: 'text', ...joined(rows), quote };
}

/** Splits rows that are neither facts nor empty into titles and paragraphs. */
function textUnits(rows: readonly Row[], quote: boolean): Unit[] {
  if (rows.length <= 1) return rows.map((row) => textUnit([row], quote));
  if (widthOf(rows) > UNWRAPPED) return rows.map((row) => textUnit([row], quote));
  if (isListOfTitles(rows)) return rows.map((row) => textUnit([row], quote));
  const title = titleRows(rows);
  return title === 0
    ? [textUnit(rows, quote)]
    : [textUnit(rows.slice(0, title), quote), textUnit(rows.slice(title), quote)];
}

/** A label takes the rows that follow it, up to the next fact: its value may be wrapped. */
function takesMore({ kind, ...fact }: Fact): boolean {
  return kind === 'label' && 'label' in fact && ['abstract', 'title', 'authors', 'note'].includes(fact.label);
}

function paragraphUnits(rows: readonly Row[], quote: boolean): Unit[] {
  const units: Unit[] = [];
  let run: Row[] = [];
  let hasLongRow = false;
  let label: { fact: Extract<Fact, { kind: 'label' }>; rows: Row[] } | undefined;
  const flush = (): void => {
    if (label !== undefined) {
      const whole = joined(label.rows);
      const more = label.rows.slice(1).map(({ text }) => text);
      units.push({
        kind: 'fact',
        ...whole,
        fact: { ...label.fact, value: [label.fact.value, ...more].join(' ').trim() },
      });
    } else for (const unit of textUnits(run, quote)) units.push(unit);
    run = [];
    hasLongRow = false;
    label = undefined;
  };
  for (const row of rows) {
    if (row.text === '') continue;
    if (run.length === 0 && label === undefined && awaitsName(units.at(-1), row)) {
      units.push(textUnit([row], quote));
      continue;
    }
    const fact = wrappedProse(row, run) ? undefined : factOf(row.text);
    if (fact === undefined) {
      const authors = hasLongRow || run.length > 2 ? undefined : authorLine(row.text);
      if (label !== undefined) label.rows.push(row);
      else if (authors !== undefined) {
        flush();
        units.push({
          kind: 'authors',
          start: row.line,
          end: row.line,
          authors,
          rest: /\bet\s+al\.?,?\s+(.*)$/i.exec(row.text)?.[1] ?? '',
        });
      } else if (run.length > 0 && run.length <= 2 && !hasLongRow && isByline(row.text)) {
        flush();
        units.push(textUnit([row], quote));
      } else {
        run.push(row);
        hasLongRow ||= row.text.length > UNWRAPPED;
      }
      continue;
    }
    flush();
    if (fact.kind === 'label' && takesMore(fact)) label = { fact, rows: [row] };
    else units.push({ kind: 'fact', start: row.line, end: row.line, fact, text: row.text, links: row.links });
  }
  flush();
  return units;
}

/** `Submitted by`, with the name on the next line. */
function awaitsName(unit: Unit | undefined, row: Row): boolean {
  return (
    unit?.kind === 'fact' && unit.fact.kind === 'submitted' && unit.fact.by === undefined && unit.end === row.line - 1
  );
}

/** In the middle of a hard-wrapped sentence even a line that looks like a fact is prose. */
function wrappedProse(row: Row, run: readonly Row[]): boolean {
  const last = run.at(-1);
  return (
    last !== undefined &&
    last.text.length > 40 &&
    last.line === row.line - 1 &&
    !/[.!?:]["”)\]]?$/.test(last.text) &&
    /^[\p{Ll}\d(]/u.test(row.text) &&
    row.text.length > 25
  );
}

/** What a block says, in order. Lists and tables are not for here. */
export function unitsOf(block: Extract<Block, { rows: readonly Row[] }>): Unit[] {
  if (block.kind !== 'heading') return paragraphUnits(block.rows, block.kind === 'quote');
  const whole = joined(block.rows);
  const fact = factOf(whole.text);
  return fact === undefined || (fact.kind === 'label' && fact.value !== '')
    ? [{ kind: 'heading', depth: block.depth, ...whole }]
    : [{ kind: 'fact', fact, ...whole }];
}

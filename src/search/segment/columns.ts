import type { PageWriter, ReadBytes } from './pages.ts';

/** What is kept of each paper as a number, a column each. A segment may lack those that it has no use for. */
export const COLUMNS = {
  /** Where its line begins in the corpus, in bytes. */
  offset: Float64Array,
  /** How many words each text has, stop words left out. */
  title: Uint16Array,
  abstract: Uint16Array,
  keyword: Uint16Array,
  author: Uint16Array,
  venue: Uint16Array,
  /** The same of all that is searched for words without a field, as {@link WHOLE_TEXT} puts it together; 65,535 for more. */
  text: Uint16Array,
  /** 0 for none. */
  year: Uint16Array,
  /** What it has, a bit each: see `facts.ts`. */
  facts: Uint16Array,
  /** Which of the manifest's imports brought it. */
  import: Uint32Array,
  /** When it was added, in milliseconds since 1970. */
  added: Float64Array,
  /** Where its id ends among the bytes of ids. */
  idEnd: Uint32Array,
  /** Its place in the corpus, and what its edit was made of: only where papers stand that were edited. */
  paper: Uint32Array,
  edit: Uint32Array,
} as const;

export type ColumnName = keyof typeof COLUMNS;
export type Column<Name extends ColumnName> = InstanceType<(typeof COLUMNS)[Name]>;

/** A column of a segment, which may be made when it is its turn. */
export type NamedColumn = { readonly [Name in ColumnName]: readonly [name: Name, column: Column<Name>] }[ColumnName];

/** Where each column begins in its file. */
export type ColumnPlaces = { readonly [Name in ColumnName]?: number };

/** Writes a column; where it begins. */
export function writeColumn(pages: PageWriter, { buffer, byteOffset, byteLength }: Column<ColumnName>): number {
  pages.align();
  const place = pages.length;
  pages.write(new Uint8Array(buffer, byteOffset, byteLength));
  return place;
}

/** Reads one number of a column, without the others. */
export function readNumber(read: ReadBytes, places: ColumnPlaces, name: ColumnName, row: number): number {
  const Kind = COLUMNS[name];
  const place = places[name];
  if (place === undefined) return 0;
  const bytes = new Uint8Array(read(place + row * Kind.BYTES_PER_ELEMENT, Kind.BYTES_PER_ELEMENT));
  return new Kind(bytes.buffer)[0] ?? 0;
}

/** Reads a column of `count` numbers; zeros where the segment lacks it. */
export function readColumn<Name extends ColumnName>(
  read: ReadBytes,
  places: ColumnPlaces,
  name: Name,
  count: number,
): Column<Name> {
  const Kind = COLUMNS[name];
  const place = places[name];
  // The table ties each name to its kind of array.
  if (place === undefined) return new Kind(count) as Column<Name>;
  const bytes = new Uint8Array(read(place, count * Kind.BYTES_PER_ELEMENT));
  return new Kind(bytes.buffer) as Column<Name>;
}

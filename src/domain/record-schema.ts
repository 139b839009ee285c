import type { Decision } from './decision.ts';
import type { RecordEdit } from './journal.ts';
import { type Author, groupOf, personOf } from './author.ts';
import { readExtra } from './extra.ts';
import type { PageFacts, PaperRecord, Source } from './paper.ts';
import { PUBLICATION_TYPES, publicationTypeOf } from './publication-type.ts';

/** A field that was there but not as it has to be. */
export interface FieldProblem {
  readonly field: string;
  readonly expected: string;
}

/** Reads a value of a field; undefined when it is not what the field has to be. */
type Reader<Value> = (value: unknown) => Value | undefined;

type Fields = Readonly<Record<string, unknown>>;

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text without lone surrogates and white space at its ends; undefined when nothing is left. */
const text: Reader<string> = (value) => {
  if (typeof value !== 'string') return undefined;
  const clean = value.toWellFormed().trim();
  return clean === '' ? undefined : clean;
};

const number: Reader<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

function matching(pattern: RegExp): Reader<string> {
  return (value) => {
    const read = text(value);
    return read !== undefined && pattern.test(read) ? read : undefined;
  };
}

function listOf<Item>(item: Reader<Item>): Reader<readonly Item[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map(item).filter((read) => read !== undefined);
    return items.length === value.length ? items : undefined;
  };
}

const author: Reader<Author> = (value) => {
  if (typeof value === 'string') return author({ name: value });
  if (!isObject(value)) return undefined;
  const { name, family, given, particle, suffix, group } = value;
  const person = personOf({
    family: text(family),
    given: text(given),
    particle: text(particle),
    suffix: text(suffix),
  });
  const shown = text(name);
  if (person !== undefined) return { ...person, ...(shown !== undefined && { name: shown }) };
  if (shown === undefined) return undefined;
  return group === true ? groupOf(shown) : { name: shown };
};

const source: Reader<Source> = (value) => {
  if (!isObject(value)) return undefined;
  const [file, format, line, endLine] = [
    text(value['file']),
    text(value['format']),
    number(value['line']),
    number(value['endLine']),
  ];
  return file === undefined || format === undefined || line === undefined
    ? undefined
    : { file, format, line, endLine: endLine ?? line };
};

const PAGE = {
  organization: text,
  submittedBy: text,
  authorCount: number,
  upvotes: number,
  comments: number,
  stars: number,
} as const satisfies { readonly [Field in keyof PageFacts]: Reader<PageFacts[Field]> };

const page: Reader<PageFacts> = (value) => {
  if (!isObject(value)) return undefined;
  const facts = Object.entries(PAGE).flatMap(([field, read]) => {
    const fact = read(value[field]);
    return fact === undefined ? [] : [[field, fact]];
  });
  return facts.length === 0 ? undefined : Object.fromEntries(facts);
};

const yes: Reader<true> = (value) => (value === true ? true : undefined);

const DATE = [
  matching(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/),
  'a date such as 2023, 2023-06 or 2023-06-02',
] as const satisfies readonly [Reader<string>, string];

const URL = matching(/^https?:\/\/\S+$/i);

/** Every field of a record: how it is read, and what it has to be. */
const FIELDS = {
  title: [text, 'a text that is not empty'],
  abstract: [text, 'a text'],
  authors: [listOf(author), 'a list of names'],
  moreAuthors: [yes, 'true'],
  date: DATE,
  venue: [text, 'a text'],
  type: [publicationTypeOf, `one of ${PUBLICATION_TYPES.join(', ')}`],
  editors: [listOf(author), 'a list of names'],
  moreEditors: [yes, 'true'],
  volume: [text, 'a text'],
  issue: [text, 'a text'],
  pages: [text, 'a text'],
  publisher: [text, 'a text'],
  place: [text, 'a text'],
  edition: [text, 'a text'],
  series: [text, 'a text'],
  isbn: [text, 'a text'],
  issn: [text, 'a text'],
  language: [text, 'a text'],
  accessed: DATE,
  doi: [matching(/^10\.\d{4,9}\/\S+$/), 'a DOI such as 10.18653/v1/2023.findings-acl.392'],
  arxiv: [matching(/^\d{4}\.\d{4,5}$|^[a-z.-]+\/\d{7}$/i), 'an arXiv id such as 2306.01985'],
  pmid: [matching(/^\d{1,9}$/), 'a number of PubMed such as 31452104'],
  pmcid: [matching(/^PMC\d{1,9}$/), 'a number of PubMed Central such as PMC6703256'],
  url: [URL, 'an http(s) link'],
  links: [listOf(URL), 'a list of http(s) links'],
  code: [listOf(URL), 'a list of http(s) links'],
  keywords: [listOf(text), 'a list of texts'],
  shortName: [text, 'a text'],
  contentWarning: [text, 'a text'],
  page: [page, 'facts of a page'],
  sourceKey: [text, 'a text'],
  extra: [readExtra, 'what formats said beyond the other fields, by format'],
  sources: [listOf(source), 'a list of places, each with file, format and line'],
} as const satisfies { readonly [Field in keyof PaperRecord]-?: readonly [Reader<unknown>, string] };

/** The names of all fields of a record. */
export const recordFields: ReadonlySet<string> = new Set(Object.keys(FIELDS));

/**
 * Reads a record from data of any shape, field by field: what is not as it has to be is left out and named. No record
 * without a title. `sources` of the data are kept when they are whole, else those given stand in.
 */
export function readRecord(
  value: Fields,
  sources: readonly Source[],
): { readonly record: PaperRecord | undefined; readonly problems: readonly FieldProblem[] } {
  const read: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const [field, [reader, expected]] of Object.entries(FIELDS)) {
    const given = Object.hasOwn(value, field) ? value[field] : undefined;
    const isEmpty =
      given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0);
    if (isEmpty) continue;
    const result = reader(given);
    if (result === undefined) problems.push({ field, expected });
    else read[field] = result;
  }
  const { title } = read;
  if (typeof title !== 'string') {
    const named = problems.some(({ field }) => field === 'title');
    return {
      record: undefined,
      problems: named ? problems : [...problems, { field: 'title', expected: FIELDS.title[1] }],
    };
  }
  // Each field was read by the reader of that very field, whose types the table holds to those of a record.
  return { record: { sources, ...read, title }, problems };
}

/** Reads a decision from data of any shape; undefined when it is none. */
export function readDecision(value: unknown): Decision | undefined {
  if (!isObject(value)) return undefined;
  const { kind, reason } = value;
  if (kind === 'include' || kind === 'maybe') return { kind };
  if (kind !== 'exclude') return undefined;
  return typeof reason === 'string' && reason !== '' ? { kind, reason } : { kind };
}

/** Reads an edit: as {@link readRecord}, but no field has to be there and null takes one away. */
export function readEdit(value: Fields): RecordEdit {
  const { record } = readRecord({ title: '-', ...value }, []);
  const removed = Object.entries(value).flatMap(([field, set]) =>
    set === null && recordFields.has(field) ? [[field, null]] : [],
  );
  const set = Object.entries(record ?? {}).filter(([field]) => Object.hasOwn(value, field));
  return Object.fromEntries([...set, ...removed]);
}

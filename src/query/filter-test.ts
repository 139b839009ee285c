import { arxivIdIn, arxivIdOfUrl, normaliseDoi } from '../domain/identifiers.ts';
import type { FieldName } from './fields.ts';
import type { RawValue } from './lexer.ts';
import type { FilterTest, Name, TextField } from './syntax-tree.ts';
import { readDates, readName, readProperty, readStanding, readYears } from './values.ts';

/** A field that is no words but facts. `no:` is put together from `has:`. */
export type FilterField = Exclude<FieldName, TextField | 'no'>;

type Identifier = 'doi' | 'arxiv';

const WHOLE = {
  doi: normaliseDoi,
  arxiv: (text: string) => arxivIdOfUrl(text) ?? arxivIdIn(text),
} as const satisfies Record<Identifier, (text: string) => string | undefined>;

/** An identifier may be written with its resolver or prefix; the beginning of one with a star. */
function readIdentifier(field: Identifier, { text, quoted }: RawValue): Name | undefined {
  const name = readName(text, quoted);
  if (name === undefined || name.prefix) return name;
  return { text: WHOLE[field](name.text) ?? name.text, prefix: false };
}

// New identifiers of arXiv, old ones such as hep-th/9901001, and what says that it is one.
const LIKE_ARXIV = /^(?:[\d.]+|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$|^arxiv:/i;

/** What is unmistakably an identifier asks for the paper that has it. */
export function identifierTest({ text, quoted }: RawValue): FilterTest | undefined {
  // Nearly every word is none, and the patterns of identifiers are long.
  if (quoted || !/\d/.test(text)) return undefined;
  const arxiv = arxivIdOfUrl(text) ?? (LIKE_ARXIV.test(text) ? arxivIdIn(text) : undefined);
  if (arxiv !== undefined) return { field: 'arxiv', names: [{ text: arxiv, prefix: false }] };
  const doi = normaliseDoi(text);
  return doi === undefined ? undefined : { field: 'doi', names: [{ text: doi, prefix: false }] };
}

/** The test, or the first value that the field does not take. */
export type ReadTest = { readonly test: FilterTest } | { readonly bad: RawValue };

function readAll<Value>(
  values: readonly RawValue[],
  read: (value: RawValue) => Value | undefined,
  testOf: (values: readonly Value[]) => FilterTest,
): ReadTest {
  const found: Value[] = [];
  for (const value of values) {
    const one = read(value);
    if (one === undefined) return { bad: value };
    found.push(one);
  }
  return { test: testOf(found) };
}

/** Reads the values of a field, any of which will do. */
export function readFilterTest(field: FilterField, values: readonly RawValue[]): ReadTest {
  switch (field) {
    case 'is':
      return readAll(
        values,
        ({ text }) => readStanding(text),
        (standings) => ({ field, standings }),
      );
    case 'has':
      return readAll(
        values,
        ({ text }) => readProperty(text),
        (properties) => ({ field, properties }),
      );
    case 'year':
      return readAll(
        values,
        ({ text }) => readYears(text),
        (years) => ({ field, years }),
      );
    case 'added':
    case 'decided':
      return readAll(
        values,
        ({ text }) => readDates(text),
        (dates) => ({ field, dates }),
      );
    case 'doi':
    case 'arxiv':
      return readAll(
        values,
        (value) => readIdentifier(field, value),
        (names) => ({ field, names }),
      );
    default:
      return readAll(
        values,
        ({ text, quoted }) => readName(text, quoted),
        (names) => ({ field, names }),
      );
  }
}

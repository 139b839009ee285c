import { arxivIdIn, arxivIdOfUrl, normaliseDoi } from '../domain/identifiers.ts';
import { editDistance } from '../text/edit-distance.ts';
import { tokenise } from '../text/tokens.ts';
import { fieldNamed, fieldNames, FIELDS, type FieldName } from './fields.ts';
import type { Lexeme, RawValue } from './lexer.ts';
import type { FilterTest, Name, QueryNode, Span, TextField, WordMode } from './syntax-tree.ts';
import { readDates, readName, readProperty, readStatus, readYears } from './values.ts';

export type Clause = Extract<Lexeme, { kind: 'clause' }>;

/** Told of everything in a query that has more than one reading. */
export type OnDoubt = (place: Span, reason: string, advice: string) => void;

const TAKES = {
  words: 'words',
  names: 'a name',
  years: 'a year or a range such as 2020..2023',
  dates: 'an age such as 7d, a date or a range such as 2026-01..',
  statuses: 'included, maybe, excluded or unscreened',
  properties: 'abstract, arxiv, authors, code, date, decision, doi, keywords, list, note, reason, tag, url or venue',
} as const;

/** One node for several values, any of which will do. */
function anyOf(nodes: readonly QueryNode[], { start, end }: Span): QueryNode {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? only : { kind: 'or', nodes, start, end };
}

function wordMode(text: string): { readonly text: string; readonly mode: WordMode } {
  if (text.length > 1 && text.endsWith('*')) return { text: text.slice(0, -1), mode: 'prefix' };
  if (text.length > 1 && text.endsWith('~')) return { text: text.slice(0, -1), mode: 'fuzzy' };
  return { text, mode: 'stem' };
}

function textNode({ text, quoted, start, end }: RawValue, field: TextField | undefined): QueryNode {
  const place = { start, end, ...(field !== undefined && { field }) };
  if (quoted) return { kind: 'phrase', text, ...place };
  const word = wordMode(text);
  // A star or tilde behind what is no word belongs to the text.
  return tokenise(word.text).length === 0
    ? { kind: 'word', text, mode: 'stem', ...place }
    : { kind: 'word', ...word, ...place };
}

/** What is unmistakably an identifier asks for the paper that has it. */
function identifierTest({ text, quoted }: RawValue): FilterTest | undefined {
  // Nearly every word is none, and the patterns of identifiers are long.
  if (quoted || !/[\d/]/.test(text)) return undefined;
  const arxiv = arxivIdOfUrl(text) ?? (/^[\d.]+(?:v\d+)?$|^arxiv:/i.test(text) ? arxivIdIn(text) : undefined);
  if (arxiv !== undefined) return { field: 'arxiv', names: [{ text: arxiv, prefix: false }] };
  const doi = normaliseDoi(text);
  return doi === undefined ? undefined : { field: 'doi', names: [{ text: doi, prefix: false }] };
}

/** Every value read, or undefined when any of them cannot be. */
function all<Value>(values: readonly RawValue[], read: (value: RawValue) => Value | undefined): Value[] | undefined {
  const found = values.map(read).filter((value) => value !== undefined);
  return found.length === values.length ? found : undefined;
}

/** A name of an identifier field may be written with its resolver or prefix. */
function readIdentifier(field: 'doi' | 'arxiv', { text, quoted }: RawValue): Name | undefined {
  const whole = field === 'doi' ? normaliseDoi(text) : (arxivIdOfUrl(text) ?? arxivIdIn(text));
  return whole === undefined ? readName(text, quoted) : { text: whole, prefix: false };
}

function filterTest(field: Exclude<FieldName, TextField>, values: readonly RawValue[]): FilterTest | undefined {
  switch (field) {
    case 'is': {
      const statuses = all(values, ({ text }) => readStatus(text));
      return statuses && { field, statuses };
    }
    case 'has':
    case 'no': {
      const properties = all(values, ({ text }) => readProperty(text));
      return properties && { field: 'has', properties };
    }
    case 'year': {
      const years = all(values, ({ text }) => readYears(text));
      return years && { field, years };
    }
    case 'added':
    case 'decided': {
      const dates = all(values, ({ text }) => readDates(text));
      return dates && { field, dates };
    }
    case 'doi':
    case 'arxiv': {
      const names = all(values, (value) => readIdentifier(field, value));
      return names && { field, names };
    }
    default: {
      const names = all(values, ({ text, quoted }) => readName(text, quoted));
      return names && { field, names };
    }
  }
}

function isTextField(field: FieldName): field is TextField {
  return FIELDS[field].takes === 'words';
}

/** A clause that turned out to be no field: its words as they stand. */
function asText(query: string, { start, end, negated }: Clause): QueryNode {
  const from = start + (negated ? 1 : 0);
  return textNode({ text: query.slice(from, end), quoted: false, closed: true, start: from, end }, undefined);
}

function nearestField(name: string): string | undefined {
  const near = fieldNames.map((field) => ({ field, distance: editDistance(name.toLowerCase(), field, 2) }));
  return near.filter(({ distance }) => distance <= 2).toSorted((a, b) => a.distance - b.distance)[0]?.field;
}

function readField(query: string, clause: Clause, name: string, onDoubt: OnDoubt): QueryNode {
  const field = fieldNamed(name);
  if (field === undefined) {
    const near = nearestField(name);
    onDoubt(
      clause,
      `unknown field "${name}:", read as text`,
      near === undefined ? `The fields are ${fieldNames.join(', ')}.` : `Did you mean ${near}:?`,
    );
    return asText(query, clause);
  }
  if (clause.values.length === 0) {
    onDoubt(clause, `"${name}:" has no value, read as text`, `It takes ${TAKES[FIELDS[field].takes]}.`);
    return asText(query, clause);
  }
  if (isTextField(field))
    return anyOf(
      clause.values.map((value) => textNode(value, field)),
      clause,
    );
  const test = filterTest(field, clause.values);
  if (test === undefined) {
    onDoubt(clause, `"${name}:" does not take this, read as text`, `It takes ${TAKES[FIELDS[field].takes]}.`);
    return asText(query, clause);
  }
  const { start, end } = clause;
  const node: QueryNode = { kind: 'filter', test, start, end };
  return field === 'no' ? { kind: 'not', node, start, end } : node;
}

/** Reads one clause (without its negation). What cannot be read as a field is text. */
export function readClause(query: string, clause: Clause, onDoubt: OnDoubt): QueryNode {
  for (const value of clause.values)
    if (!value.closed) onDoubt(value, 'a quote is not closed, read to the end', 'Close it with a second quote.');
  if (clause.field !== undefined) return readField(query, clause, clause.field, onDoubt);
  const [value] = clause.values;
  if (value === undefined) return asText(query, clause);
  const test = identifierTest(value);
  return test === undefined ? textNode(value, undefined) : { kind: 'filter', test, start: value.start, end: value.end };
}

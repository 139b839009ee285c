import { editDistance } from '../text/edit-distance.ts';
import { tokenise } from '../text/tokens.ts';
import type { OnDoubt } from './doubt.ts';
import { fieldNamed, fieldNames, FIELDS, type FieldName, TAKES } from './fields.ts';
import { identifierTest, readFilterTest } from './filter-test.ts';
import { joined, negated } from './join.ts';
import type { FieldLabel, Lexeme, RawValue } from './lexer.ts';
import { withoutQuotes } from './quotes.ts';
import type { FilterTest, QueryNode, Span, TextField, TextNode, WordMode } from './syntax-tree.ts';
import { tokenTests } from './text-match.ts';
import { propertyWords, statusWords } from './values.ts';

export type Clause = Extract<Lexeme, { kind: 'clause' }>;

type LabelledClause = Clause & { readonly field: FieldLabel };

function wordMode(text: string): { readonly text: string; readonly mode: WordMode } {
  if (text.length > 1 && text.endsWith('*')) return { text: text.slice(0, -1), mode: 'prefix' };
  if (text.length > 1 && text.endsWith('~')) return { text: text.slice(0, -1), mode: 'fuzzy' };
  return { text, mode: 'stem' };
}

/** `Sap, Maarten` as names are displayed and kept: given name first. */
function asDisplayed(name: string): string {
  const [, family, given] = /^([^,]*\S)\s*,\s*(\S[^,]*)$/.exec(name.trim()) ?? [];
  return family === undefined || given === undefined ? name : `${given} ${family}`;
}

/** Words to look for; none for a stop word, or for signs without a word: they ask for nothing. */
function textNodes({ text, quoted, start, end }: RawValue, field: TextField | undefined): TextNode[] {
  const place = { start, end, ...(field !== undefined && { field }) };
  const node: TextNode = quoted
    ? { kind: 'phrase', text: field === 'author' ? asDisplayed(text) : text, ...place }
    : { kind: 'word', ...wordMode(text), ...place };
  return tokenTests(node) === undefined ? [] : [node];
}

/**
 * A clause that turned out to be no field, as it stands: a word, or a phrase when a part of it is in quotes. `foo:bar`
 * is `foo` and `bar` next to each other.
 */
function asText(query: string, { field, values, end }: LabelledClause): QueryNode | undefined {
  const place = { start: field.start, end };
  const text = withoutQuotes(query.slice(field.start, end));
  const quoted = values.some((value) => value.quoted);
  return joined('and', textNodes({ text, quoted, closed: true, ...place }, undefined));
}

/** The known word that was most likely meant: one slip in a short word, two in a longer one. */
function nearest(written: string, known: readonly string[]): string | undefined {
  const most = written.length <= 4 ? 1 : 2;
  const near = known.map((word) => ({ word, distance: editDistance(written.toLowerCase(), word, most) }));
  return near.filter(({ distance }) => distance <= most).toSorted((a, b) => a.distance - b.distance)[0]?.word;
}

const READ_AS_TEXT = 'read as text';

const CHOICES: Partial<Record<FieldName, readonly string[]>> = {
  is: statusWords,
  has: propertyWords,
  no: propertyWords,
};

function adviceFor(field: FieldName, { text }: RawValue): string {
  const meant = nearest(text, CHOICES[field] ?? []);
  return meant === undefined ? `Expected ${TAKES[FIELDS[field].takes]}.` : `Did you mean ${meant}?`;
}

/** `no:abstract,doi` asks for what lacks either, as a comma does everywhere. */
function lacking(test: FilterTest, place: Span): QueryNode | undefined {
  const properties = test.field === 'has' ? test.properties : [];
  const nodes = properties.map((property): QueryNode => {
    const has: QueryNode = { kind: 'filter', test: { field: 'has', properties: [property] }, ...place };
    return negated(has, place);
  });
  return joined('or', nodes);
}

function isTextField(field: FieldName): field is TextField {
  return FIELDS[field].takes === 'words';
}

function readField(query: string, clause: LabelledClause, onDoubt: OnDoubt): QueryNode | undefined {
  const { field: label, values } = clause;
  const field = fieldNamed(label.name);
  if (field === undefined) {
    const meant = nearest(label.name, fieldNames);
    const advice = meant === undefined ? `The fields are ${fieldNames.join(', ')}.` : `Did you mean ${meant}:?`;
    onDoubt({ place: label, problem: `unknown field "${label.name}:"`, reading: READ_AS_TEXT, advice });
    return asText(query, clause);
  }
  if (values.length === 0) {
    const advice = `Expected ${TAKES[FIELDS[field].takes]}.`;
    onDoubt({ place: label, problem: `"${label.name}:" has no value`, reading: READ_AS_TEXT, advice });
    return asText(query, clause);
  }
  const place = { start: label.start, end: clause.end };
  if (isTextField(field)) {
    if (values.every(({ text }) => tokenise(text).length === 0))
      onDoubt({
        place,
        problem: `"${label.name}:" has no word to look for`,
        reading: 'left out',
        advice: `Expected words; has:${field} asks whether there is one.`,
      });
    return joined(
      'or',
      values.flatMap((value) => textNodes(value, field)),
    );
  }
  const read = readFilterTest(field === 'no' ? 'has' : field, values);
  if ('bad' in read) {
    const problem = `"${label.name}:" does not take "${read.bad.text}"`;
    onDoubt({ place: read.bad, problem, reading: READ_AS_TEXT, advice: adviceFor(field, read.bad) });
    return asText(query, clause);
  }
  return field === 'no' ? lacking(read.test, place) : { kind: 'filter', test: read.test, ...place };
}

/** A field that a space parts from its value, which product names such as `BERT: pre-training` must not be taken for. */
function isPartedField({ text, quoted }: RawValue): boolean {
  return !quoted && text.endsWith(':') && fieldNamed(text.slice(0, -1)) !== undefined;
}

/** Reads one clause (without its negation). What cannot be read as a field is text; undefined asks for nothing. */
export function readClause(query: string, clause: Clause, onDoubt: OnDoubt): QueryNode | undefined {
  const { field, values } = clause;
  for (const value of values)
    if (!value.closed)
      onDoubt({
        place: { start: value.start, end: value.start + 1 },
        problem: 'a quote is not closed',
        reading: 'read to the end',
        advice: 'Close it with a second quote.',
      });
  if (field !== undefined) return readField(query, { ...clause, field }, onDoubt);
  const [value] = values;
  if (value === undefined) return undefined;
  if (isPartedField(value))
    onDoubt({
      place: value,
      problem: `"${value.text}" has no value`,
      reading: READ_AS_TEXT,
      advice: 'A field and its value have no space between them.',
    });
  const test = identifierTest(value);
  if (test !== undefined) return { kind: 'filter', test, start: value.start, end: value.end };
  return joined('and', textNodes(value, undefined));
}

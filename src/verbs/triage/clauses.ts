import { fieldNamed } from '../../query/fields.ts';
import { type Lexeme, lex } from '../../query/lexer.ts';
import { parseQuery } from '../../query/parse.ts';
import type { Span } from '../../query/syntax-tree.ts';

/** A part of a query that is more than a word, for showing it as what it is. */
export type QueryPart = Span & { readonly kind: 'field' | 'operator' | 'phrase' | 'doubt' };

function partsOf(lexeme: Lexeme): QueryPart[] {
  const { start, end } = lexeme;
  if (lexeme.kind !== 'clause') return [{ kind: 'operator', start, end }];
  const minus: QueryPart[] = lexeme.negated ? [{ kind: 'operator', start, end: start + 1 }] : [];
  const { field, values } = lexeme;
  if (field !== undefined && fieldNamed(field.name) !== undefined)
    return [...minus, { kind: 'field', start: field.start, end: field.end }];
  const phrases = values.filter(({ quoted }) => quoted);
  return [...minus, ...phrases.map((value): QueryPart => ({ kind: 'phrase', start: value.start, end: value.end }))];
}

/** The parts of a query as it is being typed, in order; what is doubtful comes before what it seems to be. */
export function queryParts(query: string): readonly QueryPart[] {
  const lexemes = [...lex(query)];
  const doubtful = parseQuery(query).hints.flatMap(({ column = 0 }) => {
    const place = column - 1;
    return lexemes.find(({ start, end }) => start <= place && place < end) ?? [];
  });
  return lexemes.flatMap((lexeme): QueryPart[] =>
    doubtful.includes(lexeme) ? [{ kind: 'doubt', start: lexeme.start, end: lexeme.end }] : partsOf(lexeme),
  );
}

import type { Diagnostic } from '../domain/diagnostic.ts';
import { PapersError } from '../domain/errors.ts';
import { type OnDoubt, readClause } from './clause.ts';
import { lex } from './lexer.ts';
import type { QueryNode, Span } from './syntax-tree.ts';
import { tokenTests } from './text-match.ts';

export interface ParsedQuery {
  readonly node: QueryNode;
  /** What had more than one reading, with the column from 1. */
  readonly hints: readonly Diagnostic[];
}

/** An open bracket: alternatives of clauses that must all hold. */
interface Group {
  readonly start: number;
  readonly negated: boolean;
  readonly alternatives: QueryNode[][];
}

/** Deeper brackets are read as if they were not there, so that no input can exhaust the stack of what walks the tree. */
const DEEPEST = 200;

function joined(kind: 'and' | 'or', nodes: readonly QueryNode[], place: Span): QueryNode {
  const [only] = nodes;
  if (only === undefined) return { kind: 'all', ...place };
  return nodes.length === 1 ? only : { kind, nodes, ...place };
}

function negatedIf(negated: boolean, node: QueryNode, { start, end }: Span): QueryNode {
  return negated ? { kind: 'not', node, start, end } : node;
}

function caretError(query: string, { start, end }: Span, reason: string, advice: string): PapersError {
  const marks = ' '.repeat(start) + '^'.repeat(Math.max(1, end - start));
  return new PapersError('bad-query', `${reason}\n  ${query.replace(/\s/g, ' ')}\n  ${marks}`, {
    kind: 'usage',
    remedy: advice,
  });
}

/**
 * Reads a query. Operators are upper case, a minus negates only when glued to what follows, OR binds looser than the
 * AND between neighbours. Every text has a reading; with `strict` the first doubt throws `bad-query` with a caret.
 */
export function parseQuery(query: string, { strict = false }: { readonly strict?: boolean } = {}): ParsedQuery {
  const hints: Diagnostic[] = [];
  const onDoubt: OnDoubt = (place, reason, advice) => {
    if (strict) throw caretError(query, place, reason, advice);
    hints.push({ reason, ruleId: 'query', fatal: null, column: place.start + 1, note: advice });
  };

  const root: Group = { start: 0, negated: false, alternatives: [[]] };
  const open: Group[] = [root];
  let ignoredBrackets = 0;
  let negation: Span | undefined;
  let dangling: Span | undefined;

  const add = (node: QueryNode): void => {
    dangling = undefined;
    // A stop word, or signs without a word, asks for nothing, with or without a minus.
    const asked = node.kind === 'not' ? node.node : node;
    if ((asked.kind === 'word' || asked.kind === 'phrase') && tokenTests(asked) === undefined) return;
    open.at(-1)?.alternatives.at(-1)?.push(node);
  };
  const takeNegation = (): boolean => {
    const negated = negation !== undefined;
    negation = undefined;
    return negated;
  };
  const close = (end: number): void => {
    const group = open.pop();
    if (group === undefined) return;
    const place = { start: group.start, end };
    const alternatives = group.alternatives
      .filter((nodes) => nodes.length > 0)
      .map((nodes) => joined('and', nodes, spanOf(nodes, place)));
    if (open.length === 0) open.push({ ...group, alternatives: [[joined('or', alternatives, place)]] });
    else if (alternatives.length > 0) add(negatedIf(group.negated, joined('or', alternatives, place), place));
  };

  for (const lexeme of lex(query)) {
    const place = { start: lexeme.start, end: lexeme.end };
    if (lexeme.kind === 'operator') {
      const alternatives = open.at(-1)?.alternatives;
      if (lexeme.name === 'NOT') negation = place;
      else if (alternatives?.at(-1)?.length === 0)
        onDoubt(
          place,
          `${lexeme.name} has nothing before it, left out`,
          'Write the word in lower case if you look for it.',
        );
      else if (lexeme.name === 'OR') alternatives?.push([]);
      dangling = place;
    } else if (lexeme.kind === 'open') {
      if (open.length > DEEPEST) ignoredBrackets += 1;
      else open.push({ start: lexeme.start, negated: takeNegation() !== lexeme.negated, alternatives: [[]] });
    } else if (lexeme.kind === 'close') {
      if (ignoredBrackets > 0) ignoredBrackets -= 1;
      else if (open.length > 1) close(lexeme.end);
      else onDoubt(place, 'a bracket closes that was never opened, left out', 'Open it, or put the text in quotes.');
    } else {
      const node = readClause(query, lexeme, onDoubt);
      add(negatedIf(takeNegation() !== lexeme.negated, node, place));
    }
  }
  if (dangling !== undefined)
    onDoubt(dangling, 'an operator has nothing after it, left out', 'Write the word in lower case if you look for it.');
  while (open.length > 1) {
    const { start } = open.at(-1) ?? root;
    onDoubt({ start, end: start + 1 }, 'a bracket is not closed, read to the end', 'Close it.');
    close(query.length);
  }
  close(query.length);
  return { node: open[0]?.alternatives[0]?.[0] ?? { kind: 'all', start: 0, end: query.length }, hints };
}

function spanOf(nodes: readonly QueryNode[], otherwise: Span): Span {
  return { start: nodes[0]?.start ?? otherwise.start, end: nodes.at(-1)?.end ?? otherwise.end };
}

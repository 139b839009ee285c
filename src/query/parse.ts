import type { Diagnostic } from '../domain/diagnostic.ts';
import { readClause } from './clause.ts';
import { type Doubt, hintOf, strictError } from './doubt.ts';
import { joined, negated } from './join.ts';
import { type Lexeme, lex } from './lexer.ts';
import type { QueryNode, Span } from './syntax-tree.ts';

export interface ParsedQuery {
  readonly node: QueryNode;
  /** What had more than one reading, with the column from 1, in order; the same doubt once. */
  readonly hints: readonly Diagnostic[];
}

type Operator = Extract<Lexeme, { kind: 'operator' }>;

/** What stands between two brackets, or the whole query: alternatives of clauses that must all hold. */
interface Group {
  readonly start: number;
  /** Where what negates the whole group begins. */
  readonly negatedFrom: number | undefined;
  readonly alternatives: QueryNode[][];
  /** True once there is something that an operator can join. */
  hasClause: boolean;
  /** The operator that waits for what comes next. */
  waiting: Operator | undefined;
  /** Where the NOT begins that negates what comes next; two of them cancel each other. */
  notFrom: number | undefined;
}

/** Deeper brackets are read as if they were not there, so that no input can exhaust the stack of what walks the tree. */
const DEEPEST = 200;

function groupAt(start: number, negatedFrom?: number): Group {
  return { start, negatedFrom, alternatives: [[]], hasClause: false, waiting: undefined, notFrom: undefined };
}

const IN_LOWER_CASE = 'Operators are upper case; write the word in lower case if you look for it.';

/** Puts the pieces of one query together. */
class Reader {
  readonly #onDoubt: (doubt: Doubt) => void;
  #group = groupAt(0);
  readonly #outer: Group[] = [];
  #ignoredBrackets = 0;

  constructor(onDoubt: (doubt: Doubt) => void) {
    this.#onDoubt = onDoubt;
  }

  read(query: string): QueryNode | undefined {
    for (const lexeme of lex(query)) {
      if (lexeme.kind === 'operator') this.#operator(lexeme);
      else if (lexeme.kind === 'open') this.#open(lexeme);
      else if (lexeme.kind === 'close') this.#close(lexeme);
      else {
        const negatedFrom = this.#takeNegation(lexeme);
        const node = readClause(query, lexeme, this.#onDoubt);
        this.#add(node, negatedFrom, lexeme.end);
      }
    }
    while (this.#outer.length > 0) {
      const { start } = this.#group;
      this.#onDoubt({
        place: { start, end: start + 1 },
        problem: 'a bracket is not closed',
        reading: 'read to the end',
        advice: 'Close it with ).',
      });
      this.#endGroup(query.length);
    }
    return this.#nodeOfGroup();
  }

  #operator(operator: Operator): void {
    const group = this.#group;
    if (operator.name === 'NOT') {
      group.notFrom = group.notFrom === undefined ? operator.start : undefined;
      group.waiting = operator;
    } else if (group.waiting !== undefined)
      this.#leftOut(operator, `${operator.name} stands right behind ${group.waiting.name}`);
    else if (!group.hasClause) this.#leftOut(operator, `${operator.name} has nothing before it`);
    else {
      if (operator.name === 'OR') group.alternatives.push([]);
      group.waiting = operator;
    }
  }

  #leftOut(place: Span, problem: string): void {
    this.#onDoubt({ place, problem, reading: 'left out', advice: IN_LOWER_CASE });
  }

  #open({ start, end, negated: hasMinus }: Extract<Lexeme, { kind: 'open' }>): void {
    if (this.#outer.length < DEEPEST) {
      const negatedFrom = this.#takeNegation({ start, negated: hasMinus });
      this.#outer.push(this.#group);
      this.#group = groupAt(end - 1, negatedFrom);
      return;
    }
    this.#ignoredBrackets += 1;
    this.#onDoubt({
      place: { start, end },
      problem: `brackets are more than ${DEEPEST} deep`,
      reading: 'the inner ones left out',
      advice: 'Use fewer of them.',
    });
  }

  #close(place: Span): void {
    if (this.#ignoredBrackets > 0) this.#ignoredBrackets -= 1;
    else if (this.#outer.length > 0) this.#endGroup(place.end);
    else
      this.#onDoubt({
        place,
        problem: 'a bracket closes that was never opened',
        reading: 'left out',
        advice: 'Open it with (, or put the text in quotes.',
      });
  }

  /** Where the negation of a clause begins, by a minus or NOT but not by both; undefined when nothing negates it. */
  #takeNegation({
    start,
    negated: hasMinus,
  }: {
    readonly start: number;
    readonly negated: boolean;
  }): number | undefined {
    const { notFrom } = this.#group;
    this.#group.notFrom = undefined;
    if (hasMinus) return notFrom === undefined ? start : undefined;
    return notFrom;
  }

  /** Takes in what a clause or a group came to, if it asks for anything. */
  #add(node: QueryNode | undefined, negatedFrom: number | undefined, end: number): void {
    const group = this.#group;
    group.hasClause = true;
    group.waiting = undefined;
    if (node === undefined) return;
    group.alternatives.at(-1)?.push(negatedFrom === undefined ? node : negated(node, { start: negatedFrom, end }));
  }

  #endGroup(end: number): void {
    const node = this.#nodeOfGroup();
    const { negatedFrom } = this.#group;
    this.#group = this.#outer.pop() ?? groupAt(end);
    this.#add(node, negatedFrom, end);
  }

  #nodeOfGroup(): QueryNode | undefined {
    const { waiting, alternatives } = this.#group;
    if (waiting !== undefined) this.#leftOut(waiting, `${waiting.name} has nothing after it`);
    return joined(
      'or',
      alternatives.flatMap((nodes) => joined('and', nodes) ?? []),
    );
  }
}

/**
 * Reads a query. Operators are upper case, a minus negates only when glued to what follows, OR binds looser than the
 * AND between neighbours. Every text has a reading; with `strict` the first doubt throws `bad-query` (of kind `usage`),
 * whose message shows the query, a caret under the place and what was expected. Linear in the query's length.
 */
export function parseQuery(query: string, { strict = false }: { readonly strict?: boolean } = {}): ParsedQuery {
  // A pasted page may doubt the same thing a thousand times.
  const doubts = new Map<string, Doubt>();
  const reader = new Reader((doubt) => {
    if (strict) throw strictError(query, doubt);
    if (!doubts.has(doubt.problem)) doubts.set(doubt.problem, doubt);
  });
  const node = reader.read(query) ?? { kind: 'all', start: 0, end: query.length };
  const hints = [...doubts.values()].toSorted((a, b) => a.place.start - b.place.start).map(hintOf);
  return { node, hints };
}

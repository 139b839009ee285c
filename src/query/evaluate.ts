import type { Entry } from '../domain/entry.ts';
import { foldText } from '../text/fold.ts';
import { tokensIn } from '../text/tokens.ts';
import { quickLook } from './quick-look.ts';
import type { DateTest, FilterTest, Name, Property, QueryNode, Range, TextNode } from './syntax-tree.ts';
import { placesIn, tokenTests } from './text-match.ts';
import { textsOf } from './text-of.ts';

export type Predicate = (entry: Entry) => boolean;

const MS_PER_DAY = 86_400_000;

function textPredicate(node: TextNode): Predicate {
  const tests = tokenTests(node);
  if (tests === undefined) return () => true;
  const mayHold = quickLook(node);
  return (entry) =>
    textsOf(entry, node.field).some((text) => mayHold(text) && placesIn(tokensIn(text), tests).next().done !== true);
}

const HAS = {
  abstract: ({ abstract }) => abstract !== undefined,
  arxiv: ({ arxiv }) => arxiv !== undefined,
  authors: ({ authors = [] }) => authors.length > 0,
  code: ({ code = [] }) => code.length > 0,
  date: ({ date }) => date !== undefined,
  decision: ({ decision }) => decision !== undefined,
  doi: ({ doi }) => doi !== undefined,
  keywords: ({ keywords = [] }) => keywords.length > 0,
  list: ({ lists }) => lists.length > 0,
  note: ({ note }) => note !== undefined,
  reason: ({ decision }) => decision?.kind === 'exclude' && decision.reason !== undefined,
  tag: ({ tags }) => tags.length > 0,
  url: ({ url }) => url !== undefined,
  venue: ({ venue }) => venue !== undefined,
} as const satisfies Record<Property, Predicate>;

const NAMES = {
  tag: ({ tags }) => tags,
  list: ({ lists }) => lists,
  // One that is saved was replaced by its query, see views.ts; no paper belongs to one that is not.
  view: () => [],
  id: ({ id }) => [id],
  doi: ({ doi }) => (doi === undefined ? [] : [doi]),
  arxiv: ({ arxiv }) => (arxiv === undefined ? [] : [arxiv]),
  // A source is named by its path or by its last part alone.
  source: ({ sources }) => sources.flatMap(({ file }) => [file, file.replace(/^.*[/\\]/, '')]),
} as const satisfies Record<string, (entry: Entry) => readonly string[]>;

function namePredicate(namesOf: (entry: Entry) => readonly string[], names: readonly Name[]): Predicate {
  const sought = names.map(({ text, prefix }) => ({ text: foldText(text), prefix }));
  return (entry) =>
    namesOf(entry).some((candidate) => {
      const folded = foldText(candidate);
      return sought.some(({ text, prefix }) => (prefix ? folded.startsWith(text) : folded === text));
    });
}

function inRange(value: number, { from = -Infinity, to = Infinity }: Range<number>): boolean {
  return value >= from && value <= to;
}

function inTime(at: string, test: DateTest, now: Date): boolean {
  if ('withinDays' in test) return now.getTime() - Date.parse(at) <= test.withinDays * MS_PER_DAY;
  const { from, to } = test;
  return (from === undefined || at >= from) && (to === undefined || at.slice(0, to.length) <= to);
}

function filterPredicate(test: FilterTest, now: Date): Predicate {
  switch (test.field) {
    case 'is':
      return ({ status, conflict }) =>
        test.standings.some((standing) => (standing === 'conflict' ? conflict === true : standing === status));
    case 'has':
      return (entry) => test.properties.some((property) => HAS[property](entry));
    case 'year':
      return ({ year }) => year !== undefined && test.years.some((range) => inRange(year, range));
    case 'added':
      return ({ added }) => test.dates.some((date) => inTime(added, date, now));
    case 'decided':
      return ({ decision }) => decision !== undefined && test.dates.some((date) => inTime(decision.at, date, now));
    default:
      return namePredicate(NAMES[test.field], test.names);
  }
}

function isFact(node: QueryNode): boolean {
  return node.kind === 'filter' || (node.kind === 'not' && node.node.kind === 'filter');
}

/** The plain meaning of a query: true of the papers that it selects. `now` is what `added:7d` counts back from. */
export function compileQuery(node: QueryNode, environment: { readonly now: Date }): Predicate {
  switch (node.kind) {
    case 'all':
      return () => true;
    case 'word':
    case 'phrase':
      return textPredicate(node);
    case 'filter':
      return filterPredicate(node.test, environment.now);
    case 'not': {
      const inner = compileQuery(node.node, environment);
      return (entry) => !inner(entry);
    }
    case 'and':
    case 'or': {
      // Facts first: reading a text costs a thousand times as much.
      const byCost = [...node.nodes.filter(isFact), ...node.nodes.filter((child) => !isFact(child))];
      const inner = byCost.map((child) => compileQuery(child, environment));
      return node.kind === 'and'
        ? (entry) => inner.every((test) => test(entry))
        : (entry) => inner.some((test) => test(entry));
    }
  }
}

import type { DateTest, FilterTest, Name, QueryNode, Range, TextNode } from './syntax-tree.ts';

/** What needs no quotes wherever it stands as a value. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;

function name({ text, prefix }: Name): string {
  if (prefix) return `${text}*`;
  return PLAIN.test(text) ? text : `"${text}"`;
}

function range({ from, to }: Range<string>): string {
  return from === to ? (from ?? '') : `${from ?? ''}..${to ?? ''}`;
}

function year(bound: number): string {
  return String(bound).padStart(4, '0');
}

function years({ from, to }: Range<number>): string {
  return range({ ...(from !== undefined && { from: year(from) }), ...(to !== undefined && { to: year(to) }) });
}

function date(test: DateTest): string {
  return 'withinDays' in test ? `${test.withinDays}d` : range(test);
}

function valuesOf(test: FilterTest): readonly string[] {
  switch (test.field) {
    case 'is':
      return test.standings;
    case 'has':
      return test.properties;
    case 'year':
      return test.years.map(years);
    case 'added':
    case 'decided':
      return test.dates.map(date);
    default:
      return test.names.map(name);
  }
}

/** The comma before an empty value tells a value that begins with a colon or slashes from `std::vector` and `https://`. */
function fieldWith(field: string, values: string): string {
  return `${field}:${/^(?::|\/\/)/.test(values) ? ',' : ''}${values}`;
}

const MARK = { stem: '', prefix: '*', fuzzy: '~' } as const;

function textOf(node: TextNode): string {
  return node.kind === 'phrase' ? `"${node.text}"` : node.text + MARK[node.mode];
}

function written(node: TextNode): string {
  return node.field === undefined ? textOf(node) : fieldWith(node.field, textOf(node));
}

/** The part as one clause, in brackets when it is several. */
function putClause(node: QueryNode, pieces: string[]): void {
  const isSeveral = node.kind === 'and' || node.kind === 'or';
  if (isSeveral) pieces.push('(');
  put(node, pieces);
  if (isSeveral) pieces.push(')');
}

/** Puts the pieces of a node behind the others, so that none is copied once for every bracket around it. */
function put(node: QueryNode, pieces: string[]): void {
  switch (node.kind) {
    case 'all':
      break;
    case 'word':
    case 'phrase':
      pieces.push(written(node));
      break;
    case 'filter':
      pieces.push(fieldWith(node.test.field, valuesOf(node.test).join(',')));
      break;
    case 'not': {
      const { node: inner } = node;
      if (inner.kind === 'filter' && inner.test.field === 'has' && inner.test.properties.length === 1) {
        pieces.push(`no:${inner.test.properties.join()}`);
        break;
      }
      // Two minuses in a row are text.
      pieces.push(inner.kind === 'not' ? '-(' : '-');
      putClause(inner, pieces);
      if (inner.kind === 'not') pieces.push(')');
      break;
    }
    case 'and':
    case 'or':
      node.nodes.forEach((child, at) => {
        if (at > 0) pieces.push(node.kind === 'and' ? ' ' : ' OR ');
        putClause(child, pieces);
      });
  }
}

/**
 * The query as text that reads back to the same tree, with every bracket that its reading implies and each field by its
 * own name. Empty for the query that selects every paper.
 */
export function formatQuery(node: QueryNode): string {
  const pieces: string[] = [];
  put(node, pieces);
  return pieces.join('');
}

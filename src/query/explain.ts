import { formatQuery } from './format.ts';
import type { DateTest, FilterTest, Name, QueryNode, Range } from './syntax-tree.ts';

function range({ from, to }: Range<string | number>): string {
  if (from === to) return `is ${from}`;
  if (from === undefined) return `is ${to} or before`;
  return to === undefined ? `is ${from} or after` : `is from ${from} to ${to}`;
}

function date(test: DateTest): string {
  if (!('withinDays' in test)) return range(test);
  return `is within the last ${test.withinDays === 1 ? 'day' : `${test.withinDays} days`}`;
}

function name({ text, prefix }: Name): string {
  if (text === '') return 'is any';
  return prefix ? `begins with "${text}"` : `is "${text}"`;
}

function filterText(test: FilterTest): string {
  switch (test.field) {
    case 'is':
      return `is ${test.standings.map((standing) => (standing === 'conflict' ? 'in conflict' : standing)).join(' or ')}`;
    case 'has':
      return `has ${test.properties.join(' or ')}`;
    case 'year':
      return `year ${test.years.map(range).join(' or ')}`;
    case 'added':
    case 'decided':
      return `${test.field} ${test.dates.map(date).join(' or ')}`;
    default:
      return `${test.field} ${test.names.map(name).join(' or ')}`;
  }
}

const HOW = { stem: 'word', prefix: 'words beginning with', fuzzy: 'words spelled like' } as const;

/** Puts the lines of a node behind the others, so that none is copied once for every bracket around it. */
function putLines(node: QueryNode, indent: string, lines: string[]): void {
  switch (node.kind) {
    case 'all':
      lines.push(`${indent}every paper`);
      break;
    case 'word':
    case 'phrase': {
      const where = node.field === undefined ? '' : ` in ${node.field}`;
      lines.push(`${indent}${node.kind === 'phrase' ? 'phrase' : HOW[node.mode]} "${node.text}"${where}`);
      break;
    }
    case 'filter':
      lines.push(indent + filterText(node.test));
      break;
    case 'not':
      lines.push(`${indent}not`);
      putLines(node.node, `${indent}  `, lines);
      break;
    case 'and':
    case 'or':
      lines.push(`${indent}${node.kind === 'and' ? 'all of' : 'any of'}`);
      for (const child of node.nodes) putLines(child, `${indent}  `, lines);
  }
}

/**
 * How a query was read, in words, a line for each part. Where there are several parts, the last line is the query
 * written out, with every bracket that its reading implies.
 */
export function explainQuery(node: QueryNode): string {
  const lines: string[] = [];
  putLines(node, '', lines);
  if (node.kind === 'and' || node.kind === 'or') lines.push(`written out: ${formatQuery(node)}`);
  return lines.join('\n');
}

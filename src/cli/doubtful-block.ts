import { yearOf } from '../domain/paper.ts';
import { sanitiseLine } from '../terminal/sanitise.ts';
import type { OutputStream } from '../terminal/terminal.ts';
import { wrap } from '../terminal/width.ts';
import type { Doubtful } from '../verbs/enrich.ts';
import { textWidth } from './paper-block.ts';

const MOST_AUTHORS = 3;

function namesOf({ authors = [] }: Doubtful['record']): string {
  const shown = authors.slice(0, MOST_AUTHORS).map(({ name }) => name);
  return shown.join(', ') + (authors.length > MOST_AUTHORS ? ', …' : '');
}

/** A doubtful match below the paper that it may be of: what it is called, what it says, and what speaks for and against it. */
export function doubtfulBlock(
  stream: OutputStream,
  { id, title, match, services, score, reasons, record }: Doubtful,
): string {
  const { style } = stream;
  const width = textWidth(stream);
  const said = [namesOf(record), record.venue, yearOf(record)?.toString()].filter(
    (part) => part !== undefined && part !== '',
  );
  const lines = [
    `${style('id', sanitiseLine(id))}  ${sanitiseLine(title)}`,
    `  is it ${style('id', sanitiseLine(match))}  ${style('faint', `${score.toFixed(2)}, ${services.join(', ')}`)}`,
    ...wrap(sanitiseLine(record.title), { width, first: '    ', hanging: '    ' }).split('\n'),
    ...(said.length === 0
      ? []
      : wrap(sanitiseLine(said.join('; ')), { width, first: '    ', hanging: '    ' }).split('\n')),
    style('faint', `    ${reasons.map((reason) => reason.replaceAll('-', ' ')).join(', ')}`),
  ];
  return `${lines.join('\n')}\n`;
}

import { sanitiseLine } from '../terminal/sanitise.ts';
import type { OutputStream } from '../terminal/terminal.ts';
import { pad, truncate } from '../terminal/width.ts';
import type { ParsedFile } from '../verbs/parse.ts';

const LINE_WIDTH = 5;
const ROLE_WIDTH = 8;
const PAPER_WIDTH = 24;

/** What became of every line of a file: number, role, the paper that it went to, and what was seen in it. */
export function explainLines(stream: OutputStream, { file, format, lines, papers }: ParsedFile): string {
  const rows = lines.map(({ line, role, record, what = '' }) => {
    const paper = record === undefined ? '' : sanitiseLine(papers[record]?.id ?? '');
    if (!stream.isTerminal) return [sanitiseLine(file), line, role, paper, sanitiseLine(what)].join('\t');
    const number = stream.style('faint', String(line).padStart(LINE_WIDTH));
    const named = pad(stream.style('id', truncate(paper, PAPER_WIDTH)), PAPER_WIDTH);
    return `${number}  ${pad(role, ROLE_WIDTH)}  ${named}  ${stream.style('faint', sanitiseLine(what))}`.trimEnd();
  });
  const heading = stream.isTerminal
    ? [`${stream.style('title', sanitiseLine(file))} read as ${format ?? 'nothing'}`]
    : [];
  return [...heading, ...rows].map((row) => `${row}\n`).join('');
}

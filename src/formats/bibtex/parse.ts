import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { LabelledRecord, LineAccount, ParseInput, ParseResult } from '../format.ts';
import { linesOf } from '../prose/lines.ts';
import { withInherited } from './inherit.ts';
import { recordOf } from './record.ts';
import { type RawEntry, scanBibtex, type ScanProblem } from './scan.ts';

/** What BibLaTeX calls a container of fields or a set of entries is no paper. */
const NO_PAPER = new Set(['xdata', 'set', 'bibnote']);

function message({ reason, line, lost, remedy }: ScanProblem, file: string): Diagnostic {
  return { reason, file, line, ruleId: lost ? 'broken-entry' : 'bibtex', fatal: lost, note: remedy };
}

/** The account of lines: those of entries that gave a record, and the rest, which is furniture. */
function accounts(text: string, spans: readonly { readonly line: number; readonly endLine: number }[]): LineAccount[] {
  const lines = linesOf(text).map((line, index): LineAccount => ({
    line: index + 1,
    role: line.trim() === '' ? 'blank' : 'furniture',
  }));
  spans.forEach(({ line, endLine }, record) => {
    for (let at = line; at <= endLine; at += 1)
      if (lines[at - 1]?.role === 'furniture')
        lines[at - 1] = { line: at, role: at === line ? 'title' : 'metadata', record };
  });
  return lines;
}

/** Reads BibTeX and BibLaTeX. Entries that are broken, have no title or no new key are named with their line; the rest is read. */
export function parse({ text, file }: ParseInput): ParseResult {
  const { entries, problems } = scanBibtex(text);
  const byKey = new Map<string, RawEntry>();
  const messages = problems.map((problem) => message(problem, file));
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    if (key !== '' && byKey.has(key))
      messages.push({
        reason: `the key "${entry.key}" stands before two entries`,
        file,
        line: entry.line,
        ruleId: 'doubled-key',
        fatal: false,
        note: 'Both were read; one gets a letter behind its key.',
      });
    else byKey.set(key, entry);
  }
  const records: LabelledRecord[] = [];
  const spans: RawEntry[] = [];
  for (const entry of entries) {
    if (NO_PAPER.has(entry.type)) continue;
    const { type, key, line, endLine } = entry;
    const read = recordOf(
      { type, key, fields: withInherited(entry, byKey) },
      { file, format: 'bibtex', line, endLine },
    );
    if (read === undefined)
      messages.push({
        reason: `the entry ${key === '' ? `of type ${type}` : `"${key}"`} has no title`,
        file,
        line,
        ruleId: 'no-title',
        fatal: true,
        note: 'It was left out; give it a title.',
      });
    else {
      records.push(read);
      spans.push(entry);
    }
  }
  messages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { records, messages, lines: accounts(text, spans) };
}

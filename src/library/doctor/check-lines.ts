import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { readCorpusFrom } from '../corpus-lines.ts';
import { readJournal } from '../journal-file.ts';
import { damagedLine, doubtfulLine } from '../json-line.ts';
import { readLines } from '../line-file.ts';
import { SEALED_SINCE } from '../schema-version.ts';
import { lossOf, readSeen } from '../seen.ts';
import type { Finding, Patient } from './finding.ts';

/** What the lines of a library say, as far as they can be read, and what is wrong with them. */
export interface CheckedLines {
  readonly findings: readonly Finding[];
  /** How many papers each import brought, by the corpus. */
  readonly papersOf: ReadonlyMap<string, number>;
  readonly imports: ReadonlyMap<string, Extract<JournalEvent, { op: 'import' }>>;
}

function safe(diagnostic: Diagnostic): Finding {
  return { ...diagnostic, ruleId: diagnostic.ruleId ?? 'damaged-line', isSafe: true };
}

/** Two different changes of one id: the fold has to leave one out. */
function clashes(file: string, events: readonly JournalEvent[]): Finding[] {
  const first = new Map<string, JournalEvent>();
  return events.flatMap((event) => {
    const known = first.get(event.id);
    if (known === undefined) {
      first.set(event.id, event);
      return [];
    }
    if (isDeepStrictEqual(known, event)) return [];
    return [
      {
        reason: `there are two different changes ${event.id}, and only one counts`,
        file,
        ruleId: 'id-clash',
        fatal: false,
        note: 'Give one of the two lines another id, such as the same with another last letter.',
        isSafe: false,
      },
    ];
  });
}

function incomplete(file: string, lines: Pick<CheckedLines, 'papersOf' | 'imports'>): Finding[] {
  return [...lines.imports.values()].flatMap(({ id, at, files, added }) => {
    const have = lines.papersOf.get(id) ?? 0;
    if (have >= added) return [];
    return [
      {
        reason: `${added - have} of the ${added} papers are missing that were imported on ${at.slice(0, 10)} from ${files.join(', ')}`,
        file,
        ruleId: 'missing-papers',
        fatal: false,
        note: 'Import the file again, or restore this one from a backup: decisions on these papers are still in the journal.',
        isSafe: false,
      },
    ];
  });
}

/** Looks at every line of corpus and journal. */
export function checkLines({ files, directory, schema = SEALED_SINCE }: Patient): CheckedLines {
  const seen = readSeen(files, directory);
  const isSealed = schema >= SEALED_SINCE;
  const journalFile = join(directory, 'journal.jsonl');
  const lines = readLines(files, journalFile);
  const { events, messages } = readJournal(journalFile, lines, isSealed);
  const imports = new Map(events.flatMap((event) => (event.op === 'import' ? [[event.id, event]] : [])));

  const corpusFile = join(directory, 'corpus.jsonl');
  const papersOf = new Map<string, number>();
  const bad: Diagnostic[] = [];
  const end = readCorpusFrom(files, corpusFile, { size: 0, sum: 0, lines: 0 }, ({ paper, line, seal }) => {
    if (typeof paper === 'string') bad.push(damagedLine(corpusFile, line, paper, 0, 'papers'));
    else papersOf.set(paper.import, (papersOf.get(paper.import) ?? 0) + 1);
    if (typeof paper !== 'string' && (seal === 'changed' || (seal === 'unsealed' && isSealed)))
      bad.push(doubtfulLine(corpusFile, line, seal));
  });
  const papers = bad.map((one) => ({
    ...one,
    ...(one.ruleId === 'damaged-line' && { note: damagedLine('', 0, '', end.lines - 1, 'papers').note }),
  }));
  return {
    findings: [
      ...[...papers, ...lossOf(corpusFile, end.size, seen.corpus)].map(safe),
      ...[...messages, ...lossOf(journalFile, lines.whole, seen.journal)].map(safe),
      ...clashes(journalFile, events),
      ...incomplete(corpusFile, { papersOf, imports }),
    ],
    papersOf,
    imports,
  };
}

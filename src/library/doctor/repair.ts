import { join } from 'node:path';
import { crc32 } from '../crc32.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { appendSealed } from '../append.ts';
import { readPaper } from '../corpus-file.ts';
import { errorCode, type FileSystem, readIfThere } from '../file-system.ts';
import { IndexStore } from '../index-store.ts';
import { readEvent } from '../journal-file.ts';
import { parsedLine } from '../json-line.ts';
import { rewriteLines } from '../rewrite.ts';
import { resealed, sealProblem } from '../sealed-line.ts';
import { GROWING_FILES, type GrowingFile, readSeen, writeSeen } from '../seen.ts';
import { upgrade } from '../upgrade.ts';
import { replaceFile } from '../whole-file.ts';
import { leftovers } from './check-cache.ts';
import { checkLines } from './check-lines.ts';
import { salvagedSettings } from './check-settings.ts';
import type { Finding, Patient } from './finding.ts';

/** What a repair needs to know beside the library. */
export interface Surgeon {
  readonly at: string;
  readonly by: string;
}

function has(findings: readonly Finding[], ...rules: readonly string[]): boolean {
  return findings.some(({ ruleId }) => rules.includes(ruleId));
}

const READERS = {
  corpus: readPaper,
  journal: readEvent,
} as const satisfies Record<GrowingFile, (value: unknown) => unknown>;

/** Where a damaged file is kept. */
function asideOf(file: string, at: string): string {
  return `${file}.damaged-${at.replace(/\.\d+Z$/, 'Z').replaceAll(':', '-')}`;
}

function sizeOf(files: FileSystem, file: string): number {
  try {
    return files.statSync(file).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** Sets lines aside that cannot be used, and gives the others checksums that fit. */
function repairLines({ files, directory }: Patient, name: GrowingFile, at: string): void {
  const file = join(directory, `${name}.jsonl`);
  if (files.existsSync(file)) {
    rewriteLines(files, file, asideOf(file, at), (line) => line);
    rewriteLines(files, file, file, (line) => {
      if (line.trim() === '' || typeof parsedLine<unknown>(line, READERS[name]) === 'string') return undefined;
      return sealProblem(line) === undefined ? line : resealed(line);
    });
  }
  writeSeen(files, directory, { ...readSeen(files, directory), [name]: sizeOf(files, file) });
}

/** Papers whose import the journal lost would be out of sight: their imports are entered again. */
async function restoreImports(patient: Patient, { at, by }: Surgeon): Promise<void> {
  const { papersOf, imports } = checkLines(patient);
  const lost = [...papersOf].filter(([id]) => !imports.has(id));
  const events = lost.map(([id, added]): JournalEvent => ({
    id,
    at,
    by,
    op: 'import',
    files: ['restored by papers doctor'],
    added,
    merged: [],
  }));
  if (events.length > 0) await appendSealed(patient.files, patient.directory, 'journal', events);
}

/**
 * Repairs what is safe: nothing is taken away that is not kept beside, under a name with the time. The caller holds the
 * lock.
 */
export async function repair(patient: Patient, findings: readonly Finding[], surgeon: Surgeon): Promise<void> {
  const { files, directory } = patient;
  const settingsFile = join(directory, 'library.yaml');
  if (has(findings, 'no-settings', 'bad-settings')) {
    const text = readIfThere(files, settingsFile);
    if (text !== undefined) rewriteLines(files, settingsFile, asideOf(settingsFile, surgeon.at), (line) => line);
    replaceFile(files, settingsFile, Buffer.from(salvagedSettings(settingsFile, text ?? '')));
  } else upgrade(files, directory);
  writeSeen(files, directory, {
    ...readSeen(files, directory),
    settings: crc32(readIfThere(files, settingsFile) ?? ''),
  });

  const inFile = (name: GrowingFile) =>
    findings.filter(({ file, isSafe }) => isSafe && file === join(directory, `${name}.jsonl`));
  const isJournalHurt = inFile('journal').length > 0;
  for (const name of GROWING_FILES) if (inFile(name).length > 0) repairLines(patient, name, surgeon.at);
  if (isJournalHurt) await restoreImports(patient, surgeon);

  for (const file of leftovers(directory)) files.rmSync(file, { recursive: true, force: true });
  if (has(findings, 'damaged-index')) {
    const store = new IndexStore(files, directory, join(directory, 'corpus.jsonl'), () => true);
    store.rebuild();
    store.close();
  }
}

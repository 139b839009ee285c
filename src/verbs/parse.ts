import { citationKeyOf } from '../domain/citation-key.ts';
import { isError } from '../domain/diagnostic.ts';
import type { Paper } from '../domain/paper.ts';
import { paperIdOf } from '../domain/paper-id.ts';
import type { FormatName, Labels } from '../formats/format.ts';
import { type Input, type ReadFile, readRecords } from './read-records.ts';

/** A record as read, with the id and citation key that an empty library would give it. */
export type ParsedPaper = Omit<Paper, 'added' | 'import'> & Labels;

/** One file as read. */
export type ParsedFile = Omit<ReadFile, 'records'> & { readonly papers: readonly ParsedPaper[] };

export interface ParseRequest {
  readonly from?: FormatName;
  /** Give none of a file's papers when any of its records is bad. */
  readonly strict?: boolean;
}

/** Reads files without touching a library. Problems are among the messages of their file. */
export async function parse(inputs: readonly Input[], { from, strict = false }: ParseRequest): Promise<ParsedFile[]> {
  const ids = new Set<string>();
  const keys = new Set<string>();
  const files: ParsedFile[] = [];
  for (const input of inputs) {
    const { records, ...file } = await readRecords(input, from);
    const kept = strict && file.messages.some(isError) ? [] : records;
    const papers = kept.map(({ record, labels }) => {
      const id = paperIdOf(record, (taken) => ids.has(taken));
      const citationKey = citationKeyOf(record, (taken) => keys.has(taken));
      ids.add(id);
      keys.add(citationKey);
      return { id, citationKey, ...record, ...labels };
    });
    files.push({ ...file, papers });
  }
  return files;
}

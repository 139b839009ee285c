import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Entry } from '../../domain/entry.ts';
import type { Format, StringifyOptions } from '../format.ts';
import { COLUMNS, decisionColumns, MANY } from '../tables.ts';

const TYPES = { text: 'STRING', whole: 'INT32' } as const;

/** A Parquet file with a row for each paper, in the order given; what a paper has several of is JSON. Heeds `abstracts`. */
function encode(entries: readonly Entry[], { abstracts = true }: StringifyOptions): Promise<Uint8Array> {
  const single = COLUMNS.map(([field, name, kind]) => ({
    name,
    type: TYPES[kind],
    nullable: true,
    data: entries.map((entry) => (field === 'abstract' && !abstracts ? null : (entry[field] ?? null))),
  }));
  const decisions = entries.map(decisionColumns);
  const decided = (['reason', 'decidedBy', 'at'] as const).map((column, place) => ({
    name: ['reason', 'decided_by', 'decided_at'][place] ?? column,
    type: 'STRING' as const,
    nullable: true,
    data: decisions.map((decision) => decision[column]),
  }));
  const several = MANY.map(([name, of]) => ({
    name,
    type: 'JSON' as const,
    data: entries.map((entry) => [...of(entry)]),
  }));
  const columnData = [...single, ...decided, ...several];
  return Promise.resolve(new Uint8Array(parquetWriteBuffer({ columnData })));
}

export const format: Format = { encode };

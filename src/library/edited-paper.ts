import type { Paper } from '../domain/paper.ts';
import { crc32 } from './crc32.ts';

/** An edited paper, as it is to be indexed. */
export interface EditedPaper {
  readonly number: number;
  readonly paper: Paper;
  readonly edit: number;
}

/** What an edit is known by in the index. */
export function editSum(edit: unknown): number {
  return crc32(JSON.stringify(edit));
}

import type { Format } from '../format.ts';
import { tableReader } from './reader.ts';
import { tableText } from './stringify.ts';

/** The same table with tabs between its cells. Heeds `abstracts`. */
export const format: Format = {
  reader: (file) => tableReader('tsv', file),
  stringify: (entries, { abstracts = true }) => tableText(entries, '\t', abstracts),
};

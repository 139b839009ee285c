import type { Format } from '../format.ts';
import { tableReader } from './reader.ts';
import { tableText } from './stringify.ts';

/** Comma-separated values by RFC 4180, in UTF-8, with a row of names; read with any delimiter. Heeds `abstracts`. */
export const format: Format = {
  reader: (file) => tableReader('csv', file),
  stringify: (entries, { abstracts = true }) => tableText(entries, ',', abstracts),
};

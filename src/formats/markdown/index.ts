import type { Format } from '../format.ts';
import { readProse } from '../prose/read.ts';
import { markdownBlocks } from './blocks.ts';
import { stringify } from './stringify.ts';

/** Markdown pages and reading lists. */
export const format: Format = {
  parse: (input) => readProse(input, 'markdown', markdownBlocks),
  stringify,
};

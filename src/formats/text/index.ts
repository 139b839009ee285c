import type { Format } from '../format.ts';
import { readProse } from '../prose/read.ts';
import { textBlocks } from './blocks.ts';

/** Titles and abstracts as pasted: plain text, in which no character means anything but itself. */
export const format: Format = {
  parse: (input) => readProse(input, 'text', textBlocks),
};

import type { Format } from '../format.ts';
import { readProse } from '../prose/read.ts';
import { markdownBlocks } from './blocks.ts';
import { stringify } from './stringify.ts';

/** Quotes in quotes, deeper than anyone writes, over which the parser would take time by the square of their depth. */
const DEEP_QUOTE = /^(?:[ \t]*>){20,}[ \t]*/gm;

/** Markdown pages and reading lists. Heeds `title`, `abstracts`, `groupBy` and `template`. */
export const format: Format = {
  parse: ({ text, file }) => readProse({ text: text.replace(DEEP_QUOTE, '> '), file }, 'markdown', markdownBlocks),
  stringify: async (entries, options) =>
    options.template === undefined
      ? stringify(entries, options)
      : (await import('../template/render.ts')).render(options.template, entries, options),
};
